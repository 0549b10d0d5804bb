"""One run of `extract`: read, extract, write, and count what happened."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from announce_extract.article import parse_published
from announce_extract.cli import output, telling
from announce_extract.cli.ending import guarded
from announce_extract.extraction import Extracts, Found, extracted
from announce_extract.pipeline import Extractor
from announce_extract.read import DEFAULTS, Document, Failure, Options, documents
from announce_extract.run.joining import failures_path, write_failures
from announce_extract.run.summary import Counts, Summary
from announce_extract.write import Result, Writer
from announce_extract.write.beside import is_stream
from announce_extract.write.file import FileWriter


@dataclass(frozen=True, slots=True)
class Job:
    """What the user asked for."""

    inputs: tuple[str, ...]
    output: Path | None
    form: str | None = None
    vocabulary: tuple[Path, ...] = ()
    options: Options = DEFAULTS
    timeout: float = 120.0
    workers: int | None = None
    resume: bool | None = None
    summary: Path | None = None
    engine: str = "local"
    gate: bool = True

    @property
    def to_file(self) -> Path | None:
        """The output if it is a file that can be replaced."""
        path = self.output
        if path is None or path == output.STDOUT or is_stream(path):
            return None
        return path

    @property
    def beside(self) -> tuple[Path, ...]:
        """The files that it writes, which are no input."""
        return () if self.to_file is None else (self.to_file, failures_path(self.to_file))


def run(job: Job) -> int:
    """Do the job and give the exit status."""
    return guarded(lambda: _run(job))


def _run(job: Job) -> int:
    if job.options.published is not None:
        parse_published(job.options.published)
    writer = output.chosen(job.output, job.form)
    for path in (*job.beside, job.summary):
        output.refuse_inputs(path, (*job.inputs, *map(str, job.vocabulary)))
    from announce_extract.cli.parts import in_parts, takes_parts

    if takes_parts(job):
        summary = in_parts(job, writer)
        told = str(summary)
    else:
        summary = _at_once(job, writer)
        told = str(summary.counts)
    telling.tell(told)
    if job.summary is not None:
        output.save_text(json.dumps(summary.to_dict(), indent=2) + "\n", job.summary)
    return 1 if summary.counts.failures else 0


def _at_once(job: Job, writer: Writer | FileWriter) -> Summary:
    """In this process, one document after the other, each written as soon as it is done."""
    start, counts = perf_counter(), Counts()
    failures: list[Failure] = []
    extractor = Extractor(job.vocabulary) if job.gate else Extractor(job.vocabulary, gate=False)
    found = documents(job.inputs, skip=job.beside, options=job.options)
    results = _results(found, extractor, counts, failures)
    output.send(results, job.output, writer)
    if job.to_file is not None:
        write_failures(failures, job.to_file)
    return Summary(counts, perf_counter() - start, counts.bytes, workers=1, resumed=False)


def _results(
    found: Iterable[Document | Failure],
    extractor: Extracts,
    counts: Counts,
    failures: list[Failure],
) -> Iterator[Result]:
    """Extract from each document; one that fails is reported, and the next is taken."""
    for item in found:
        done: Found | Failure
        if isinstance(item, Failure):
            done = item
        else:
            counts.documents += 1
            counts.bytes += item.size
            done = extracted(item, extractor)
            if isinstance(done, Found):
                telling.detail(f"{item.place}: records: {len(done.records)}")
        if isinstance(done, Failure):
            counts.failures += 1
            failures.append(done)
            telling.say(str(done))
        else:
            counts.records += len(done.records)
            counts.relevant += bool(done.records)
            yield Result(done.records, done.article)
