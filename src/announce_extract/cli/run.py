"""One run of `extract`: read, extract, write, and count what happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from announce_extract.article import Article, parse_published
from announce_extract.cli import output, telling
from announce_extract.cli.ending import guarded
from announce_extract.errors import VocabularyError
from announce_extract.pipeline import Extractor
from announce_extract.read import Failure, read
from announce_extract.write import Result


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
    return guarded(lambda: _run(job, Tally()))


def _run(job: Job, tally: Tally) -> int:
    if job.published is not None:
        parse_published(job.published)
    writer = output.chosen(job.output, job.form)
    extractor = Extractor(job.vocabulary)
    found = read(job.inputs, skip=[job.output] if job.output else ())
    output.send(_results(found, extractor, job.published, tally), job.output, writer)
    if not job.quiet:
        typer.echo(str(tally), err=True)
    return 1 if tally.failures else 0


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
        telling.detail(f"{article.origin or article.id or 'article'}: records: {len(records)}")
        yield Result(records, article)
