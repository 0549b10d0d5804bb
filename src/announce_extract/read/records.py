"""Reading back what `extract` and `merge` wrote: JSON Lines, or a JSON list."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeAlias

from pydantic import ValidationError

from announce_extract.errors import ReadError
from announce_extract.read.failure import Failure
from announce_extract.read.inputs import find, suffix
from announce_extract.read.source import Source
from announce_extract.schema import Announcement, MergedAnnouncement

STDIN = "-"

Record: TypeAlias = Announcement | MergedAnnouncement


class Placed(NamedTuple):
    """A record, its JSON, and where it stands."""

    record: Record
    text: bytes
    path: str
    line: int | None
    """From 1; None in a list."""

    def failure(self, reason: str) -> Failure:
        """Report that the record cannot be used."""
        return Failure(self.path, self.line, f"record {self.record.id!r}: {reason}")


def read_records(
    inputs: Iterable[str | Path], *, standard: BinaryIO | None = None
) -> Iterator[Placed | Failure]:
    """Read files, folders, patterns and "-" for standard input; lines in constant memory.

    Each file is read once. What is no record, or no file of records, is a failure, and the next
    is read.
    """
    seen: set[str] = set()
    for given in map(str, inputs):
        for found in [given] if given == STDIN else find(given, READERS):
            if isinstance(found, Failure):
                yield found
                continue
            path = found if isinstance(found, str) else found.path
            if (real := path if path == STDIN else os.path.realpath(path)) not in seen:
                seen.add(real)
                try:
                    yield from _file(path, standard)
                except ReadError as error:
                    yield Failure.of(path, error)


def read_saved(
    given: str | Path, *, standard: BinaryIO | None = None
) -> Iterator[Announcement | Failure]:
    """Read one file of records, or "-" for JSON Lines from standard input.

    Of merged announcements the records are given. A record that is broken gives a `Failure`, and
    the next is taken. Raises `ReadError` where the whole file is of no use; a table has no
    evidence, so it cannot be read back.
    """
    for item in _file(str(given), standard):
        if isinstance(item, Failure):
            yield item
        elif isinstance(item.record, MergedAnnouncement):
            yield from item.record.records
        else:
            yield item.record


def _file(path: str, standard: BinaryIO | None) -> Iterator[Placed | Failure]:
    if path == STDIN:
        yield from _lines(Source("<stdin>", "<stdin>", standard or sys.stdin.buffer))
        return
    reader = READERS.get(suffix(path))
    if reader is None:
        known = ", ".join(READERS)
        raise ReadError(path, f"no file of records with evidence: its suffix is none of {known}")
    try:
        with Path(path).open("rb") as stream:
            yield from reader(Source(path, Path(path).name, stream))
    except OSError as error:
        raise ReadError(path, f"cannot be read: {error.strerror or error}") from None


def _lines(source: Source) -> Iterator[Placed | Failure]:
    for number, line in source.lines():
        yield _placed(line.strip(), source, number)


def _list(source: Source) -> Iterator[Placed | Failure]:
    try:
        items = json.loads(source.text())
    except (ValueError, RecursionError) as error:
        raise source.error(f"broken JSON: {error}") from None
    if not isinstance(items, list):
        raise source.error("not a list of records")
    for number, item in enumerate(items, 1):
        found = _placed(json.dumps(item, separators=(",", ":")).encode(), source, None)
        if isinstance(found, Failure):
            found = Failure(found.path, None, f"record {number}: {found.reason}")
        yield found


def _placed(text: bytes, source: Source, line: int | None) -> Placed | Failure:
    kind = MergedAnnouncement if text.startswith(MergedAnnouncement.START) else Announcement
    try:
        return Placed(kind.model_validate_json(text), text, source.path, line)
    except ValidationError as error:
        return Failure(source.path, line, f"no record: {_complaint(error)}")


def _complaint(error: ValidationError) -> str:
    """The first thing that is wrong, and how many more there are."""
    first, *others = error.errors(include_url=False, include_context=False)
    place = ".".join(map(str, first["loc"]))
    more = f" (and {len(others)} more)" if others else ""
    return f"{place}: {first['msg']}{more}" if place else f"{first['msg']}{more}"


READERS: dict[str, Callable[[Source], Iterator[Placed | Failure]]] = {
    ".jsonl": _lines,
    ".ndjson": _lines,
    ".json": _list,
}
