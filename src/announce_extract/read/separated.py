"""CSV and TSV with a header: one article a row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

from announce_extract.read.document import Document
from announce_extract.read.failure import Failure
from announce_extract.read.inputs import suffix
from announce_extract.read.mapping import of_fields
from announce_extract.read.source import PROBE, Source

ESCAPED = re.compile(r"[\udc80-\udcff]")
"""A byte that is no UTF-8, as `surrogateescape` decodes it."""
DELIMITERS = ",;\t|"


def read(source: Source) -> Iterator[Document | Failure]:
    """Read row by row, in constant memory; a missing text column ends it at once."""
    for item in rows(source):
        if isinstance(item, Failure):
            yield item
        else:
            header, line, cells = item
            yield of_row(source, header, line, cells)


def rows(source: Source) -> Iterator[tuple[list[str], int, list[str]] | Failure]:
    """Give header, line and cells of each row that is not blank."""
    stream = io.TextIOWrapper(
        source.stream, encoding="utf-8-sig", errors="surrogateescape", newline=""
    )
    before = csv.field_size_limit(source.options.limit)  # one for the whole process
    try:
        yield from _rows(stream, source)
    finally:
        csv.field_size_limit(before)
        stream.detach()


def _rows(
    stream: io.TextIOWrapper, source: Source
) -> Iterator[tuple[list[str], int, list[str]] | Failure]:
    first = stream.readline(PROBE)
    while first and not first.strip():
        first = stream.readline(PROBE)
    if not first:
        raise source.error("the file is empty")
    source.refuse_binary(first.encode(errors="surrogateescape"))
    table = csv.reader(_after(first, stream), delimiter=_delimiter(first, source))
    header: list[str] | None = None
    before = 0
    while True:
        try:
            cells = next(table)
        except StopIteration:
            return
        except csv.Error as error:
            reason = f"broken CSV: {error} (a quotation mark without its other one?)"
            yield Failure(source.path, before + 1, reason)
            before = table.line_num
            continue
        line, before = before + 1, table.line_num
        if header is None:
            header = [cell.strip() for cell in cells]
            if missing := source.options.names.lacks_text(header):
                raise source.error(missing, line)
        elif any(cell.strip() for cell in cells):
            yield header, line, cells


def of_row(source: Source, header: list[str], line: int, cells: list[str]) -> Document | Failure:
    """The document of a row, or what is wrong with it."""
    if len(cells) > len(header):
        return Failure(source.path, line, f"{len(cells)} cells, the header has {len(header)}")
    size = sum(map(len, cells))
    if size > source.options.limit:
        return Failure(source.path, line, source.too_large())
    for cell in cells:
        if not cell.isascii() and (bad := ESCAPED.search(cell)):
            return Failure(source.path, line, f"not UTF-8 (byte 0x{ord(bad[0]) - 0xDC00:02x})")
    fields: dict[str, Any] = dict(zip(header, cells, strict=False))
    return of_fields(source, line, fields, size)


def _after(first: str, stream: io.TextIOWrapper) -> Iterator[str]:
    """All lines, none of them held longer than it takes to read it."""
    yield first
    while line := stream.readline(1 << 20):
        yield line


def _delimiter(first: str, source: Source) -> str:
    """The tab in TSV; else what stands most often in the header."""
    if suffix(source.path) == ".tsv":
        return "\t"
    return max(DELIMITERS, key=first.count)
