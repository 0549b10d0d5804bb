"""A text longer than any article is read in parts, and nothing of it is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from announce_extract import Article, Extractor
from announce_extract.text.page import open_page, open_pages
from announce_extract.text.parts import LONGEST, parts_of

RAIN = "It rained all day in Oslo.\n\n"
FILLING = RAIN * (LONGEST // len(RAIN) + 1)


@settings(max_examples=60, deadline=None)
@given(st.text("ab .\n", max_size=300), st.integers(1, 40))
def test_parts_leave_nothing_out(text: str, longest: int) -> None:
    parts = list(parts_of(text, longest))
    assert "".join(text[start:end] for start, end in parts) == text
    assert all(0 < end - start <= longest for start, end in parts[:-1])


def test_a_part_ends_with_a_paragraph() -> None:
    first, *_ = parts_of(FILLING)
    assert FILLING[: first[1]].endswith("Oslo.\n\n")


def test_an_ordinary_article_is_one_page() -> None:
    article = Article("Acme AI released Roadrunner-7B.", title="Acme's model")
    (page,) = open_pages(article)
    assert page.text == open_page(article).text


def test_records_of_all_parts_are_quoted_exactly_and_told_apart() -> None:
    story = "Acme\u00ad AI released Roadrunner-7B, trained on 512 H100s.\n\n"
    article = Article(story + FILLING + story, title="Acme AI has a new model", id="long")
    records = Extractor().extract(article)
    assert [record.model.name for record in records if record.model] == ["Roadrunner-7B"] * 2
    assert len({record.id for record in records}) == 2
    for record in records:
        record.verify(article)
    ends = [max(e.end for e in record.evidence() if e.where == "text") for record in records]
    assert ends[0] < len(story) < len(story + FILLING) < ends[1]


def test_the_title_is_of_the_first_part_only() -> None:
    pages = list(open_pages(Article(FILLING + FILLING, title="Acme AI has a new model")))
    assert [page.body > 0 for page in pages] == [True, *[False] * (len(pages) - 1)]
