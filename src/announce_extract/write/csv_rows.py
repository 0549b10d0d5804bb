"""CSV: one row a record, UTF-8, without evidence."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from typing import TextIO

from announce_extract.schema import COLUMNS
from announce_extract.schema.row import Cell
from announce_extract.write.result import Result

LINE_END = re.compile(r"[\r\n]+")


def write(results: Iterable[Result], stream: TextIO) -> None:
    """Write the header and a row for each record; a cell is empty where nothing is said."""
    rows = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    rows.writeheader()
    for result in results:
        for record in result.records:
            rows.writerow({column: _cell(value) for column, value in record.to_row().items()})


def _cell(value: Cell) -> Cell:
    """Write true and false as JSON does, and a name that was broken over two lines in one."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return LINE_END.sub(" ", value)
        case _:
            return value
