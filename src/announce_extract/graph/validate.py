"""Validation of a graph against the shapes, by pySHACL, some records at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from announce_extract.graph.options import Options
from announce_extract.graph.rdf import lines
from announce_extract.graph.seen import Seen
from announce_extract.graph.statements import Group, statements
from announce_extract.read.failure import Failure
from announce_extract.read.records import Placed

if TYPE_CHECKING:
    from rdflib import Graph


AT_ONCE = 200
"""Records checked together: memory stays the same however many there are."""


class Violation(NamedTuple):
    """A node that is not as it must be, and why."""

    node: str
    message: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.node}: {self.message}"


def packaged(name: str) -> str:
    """The text of `ontology.ttl`, `context.jsonld` or `shapes.ttl`."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def shapes() -> Graph:
    """The shapes, parsed."""
    from rdflib import Graph

    return Graph().parse(data=packaged("shapes.ttl"), format="turtle")


def violations(data: Graph, against: Graph | None = None) -> list[Violation]:
    """What is wrong with a graph, in a fixed order; nothing is an empty list."""
    from pyshacl import validate
    from rdflib.namespace import SH

    _, report, _ = validate(data, shacl_graph=against or shapes(), inference="none")
    found = {
        Violation(str(report.value(result, SH.focusNode)), str(message))
        for result in report.subjects(SH.resultSeverity, SH.Violation)
        for message in report.objects(result, SH.resultMessage)
    }
    return sorted(found)


def parsed(groups: Iterable[Group]) -> Graph:
    """Groups of statements as a graph of rdflib's, without the named graphs."""
    from rdflib import Graph

    graph = Graph()
    for group in groups:
        graph.parse(data=lines(group, graphs=False), format="nt")
    return graph


def checked(
    found: Iterable[Placed | Failure],
    options: Options,
    report: Callable[[Violation], None],
    at_once: int = AT_ONCE,
) -> Iterator[Placed | Failure]:
    """Pass records on, and report what is wrong with the graph that each portion of them makes."""
    against, waiting = shapes(), list[Placed]()
    for item in found:
        yield item
        if isinstance(item, Placed):
            waiting.append(item)
        if len(waiting) >= at_once:
            _check(waiting, options, report, against)
            waiting = []
    _check(waiting, options, report, against)


def _check(
    portion: list[Placed], options: Options, report: Callable[[Violation], None], against: Graph
) -> None:
    silent = replace(options, fail=lambda _: None)  # the graph itself reports what fails
    with Seen() as seen:
        data = parsed(statements(portion, silent, seen))
    for violation in violations(data, against):
        report(violation)
