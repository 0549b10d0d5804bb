"""From inputs to slices: the same slices for the same inputs, made as they are needed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from announce_extract.read import READERS, Failure, html, parquet, real_path, warc
from announce_extract.read.inputs import REMOTE, Found, compression, find, suffix
from announce_extract.read.opening import read_errors
from announce_extract.read.options import Options
from announce_extract.run import cutting
from announce_extract.run.sizes import file_size, slice_size
from announce_extract.run.slices import (
    Failed,
    Files,
    Slice,
    Work,
)

SMALL = 1 << 20
"""Bytes of a file that is read whole together with its neighbours."""
SMALL_PACKED = SMALL // 8
MOST_FILES = 256
"""Files in a slice."""

LINES = frozenset((".jsonl", ".ndjson"))
FIELDS = frozenset((".csv", ".tsv", ".json"))
"""Formats that are read in order by one process, which is quick, and handed on."""


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
            yield from cutting.lines(file, options, by_range=True)
        elif kind in LINES and not by_reference:
            yield from cutting.lines(file, options, by_range=False)
        elif kind in FIELDS and not by_reference:
            yield from cutting.fields(file, options)
        elif kind == ".parquet" and packed is None and not remote:
            yield from cutting.row_groups(file, options)
        elif kind == ".warc" and packed != ".zst" and not remote:
            yield from cutting.records(file, options, packed is not None)
        else:
            yield Files((file,)), file_size(file.path)
    except read_errors() as error:
        yield Failed(Failure.of(file.path, error)), 0
