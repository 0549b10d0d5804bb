"""The command that makes one announcement of the records of many articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from announce_extract.cli import telling
from announce_extract.cli.ending import guarded
from announce_extract.cli.output import refuse_inputs
from announce_extract.cli.streams import standard_output
from announce_extract.errors import MergeError, WriteError
from announce_extract.extras import require
from announce_extract.read.failure import Failure
from announce_extract.read.records import SUFFIXES, Placed, read_records
from announce_extract.schema import MergedAnnouncement
from announce_extract.write.beside import beside

SIZE = re.compile(r"\d{1,6}(?:\.\d{1,3})? ?[KMGT]i?B", re.IGNORECASE)
"""As DuckDB takes it."""


@dataclass(frozen=True, slots=True)
class Job:
    """What the user asked for."""

    records: tuple[str, ...]
    output: Path | None
    window: int
    memory: str
    vocabulary: tuple[Path, ...]
    quiet: bool


@dataclass(slots=True)
class Tally:
    """What happened so far."""

    records: int = 0
    announcements: int = 0
    disputed: int = 0
    failures: int = 0

    def fail(self, failure: Failure) -> None:
        """Count a failure and report it."""
        self.failures += 1
        telling.say(str(failure))

    def counted(self, found: Iterable[Placed | Failure]) -> Iterator[Placed | Failure]:
        """Pass on what is found, and count the records."""
        for item in found:
            self.records += isinstance(item, Placed)
            yield item

    def made(self, merged: Iterable[MergedAnnouncement]) -> Iterator[MergedAnnouncement]:
        """Pass on what was made, and count it."""
        for one in merged:
            self.announcements += 1
            self.disputed += bool(one.disputed)
            yield one

    def __str__(self) -> str:
        """One line for people."""
        counts = (
            (self.records, "record"),
            (self.announcements, "announcement"),
            (self.failures, "failure"),
        )
        told = [f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts]
        return f"{told[0]}, {told[1]} ({self.disputed} with disputed values), {told[2]}"


def merge(job: Job) -> int:
    """Write the announcements and give the exit status."""
    return guarded(lambda: _merge(job, Tally()))


def _merge(job: Job, tally: Tally) -> int:
    require("graph", "duckdb")
    from announce_extract.identity import Resolver
    from announce_extract.merge import Options
    from announce_extract.merge import merge as merged
    from announce_extract.vocabulary import load

    if not SIZE.fullmatch(job.memory):
        raise MergeError(f"the memory must be like 512MB or 2GB, not {job.memory!r}")
    if job.output is not None:
        _check(job.output)
        refuse_inputs(job.output, job.records)
    options = Options(Resolver(load(job.vocabulary)), tally.fail, job.window, job.memory)
    found = tally.counted(read_records(job.records))
    _send(tally.made(merged(found, options)), job.output)
    if not job.quiet:
        telling.say(str(tally))
    return 1 if tally.failures else 0


def _check(path: Path) -> None:
    if path.suffix.lower() not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise WriteError(f"cannot write {path}: unknown suffix {path.suffix!r} (known: {known})")
    if path.is_dir():
        raise WriteError(f"cannot write {path}: it is a folder")
    if not path.parent.is_dir():
        raise WriteError(f"cannot write {path}: there is no folder {path.parent}")


def _send(merged: Iterable[MergedAnnouncement], path: Path | None) -> None:
    """Write lines to the file, complete or not at all, or as they come to standard output."""
    lines = (one.model_dump_json().encode() + b"\n" for one in merged)
    if path is None:
        with standard_output() as stream:
            stream.writelines(line.decode() for line in lines)
        return
    with beside(path) as part, part.open("wb") as file:
        file.writelines(lines)
