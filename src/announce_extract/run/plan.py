"""From inputs to slices: the same slices for the same inputs, made as they are needed."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import BinaryIO

from announce_extract.read import READERS, Failure, html, parquet, real_path, warc
from announce_extract.read.inputs import REMOTE, Found, compression, find, suffix
from announce_extract.read.jsonl import LOOKED_AT, lacking
from announce_extract.read.opening import Opened, open_input, read_errors
from announce_extract.read.options import Options
from announce_extract.read.source import CHUNK, SKIPPED, Source
from announce_extract.read.warc_records import stream_records
from announce_extract.run.slices import (
    Block,
    Failed,
    Files,
    Groups,
    Items,
    Lines,
    Records,
    Slice,
    Work,
)

SIZE = 4 << 20
"""Bytes of a slice, after decompression where that is known; the first of a file are smaller."""
SMALL = 1 << 20
"""Bytes of a file that is read whole together with its neighbours."""
SMALL_PACKED = SMALL // 8
MOST_FILES = 256
"""Files in a slice."""

LINES = frozenset((".jsonl", ".ndjson"))
FIELDS = frozenset((".csv", ".tsv", ".json"))
"""Formats that are read in order by one process, which is quick, and handed on."""


def slice_size(place: int) -> int:
    """Bytes of a slice by its place in its file: small files are shared, too, large ones quick.

    >>> [slice_size(place) >> 10 for place in (0, 8, 16, 24, 32, 40)]
    [256, 512, 1024, 2048, 4096, 4096]
    """
    return min(SIZE, SIZE // 16 << min(place // 8, 4))


def input_files(inputs: Iterable[str], skip: Iterable[Path]) -> Iterator[Found | Failure]:
    """The files behind the inputs, each once, without those to skip."""
    seen = {os.path.realpath(path) for path in skip}
    for given in inputs:
        for item in find(given, READERS):
            if isinstance(item, Failure):
                yield item
            elif (real := real_path(item.path)) not in seen:
                seen.add(real)
                yield item


def file_size(path: str) -> int:
    """Bytes on the disk; 0 where that cannot be known."""
    if REMOTE.match(path):
        return 0
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0


def check_extras(files: Iterable[Found | Failure]) -> None:
    """Raise `MissingExtraError` if a file needs a library that is not there."""
    checks = {
        ".parquet": parquet.import_pyarrow,
        ".warc": warc.import_fastwarc,
        ".html": html.import_trafilatura,
        ".htm": html.import_trafilatura,
    }
    for kind in {suffix(item.path) for item in files if isinstance(item, Found)}:
        checks.get(kind, lambda: None)()


def plan(
    files: Iterable[Found | Failure], options: Options, *, by_reference: bool = False
) -> Iterator[Slice]:
    """Cut all files into slices, numbered in their order.

    By reference, no slice has documents in it: a file that can be read from its start only is one.
    """
    number = count()
    for work, span in _grouped(files, options, by_reference):
        yield Slice(next(number), work, span)


def _grouped(
    files: Iterable[Found | Failure], options: Options, by_reference: bool
) -> Iterator[tuple[Work, int]]:
    """Gather small files that stand side by side; cut the others."""
    group: list[Found] = []
    size = groups = 0
    for item in files:
        if isinstance(item, Found) and _is_small(item):
            group.append(item)
            size += file_size(item.path) * (8 if compression(item.path) else 1)
            if size < slice_size(groups) and len(group) < MOST_FILES:
                continue
        if group:
            yield Files(tuple(group)), sum(file_size(file.path) for file in group)
            group, size, groups = [], 0, groups + 1
        if isinstance(item, Failure):
            yield Failed(item), 0
        elif not _is_small(item):
            yield from _cut(item, options, by_reference)
    if group:
        yield Files(tuple(group)), sum(file_size(file.path) for file in group)


def _is_small(file: Found) -> bool:
    if REMOTE.match(file.path):
        return False
    most = SMALL_PACKED if compression(file.path) else SMALL
    return file_size(file.path) <= most


def _cut(file: Found, options: Options, by_reference: bool) -> Iterator[tuple[Work, int]]:
    """Cut one file as its format allows; where that fails, the rest of it is a failure."""
    kind, packed, remote = suffix(file.path), compression(file.path), bool(REMOTE.match(file.path))
    try:
        if kind in LINES and packed is None and not remote:
            yield from _lines(file, options, by_range=True)
        elif kind in LINES and not by_reference:
            yield from _lines(file, options, by_range=False)
        elif kind in FIELDS and not by_reference:
            yield from _fields(file, options)
        elif kind == ".parquet" and packed is None and not remote:
            yield from _row_groups(file, options)
        elif kind == ".warc" and packed != ".zst" and not remote:
            yield from _records(file, options, packed is not None)
        else:
            yield Files((file,)), file_size(file.path)
    except read_errors() as error:
        yield Failed(Failure.of(file.path, error)), 0


def _lines(file: Found, options: Options, *, by_range: bool) -> Iterator[tuple[Work, int]]:
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
    lines = io.BytesIO(start).readlines()[:LOOKED_AT]
    if reason := lacking(lines, source):
        raise source.error(reason, 1)


def _fields(file: Found, options: Options) -> Iterator[tuple[Work, int]]:
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
            if size >= slice_size(place) or len(items) >= SIZE // 64:
                span, before = _tell(opened) - before, _tell(opened)
                yield Items(file, tuple(items)), span
                items, size, place = [], 0, place + 1
        if items:
            yield Items(file, tuple(items)), max(0, file_size(file.path) - before)


def _row_groups(file: Found, options: Options) -> Iterator[tuple[Work, int]]:
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


def _records(file: Found, options: Options, packed: bool) -> Iterator[tuple[Work, int]]:
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
