"""The whole program: an article becomes a page, mentions, facts, records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Self

from announce_extract.article import Article
from announce_extract.gate import Gate
from announce_extract.mentions.topic import Topic
from announce_extract.schema import Announcement

if TYPE_CHECKING:
    from announce_extract.custom import CustomField
    from announce_extract.facts.gather import Facts
    from announce_extract.mentions.reading import Reader, Reading
    from announce_extract.vocabulary import Vocabulary


class Extractor:
    """Extracts records with one vocabulary; make it once, use it for many articles."""

    def __init__(
        self,
        vocabulary: Sequence[str | Path] = (),
        *,
        fields: Sequence[CustomField] = (),
        gate: bool = True,
    ) -> None:
        """Load the packaged vocabulary and the user's files, which add to it or override it.

        What is no file in `vocabulary` is the name of one that an installed package offers.
        `fields` are read besides those of every record, and stand in its `custom`. Without the
        gate every article takes the whole way; the records are the same, only later.
        """
        from announce_extract.vocabulary import load

        self._use(load(vocabulary), fields, gate=gate)

    @classmethod
    def of(cls, vocabulary: Vocabulary, *, fields: Sequence[CustomField] = ()) -> Self:
        """Make one with a vocabulary that is loaded already."""
        new = cls.__new__(cls)
        new._use(vocabulary, fields, gate=True)
        return new

    def _use(self, vocabulary: Vocabulary, fields: Sequence[CustomField], *, gate: bool) -> None:
        self._vocabulary = vocabulary
        self._fields = tuple(fields)
        self.gate = Gate(vocabulary) if gate else None
        """What refuses articles that can give no record, also before they are parsed."""
        self._topic = Topic(vocabulary)
        self._reader: Reader | None = None

    def extract(self, article: Article) -> list[Announcement]:
        """The records of one article, in the order of its text; none is an empty list."""
        records: list[Announcement] = []
        for reading in self.read(article):
            from announce_extract.records.prospect import may_give

            if not self.gate or may_give(reading):
                records += self.records(reading, before=len(records))
        return records

    def read(self, article: Article) -> Iterator[Reading]:
        """The mentions of an article; of one longer than any, those of each part.

        What can give no record is not read.
        """
        if self.gate and not self.gate.admits(article):
            return
        from announce_extract.mentions.reading import Reader
        from announce_extract.text.page import open_pages

        for page in open_pages(article):
            if self._topic.is_met(page.text):
                self._reader = self._reader or Reader(self._vocabulary)
                yield self._reader.read(page)

    def records(
        self, reading: Reading, facts: Facts | None = None, before: int = 0
    ) -> list[Announcement]:
        """The records of what was read; its facts are gathered, if they are not yet.

        `before` is how many records the parts before it gave.
        """
        from announce_extract.custom import fields_of, fill
        from announce_extract.facts.gather import gather
        from announce_extract.records.assemble import assemble

        records = assemble(reading, facts or gather(reading), before)
        return fill(reading.page, records, [*fields_of(self._vocabulary), *self._fields])


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
