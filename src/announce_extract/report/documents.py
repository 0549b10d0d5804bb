"""Records by document, each document with its article where that is at hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from announce_extract.article import Article
from announce_extract.errors import EvidenceError
from announce_extract.report.highlight import Piece, pieces
from announce_extract.report.quotes import Numbered, Quotes, Spot, quotes
from announce_extract.schema import Announcement


@dataclass(frozen=True, slots=True)
class Document:
    """A document, its records, and where each quotation of them is to be found in the report."""

    number: int
    id: str | None
    article: Article | None
    problem: str | None
    """Why the article that was given is not shown, if it is not."""
    records: tuple[Numbered, ...]
    quotes: Quotes
    anchors: dict[Spot, str]

    def pieces(self, where: str) -> list[Piece]:
        """The title or the text, cut where highlighting begins and ends."""
        whole = self.article.part(where) if self.article else ""
        return pieces(whole, {s: q for s, q in self.quotes.items() if s.where == where})

    @property
    def link(self) -> str | None:
        """The article's address, if it is one that a browser may follow."""
        url = self.article.url if self.article else None
        return url if url and url.lower().startswith(("https://", "http://")) else None


def documents(records: Iterable[Announcement], articles: Iterable[Article]) -> list[Document]:
    """Group records by document, in the order of the records.

    An article goes with the records of its id, if it has the words that they quote.
    """
    by_document: dict[str | None, list[Numbered]] = {}
    for number, record in enumerate(records, 1):
        by_document.setdefault(record.document_id, []).append(Numbered(number, record))
    given: dict[str | None, list[Article]] = {}
    for article in articles:
        if article.id in by_document:
            given.setdefault(article.id, []).append(article)
    return [
        _document(number, name, found, given.get(name, []))
        for number, (name, found) in enumerate(by_document.items(), 1)
    ]


def _document(
    number: int, name: str | None, records: list[Numbered], articles: Sequence[Article]
) -> Document:
    article, problem = _fitting(records, articles)
    found = quotes(records)
    anchors = {spot: f"e-{number}-{at}" for at, spot in enumerate(found, 1)}
    return Document(number, name, article, problem, tuple(records), found, anchors)


def _fitting(
    records: list[Numbered], articles: Sequence[Article]
) -> tuple[Article | None, str | None]:
    """The first article that has all the words quoted, or what is wrong with the last."""
    problem = None
    for article in articles:
        try:
            for one in records:
                one.record.verify(article)
        except EvidenceError as error:
            problem = f"not the text that the records were read from: {error}"
        else:
            return article, None
    return None, problem
