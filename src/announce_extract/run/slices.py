"""Slices: what one worker takes at a time, and how each kind is read.

Where the slices of an input end depends on the input alone, never on the workers.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, TypeAlias, cast

from announce_extract.read import (
    Document,
    Failure,
    file_documents,
    guarded,
    jsonl,
    parquet,
    warc,
)
from announce_extract.read.inputs import Found
from announce_extract.read.mapping import of_fields
from announce_extract.read.opening import open_input
from announce_extract.read.options import Options
from announce_extract.read.source import Source

BUFFER = 1 << 20


@dataclass(frozen=True, slots=True)
class Files:
    """Whole files."""

    files: tuple[Found, ...]

    def read(self, options: Options) -> Iterator[Document | Failure]:
        """Read one after the other."""
        for file in self.files:
            yield from file_documents(file.path, name=file.name, options=options)


@dataclass(frozen=True, slots=True)
class Lines:
    """Whole lines of JSON in a range of a file's bytes."""

    file: Found
    start: int
    end: int
    first_line: int

    def read(self, options: Options) -> Iterator[Document | Failure]:
        """Read the range."""
        with open_input(self.file.path) as (stream, _):
            stream.seek(self.start)
            part = io.BufferedReader(_Bounded(stream, self.end - self.start), BUFFER)
            yield from jsonl.read(_source(self.file, cast("BinaryIO", part), options, self))


@dataclass(frozen=True, slots=True)
class Block:
    """Whole lines of JSON, handed over because their file can be read from its start only."""

    file: Found
    data: bytes
    first_line: int

    def read(self, options: Options) -> Iterator[Document | Failure]:
        """Read what is here."""
        yield from jsonl.read(_source(self.file, io.BytesIO(self.data), options, self))


@dataclass(frozen=True, slots=True)
class Items:
    """Documents of which the fields were read already: line, fields and size of each."""

    file: Found
    items: tuple[tuple[int, Any, int] | Failure, ...]

    def read(self, options: Options) -> Iterator[Document | Failure]:
        """Give them."""
        source = Source(self.file.path, self.file.name, io.BytesIO(), options=options)
        for item in self.items:
            yield item if isinstance(item, Failure) else of_fields(source, *item)


@dataclass(frozen=True, slots=True)
class Groups:
    """Row groups of a Parquet file."""

    file: Found
    groups: tuple[int, ...]

    def read(self, options: Options) -> Iterator[Document | Failure]:
        """Read their rows."""
        with open_input(self.file.path) as (stream, _):
            source = Source(self.file.path, self.file.name, stream, options=options)
            yield from parquet.read_groups(source, self.groups)


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a WARC file that start in a range of its bytes."""

    file: Found
    start: int
    end: int

    def read(self, options: Options) -> Iterator[Document | Failure]:
        """Read the pages among them."""
        with open_input(self.file.path, decompressed=False) as (stream, _):
            source = Source(self.file.path, self.file.name, stream, options=options)
            yield from warc.read_range(source, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Failed:
    """An input, or the rest of one, that cannot be read."""

    failure: Failure

    def read(self, options: Options) -> Iterator[Document | Failure]:  # noqa: ARG002
        """Say so."""
        yield self.failure


Work: TypeAlias = Files | Lines | Block | Items | Groups | Records | Failed


@dataclass(frozen=True, slots=True)
class Slice:
    """Work, its place in the order of the output, and how much of the input it is."""

    number: int
    work: Work
    span: int = 0
    """Bytes of the input files, as they lie on the disk."""

    def read(self, options: Options) -> Iterator[Document | Failure]:
        """Read its documents, always in the same order."""
        name = "" if isinstance(self.work, Files | Failed) else self.work.file.path
        yield from guarded(name, self.work.read(options))


def _source(file: Found, stream: BinaryIO, options: Options, part: Lines | Block) -> Source:
    source = Source(file.path, file.name, stream, options=options)
    return replace(source, first_line=part.first_line)


class _Bounded(io.RawIOBase):
    """The next bytes of a stream, up to a number of them."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream, self._left = stream, size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(min(len(buffer), self._left))
        self._left -= len(data)
        buffer[: len(data)] = data
        return len(data)
