"""How the records of an article change, or do not, when the article is changed."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from announce_extract.article import Article
from announce_extract.mentions.numerals import numerals
from announce_extract.pipeline import Extractor
from announce_extract.read import read
from announce_extract.schema import Announcement
from announce_extract.schema.fields import QUANTITY_FIELDS
from announce_extract.text.normalise import normalise
from announce_extract.vocabulary import load
from tests.test_properties import TOKENS

from .stories import FIXTURES, Story, Told, records, rows, stories, told

bounded = settings(max_examples=150, deadline=None)
few = settings(max_examples=20, deadline=None)

OTHER = Extractor.of(load())
"""What has read other articles, in another order, than the extractor of `records`."""

ODD = st.sampled_from(
    (
        *"\x00\x85\u200e\u202e\u2066\u2069\u0301\u2028\u3164\u2800\ufffd\ufffe\uffff\U0010ffff",
        *"\u00b2\u00bd\u2167\u2466\u0667\u0e57\u4e03\U0001d7d5\u00df\u1e9e\u0130\ufb01\u0149\u01c5\r",
        *("\x1b[2J", "e\u0301\u0327", "\U0001f680", "\U0001f468\u200d\U0001f469", "\r\n\r\n"),
        *("&#0;", "&#xD800;", "&#99999;", "&#x1F680;", "&lt;", "<script>", "](http://x/", "**"),
        *("[[", "=cmd()", '"; DROP', "../../", "%00", "{{", "${", "\\u0000"),
    )
)
MIXED = st.lists(st.one_of(TOKENS, TOKENS, ODD, st.text(max_size=5)), max_size=40)
TEXTS = st.one_of(MIXED.map(" ".join), MIXED.map("".join)).map("A language model. {}".format)


@bounded
@given(TEXTS, st.one_of(st.none(), TEXTS.map("{}. It rained.".format)))
@example("\u00b2B parameters, \u00bd billion parameters, \u2167 H100s, \u2466,000 H100s", None)
@example("Acme AI released Brindle-\U0001d7d5B on \u0661\u0660\u0660 H100s.", "\u202eBrindle-7B")
@example("\u0130\u0130\u0130 Istanbul AI released \u0130stanbul-7B on 64 H100s.", "\u0149\ufb01")
def test_never_raises_on_any_text_and_quotes_exactly(text: str, title: str | None) -> None:
    article = Article(text, title=title, published="2026-06-10")
    for record in records(article):
        record.verify(article)
        assert Announcement.from_json(record.to_json()) == record
        for e in record.evidence():
            assert article.part(e.where)[e.start : e.end] == e.text


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Acme AI unveils a 70B-parameter", "Language model was trained on 512 H100s."),
        ("Acme AI's new 70-billion-parameter", "The AI model uses 64 H100s."),
    ],
)
def test_a_title_that_breaks_off(title: str, text: str) -> None:
    article = Article(text, title=title)
    for record in records(article):
        record.verify(article)


def test_half_a_surrogate_pair() -> None:
    article = Article("Acme AI released Road\ud800runner-7B, trained on 512 H100s.", id="a\udc00")
    for record in records(article):
        assert Announcement.from_json(record.to_json()) == record


def identified(found: list[Announcement]) -> list[str]:
    return [record.to_json() for record in found]


@few
@given(st.lists(st.one_of(TEXTS, stories().map(lambda s: s[0].text)), min_size=2, max_size=4))
def test_documents_of_one_file_know_nothing_of_each_other(texts: list[str]) -> None:
    given_articles = [
        Article(text, id=str(number), published="2026-06-10")
        for number, text in enumerate(texts)
        if text.strip()
    ]
    lines = [
        json.dumps({"id": article.id, "published": article.published, "text": article.text})
        for article in given_articles
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "dump.jsonl")
        path.write_text("".join(f"{line}\n" for line in lines))
        found = [item for item in read([path]) if isinstance(item, Article)]
    assert found == given_articles
    together = [records(article) for article in found]
    apart = [OTHER.extract(article) for article in reversed(given_articles)]
    assert list(map(identified, together)) == list(map(identified, reversed(apart)))


@few
@given(stories(2, 4), st.sampled_from(["\n\n", "\n\n---\n\n", "\n\n* * *\n\n", "\n", " "]))
def test_stories_with_nothing_in_common_keep_their_records_in_one_text(
    found: list[Story], between: str
) -> None:
    text = between.join(story.text for story in found)
    assert [told(record) for record in records(Article(text))] == [s.told for s in found]


@few
@given(stories(2, 5), st.randoms(use_true_random=False), st.sampled_from(["- ", "* ", "\u2022 "]))
def test_the_order_of_list_items_is_that_of_the_records(
    found: list[Story], random: Random, mark: str
) -> None:
    def listed(order: list[Story]) -> Counter[str]:
        items = "".join(f"{mark}{story.line}\n" for story in order)
        text = f"Larkspur AI published the sizes of its models.\n\n{items}\nIt rained all day."
        found_rows = rows(Article(text, published="2026-06-10"))
        assert [row["model"] for row in found_rows] == [story.told.model for story in order]
        return Counter(
            json.dumps({k: v for k, v in row.items() if k != "primary"}) for row in found_rows
        )

    shuffled = list(found)
    random.shuffle(shuffled)
    assert listed(shuffled) == listed(found)


def table(found: list[Story]) -> Article:
    lines = [
        f"| {t.model} | {t.parameters // 10**9}B | {t.chips:,} | {t.accelerator} |\n"
        for t in (story.told for story in found)
    ]
    head = "| Model | Parameters | Chips | Accelerator |\n|---|---|---|---|\n"
    return Article(f"Larkspur AI trained these models.\n\n{head}{''.join(lines)}")


@few
@given(stories(2, 5))
def test_the_order_of_table_rows_is_that_of_the_records(found: list[Story]) -> None:
    read_off = [
        (row["model"], row["parameter_count"], row["chip_count"]) for row in rows(table(found))
    ]
    assert read_off == [(s.told.model, s.told.parameters, s.told.chips) for s in found]


def test_the_accelerators_of_a_table() -> None:
    values = (("Brindle-7B", 7, 64, "H100"), ("Corvid-13B", 13, 128, "A100"))
    found = [
        Story(Told("Larkspur AI", model, size * 10**9, chips, chip, "2026-03-03"))
        for model, size, chips, chip in values
    ]
    assert [row["accelerator"] for row in rows(table(found))] == ["H100", "A100"]


BOILERPLATE = (
    "\n\nSubscribe to our newsletter.\n",
    "\n\nShare\n",
    "\n\n\u00a9 2026 The Courier. All rights reserved.\n",
    "\n\nRead more\n",
    "\n\nTags: weather, cooking, sport\n",
    "\n\nThis site uses cookies. Accept all cookies.\n",
    "\n\n3 min read\n",
    "\n\nImage credit: J. Doe\n",
    "\n\nTerms of service | Privacy policy | Contact\n",
    "\n\nThe weather will be fine on Sunday, with some rain in the hills.\n",
    "\n\nRelated articles\n\n- How to bake bread\n- Ten walks by the sea\n",
    "\n\nFollow us: https://example.org/feed?id=7&n=100\n",
)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(FIXTURES), st.lists(st.sampled_from(BOILERPLATE), min_size=1).map("".join))
def test_what_has_nothing_to_do_with_it_changes_nothing(article: Article, more: str) -> None:
    longer = replace(article, text=article.text + more)
    assert rows(longer) == rows(article)


def without_numbers(text: str) -> str:
    """The text as it is read, all digits and all words for numbers left out."""
    plain = "".join(c for c in normalise(text).text if not c.isnumeric())
    while found := next(iter(numerals(plain)), None):
        plain = f"{plain[: found.start]} {plain[found.end :]}"
    return plain


@pytest.mark.parametrize("article", FIXTURES, ids=lambda article: article.id)
def test_an_article_without_numbers_has_no_quantities(article: Article) -> None:
    title = article.title and without_numbers(article.title)
    plain = replace(article, text=without_numbers(article.text), title=title)
    for record in records(plain):
        assert not any(getattr(record, field) for field in QUANTITY_FIELDS)
