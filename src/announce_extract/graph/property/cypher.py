"""A Cypher script that can be run again without changing anything."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import IO

from announce_extract.graph.property.rows import Edge, Node, Row
from announce_extract.graph.property.tables import TABLES, Cell, Column, Table

ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\b": "\\b",
    "\f": "\\f",
}
SPECIAL = re.compile(r'[\\"\x00-\x1f\x7f-\x9f]')


def write(rows: Iterable[Row], stream: IO[bytes]) -> None:
    """Write the constraints, then one MERGE for each node and relation."""
    stream.writelines(_constraint(table).encode() for table in TABLES)
    stream.writelines(statement(row).encode() for row in rows)


def statement(row: Row) -> str:
    """What makes a node or a relation, or finds that it is there."""
    return _node(row) if isinstance(row, Node) else _edge(row)


def _constraint(table: Table) -> str:
    name = f"{table.label.lower()}_id"
    return f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{table.label}) REQUIRE n.id IS UNIQUE;\n"


def _node(node: Node) -> str:
    told = [
        f"n.`{column.name}` = {literal(value, column)}"
        for column, value in zip(node.table.columns, node.cells, strict=True)
        if value is not None
    ]
    rest = f" SET {', '.join(told)}" if told else ""
    return f"MERGE (n:{node.table.label} {{id: {text(node.id)}}}){rest};\n"


def _edge(edge: Edge) -> str:
    start, end = (table.label for table in edge.tables)
    return (
        f"MATCH (a:{start} {{id: {text(edge.start)}}}), (b:{end} {{id: {text(edge.end)}}}) "
        f"MERGE (a)-[:{edge.type}]->(b);\n"
    )


def literal(value: Cell, column: Column) -> str:
    """A value as Cypher writes it."""
    match value:
        case bool():
            return "true" if value else "false"
        case tuple():
            return f"[{', '.join(map(text, value))}]"
        case str():
            return f"date({text(value)})" if column.type == "date" else text(value)
        case _:
            return repr(value).replace("e+", "e")


def text(value: str) -> str:
    r"""A string as Cypher writes it, on one line.

    >>> print(text('say "no"; \\ then\nstop'))
    "say \"no\"; \\ then\nstop"
    """
    return f'"{SPECIAL.sub(_escape, value)}"'


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    return ESCAPES.get(character) or f"\\u{ord(character):04x}"
