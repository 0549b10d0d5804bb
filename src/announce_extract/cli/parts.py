"""`extract` over much input: in parts, by workers, so that it can be taken up again."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from announce_extract.cli import output, telling
from announce_extract.cli.run import Job
from announce_extract.errors import RunError
from announce_extract.read import STDIN, Failure
from announce_extract.run.joining import failures_path, joined, write_failures
from announce_extract.run.parts import Part
from announce_extract.run.plan import input_files
from announce_extract.run.running import LOCAL, Engine, Order, parts_folder, run
from announce_extract.run.settings import Settings
from announce_extract.run.sizes import file_size
from announce_extract.run.summary import Summary
from announce_extract.vocabulary import load
from announce_extract.write import Writer
from announce_extract.write.file import FileWriter

LARGE = 8 << 20
"""Bytes of input from which on this is the way, where nothing else is asked for."""
TOLD = 20
"""Failures that are told; all of them are in the file of failures."""


def takes_parts(job: Job) -> bool:
    """Whether the job is one for workers: it was asked for, was left so, or is large."""
    if job.engine != "local" or job.workers is not None or job.resume is not None:
        return True
    if job.to_file is None or STDIN in job.inputs:
        return False
    if parts_folder(job.to_file).exists():
        return True
    size = 0
    for item in input_files(job.inputs, job.beside):
        size += 0 if isinstance(item, Failure) else file_size(item.path)
        if size > LARGE:
            return True
    return False


def in_parts(job: Job, writer: Writer | FileWriter) -> Summary:
    """Do the job and tell the first failures."""
    if STDIN in job.inputs:
        raise RunError("standard input cannot be shared by workers; write it to a file first")
    if job.resume and job.to_file is None:
        raise RunError("only a run that writes to a file (-o) can be resumed")
    load(job.vocabulary)  # what is wrong with it is said here, and once
    settings = Settings(job.options, tuple(map(str, job.vocabulary)), job.timeout, gate=job.gate)
    workers = job.workers or processors()
    order = Order(
        job.inputs,
        job.to_file,
        settings,
        workers,
        job.resume,
        telling.wants_progress(),
        _engine(job),
    )

    def join(parts: Sequence[Part], folder: Path) -> None:
        _tell_failures(parts, folder, job)
        results, chosen = joined(parts, folder, writer)
        output.send(results, job.output, chosen)

    return run(order, join)


def _engine(job: Job) -> Engine:
    if job.engine == "local":
        return LOCAL
    from announce_extract.engines.spark import engine

    return engine(job.workers)


def processors() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _tell_failures(parts: Sequence[Part], folder: Path, job: Job) -> None:
    """List the failures beside the output, and the first on standard error."""

    def failures() -> Iterator[Failure]:
        return (failure for part in parts for failure in part.failures(folder))

    if job.to_file is None:
        for failure in failures():
            telling.say(str(failure))
        return
    write_failures(failures(), job.to_file)
    count = sum(part.counts.failures for part in parts)
    for failure in islice(failures(), TOLD):
        telling.say(str(failure))
    if count > TOLD:
        telling.say(f"... and {count - TOLD:,} more in {failures_path(job.to_file)}")
