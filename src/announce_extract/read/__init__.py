"""Reading articles: one file a format, chosen by suffix; nothing that is wrong stops the rest."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, TypeAlias

from announce_extract.article import Article
from announce_extract.errors import ReadError
from announce_extract.read import json_values, jsonl, markdown, plain, stdin
from announce_extract.read.failure import Failure
from announce_extract.read.inputs import find, suffix
from announce_extract.read.source import PROBE, Source

__all__ = ["READERS", "Failure", "Reader", "read", "read_file"]

Reader: TypeAlias = Callable[[Source], Iterator[Article | Failure]]

READERS: MappingProxyType[str, Reader] = MappingProxyType(
    {
        ".txt": plain.read,
        ".md": markdown.read,
        ".json": json_values.read,
        ".jsonl": jsonl.read,
        ".ndjson": jsonl.read,
    }
)

STDIN = "-"


def read(
    inputs: Iterable[str | Path], *, skip: Iterable[Path] = (), standard: BinaryIO | None = None
) -> Iterator[Article | Failure]:
    """Read files, folders (with the folders in them), patterns and "-" for standard input.

    Each file is read once, those in `skip` are not. `standard` stands in for standard input.
    """
    seen = {os.path.realpath(path) for path in skip}
    for given in map(str, inputs):
        if given == STDIN:
            yield from _guarded(stdin.NAME, stdin.read(standard or sys.stdin.buffer))
            continue
        for found in find(given, READERS):
            if isinstance(found, Failure):
                yield found
            elif (real := os.path.realpath(found.path)) not in seen:
                seen.add(real)
                yield from read_file(found.path, name=found.name)


def read_file(path: Path, *, name: str | None = None) -> Iterator[Article | Failure]:
    """Read one file, as its suffix says; `name` is the id of its text, else the file's name."""
    reader = READERS.get(suffix(path))
    if reader is None:
        known = ", ".join(READERS)
        yield Failure(str(path), None, f"unknown suffix {path.suffix!r} (known: {known})")
        return
    yield from _guarded(str(path), _opened(path, name or path.name, reader))


def _opened(path: Path, name: str, reader: Reader) -> Iterator[Article | Failure]:
    with path.open("rb") as stream:
        source = Source(str(path), name, stream)
        source.refuse_binary(stream.peek(PROBE)[:PROBE])
        yield from reader(source)


def _guarded(name: str, articles: Iterator[Article | Failure]) -> Iterator[Article | Failure]:
    """Turn the error that ends an input into the failure that says so."""
    try:
        yield from articles
    except (OSError, ReadError) as error:
        yield Failure.of(name, error)
