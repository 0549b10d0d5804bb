"""Records back from what `extract` wrote: JSON Lines, or a JSON list."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, TypeAlias

from announce_extract.errors import ReadError, RecordError
from announce_extract.read.failure import Failure
from announce_extract.read.inputs import suffix
from announce_extract.read.source import Source
from announce_extract.schema import Announcement

Reader: TypeAlias = Callable[[Source], Iterator[Announcement | Failure]]

STDIN = "-"


def read_saved(
    given: str | Path, *, standard: BinaryIO | None = None
) -> Iterator[Announcement | Failure]:
    """Read a file of records, or "-" for JSON Lines from standard input.

    A record that is broken gives a `Failure`, and the next is taken. Raises `ReadError` where
    the whole file is of no use; a table has no evidence, so it cannot be read back.
    """
    if str(given) == STDIN:
        yield from _jsonl(Source("<stdin>", "<stdin>", standard or sys.stdin.buffer))
        return
    reader = READERS.get(suffix(given))
    if reader is None:
        known = ", ".join(READERS)
        raise ReadError(given, f"records with their evidence must be one of {known}")
    try:
        with Path(given).open("rb") as stream:
            yield from reader(Source(str(given), Path(given).name, stream))
    except OSError as error:
        raise ReadError(given, f"cannot be read: {error.strerror or error}") from None


def _jsonl(source: Source) -> Iterator[Announcement | Failure]:
    for line, data in source.lines():
        yield _record(source.decoded(data, first_line=line), source, line)


def _json(source: Source) -> Iterator[Announcement | Failure]:
    try:
        items = json.loads(source.text())
    except (ValueError, RecursionError) as error:
        raise source.error(f"broken JSON: {error}") from None
    if not isinstance(items, list):
        raise source.error("not a list of records")
    for number, item in enumerate(items, 1):
        found = _record(json.dumps(item), source, None)
        if isinstance(found, Failure):
            found = Failure(found.path, None, f"record {number}: {found.reason}")
        yield found


def _record(text: str, source: Source, line: int | None) -> Announcement | Failure:
    try:
        return Announcement.from_json(text)
    except RecordError as error:
        return Failure(source.path, line, f"not a record: {error}")


READERS: dict[str, Reader] = {".jsonl": _jsonl, ".ndjson": _jsonl, ".json": _json}
