"""RDF files through pyoxigraph: N-Triples and N-Quads stream, the others are sorted in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import IO

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from announce_extract.graph.statements import Group
from announce_extract.graph.terms import PREFIXES

FORMATS = MappingProxyType(
    {
        ".ttl": RdfFormat.TURTLE,
        ".nt": RdfFormat.N_TRIPLES,
        ".nq": RdfFormat.N_QUADS,
        ".trig": RdfFormat.TRIG,
        ".jsonld": RdfFormat.JSON_LD,
    }
)
"""By suffix. Only .nq and .trig keep the named graphs."""

SORTED = frozenset({".ttl", ".trig", ".jsonld"})
"""Formats that are nice to read where the statements of a subject stand together."""


def write_rdf(groups: Iterable[Group], stream: IO[bytes], suffix: str) -> None:
    """Serialise all statements as the suffix says; blank nodes are never made."""
    form = FORMATS[suffix]
    made: Iterable[Quad] | Iterable[Triple]
    if suffix in {".nq", ".trig"}:
        made = quads(groups)
    else:
        made = triples(groups)
    if suffix in SORTED:
        made = sorted(made, key=_place)  # type: ignore[type-var, arg-type]
    serialize(made, stream, form, prefixes=dict(PREFIXES))


def quads(groups: Iterable[Group]) -> Iterator[Quad]:
    """Each statement in its named graph."""
    for graph, made in groups:
        for subject, predicate, value in made:
            yield Quad(subject, predicate, value, graph)


def triples(groups: Iterable[Group]) -> Iterator[Triple]:
    """Each statement without its graph."""
    for _, made in groups:
        for subject, predicate, value in made:
            yield Triple(subject, predicate, value)


def _place(one: Quad | Triple) -> tuple[str, str, str, str]:
    graph = str(one.graph_name) if isinstance(one, Quad) else ""
    return graph, one.subject.value, one.predicate.value, str(one.object)


def suffix_of(path: Path) -> str | None:
    """The suffix if it is one of RDF's."""
    suffix = path.suffix.lower()
    return suffix if suffix in FORMATS else None
