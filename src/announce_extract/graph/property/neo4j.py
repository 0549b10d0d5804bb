"""A folder of CSV files with the headers that `neo4j-admin database import` reads."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from announce_extract.graph.property.rows import Edge, Node, Row
from announce_extract.graph.property.tables import TABLES, Cell, Table

BETWEEN = ";"
"""Between the values of an array; Neo4j's default. No phase and no field has one in it."""

RELATIONS = "relations"


def write(rows: Iterable[Row], folder: Path) -> None:
    """Write one file for each kind of node, and `relations.csv`; all are there, also empty.

    A value with a line break is quoted: import with `--multiline-fields=true`.
    """
    with ExitStack() as opened:
        headers = {table.file: _header(table) for table in TABLES}
        headers[RELATIONS] = [":START_ID", ":END_ID", ":TYPE"]
        files = {}
        for name, header in headers.items():
            path = folder / f"{name}.csv"
            stream = opened.enter_context(path.open("w", encoding="utf-8", newline=""))
            files[name] = csv.writer(stream, lineterminator="\n")
            files[name].writerow(header)
        for row in rows:
            match row:
                case Node(table, identifier, cells):
                    files[table.file].writerow([identifier, *map(_cell, cells), table.label])
                case Edge(start, end, kind, _):
                    files[RELATIONS].writerow([start, end, kind])


def _header(table: Table) -> list[str]:
    return ["id:ID", *(column.header for column in table.columns), ":LABEL"]


def _cell(value: Cell) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case tuple():
            return BETWEEN.join(value)
        case _:
            return str(value)
