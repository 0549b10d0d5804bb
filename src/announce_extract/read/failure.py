"""What is reported of an input that gave no article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from announce_extract.errors import ReadError


@dataclass(frozen=True, slots=True)
class Failure:
    """A file, or one line or document of it, that could not be used, and why.

    >>> str(Failure("news.jsonl", 3, "broken JSON"))
    'news.jsonl:3: broken JSON'
    """

    path: str
    line: int | None
    """From 1; None where the whole file is meant."""
    reason: str

    def __str__(self) -> str:
        """Say it in one line, whatever the reason contains."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return " ".join(f"{place}: {self.reason}".split())

    @classmethod
    def of(cls, path: str, error: OSError | ReadError) -> Self:
        """Report an error met while reading `path`."""
        if isinstance(error, ReadError):
            return cls(error.path, error.line, error.reason)
        return cls(path, None, f"cannot be read: {error.strerror or error}")
