"""Export to and import from annotation tools, and how they end."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from announce_extract.annotate import (
    TOOLS,
    Broken,
    Corrected,
    Rereader,
    Tally,
    read_corrected,
    tasks,
    to_gold,
)
from announce_extract.cli import telling
from announce_extract.cli.ending import guarded
from announce_extract.cli.output import refuse_inputs, save_text
from announce_extract.pipeline import Extractor
from announce_extract.read import Failure, read
from announce_extract.read.saved import read_saved

T = TypeVar("T")


def export(records: str, articles: Sequence[str], form: str, output: Path | None) -> int:
    """Write the tasks and give the exit status."""

    def work() -> int:
        refuse_inputs(output, (records, *articles))
        failures: list[str] = []
        found = list(_kept(read_saved(records), failures))
        made = list(_kept(tasks(found, _kept(read(articles), failures)), failures))
        save_text(TOOLS[form].dump(made), output)
        return _ended(failures, _counted(len(made), "task"))

    return guarded(work)


def import_(
    corrected: Path, output: Path | None, untouched: bool, vocabulary: Sequence[Path]
) -> int:
    """Write the gold and give the exit status."""

    def work() -> int:
        refuse_inputs(output, (corrected,))
        failures: list[str] = []
        tally = Tally()
        items = (_done(item) if untouched else item for item in read_corrected(corrected))
        gold = to_gold(items, Rereader(Extractor(vocabulary)), tally)
        lines = [json.dumps(line, ensure_ascii=False) + "\n" for line in _kept(gold, failures)]
        save_text("".join(lines), output)
        told = f"{_counted(tally.documents, 'document')}, {_counted(tally.records, 'record')}"
        if tally.undone:
            told += f"; {_counted(tally.undone, 'document')} not annotated to the end, left out"
        return _ended(failures, told)

    return guarded(work)


def _done(item: Corrected | Broken) -> Corrected | Broken:
    return replace(item, is_done=True) if isinstance(item, Corrected) else item


def _kept(items: Iterable[T | Failure], failures: list[str]) -> Iterator[T]:
    for item in items:
        if isinstance(item, Failure):
            failures.append(str(item))
        else:
            yield item


def _ended(failures: list[str], told: str) -> int:
    for failure in failures:
        telling.say(failure)
    telling.tell(told)
    return 1 if failures else 0


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
