"""The article, as it was handed over: read from, never edited."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from announce_extract.errors import ArticleError

_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Article:
    """One document: its text and what is known about it.

    >>> Article("...", published="2026-06-07T09:30:00+02:00").published_date
    datetime.date(2026, 6, 7)
    """

    text: str
    title: str | None = None
    published: str | None = None
    """ISO date or date-time, as given; relative dates in the text resolve against it."""
    url: str | None = None
    id: str | None = None
    origin: str | None = field(default=None, compare=False)
    """Where it was read from ("dump.jsonl:12"), for messages only; no part of its identity."""

    kept: Mapping[str, Any] | None = field(default=None, compare=False)
    """Other fields of the document, carried along to its records; JSON values."""

    def __post_init__(self) -> None:
        """Refuse what no article can have; half surrogate pairs become U+FFFD, one for one."""
        if not isinstance(self.text, str):
            raise ArticleError(f"text must be a string, not {type(self.text).__name__}")
        for name in ("text", "title", "url", "id"):
            given = getattr(self, name)
            if isinstance(given, str) and not given.isascii() and _HALF.search(given):
                object.__setattr__(self, name, _HALF.sub("\ufffd", given))
        if self.published is not None:
            parse_published(self.published)

    @property
    def published_date(self) -> date | None:
        """The day of publication, in the time zone that `published` was given in."""
        return None if self.published is None else parse_published(self.published)

    def part(self, where: str) -> str:
        """The string that evidence offsets count in: the text, or the title ("" if none)."""
        return self.text if where == "text" else self.title or ""


def parse_published(published: str) -> date:
    """Read an ISO date or date-time, or raise `ArticleError`.

    >>> parse_published("2026-06-07 00:00:00")
    datetime.date(2026, 6, 7)
    >>> parse_published("June 7, 2026")
    Traceback (most recent call last):
    announce_extract.errors.ArticleError: published must be an ISO date ..., not 'June 7, 2026'
    """
    try:
        return datetime.fromisoformat(published).date()
    except (TypeError, ValueError):
        raise ArticleError(
            "published must be an ISO date or date-time such as 2026-06-07 or "
            f"2026-06-07T09:30:00Z, not {published!r}"
        ) from None
