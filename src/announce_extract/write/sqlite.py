"""SQLite: a table of records with the columns of the CSV, and a table of their evidence."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from announce_extract.errors import WriteError
from announce_extract.schema import COLUMNS, FIELDS, Announcement, Kind
from announce_extract.schema.row import Cell
from announce_extract.write.result import Result

LARGEST = 2**63 - 1

NUMBERS = frozenset(
    column
    for field in FIELDS
    if field.kind is Kind.QUANTITY
    for column in (field.columns[0], field.columns[2])
)
TYPES = {column: "NUMERIC" if column in NUMBERS else "TEXT" for column in COLUMNS}
TYPES |= {"primary": "BOOLEAN"}

SCHEMA = f"""
CREATE TABLE records (
    number INTEGER PRIMARY KEY,
    {", ".join(f'"{column}" {TYPES[column]}' for column in COLUMNS)},
    json TEXT NOT NULL,
    kept TEXT
);
CREATE TABLE evidence (
    record INTEGER NOT NULL REFERENCES records (number),
    field TEXT NOT NULL,
    position INTEGER NOT NULL,
    "where" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    rule TEXT NOT NULL
);
"""
INDEXES = """
CREATE INDEX records_by_id ON records (id);
CREATE INDEX records_by_document ON records (document_id);
CREATE INDEX evidence_by_record ON evidence (record);
"""


def write(results: Iterable[Result], path: Path) -> None:
    """Write the database; `json` has the whole record as in JSON Lines."""
    path.unlink(missing_ok=True)
    records = (record for result in results for record in result.records)
    holders = ", ".join("?" * (len(COLUMNS) + 3))
    try:
        with closing(sqlite3.connect(path)) as database, database:
            database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
            for number, record in enumerate(records, 1):
                database.execute(f"INSERT INTO records VALUES ({holders})", _row(number, record))
                database.executemany(
                    "INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _quoted(number, record)
                )
            database.executescript(INDEXES)
    except sqlite3.Error as error:
        raise WriteError(f"cannot write {path}: {error}") from error


def _row(number: int, record: Announcement) -> list[Cell]:
    kept = None if record.kept is None else json.dumps(record.kept, ensure_ascii=False)
    return [number, *map(_cell, record.to_row().values()), record.to_json(), kept]


def _cell(value: Cell) -> Cell:
    """SQLite has integers of 64 bits; a larger one becomes a float."""
    return float(value) if type(value) is int and value > LARGEST else value


def _quoted(number: int, record: Announcement) -> Iterator[tuple[int | str, ...]]:
    for field in FIELDS:
        for position, value in enumerate(record.values(field)):
            for e in value.evidence:
                yield number, field.column, position, e.where, e.start, e.end, e.text, e.rule
    for e in record.status.evidence:
        yield number, "status", 0, e.where, e.start, e.end, e.text, e.rule
