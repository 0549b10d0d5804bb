"""What was already written, kept on disk: memory stays the same however much it is."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from hashlib import blake2b
from itertools import islice
from types import TracebackType
from typing import Self

AT_ONCE = 64
"""Keys in one command."""
MOST = 2048
"""Keys of one article in one row; what is more has rows of its own."""

PRAGMAS = ("synchronous=off", "journal_mode=off", "locking_mode=exclusive", "cache_size=-32000")


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
        self._file.execute("create table seen (key blob primary key, content blob) without rowid")
        self._file.execute("create table parts (whole blob primary key, keys blob) without rowid")
        self._file.execute("begin")
        self._last: tuple[str, set[int]] = "", set()

    def new(self, keys: Iterable[str]) -> set[str]:
        """Those of the keys that are new; from now on they are not."""
        added: set[str] = set()
        waiting = {_hash(key): key for key in keys}
        for hashes in batched(waiting, AT_ONCE):
            rows = ",".join(["(?)"] * len(hashes))
            command = f"insert or ignore into seen (key) values {rows} returning key"
            added.update(waiting[hashed] for (hashed,) in self._file.execute(command, hashes))
        return added

    def new_in(self, whole: str, keys: Sequence[str]) -> list[bool]:
        """Whether each of the different keys is new in something; from now on none is.

        All that is known of one thing is one row, so asking for many keys costs little.
        """
        known = self._keys_of(whole)
        if len(known) >= MOST:
            new = self.new(f"{whole} {key}" for key in keys if hash(key) not in known)
            return [f"{whole} {key}" in new for key in keys]
        told = [hash(key) not in known for key in keys]
        if any(told):
            known.update(map(hash, keys))
            row = _hash(whole), array("q", known).tobytes()
            self._file.execute("insert or replace into parts values (?, ?)", row)
        return told

    def _keys_of(self, whole: str) -> set[int]:
        """The hashes of the keys that are known; mostly one asks for the same thing again."""
        if self._last[0] != whole:
            row = self._file.execute("select keys from parts where whole = ?", (_hash(whole),))
            found = row.fetchone()
            self._last = whole, set(array("q", found[0] if found else b""))
        return self._last[1]

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


def batched(hashes: Iterable[bytes], size: int) -> Iterator[tuple[bytes, ...]]:
    """Tuples of at most so many."""
    rest = iter(hashes)
    while some := tuple(islice(rest, size)):
        yield some


def _hash(key: str) -> bytes:
    return blake2b(key.encode("utf-8", errors="surrogatepass"), digest_size=16).digest()
