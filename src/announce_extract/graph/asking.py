"""Questions in SPARQL, asked of a file."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
)

from announce_extract.errors import GraphError
from announce_extract.graph.rdf import FORMATS

Answer: TypeAlias = tuple[list[str], Iterator[list[str]]]
"""The names of the columns, and the rows."""


def questions() -> dict[str, str]:
    """The questions that come with the library, by name."""
    folder = files(__package__).joinpath("questions")
    found = sorted(item.name for item in folder.iterdir() if item.name.endswith(".rq"))
    return {
        name.removesuffix(".rq"): folder.joinpath(name).read_text(encoding="utf-8")
        for name in found
    }


def question(given: str) -> str:
    """The text of a question that comes with the library, of a file, or given as text."""
    known = questions()
    if given in known:
        return known[given]
    if given.endswith(".rq"):
        try:
            return Path(given).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise GraphError(f"the question {given} cannot be read: {error}") from None
    if "{" not in given:
        names = ", ".join(known)
        raise GraphError(f"no question {given!r} (known: {names}; or a file .rq, or SPARQL)")
    return given


def load(path: Path) -> Store:
    """Load a file of RDF into memory; `GraphError` says why it cannot be."""
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        known = ", ".join(FORMATS)
        raise GraphError(f"{path}: unknown suffix {path.suffix!r} (known: {known})")
    store = Store()
    try:
        with path.open("rb") as stream:
            store.bulk_load(stream, form)
    except (OSError, SyntaxError, ValueError) as error:
        raise GraphError(f"{path}: cannot be loaded: {error}") from None
    return store


def ask(store: Store, query: str) -> Answer:
    """Ask all graphs of a store together; `GraphError` if the question is broken."""
    try:
        found = store.query(query, use_default_graph_as_union=True)
    except (SyntaxError, ValueError, OSError) as error:
        raise GraphError(f"the question cannot be asked: {error}") from None
    match found:
        case QueryBoolean():
            return ["answer"], iter([["yes" if found else "no"]])
        case QuerySolutions():
            names = [variable.value for variable in found.variables]
            return names, ([_shown(value) for value in solution] for solution in found)
        case QueryTriples():
            parts = ((t.subject, t.predicate, t.object) for t in found)
            return ["subject", "predicate", "object"], ([_shown(p) for p in t] for t in parts)


def _shown(value: NamedNode | BlankNode | Literal | Triple | None) -> str:
    if value is None:
        return ""
    return str(value) if isinstance(value, Triple) else value.value
