"""doccano: JSON Lines for sequence labelling; offsets in UTF-16 units, as its page counts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from announce_extract.annotate.colours import COLOURS
from announce_extract.annotate.lines import loaded
from announce_extract.annotate.task import LABELS, Broken, Corrected, Mark, Task, checked
from announce_extract.annotate.utf16 import Units


def dump(tasks: Iterable[Task]) -> str:
    """Write tasks as doccano imports them (JSONL, columns `text` and `label`)."""
    return "".join(json.dumps(_task(task), ensure_ascii=False) + "\n" for task in tasks)


def labels() -> str:
    """The labels of the project, as doccano imports them."""
    types = [
        {"text": label, "background_color": COLOURS[label], "text_color": "#ffffff"}
        for label in LABELS
    ]
    return json.dumps(types, indent=1) + "\n"


def load(text: str) -> Iterator[Corrected | Broken]:
    """Give each line under its number, or what is wrong with it."""
    return loaded(text, _corrected)


def _task(task: Task) -> dict[str, Any]:
    units = Units(task.text)
    spans = [[units.to_units(m.start), units.to_units(m.end), m.label] for m in task.marks()]
    return {"text": task.text, "label": spans, "announce_extract": task.to_meta()}


def _corrected(item: dict[str, Any]) -> Corrected:
    text = item["text"]
    task, units = Task.of(text, item.get("announce_extract")), Units(text)
    marks = (
        Mark(units.to_index(start), units.to_index(end), label)
        for start, end, label in _spans(item)
    )
    return Corrected(task, checked(marks, text))


def _spans(item: dict[str, Any]) -> Iterator[tuple[int, int, str]]:
    """Both forms: `label` has triples, `entities` (of projects with relations) objects."""
    if "entities" in item:
        for entity in item["entities"]:
            yield entity["start_offset"], entity["end_offset"], entity["label"]
    else:
        yield from item.get("label", item.get("labels", []))
