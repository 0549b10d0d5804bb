"""What is reported of an input that gave no article."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Self

from announce_extract.errors import ReadError


@dataclass(frozen=True, slots=True)
class Failure:
    """A file, or one line or document of it, that could not be used, and why.

    >>> str(Failure("news.jsonl", 3, "broken JSON")), str(Failure("news.warc", None, "cut", 512))
    ('news.jsonl:3: broken JSON', 'news.warc@512: cut')
    """

    path: str
    line: int | None
    """Line or row, from 1; None where the whole file, or a record at an offset, is meant."""
    reason: str
    offset: int | None = None
    """Byte of the file at which the record starts, in files without lines."""

    def __str__(self) -> str:
        """Say it in one line, whatever the reason contains."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        if self.offset is not None:
            place += f"@{self.offset}"
        return " ".join(f"{place}: {self.reason}".split())

    def to_dict(self) -> dict[str, Any]:
        """The fields that say something, for JSON."""
        return {key: value for key, value in asdict(self).items() if value is not None}

    @classmethod
    def of(cls, path: str, error: Exception) -> Self:
        """Report an error met while reading `path`."""
        if isinstance(error, ReadError):
            return cls(error.path, error.line, error.reason, error.offset)
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return cls(path, None, f"cannot be read: {reason or type(error).__name__}")
