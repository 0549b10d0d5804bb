"""What was already written, kept on disk: memory stays the same however much it is."""

from __future__ import annotations

import sqlite3
from enum import Enum, auto
from hashlib import blake2b
from types import TracebackType
from typing import Self

RECENT = 50_000
"""Keys kept in memory before the file is asked."""

PRAGMAS = ("synchronous=off", "journal_mode=off", "locking_mode=exclusive", "cache_size=-16000")


class Standing(Enum):
    """How a key stands to those before."""

    NEW = auto()
    SAME = auto()
    """It was there, with the same content."""
    DIFFERENT = auto()
    """It was there, with other content."""


class Seen:
    """A set of keys, each with a hash of its content, in a temporary file of SQLite's."""

    def __init__(self) -> None:
        """Open a database without a name: it is gone when closed."""
        self._file = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        for pragma in PRAGMAS:
            self._file.execute(f"pragma {pragma}")
        self._file.execute(
            "create table seen (key blob primary key, content blob) without rowid"
        )
        self._file.execute("begin")
        self._recent: set[str] = set()

    def add(self, key: str) -> bool:
        """Whether the key is new; from now on it is not."""
        if key in self._recent:
            return False
        if len(self._recent) >= RECENT:
            self._recent.clear()
        self._recent.add(key)
        done = self._file.execute("insert or ignore into seen values (?, null)", (_hash(key),))
        return done.rowcount == 1

    def put(self, key: str, content: bytes) -> Standing:
        """Whether the key is new, and if not, whether it came with the same content."""
        hashed, digest = _hash(key), blake2b(content, digest_size=12).digest()
        done = self._file.execute("insert or ignore into seen values (?, ?)", (hashed, digest))
        if done.rowcount == 1:
            return Standing.NEW
        (before,) = self._file.execute(
            "select content from seen where key = ?", (hashed,)
        ).fetchone()
        return Standing.SAME if before == digest else Standing.DIFFERENT

    def __enter__(self) -> Self:
        """Use it in a `with` statement, which closes it."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close and forget."""
        self._file.close()


def _hash(key: str) -> bytes:
    return blake2b(key.encode("utf-8", errors="surrogatepass"), digest_size=16).digest()
