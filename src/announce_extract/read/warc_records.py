"""The records of a WARC file, each by itself, so that a broken one costs no other.

Where records are compressed one by one, as in Common Crawl, a record is a member of the gzip
file, and reading may start at any byte: at the next member that holds one.
"""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple, cast

from announce_extract.read.failure import Failure
from announce_extract.read.source import SKIPPED, Source

GZIP = b"\x1f\x8b\x08"
VERSION = b"WARC/"
LENGTH = re.compile(rb"^content-length:[ \t]*(\d+)[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
BETWEEN = b"\r\n\r\n"
NEXT = re.compile(rb"\r?\n\r?\n(?=WARC/1\.\d\r?\n)")
HEAD = 1 << 16
"""Bytes in which the head of a record must end."""
CHUNK = 1 << 16


class Record(NamedTuple):
    """One record as it stands in the file, decompressed."""

    offset: int
    """Byte of the file, compressed as it is, at which it starts."""
    data: bytes


def members(source: Source, start: int = 0, end: int | None = None) -> Iterator[Record | Failure]:
    """Give the records that start in a range of a gzip file."""
    reader = _Members(source.stream, start, source.options.limit + HEAD)
    while reader.find() and (end is None or reader.offset < end):
        offset = reader.offset
        try:
            data, whole = reader.read()
        except (zlib.error, EOFError) as error:
            yield Failure(source.path, None, f"broken record: {error}", offset)
            reader.go_back(offset + 1)
            continue
        if whole:
            for item in stream_records(source, io.BytesIO(data)):
                yield (
                    item._replace(offset=offset)
                    if isinstance(item, Record)
                    else Failure(source.path, None, item.reason, offset)
                )
        elif (_claimed(data) or len(data)) < len(data):  # the whole file in one member
            source.stream.seek(offset)
            with gzip.open(source.stream) as stream:
                yield from stream_records(source, cast("BinaryIO", stream))
            return
        else:
            yield Failure(source.path, None, source.too_large(), offset)


class _Members:
    """Finds and decompresses the members of a gzip file one after the other."""

    def __init__(self, stream: BinaryIO, start: int, limit: int) -> None:
        if start:
            stream.seek(start)
        self._stream, self._limit = stream, limit
        self.offset, self._data = start, b""

    def find(self) -> bool:
        """Go to the next member that begins as a record does; False at the end."""
        while True:
            at = self._data.find(GZIP)
            if at < 0:
                keep = self._data[-2:]
                self.offset += len(self._data) - len(keep)
                more = self._stream.read(CHUNK)
                if not more:
                    return False
                self._data = keep + more
                continue
            self.offset, self._data = self.offset + at, self._data[at:]
            if self._begins():
                return True
            self.offset, self._data = self.offset + 1, self._data[1:]

    def go_back(self, offset: int) -> None:
        """Go on from here, wherever reading has come to."""
        self._stream.seek(offset)
        self.offset, self._data = offset, b""

    def _begins(self) -> bool:
        if len(self._data) < CHUNK:
            self._data += self._stream.read(CHUNK)
        try:
            head = zlib.decompressobj(31).decompress(self._data, len(VERSION))
        except zlib.error:
            return False
        return head == VERSION

    def read(self) -> tuple[bytes, bool]:
        """The data of the member, and whether it is all of it: not if it is over the limit."""
        inflate = zlib.decompressobj(31)
        parts: list[bytes] = []
        size, taken, piece = 0, 0, self._data
        while not inflate.eof:
            if not piece and not (piece := self._stream.read(CHUNK)):
                raise EOFError("the file ends within it")
            taken += len(piece)
            out = inflate.decompress(piece, CHUNK)
            piece = inflate.unconsumed_tail
            taken -= len(piece)
            size += len(out)
            if size <= self._limit:
                parts.append(out)
            elif size > SKIPPED:
                raise zlib.error("it does not end")
        rest = inflate.unused_data
        self.offset += taken - len(rest)
        self._data = rest
        return b"".join(parts), size <= self._limit


def _claimed(data: bytes) -> int | None:
    """Where the first record says that it ends; None if it does not say."""
    head, between, _ = data[:HEAD].partition(BETWEEN)
    length = LENGTH.search(head)
    return len(head) + len(between) + int(length[1][:18]) if length and between else None


def stream_records(
    source: Source, stream: BinaryIO, start: int = 0, end: int | None = None
) -> Iterator[Record | Failure]:
    """Give the records of a stream, from one that starts at `start` on.

    A record must end where the next one starts; if its length says otherwise, it is a failure,
    and what follows is looked for from its head on.
    """
    window = _Window(stream, start)
    limit = source.options.limit
    while (end is None or window.offset < end) and window.fill(HEAD):
        offset = window.offset
        if not window.data.startswith(VERSION):
            yield Failure(source.path, None, "no WARC record where one should be", offset)
            if not window.search(0):
                return
            continue
        claimed = _claimed(window.data[:HEAD])
        if claimed is None:
            yield Failure(source.path, None, "its head has no end or no Content-Length", offset)
            if not window.search(len(VERSION)):
                return
            continue
        if claimed > limit + HEAD:
            yield Failure(source.path, None, source.too_large(), offset)
            if not window.search(len(VERSION)):
                return
            continue
        window.fill(claimed + HEAD)
        after = window.data[claimed : claimed + len(BETWEEN) + len(VERSION)]
        if len(window.data) < claimed or not (BETWEEN + VERSION).startswith(after.rstrip(b"\0")):
            yield Failure(source.path, None, "its Content-Length is wrong", offset)
            if not window.search(len(VERSION)):
                return
            continue
        yield Record(offset, window.data[:claimed])
        window.drop(min(claimed + len(BETWEEN), len(window.data)))


class _Window:
    """The part of a stream that is in memory."""

    def __init__(self, stream: BinaryIO, start: int) -> None:
        self._stream, self.offset, self.data = stream, start, b""

    def fill(self, size: int) -> bool:
        """Have so many bytes in memory, or all that follow; False if none do."""
        while len(self.data) < size:
            more = self._stream.read(max(CHUNK, size - len(self.data)))
            if not more:
                break
            self.data += more
        return bool(self.data)

    def drop(self, size: int) -> None:
        """Go forward."""
        self.offset, self.data = self.offset + size, self.data[size:]

    def search(self, at: int) -> bool:
        """Go to the next record after `at`; False if there is none."""
        self.drop(at)
        while True:
            if found := NEXT.search(self.data):
                self.drop(found.end())
                return True
            size = max(0, len(self.data) - 32)
            self.drop(size)
            before = len(self.data)
            if not self.fill(before + CHUNK) or len(self.data) == before:
                return False
