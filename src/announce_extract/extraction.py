"""From a document as it was found to its records, or to the failure that says why not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from announce_extract.article import Article
from announce_extract.errors import VocabularyError
from announce_extract.gate import Gate
from announce_extract.read import Document, Failure
from announce_extract.read.opening import read_errors
from announce_extract.schema import Announcement


class Extracts(Protocol):
    """What makes records of an article: `Extractor`, or what a caller has in its place."""

    def extract(self, article: Article) -> list[Announcement]:
        """The records of one article."""


class Found(NamedTuple):
    """The records of a document, and its article where it had to be made."""

    records: Sequence[Announcement]
    article: Article | None


def extracted(document: Document, extractor: Extracts) -> Found | Failure:
    """The records of a document; whatever is wrong with it becomes a failure.

    What can be skimmed (a line of JSON, a web page) is parsed only where the extractor's gate, if
    it has one, admits it.
    """
    try:
        gate: Gate | None = getattr(extractor, "gate", None)
        for skim in document.skims if gate is not None else ():
            words = skim(document)
            if gate is not None and words is not None and not gate.admits_raw(words):
                return Found((), None)
        article = document.open()
    except read_errors() as error:
        return Failure.of(document.source.path, error)
    except Exception as error:
        return document.failure(f"cannot be read: {_told(error)}")
    try:
        records = extractor.extract(article)
        if article.kept is not None:
            records = [record.model_copy(update={"kept": article.kept}) for record in records]
    except VocabularyError:
        raise
    except Exception as error:
        return document.failure(f"cannot be extracted: {_told(error)}")
    return Found(records, article)


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
