"""Predicted records as flat rows, from this library's own CSV or JSONL."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from announce_extract.errors import ReadError, RecordError
from announce_extract.evaluate.lines import numbered_lines, whole_text
from announce_extract.schema import Announcement
from announce_extract.schema.row import Cell, plain

PredictedRow: TypeAlias = Mapping[str, str]
"""The cells of a record by column; an empty cell, or none, is null."""
Reader: TypeAlias = Callable[[str | Path], Iterator[PredictedRow]]

LINE_END = re.compile(r"[\r\n]+")
BEYOND = "\0beyond the header"


def read_predictions(path: str | Path) -> list[PredictedRow]:
    """Read the rows of a file, in order; raise `ReadError` naming file and line."""
    suffix = Path(path).suffix.lower()
    if suffix not in READERS:
        raise ReadError(path, f"predictions must be {' or '.join(READERS)}, not {suffix or 'bare'}")
    return list(READERS[suffix](path))


def by_document(rows: Iterable[PredictedRow]) -> dict[str, list[PredictedRow]]:
    """Group rows by document, both in the order of the file."""
    documents: defaultdict[str, list[PredictedRow]] = defaultdict(list)
    for row in rows:
        documents[row["document_id"]].append(row)
    return dict(documents)


def _csv(path: str | Path) -> Iterator[PredictedRow]:
    table = csv.DictReader(io.StringIO(whole_text(path), newline=""), restkey=BEYOND)
    try:
        header = table.fieldnames or ["document_id"]
        if "document_id" not in header:
            reason = f"no column 'document_id'; the header has {', '.join(map(repr, header))}"
            raise ReadError(path, reason, line=1)
        for cells in table:
            if BEYOND in cells:
                raise ReadError(path, "more cells than the header has", line=table.line_num)
            row = {column: plain(cell or "") for column, cell in cells.items()}
            yield _checked(row, path, table.line_num)
    except csv.Error as error:
        raise ReadError(path, f"broken CSV: {error}", line=table.reader.line_num) from None


def _jsonl(path: str | Path) -> Iterator[PredictedRow]:
    for line, text in numbered_lines(path):
        try:
            cells = Announcement.from_json(text).to_row()
        except RecordError as error:
            raise ReadError(path, " ".join(str(error).split()), line=line) from None
        row = {column: _as_in_csv(cell) for column, cell in cells.items()}
        yield _checked(row, path, line)


def _as_in_csv(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case _:
            return LINE_END.sub(" ", str(cell))


def _checked(row: PredictedRow, path: str | Path, line: int) -> PredictedRow:
    if not row.get("document_id"):
        raise ReadError(path, "a record without document_id", line=line)
    return row


READERS: dict[str, Reader] = {".csv": _csv, ".jsonl": _jsonl, ".ndjson": _jsonl}
