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
from announce_extract.cli.tally import Tally
from announce_extract.errors import MergeError, WriteError
from announce_extract.extras import require
from announce_extract.plural import counted
from announce_extract.read.records import read_records
from announce_extract.schema import MergedAnnouncement
from announce_extract.write.beside import beside

SUFFIXES = (".jsonl", ".ndjson")
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


@dataclass(slots=True)
class Merged(Tally):
    """What was made so far, too."""

    announcements: int = 0
    disputed: int = 0

    def made(self, merged: Iterable[MergedAnnouncement]) -> Iterator[MergedAnnouncement]:
        """Pass on what was made, and count it."""
        for one in merged:
            self.announcements += 1
            self.disputed += bool(one.disputed)
            yield one

    def __str__(self) -> str:
        """One line for people."""
        told = (
            counted(self.read, "record"),
            f"{counted(self.announcements, 'announcement')} ({self.disputed} with disputed values)",
            counted(self.failures, "failure"),
        )
        return ", ".join(told)


def merge(job: Job) -> int:
    """Write the announcements and give the exit status."""
    return guarded(lambda: _merge(job, Merged()))


def _merge(job: Job, tally: Merged) -> int:
    require("graph", "merging", "duckdb")
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
    found = tally.counting(read_records(job.records))
    _send(tally.made(merged(found, options)), job.output)
    telling.tell(str(tally))
    return tally.status


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
