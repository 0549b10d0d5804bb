"""Prodigy: JSON Lines for `spans.manual`; offsets in characters, the value beside each span."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from announce_extract.annotate.lines import loaded
from announce_extract.annotate.task import LABELS, Broken, Corrected, Mark, Task, checked


def dump(tasks: Iterable[Task]) -> str:
    """Write tasks as Prodigy loads them."""
    return "".join(json.dumps(_task(task), ensure_ascii=False) + "\n" for task in tasks)


def labels() -> str:
    """The argument of `--label`."""
    return ",".join(LABELS) + "\n"


def load(text: str) -> Iterator[Corrected | Broken]:
    """Give each line of `prodigy db-out` under its number, or what is wrong with it."""
    return loaded(text, _corrected)


def _task(task: Task) -> dict[str, Any]:
    text = task.text
    spans = [
        {"start": m.start, "end": m.end, "label": m.label, "text": text[m.start : m.end],
         "value": m.value}
        for m in task.marks()
    ]  # fmt: skip
    name = task.record.model.name if task.record and task.record.model else ""
    shown = {"document": task.article.id, "model": name}
    return {"text": text, "spans": spans, "meta": shown, "announce_extract": task.to_meta()}


def _corrected(item: dict[str, Any]) -> Corrected:
    text = item["text"]
    task = Task.of(text, item.get("announce_extract"))
    marks = []
    for span in item.get("spans", []):
        mark = Mark(span["start"], span["end"], span["label"], span.get("value") or None)
        words = span.get("text")
        if words is not None and text[mark.start : mark.end] != words:
            raise ValueError(
                f"{mark.label}: {words!r} does not stand at {mark.start} to {mark.end}"
            )
        marks.append(mark)
    answer = item.get("answer", "accept")
    return Corrected(
        task,
        checked(marks, text),
        is_record=answer != "reject",
        is_done=answer != "ignore",
    )
