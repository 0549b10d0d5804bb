"""What must hold for every article."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from announce_extract.article import Article
from announce_extract.mentions.numerals import numerals
from announce_extract.pipeline import Extractor
from announce_extract.schema import Announcement
from announce_extract.schema.fields import QUANTITY_FIELDS

bounded = settings(max_examples=60, deadline=None)

TOKENS = st.sampled_from(
    (
        "Meta",
        "DeepSeek's",
        "Huawei\u2011led team",
        "Quillon AI",
        "Stanford University",
        "Reuters",
        "Llama 3.1 405B",
        "DeepSeek-V3",
        "Brindle-7B",
        "Qwen3-235B-A22B",
        "Mixtral 8x7B",
        "GPT-4",
        "Zorvex",
        "the model",
        "it",
        "its",
        "the former",
        "the larger",
        "both",
        "H100",
        "H100s",
        "Ascend\u202f910C chips",
        "TPU v5p",
        "GPUs",
        "A100-80GB",
        "8x",
        "64",
        "1,000",
        "16,384",
        "tens of thousands of",
        "between 7 and 13",
        "7\u201313",
        "a few hundred",
        "8B, 70B and 405B",
        "1.6\u2011trillion\u2011parameter",
        "billion",
        "70B",
        "parameters",
        "active",
        "in total",
        "tokens",
        "GPU-hours",
        "days",
        "weeks",
        "$5.6 million",
        "3.8e25 FLOPs",
        "10^26",
        "nodes of",
        "each",
        "respectively",
        "trained",
        "pre-trained",
        "post\u2011trained",
        "fine-tuned",
        "RLHF",
        "distilled",
        "runs on",
        "released",
        "announced",
        "says",
        "reportedly",
        "will",
        "did not",
        "denied",
        "about",
        "more than",
        "up to",
        "on June\u202f6, 2026",
        "on Tuesday",
        "last month",
        "Q2 2026",
        "today",
        "with",
        "on",
        "of",
        "and",
        "by",
        "while",
        "than",
        ",",
        ";",
        ".",
        ":",
        "(",
        ")",
        "\u2014",
        "\n",
        "\n\n",
        "\n- ",
        "\n| ",
        " | ",
        "|---|---|\n",
        "\n# ",
        "&nbsp;",
        "&#8209;",
        "\u00ad",
        "theQwen",
        "and",
        "\r\n",
        "bil-\nlion",
        "\u201c",
        "\u2019s",
        "June 7, 20263 min read",
        "Parameters:",
        "Model",
        "named",
        "a cluster of",
        "data center",
        "plans to build",
    )
)
DOMAIN = st.lists(TOKENS, max_size=40).map(" ".join)
ANYTHING = st.one_of(
    st.text(max_size=200),
    DOMAIN,
    st.lists(st.one_of(TOKENS, st.text(max_size=6)), max_size=20).map("".join),
)
ARTICLES = st.builds(
    Article,
    ANYTHING,
    title=st.one_of(st.none(), st.lists(TOKENS, max_size=8).map(" ".join), st.text(max_size=20)),
    published=st.one_of(
        st.none(), st.dates(date(2018, 1, 1), date(2030, 12, 31)).map(date.isoformat)
    ),
)


UNGATED = Extractor(gate=False)


def extracted(article: Article) -> list[Announcement]:
    """The records, the gate left out."""
    return UNGATED.extract(article)


@bounded
@given(ARTICLES)
@example(Article("9" * 5_000 + " parameters"))
@example(Article("Brindle-" + "9" * 5_000 + "B was trained."))
@example(Article("1e40 parameters, 10^41 parameters, 1e999 FLOPs"))
@example(Article("Quillon AI released Brindle-7B on 64 H100s, 0 parameters, 0.0001B parameters."))
@example(Article("A 70B model with 405B active parameters was trained on 13 to 7 billion tokens."))
def test_never_raises_and_quotes_exactly(article: Article) -> None:
    for record in extracted(article):
        record.verify(article)
        for e in record.evidence():
            assert article.part(e.where)[e.start : e.end] == e.text


@pytest.mark.parametrize(
    ("words", "published"),
    [
        ("on June 6", "0001-01-01"),
        ("last month", "0001-01-01"),
        ("last year", "0001-01-01"),
        ("yesterday", "0001-01-01"),
        ("on July 6", "9999-12-31"),
        ("5000 years ago", "2026-06-10"),
        ("90000 months ago", "2026-06-10"),
        ("5000000 weeks ago", "2026-06-10"),
        ("99999999999 days ago", "2026-06-10"),
    ],
)
def test_no_date_is_beyond_the_calendar(words: str, published: str) -> None:
    article = Article(f"Quillon AI released Brindle-7B {words}.", published=published)
    for record in extracted(article):
        record.verify(article)


@bounded
@given(ARTICLES)
def test_the_same_again(article: Article) -> None:
    first = extracted(article)
    assert extracted(article) == first
    assert len({r.id for r in first}) == len(first)


@bounded
@given(ARTICLES)
def test_records_survive_being_written(article: Article) -> None:
    for record in extracted(article):
        assert Announcement.from_json(record.to_json()) == record


@bounded
@given(st.lists(st.one_of(TOKENS, st.text(max_size=4)), max_size=30).map(" ".join))
def test_without_numbers_no_quantities(text: str) -> None:
    plain = "".join(c for c in text if not c.isnumeric())
    if any(numerals(plain)) or "&" in plain:
        return
    for record in extracted(Article(plain, published="2026-06-10")):
        assert not any(getattr(record, field) for field in QUANTITY_FIELDS)


@bounded
@given(DOMAIN, st.integers(0, 3))
def test_space_around_an_article_changes_no_value(text: str, lines: int) -> None:
    def rows(article: str) -> list[dict[str, object]]:
        return [
            {k: v for k, v in r.to_row().items() if k != "id"} for r in extracted(Article(article))
        ]

    assert rows("\n" * lines + text.strip() + "\n" * lines) == rows(text.strip())
