"""Joining the parts of a run, in the order of its inputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from announce_extract.read import Failure
from announce_extract.run.parts import Part, failure_line
from announce_extract.schema import Announcement
from announce_extract.write import FORMATS, Result, Writer
from announce_extract.write.file import FileWriter, write_file


def failures_path(output: Path) -> Path:
    """Where failures are listed.

    >>> failures_path(Path("out/records.csv")).as_posix()
    'out/records.csv.failures.jsonl'
    """
    return output.with_name(f"{output.name}.failures.jsonl")


def write_failures(failures: Iterable[Failure], output: Path) -> None:
    """List the failures beside the output; without any, no such file is left there."""
    path = failures_path(output)
    waiting = iter(failures)
    first = next(waiting, None)
    if first is None:
        path.unlink(missing_ok=True)
        return

    def write(_: Iterable[Result], stream: TextIO) -> None:
        stream.write(failure_line(first))
        stream.writelines(map(failure_line, waiting))

    write_file((), path, write)


def joined(
    parts: Iterable[Part], folder: Path, writer: Writer | FileWriter
) -> tuple[Iterator[Result], Writer | FileWriter]:
    """The results in the parts, and a writer for them; JSON Lines are copied as they are."""
    if writer is not FORMATS["jsonl"]:
        return _results(parts, folder), writer

    def copy(_: Iterable[Result], stream: TextIO) -> None:
        for part in parts:
            stream.writelines(part.records(folder))

    return iter(()), copy


def _results(parts: Iterable[Part], folder: Path) -> Iterator[Result]:
    for part in parts:
        for line in part.records(folder):
            yield Result((Announcement.from_json(line),))
