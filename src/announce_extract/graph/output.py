"""Where a graph goes: the suffix says which kind it is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from announce_extract.errors import WriteError
from announce_extract.extras import require
from announce_extract.graph.options import Options
from announce_extract.graph.property import cypher, graphml, neo4j
from announce_extract.graph.property.rows import rows
from announce_extract.graph.rdf import FORMATS, write_rdf
from announce_extract.graph.seen import Seen
from announce_extract.graph.statements import statements
from announce_extract.read.failure import Failure
from announce_extract.read.records import Placed
from announce_extract.write.beside import beside, folder_beside

Found: TypeAlias = Iterable[Placed | Failure]
SUFFIXES = (*FORMATS, ".graphml", ".cypher")


def check(path: Path) -> None:
    """Raise `WriteError`, before any work is done, if the graph cannot be written there."""
    if not path.parent.is_dir():
        raise WriteError(f"cannot write {path}: there is no folder {path.parent}")
    if path.suffix.lower() in SUFFIXES:
        if path.is_dir():
            raise WriteError(f"cannot write {path}: it is a folder")
        if path.suffix.lower() == ".graphml":
            require("graph", "GraphML", "networkx")
    elif path.suffix or (path.exists() and not path.is_dir()):
        known = ", ".join(SUFFIXES)
        raise WriteError(
            f"cannot write {path}: unknown suffix {path.suffix!r} "
            f"(known: {known}; or a folder, for the CSV files of Neo4j)"
        )


def write_graph(found: Found, path: Path, options: Options) -> None:
    """Write RDF, GraphML, a Cypher script, or for a name without suffix a folder of CSV files.

    Files are there complete or not at all.
    """
    suffix = path.suffix.lower()
    with Seen() as seen:
        if suffix not in SUFFIXES:
            _write_folder(found, path, options, seen)
            return
        with beside(path) as part, part.open("wb") as stream:
            match suffix:
                case ".graphml":
                    graphml.write(rows(found, options, seen), stream)
                case ".cypher":
                    cypher.write(rows(found, options, seen), stream)
                case _:
                    write_rdf(statements(found, options, seen), stream, suffix)


def _write_folder(found: Found, path: Path, options: Options, seen: Seen) -> None:
    with folder_beside(path) as part:
        neo4j.write(rows(found, options, seen), part)
