"""The command that makes a page to look at records with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from announce_extract.cli import telling
from announce_extract.cli.ending import guarded
from announce_extract.cli.output import is_terminal, refuse_inputs, save_text
from announce_extract.errors import WriteError
from announce_extract.read import Failure, read
from announce_extract.read.saved import read_saved
from announce_extract.report import build_report
from announce_extract.vocabulary import load

T = TypeVar("T")


def report(
    records: str,
    articles: Sequence[str],
    output: Path | None,
    vocabulary: Sequence[Path],
    title: str,
) -> int:
    """Write the page and give the exit status."""
    return guarded(lambda: _report(records, articles, output, vocabulary, title))


def _report(
    records: str,
    articles: Sequence[str],
    output: Path | None,
    vocabulary: Sequence[Path],
    title: str,
) -> int:
    if output is None and is_terminal():
        raise WriteError("a report is no text for a terminal: name a file with -o")
    refuse_inputs(output, (records, *articles))
    whole = load(vocabulary)
    failures: list[str] = []
    found = list(_kept(read_saved(records), failures))
    page = build_report(found, _kept(read(articles), failures), vocabulary=whole, title=title)
    failures += page.problems
    save_text(page.html, output)
    for failure in failures:
        telling.say(failure)
    telling.tell(f"{len(found)} record{'' if len(found) == 1 else 's'} in the report")
    return 1 if failures else 0


def _kept(items: Iterable[T | Failure], failures: list[str]) -> Iterator[T]:
    """What could be read; what could not is noted."""
    for item in items:
        if isinstance(item, Failure):
            failures.append(str(item))
        else:
            yield item
