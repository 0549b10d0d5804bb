"""One run of `extract`: read, extract, write, and count what happened."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from announce_extract.article import Article, parse_published
from announce_extract.cli import output
from announce_extract.errors import AnnounceExtractError, VocabularyError
from announce_extract.pipeline import Extractor
from announce_extract.read import Failure, read
from announce_extract.write import Result

BROKEN_PIPE = 141
"""As a shell reports a program that its reader left (128 + SIGPIPE)."""


@dataclass(frozen=True, slots=True)
class Job:
    """What the user asked for."""

    inputs: tuple[str, ...]
    output: Path | None
    form: str | None
    vocabulary: tuple[Path, ...]
    published: str | None
    quiet: bool


@dataclass(slots=True)
class Tally:
    """What happened so far."""

    documents: int = 0
    records: int = 0
    failures: int = 0

    def fail(self, failure: Failure) -> None:
        """Count a failure and report it."""
        self.failures += 1
        typer.echo(str(failure), err=True)

    def __str__(self) -> str:
        """The summary of a run."""
        counts = (
            (self.documents, "document"),
            (self.records, "record"),
            (self.failures, "failure"),
        )
        return ", ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts)


def run(job: Job) -> int:
    """Do the job and give the exit status."""
    tally = Tally()
    try:
        _run(job, tally)
    except AnnounceExtractError as error:
        typer.echo(f"announce-extract: {error}", err=True)
        return 2
    except BrokenPipeError:
        # Else the interpreter would complain when it flushes the stream at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    if not job.quiet:
        typer.echo(str(tally), err=True)
    return 1 if tally.failures else 0


def _run(job: Job, tally: Tally) -> None:
    if job.published is not None:
        parse_published(job.published)
    writer = output.chosen(job.output, job.form)
    extractor = Extractor(job.vocabulary)
    found = read(job.inputs, skip=[job.output] if job.output else ())
    output.send(_results(found, extractor, job.published, tally), job.output, writer)


def _results(
    found: Iterable[Article | Failure], extractor: Extractor, published: str | None, tally: Tally
) -> Iterator[Result]:
    """Extract from each article; one that fails is reported, and the next is taken."""
    for item in found:
        if isinstance(item, Failure):
            tally.fail(item)
            continue
        article = item if item.published else replace(item, published=published)
        tally.documents += 1
        try:
            records = extractor.extract(article)
        except VocabularyError:
            raise
        except Exception as error:
            place = article.origin or article.id or "article"
            tally.fail(
                Failure(place, None, f"cannot be extracted: {type(error).__name__}: {error}")
            )
            continue
        tally.records += len(records)
        yield Result(records, article)
