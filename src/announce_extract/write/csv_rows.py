"""CSV: one row a record, UTF-8, without evidence.

A spreadsheet takes a cell that starts with =, +, - or @ for a formula, and an article may name a
model anything. Such a text gets an apostrophe before it, which `schema.row.plain` takes away again.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from announce_extract.schema import COLUMNS, Announcement
from announce_extract.schema.row import Cell, armoured
from announce_extract.write.result import Result

LINE_END = re.compile(r"[\r\n]+")
KEPT = "kept"
"""The column of the fields that were carried along, a JSON object; only where there are any."""


def write(results: Iterable[Result], stream: TextIO) -> None:
    """Write the header and a row for each record; a cell is empty where nothing is said."""
    records = (record for result in results for record in result.records)
    first = next(records, None)
    kept = first is not None and first.kept is not None
    rows = csv.DictWriter(stream, [*COLUMNS, KEPT] if kept else COLUMNS, lineterminator="\n")
    rows.writeheader()
    if first is not None:
        rows.writerow(_row(first, kept))
        rows.writerows(_rows(records, kept))


def _rows(records: Iterator[Announcement], kept: bool) -> Iterator[dict[str, Cell]]:
    return (_row(record, kept) for record in records)


def _row(record: Announcement, kept: bool) -> dict[str, Cell]:
    row = {column: _cell(value) for column, value in record.to_row().items()}
    if kept:
        row[KEPT] = json.dumps(record.kept or {}, ensure_ascii=False)
    return row


def _cell(value: Cell) -> Cell:
    """Write true and false as JSON does, and a name that was broken over two lines in one."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return armoured(LINE_END.sub(" ", value))
        case _:
            return value
