"""The command that makes a graph of records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from announce_extract.cli import telling
from announce_extract.cli.ending import guarded
from announce_extract.cli.tally import Tally
from announce_extract.extras import require
from announce_extract.plural import counted
from announce_extract.read.failure import Failure
from announce_extract.read.records import Placed, read_records
from announce_extract.vocabulary import load


@dataclass(frozen=True, slots=True)
class Job:
    """What the user asked for."""

    records: tuple[str, ...]
    output: Path
    base: str | None
    direct: bool
    validate: bool
    vocabulary: tuple[Path, ...]


@dataclass(slots=True)
class Checked(Tally):
    """What breaks the shapes, too."""

    violations: int = 0

    def violate(self, violation: object) -> None:
        """Count what the shapes refuse and report it."""
        self.violations += 1
        telling.say(str(violation))


def graph(job: Job) -> int:
    """Write the graph and give the exit status: 1 if a record failed or breaks the shapes."""
    return guarded(lambda: _graph(job, Checked()))


def _graph(job: Job, tally: Checked) -> int:
    require(
        "graph", "a graph", "pyoxigraph", "edtf", *(("pyshacl", "rdflib") if job.validate else ())
    )
    from announce_extract.graph.iris import BASE, checked_base
    from announce_extract.graph.options import Options
    from announce_extract.graph.output import check, write_graph
    from announce_extract.run.garbage import search_seldom

    search_seldom()
    base = checked_base(job.base) if job.base is not None else BASE
    check(job.output)
    vocabulary = load(job.vocabulary)
    options = Options.of(tally.fail, vocabulary=vocabulary, base=base, direct=job.direct)
    found: Iterable[Placed | Failure] = tally.counting(read_records(job.records))
    if job.validate:
        from announce_extract.graph.validate import checked

        found = checked(found, options, tally.violate)
    write_graph(found, job.output, options)
    told = [counted(tally.read, "record"), counted(tally.failures, "failure")]
    if job.validate:
        told.append(counted(tally.violations, "violation"))
    telling.tell(", ".join(told))
    return 1 if tally.violations else tally.status
