"""RDF files through pyoxigraph: N-Triples and N-Quads stream, the others are sorted in memory.

The lines of .nt and .nq are put together from pyoxigraph's own spelling of each term: a `Quad` for
each would take twice as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import chain, takewhile
from types import MappingProxyType
from typing import IO

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from announce_extract.graph.statements import Group
from announce_extract.graph.terms import PREFIXES, SPELT

FORMATS = MappingProxyType(
    {
        ".ttl": RdfFormat.TURTLE,
        ".nt": RdfFormat.N_TRIPLES,
        ".nq": RdfFormat.N_QUADS,
        ".trig": RdfFormat.TRIG,
        ".jsonld": RdfFormat.JSON_LD,
    }
)
"""By suffix."""

GRAPHS = frozenset({".nq", ".trig"})
"""Formats that keep the named graphs."""


def write_rdf(groups: Iterable[Group], stream: IO[bytes], suffix: str) -> None:
    """Write all statements as the suffix says; blank nodes are never made."""
    if suffix in {".nq", ".nt"}:
        for group in groups:
            stream.write(lines(group, graphs=suffix == ".nq"))
        return
    made = quads(groups) if suffix in GRAPHS else triples(groups)
    ordered = sorted(made, key=_place)
    text = BytesIO()
    serialize(ordered, text, FORMATS[suffix], prefixes=dict(PREFIXES))
    stream.write(_with_sorted_prefixes(text.getvalue()))


def lines(group: Group, *, graphs: bool) -> bytes:
    """The statements in N-Quads, or without their graph in N-Triples."""
    end = f" {group.graph} .\n" if graphs else " .\n"
    known = SPELT.copy()  # by id: all nodes of the group are alive
    spelt, last, start = known.get, None, ""
    told = []
    for s, p, o in group.statements:
        if s is not last:  # a subject's statements stand together; most were objects before
            last, start = s, spelt(id(s)) or known.setdefault(id(s), str(s))
        words = spelt(id(o)) or known.setdefault(id(o), str(o))
        told.append(f"{start} {spelt(id(p)) or p} {words}{end}")
    return "".join(told).encode()


def quads(groups: Iterable[Group]) -> Iterator[Quad]:
    """Each statement in its named graph."""
    return chain.from_iterable([Quad(s, p, o, graph) for s, p, o in made] for graph, made in groups)


def triples(groups: Iterable[Group]) -> Iterator[Triple]:
    """Each statement without its graph."""
    return chain.from_iterable([Triple(s, p, o) for s, p, o in made] for _, made in groups)


def _place(one: Quad | Triple) -> tuple[str, str, str, str]:
    graph = str(one.graph_name) if isinstance(one, Quad) else ""
    return graph, str(one.subject), one.predicate.value, str(one.object)


def _with_sorted_prefixes(text: bytes) -> bytes:
    """The lines that declare prefixes come in any order; put them into one."""
    head = list(takewhile(lambda line: line.startswith(b"@prefix "), text.splitlines(True)))
    return b"".join(sorted(head)) + text[sum(map(len, head)) :]
