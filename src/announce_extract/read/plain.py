"""Plain text: the file is the article."""

from __future__ import annotations

from collections.abc import Iterator

from announce_extract.article import Article
from announce_extract.read.document import Document
from announce_extract.read.source import Source


def read(source: Source) -> Iterator[Document]:
    """Read the whole file as text without a title; its id is the file's name."""
    text = source.text()
    yield Document(source, None, text, to_article, len(text))


def to_article(document: Document) -> Article:
    """Make the article."""
    source = document.source
    return Article(document.raw, id=source.name, origin=source.path)
