"""The command that makes a graph of records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from announce_extract.cli import telling
from announce_extract.cli.ending import guarded
from announce_extract.extras import require
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
    quiet: bool


@dataclass(slots=True)
class Tally:
    """What happened so far."""

    records: int = 0
    failures: int = 0
    violations: int = 0

    def fail(self, failure: Failure) -> None:
        """Count a failure and report it."""
        self.failures += 1
        telling.say(str(failure))

    def violate(self, violation: object) -> None:
        """Count what the shapes refuse and report it."""
        self.violations += 1
        telling.say(str(violation))

    def counted(self, found: Iterable[Placed | Failure]) -> Iterator[Placed | Failure]:
        """Pass on what is found, and count the records."""
        for item in found:
            self.records += isinstance(item, Placed)
            yield item

    def summary(self, validated: bool) -> str:
        """One line for people."""
        records = f"{self.records} record{'' if self.records == 1 else 's'}"
        failures = f"{self.failures} failure{'' if self.failures == 1 else 's'}"
        violations = f"{self.violations} violation{'' if self.violations == 1 else 's'}"
        return ", ".join([records, failures, *([violations] if validated else [])])


def graph(job: Job) -> int:
    """Write the graph and give the exit status: 1 if a record failed or breaks the shapes."""
    return guarded(lambda: _graph(job, Tally()))


def _graph(job: Job, tally: Tally) -> int:
    require("graph", "pyoxigraph", "edtf", *(("pyshacl", "rdflib") if job.validate else ()))
    from announce_extract.graph.iris import BASE, checked_base
    from announce_extract.graph.options import Options
    from announce_extract.graph.output import check, write_graph

    base = checked_base(job.base) if job.base is not None else BASE
    check(job.output)
    vocabulary = load(job.vocabulary)
    options = Options.of(tally.fail, vocabulary=vocabulary, base=base, direct=job.direct)
    found = tally.counted(read_records(job.records))
    if job.validate:
        from announce_extract.graph.validate import checked

        found = checked(found, options, tally.violate)
    write_graph(found, job.output, options)
    if not job.quiet:
        telling.say(tally.summary(job.validate))
    return 1 if tally.failures or tally.violations else 0
