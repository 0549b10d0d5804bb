"""Reading back what `extract` and `merge` wrote: JSON Lines, one record a line."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeAlias

from pydantic import ValidationError

from announce_extract.errors import ReadError
from announce_extract.read.failure import Failure
from announce_extract.read.inputs import find
from announce_extract.read.source import Source
from announce_extract.schema import Announcement, MergedAnnouncement

SUFFIXES = (".jsonl", ".ndjson")
STDIN = "-"

Record: TypeAlias = Announcement | MergedAnnouncement


class Placed(NamedTuple):
    """A record, its text, and where it stands."""

    record: Record
    text: bytes
    """The line, without its end."""
    path: str
    line: int

    def failure(self, reason: str) -> Failure:
        """Report that the record cannot be used."""
        return Failure(self.path, self.line, f"record {self.record.id!r}: {reason}")


def read_records(
    inputs: Iterable[str | Path], *, standard: BinaryIO | None = None
) -> Iterator[Placed | Failure]:
    """Read files, folders, patterns and "-" for standard input, in constant memory.

    Each file is read once. A line that is no record is a failure, and the next is read.
    """
    seen: set[str] = set()
    for given in map(str, inputs):
        if given == STDIN:
            yield from _lines(Source("<stdin>", "<stdin>", standard or sys.stdin.buffer))
            continue
        for found in find(given, SUFFIXES):
            if isinstance(found, Failure):
                yield found
            elif (real := os.path.realpath(found.path)) not in seen:
                seen.add(real)
                yield from _file(Path(found.path))


def _file(path: Path) -> Iterator[Placed | Failure]:
    if path.suffix.lower() not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        yield Failure(str(path), None, f"no file of records: its suffix is none of {known}")
        return
    try:
        with path.open("rb") as stream:
            yield from _lines(Source(str(path), path.name, stream))
    except OSError as error:
        yield Failure.of(str(path), error)


def _lines(source: Source) -> Iterator[Placed | Failure]:
    try:
        for number, line in source.lines():
            text = line.strip()
            try:
                yield Placed(_parsed(text), text, source.path, number)
            except ValidationError as error:
                yield Failure(source.path, number, f"no record: {_complaint(error)}")
    except ReadError as error:
        yield Failure.of(source.path, error)


def _parsed(line: bytes) -> Record:
    if line.startswith(MergedAnnouncement.START):
        return MergedAnnouncement.model_validate_json(line)
    return Announcement.model_validate_json(line)


def _complaint(error: ValidationError) -> str:
    """The first thing that is wrong, and how many more there are."""
    first, *others = error.errors(include_url=False, include_context=False)
    place = ".".join(map(str, first["loc"]))
    more = f" (and {len(others)} more)" if others else ""
    return f"{place}: {first['msg']}{more}" if place else f"{first['msg']}{more}"
