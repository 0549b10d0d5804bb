"""One small tree of exceptions: broken inputs and broken vocabulary, never "not found"."""

from __future__ import annotations

from pathlib import Path


class AnnounceExtractError(Exception):
    """Anything this library raises on purpose."""


class VocabularyError(AnnounceExtractError, ValueError):
    """A vocabulary file cannot be read or breaks its schema."""


class CustomFieldError(AnnounceExtractError, ValueError):
    """A field of the user's own has a name that it cannot have."""


class ArticleError(AnnounceExtractError, ValueError):
    """An article was given a value that it cannot have."""


class RecordError(AnnounceExtractError, ValueError):
    """A record's JSON breaks the schema."""


class EvidenceError(RecordError):
    """A record quotes words that its article does not have there."""


class RunError(AnnounceExtractError):
    """A run cannot be started or taken up again as it was asked for."""


class WriteError(AnnounceExtractError):
    """Records cannot be written where, or as what, they should be."""


class MissingExtraError(AnnounceExtractError, ImportError):
    """An optional library is needed and is not installed."""


class GraphError(AnnounceExtractError):
    """A record cannot become a part of a graph."""


class MergeError(AnnounceExtractError):
    """Records cannot be merged, for want of memory or disk."""


class ReadError(AnnounceExtractError):
    """An input, or one line of it, cannot be read.

    >>> str(ReadError("news.jsonl", "broken JSON", line=3))
    'news.jsonl:3: broken JSON'
    """

    def __init__(
        self, path: str | Path, reason: str, *, line: int | None = None, offset: int | None = None
    ) -> None:
        """Say which file (as the user named it), what is wrong, and from which line, from 1.

        In files without lines the offset is the byte at which the record starts.
        """
        self.path = str(path)
        self.reason = reason
        self.line = line
        self.offset = offset
        place = self.path if line is None else f"{self.path}:{line}"
        super().__init__(f"{place}: {reason}")
