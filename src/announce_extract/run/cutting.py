"""Cutting one file into work, each format in its way."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import BinaryIO

from announce_extract.read import READERS, Failure, parquet
from announce_extract.read.inputs import Found, suffix
from announce_extract.read.jsonl import LOOKED_AT, lacking
from announce_extract.read.opening import Opened, open_input
from announce_extract.read.options import Options
from announce_extract.read.source import CHUNK, SKIPPED, Source
from announce_extract.read.warc_records import stream_records
from announce_extract.run import sizes
from announce_extract.run.sizes import file_size, slice_size
from announce_extract.run.slices import (
    Block,
    Groups,
    Items,
    Lines,
    Records,
    Work,
)


def lines(file: Found, options: Options, *, by_range: bool) -> Iterator[tuple[Work, int]]:
    """Whole lines: by where they stand, or with their bytes."""
    with open_input(file.path) as opened:
        source = Source(file.path, file.name, opened.stream, options=options)
        before = 0
        for cut in _line_cuts(opened.stream, source):
            if cut.start == 0:
                _check_text(cut.data, source)
            span, before = _tell(opened) - before, _tell(opened)
            if by_range:
                yield Lines(file, cut.start, cut.end, cut.first_line), span
            else:
                yield Block(file, cut.data, cut.first_line), span


def _tell(opened: Opened) -> int:
    try:
        return opened.raw.tell()
    except OSError:  # a stream from elsewhere
        return 0


@dataclass(frozen=True, slots=True)
class _Cut:
    data: bytes
    """Whole lines; the last may be cut if it is longer than a document may be."""
    start: int
    end: int
    first_line: int


def _line_cuts(stream: BinaryIO, source: Source) -> Iterator[_Cut]:
    start, line, place = 0, 1, count()
    while data := stream.read(slice_size(next(place))):
        dropped = 0
        if not data.endswith(b"\n"):
            most = source.options.limit + 2
            rest = stream.readline(most)
            data += rest
            if len(rest) == most and not rest.endswith(b"\n"):
                dropped = _drop_line(stream, source, line + data.count(b"\n"))
        end = start + len(data) + dropped
        yield _Cut(data, start, end, line)
        start, line = end, line + data.count(b"\n") + bool(dropped)


def _drop_line(stream: BinaryIO, source: Source, line: int) -> int:
    dropped = 0
    while piece := stream.readline(CHUNK):
        dropped += len(piece)
        if piece.endswith(b"\n"):
            break
        if dropped > SKIPPED:
            raise source.error("a line without end; what follows was not read", line)
    return dropped


def _check_text(start: bytes, source: Source) -> None:
    """Raise `ReadError` if the first lines have objects and none has a text."""
    first = io.BytesIO(start).readlines()[:LOOKED_AT]
    if reason := lacking(first, source):
        raise source.error(reason, 1)


def fields(file: Found, options: Options) -> Iterator[tuple[Work, int]]:
    """The items of a format that is read from its start."""
    with open_input(file.path) as opened:
        source = Source(file.path, file.name, opened.stream, options=options)
        items: list[tuple[int, object, int] | Failure] = []
        size = before = place = 0
        for item in READERS[suffix(file.path)](source):
            if isinstance(item, Failure):
                items.append(item)
            else:
                items.append((item.line or 0, item.raw, item.size))
                size += item.size
            if size >= slice_size(place) or len(items) >= sizes.SIZE // 64:
                span, before = _tell(opened) - before, _tell(opened)
                yield Items(file, tuple(items)), span
                items, size, place = [], 0, place + 1
        if items:
            yield Items(file, tuple(items)), max(0, file_size(file.path) - before)


def row_groups(file: Found, options: Options) -> Iterator[tuple[Work, int]]:
    """Row groups of Parquet."""
    parquet.import_pyarrow()
    import pyarrow as pa

    with open_input(file.path) as opened:
        source = Source(file.path, file.name, opened.stream, options=options)
        try:
            table = parquet.open_table(source)
        except (pa.ArrowException, OSError) as error:
            raise source.error(f"broken Parquet: {error}") from None
        parquet.wanted(table, source)
        chosen: list[int] = []
        size = packed = place = 0
        for group in range(table.num_row_groups):
            about = table.metadata.row_group(group)
            chosen.append(group)
            size += about.total_byte_size
            packed += sum(
                about.column(column).total_compressed_size for column in range(about.num_columns)
            )
            if size >= slice_size(place) or group + 1 == table.num_row_groups:
                yield Groups(file, tuple(chosen)), packed
                chosen, size, packed, place = [], 0, 0, place + 1


def records(file: Found, options: Options, packed: bool) -> Iterator[tuple[Work, int]]:
    """Ranges of WARC records."""
    size = file_size(file.path)
    starts = _even_starts(size) if packed else _record_starts(file, options)
    for start, end in zip(starts, [*starts[1:], size], strict=True):
        yield Records(file, start, end), end - start


def _even_starts(size: int) -> list[int]:
    """Where to look for the next member that is a record."""
    starts = [0]
    while starts[-1] + slice_size(len(starts) - 1) < size:
        starts.append(starts[-1] + slice_size(len(starts) - 1))
    return starts


def _record_starts(file: Found, options: Options) -> list[int]:
    """Where records start, as far from each other as slices are large."""
    starts = [0]
    with open_input(file.path) as (stream, _):
        source = Source(file.path, file.name, stream, options=options)
        for record in stream_records(source, stream):
            at = record.offset or 0
            if at >= starts[-1] + slice_size(len(starts) - 1):
                starts.append(at)
    return starts
