"""Plain text: the file is the article."""

from __future__ import annotations

from collections.abc import Iterator

from announce_extract.article import Article
from announce_extract.read.source import Source


def read(source: Source) -> Iterator[Article]:
    """Read the whole file as text without a title; its id is the file's name."""
    yield Article(source.text(), id=source.name, origin=source.path)
