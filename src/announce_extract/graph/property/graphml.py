"""GraphML by networkx, which holds the whole graph in memory."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import IO, TYPE_CHECKING

from announce_extract.graph.property.rows import Node, Row
from announce_extract.graph.property.tables import Cell

if TYPE_CHECKING:
    import networkx as nx

NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML file can hold; each becomes U+FFFD."""


def write(rows: Iterable[Row], stream: IO[bytes]) -> None:
    """Write one directed graph; lists are joined with "|"."""
    import networkx as nx

    nx.write_graphml(build(rows), stream, named_key_ids=True)


def build(rows: Iterable[Row]) -> nx.MultiDiGraph[str]:
    """The graph: nodes with a `label`, relations with a `type` that is also their key."""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in rows:
        if isinstance(row, Node):
            told = zip((c.name for c in row.table.columns), row.cells, strict=True)
            known = {name: _cell(value) for name, value in told if value not in (None, ())}
            graph.add_node(_xml(row.id), label=row.table.label, **known)
        else:
            graph.add_edge(_xml(row.start), _xml(row.end), key=row.type, type=row.type)
    return graph


def _cell(value: Cell) -> str | int | float | bool:
    match value:
        case str():
            return _xml(value)
        case tuple():
            return "|".join(value)
        case None:
            return ""
        case _:
            return value


def _xml(text: str) -> str:
    return NO_XML.sub("\ufffd", text)
