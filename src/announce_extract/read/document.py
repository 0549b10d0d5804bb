"""A document as it stands in its container, before anything is parsed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from announce_extract.article import Article
from announce_extract.read.failure import Failure
from announce_extract.read.source import Source


@dataclass(frozen=True, slots=True)
class Document:
    """One document, which becomes an article when it is opened."""

    source: Source
    line: int | None
    """Line or row, from 1; None where the document is the whole file or has an offset."""
    raw: Any
    """What `parse` reads: the bytes of a line or page, a mapping of fields, or a text."""
    parse: Callable[[Document], Article]
    size: int
    """Bytes, as near as they are known."""
    offset: int | None = None
    """Byte of the file at which its record starts, in containers without lines."""
    skims: tuple[Callable[[Document], bytes | None], ...] = ()
    """Each gives all the words that the article could have, in UTF-8, more cheaply than `parse`,
    the cheapest first; None where it must be parsed to know."""

    def open(self) -> Article:
        """Parse it; raises `ReadError` where that cannot be done."""
        article = self.parse(self)
        published = self.source.options.published
        return article if article.published else replace(article, published=published)

    @property
    def place(self) -> str:
        """Where it is, for messages."""
        if self.offset is not None:
            return f"{self.source.path}@{self.offset}"
        return self.source.path if self.line is None else f"{self.source.path}:{self.line}"

    def failure(self, reason: str) -> Failure:
        """Report that it could not be used."""
        return Failure(self.source.path, self.line, reason, self.offset)
