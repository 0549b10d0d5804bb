"""The whole program: an article becomes a page, mentions, facts, records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from announce_extract.article import Article
from announce_extract.gate import Gate
from announce_extract.mentions.topic import Topic
from announce_extract.schema import Announcement

if TYPE_CHECKING:
    from announce_extract.mentions.reading import Reader


class Extractor:
    """Extracts records with one vocabulary; make it once, use it for many articles."""

    def __init__(self, vocabulary: Sequence[Path] = (), *, gate: bool = True) -> None:
        """Load the packaged vocabulary and the user's files, which add to it or override it.

        Without the gate every article takes the whole way; the records are the same, only later.
        """
        from announce_extract.vocabulary import load

        self._vocabulary = load(vocabulary)
        self.gate = Gate(self._vocabulary) if gate else None
        """What refuses articles that can give no record, also before they are parsed."""
        self._topic = Topic(self._vocabulary)
        self._reader: Reader | None = None

    def extract(self, article: Article) -> list[Announcement]:
        """The records of one article, in the order of its text; none is an empty list."""
        if self.gate and not self.gate.admits(article):
            return []
        return self._extract(article)

    def _extract(self, article: Article) -> list[Announcement]:
        from announce_extract.facts.gather import gather
        from announce_extract.mentions.reading import Reader
        from announce_extract.records.assemble import assemble
        from announce_extract.text.page import open_page

        page = open_page(article)
        if not self._topic.is_met(page.text):
            return []
        if self._reader is None:
            self._reader = Reader(self._vocabulary)
        reading = self._reader.read(page)
        return assemble(reading, gather(reading))


@cache
def default_extractor() -> Extractor:
    """The extractor of the packaged vocabulary."""
    return Extractor()


def extract(
    text: str, *, title: str | None = None, published: str | None = None, url: str | None = None
) -> list[Announcement]:
    """Extract the records of one article.

    `published` is an ISO date or date-time; relative dates resolve against it only.

    >>> r = extract("Acme AI released Roadrunner-7B, trained on 512 H100s.", published="2026-03-02")
    >>> r[0].model.name, r[0].chip_count.value, r[0].chip_count.evidence[0].text
    ('Roadrunner-7B', 512, '512 H100s')
    """
    return default_extractor().extract(Article(text, title=title, published=published, url=url))


def extract_many(articles: Iterable[Article]) -> Iterator[list[Announcement]]:
    """Extract the records of many articles, one list for each, in their order."""
    extractor = default_extractor()
    for article in articles:
        yield extractor.extract(article)
