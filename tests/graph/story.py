"""Records to make graphs of: those of the fixtures, and hostile ones."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from announce_extract.graph.options import Options
from announce_extract.graph.rdf import write_rdf
from announce_extract.graph.seen import Seen
from announce_extract.graph.statements import statements
from announce_extract.pipeline import Extractor
from announce_extract.read import Failure, read
from announce_extract.read.records import Placed
from announce_extract.schema import Announcement, Evidence, Name, Quantity
from tests import fixtures

RETOLD = fixtures.FOLDER / "retold.jsonl"
"""One announcement, told by four articles that do not agree."""

HOSTILE = {
    "quotes": "The \"Acme\" 'Labs' \\ \\u0022",
    "newlines": "Acme\nLabs\r\nof\tYork",
    "angle": "Acme> <Labs> {a} |b| ^c^ `d`",
    "script": "javascript:alert(1)",
    "right to left": "\u202eemcA\u200f עברית العربية\u202c",
    "long": "A" * 10_000,
    "astral": "Acme 🦙 𝔸𝕀 \U000e0001",
    "control": "Acme\x01\x08\x7f\x85Labs",
    "separators": "Acme\u2028Labs\u2029; x |y| $z",
    "statement": "'}) DETACH DELETE n; //",
    "spaces": "\u00a0Acme\u3000",
    "unsayable": "\u200f",
}


@cache
def found() -> tuple[Placed, ...]:
    """All records of the fixtures."""
    articles = [a for a in read([fixtures.ARTICLES, RETOLD]) if not isinstance(a, Failure)]
    extractor = Extractor()
    return placed(record for article in articles for record in extractor.extract(article))


def placed(records: Iterable[Announcement]) -> tuple[Placed, ...]:
    """Records as if they had been read from a file."""
    return tuple(Placed(r, r.to_json().encode(), "r.jsonl", n) for n, r in enumerate(records, 1))


def named(name: str, identifier: str = "0123456789abcdef") -> Announcement:
    """A record in which everybody and everything has the same name."""
    evidence = Evidence(where="text", start=0, end=len(name), text=name, rule="by-hand")
    one = Name(name=name, surface=name, evidence=(evidence,))
    return Announcement(
        id=identifier,
        document_id=name,
        organisations=(one,),
        model=one,
        accelerators=(one,),
        chip_count=Quantity(value=8, evidence=(evidence,)),
    )


def options(complaints: list[Failure] | None = None, *, direct: bool = False) -> Options:
    """Options that keep failures, or refuse that there are any."""

    def refuse(failure: Failure) -> None:
        raise AssertionError(str(failure))

    return Options.of(refuse if complaints is None else complaints.append, direct=direct)


def rdf(
    records: Sequence[Placed | Failure], suffix: str, made_with: Options | None = None
) -> bytes:
    """The graph of records in a format of RDF."""
    stream = io.BytesIO()
    with Seen() as seen:
        write_rdf(statements(records, made_with or options(), seen), stream, suffix)
    return stream.getvalue()


def written(records: Sequence[Placed | Failure], path: Path) -> Path:
    """The graph of records in a file or folder, as its suffix says."""
    from announce_extract.graph.output import write_graph

    write_graph(records, path, options())
    return path
