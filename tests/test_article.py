from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from announce_extract.article import Article
from announce_extract.errors import AnnounceExtractError, ArticleError


@pytest.mark.parametrize(
    ("published", "day"),
    [
        (None, None),
        ("2026-06-07", date(2026, 6, 7)),
        ("2026-06-07T23:30:00-08:00", date(2026, 6, 7)),
        ("2026-06-07T09:30:00.123Z", date(2026, 6, 7)),
        ("2026-06-07 00:00:00", date(2026, 6, 7)),
    ],
)
def test_published_is_kept_as_given_and_read_as_a_day(
    published: str | None, day: date | None
) -> None:
    article = Article("a", published=published)
    assert (article.published, article.published_date) == (published, day)


@pytest.mark.parametrize("published", ["", "June 7, 2026", "2026-06", "2026-02-30", 20260607])
def test_what_is_no_iso_date_is_refused(published: Any) -> None:
    with pytest.raises(ArticleError, match=r"ISO date .*, not"):
        Article("a", published=published)


def test_text_is_a_string() -> None:
    text: Any = b"bytes"
    with pytest.raises(AnnounceExtractError, match="string, not bytes"):
        Article(text)


def test_the_place_it_was_read_from_makes_no_difference() -> None:
    assert Article("a", origin="x.txt") == Article("a", origin="y.txt")


def test_parts() -> None:
    assert Article("a", title="t").part("title") == "t"
    assert Article("a").part("title") == ""
    assert Article("a", title="t").part("text") == "a"
