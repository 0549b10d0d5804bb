"""Export to and import from annotation tools, and how they end."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from announce_extract.annotate import (
    TOOLS,
    Broken,
    Corrected,
    Rereader,
    read_corrected,
    tasks,
    to_gold,
)
from announce_extract.annotate import Tally as Corrections
from announce_extract.cli import telling
from announce_extract.cli.ending import guarded
from announce_extract.cli.output import refuse_inputs, save_text
from announce_extract.cli.tally import Tally
from announce_extract.pipeline import Extractor
from announce_extract.plural import counted
from announce_extract.read import read
from announce_extract.read.records import read_saved


def export(records: str, articles: Sequence[str], form: str, output: Path | None) -> int:
    """Write the tasks and give the exit status."""

    def work() -> int:
        refuse_inputs(output, (records, *articles))
        read_so_far = Tally()
        found = list(read_so_far.kept(read_saved(records)))
        made = list(read_so_far.kept(tasks(found, read_so_far.kept(read(articles)))))
        save_text(TOOLS[form].dump(made), output)
        telling.tell(counted(len(made), "task"))
        return read_so_far.status

    return guarded(work)


def import_(
    corrected: Path, output: Path | None, untouched: bool, vocabulary: Sequence[Path]
) -> int:
    """Write the gold and give the exit status."""

    def work() -> int:
        refuse_inputs(output, (corrected,))
        read_so_far, made = Tally(), Corrections()
        items = (_done(item) if untouched else item for item in read_corrected(corrected))
        gold = to_gold(items, Rereader(Extractor(vocabulary)), made)
        lines = [json.dumps(line, ensure_ascii=False) + "\n" for line in read_so_far.kept(gold)]
        save_text("".join(lines), output)
        told = f"{counted(made.documents, 'document')}, {counted(made.records, 'record')}"
        if made.undone:
            told += f"; {counted(made.undone, 'document')} not annotated to the end, left out"
        telling.tell(told)
        return read_so_far.status

    return guarded(work)


def _done(item: Corrected | Broken) -> Corrected | Broken:
    return replace(item, is_done=True) if isinstance(item, Corrected) else item
