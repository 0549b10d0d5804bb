"""Reading articles: one file a format, chosen by suffix; nothing that is wrong stops the rest."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, TypeAlias

from announce_extract.article import Article
from announce_extract.read import (
    feed,
    html,
    json_values,
    jsonl,
    markdown,
    parquet,
    plain,
    separated,
    stdin,
    warc,
)
from announce_extract.read.document import Document
from announce_extract.read.failure import Failure
from announce_extract.read.inputs import REMOTE, find, suffix
from announce_extract.read.opening import open_input, read_errors
from announce_extract.read.options import DEFAULTS, FieldNames, Options
from announce_extract.read.source import Source

__all__ = [
    "DEFAULTS",
    "READERS",
    "STDIN",
    "Document",
    "Failure",
    "FieldNames",
    "Options",
    "Reader",
    "documents",
    "file_documents",
    "guarded",
    "read",
    "read_file",
]

Reader: TypeAlias = Callable[[Source], Iterator[Document | Failure]]

READERS: MappingProxyType[str, Reader] = MappingProxyType(
    {
        ".txt": plain.read,
        ".md": markdown.read,
        ".html": html.read,
        ".htm": html.read,
        ".json": json_values.read,
        ".jsonl": jsonl.read,
        ".ndjson": jsonl.read,
        ".csv": separated.read,
        ".tsv": separated.read,
        ".parquet": parquet.read,
        ".warc": warc.read,
        ".rss": feed.read,
        ".atom": feed.read,
        ".xml": feed.read,
    }
)

STDIN = "-"


def read(
    inputs: Iterable[str | Path],
    *,
    skip: Iterable[Path] = (),
    standard: BinaryIO | None = None,
    options: Options = DEFAULTS,
) -> Iterator[Article | Failure]:
    """Read files, folders (with the folders in them), patterns, URLs and "-" for standard input.

    Each file is read once, those in `skip` are not. `standard` stands in for standard input.
    """
    for item in documents(inputs, skip=skip, standard=standard, options=options):
        yield opened(item) if isinstance(item, Document) else item


def documents(
    inputs: Iterable[str | Path],
    *,
    skip: Iterable[Path] = (),
    standard: BinaryIO | None = None,
    options: Options = DEFAULTS,
) -> Iterator[Document | Failure]:
    """Give what `read` reads before it is parsed."""
    seen = {os.path.realpath(path) for path in skip}
    for given in map(str, inputs):
        if given == STDIN:
            source = Source(stdin.NAME, stdin.NAME, standard or sys.stdin.buffer, options=options)
            yield from guarded(stdin.NAME, stdin.read(source))
            continue
        for found in find(given, READERS):
            if isinstance(found, Failure):
                yield found
            elif (real := real_path(found.path)) not in seen:
                seen.add(real)
                yield from file_documents(found.path, name=found.name, options=options)


def read_file(
    path: str | Path, *, name: str | None = None, options: Options = DEFAULTS
) -> Iterator[Article | Failure]:
    """Read one file, as its suffix says; `name` is the id of its text, else the file's name."""
    for item in file_documents(path, name=name, options=options):
        yield opened(item) if isinstance(item, Document) else item


def file_documents(
    path: str | Path, *, name: str | None = None, options: Options = DEFAULTS
) -> Iterator[Document | Failure]:
    """Give what `read_file` reads before it is parsed."""
    path = str(path)
    reader = READERS.get(suffix(path))
    if reader is None:
        known, last = ", ".join(READERS), suffix(path) or Path(path).suffix
        yield Failure(path, None, f"unknown suffix {last!r} (known: {known})")
        return
    found = _read_with(reader, path, name or Path(path).name, options)
    yield from guarded(path, found)


def opened(document: Document) -> Article | Failure:
    """The article of a document, or the failure that says why there is none."""
    try:
        return document.open()
    except read_errors() as error:
        return Failure.of(document.source.path, error)


def real_path(path: str) -> str:
    """What is the same for two names of one file."""
    return path if REMOTE.match(path) else os.path.realpath(path)


def guarded(name: str, found: Iterator[Document | Failure]) -> Iterator[Document | Failure]:
    """Turn the error that ends an input into the failure that says so."""
    try:
        yield from found
    except read_errors() as error:
        yield Failure.of(name, error)


def _read_with(
    reader: Reader, path: str, name: str, options: Options
) -> Iterator[Document | Failure]:
    with open_input(path, decompressed=reader is not warc.read) as (stream, _):
        yield from reader(Source(path, name, stream, options=options))
