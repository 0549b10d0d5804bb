"""The command that makes a page to look at records with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from announce_extract.cli import telling
from announce_extract.cli.ending import guarded
from announce_extract.cli.output import is_terminal, refuse_inputs, save_text
from announce_extract.cli.tally import Tally
from announce_extract.errors import WriteError
from announce_extract.plural import counted
from announce_extract.read import read
from announce_extract.read.records import read_saved
from announce_extract.report import build_report
from announce_extract.vocabulary import load


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
    tally = Tally()
    found = list(tally.kept(read_saved(records)))
    page = build_report(found, tally.kept(read(articles)), vocabulary=whole, title=title)
    for problem in page.problems:
        tally.fail(problem)
    save_text(page.html, output)
    telling.tell(f"{counted(len(found), 'record')} in the report")
    return tally.status
