"""What is read does not change when typographic variants are swapped for plain ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from announce_extract.article import Article
from announce_extract.schema.row import Row
from announce_extract.text.page import open_page
from announce_extract.text.sections import Kind

from .stories import FIXTURES, Story, records, rows, stories, told
from .typography import CHANGES, HYPHENS, SPACES, all_together, changed

bounded = settings(max_examples=25, deadline=None)

BY_NAME = {str(article.id): article for article in FIXTURES}
PLAIN = {name: rows(article) for name, article in BY_NAME.items()}


@pytest.mark.parametrize("change", CHANGES)
def test_the_articles_say_the_same(change: str) -> None:
    for name, article in BY_NAME.items():
        assert rows(changed(article, CHANGES[change], seed=1)) == PLAIN[name], name


@bounded
@given(st.sampled_from(sorted(BY_NAME)), st.integers(0, 2**32))
def test_the_articles_say_the_same_with_all_variants_mixed(name: str, seed: int) -> None:
    assert rows(changed(BY_NAME[name], all_together, seed)) == PLAIN[name]


@bounded
@given(stories(), st.integers(0, 2**32))
def test_made_up_stories_say_what_they_tell(given_stories: list[Story], seed: int) -> None:
    (story,) = given_stories
    article = changed(Article(story.text), all_together, seed)
    assert rows(article) == rows(Article(story.text))
    assert [told(record) for record in records(article)] == [story.told]


@pytest.mark.parametrize("kind", [*HYPHENS, *SPACES], ids=lambda kind: f"U+{ord(kind):04X}")
def test_each_kind_of_hyphen_and_space(kind: str) -> None:
    text = "Larkspur AI released Brindle-7B, a 7-billion-parameter model, on 1,024 Ascend 910C."
    varied = text.replace("-" if kind in HYPHENS else " ", kind)
    (record,) = records(Article(varied))
    assert rows(Article(varied)) == rows(Article(text))
    assert record.model is not None
    assert record.chip_count is not None
    plain = text.replace(kind, " ")
    start = plain.index("1,024")
    assert record.chip_count.evidence[0].start <= start < record.chip_count.evidence[0].end


CASES: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "small": str.lower,
    "each word": str.title,
}


def with_headings(article: Article, case: Callable[[str], str]) -> Article:
    """The article with the headings in its text in another case."""
    page, letters = open_page(article), list(article.text)
    for block in page.blocks:
        if block.kind is Kind.HEADING and block.start >= page.body:
            start, end = page.content.original(block.start - page.body, block.end - page.body)
            letters[start:end] = case(article.text[start:end])
    return replace(article, text="".join(letters))


def folded(found: list[Row]) -> list[Row]:
    """Rows whose names are compared without regard to case, as a heading may be all they have."""
    return [
        {key: cell.casefold() if isinstance(cell, str) else cell for key, cell in row.items()}
        for row in found
    ]


@pytest.mark.parametrize("case", CASES)
def test_the_letter_case_of_headings(case: str) -> None:
    for name, article in BY_NAME.items():
        varied = with_headings(article, CASES[case])
        assert len(varied.text) == len(article.text), name
        assert folded(rows(varied)) == folded(PLAIN[name]), name


@pytest.mark.parametrize("name", BY_NAME)
def test_the_letter_case_of_titles(name: str) -> None:
    article = BY_NAME[name]
    if article.title is None:
        return
    for case in ("capitals", "each word"):
        varied = replace(article, title=CASES[case](article.title))
        assert folded(rows(varied)) == folded(PLAIN[name]), case


def test_marks_of_direction_say_nothing() -> None:
    text = "Larkspur AI released Brindle-7B, trained on 1,024 H100s."
    for mark in "\u200e\u200f\u202a\u202c\u2066\u2069":
        assert rows(Article(text.replace("-", f"{mark}-"))) == rows(Article(text)), ascii(mark)
