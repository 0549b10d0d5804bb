"""Label Studio: a JSON list of tasks, their marks as predictions, corrected ones as annotations."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import quoteattr

from announce_extract.annotate.colours import COLOURS
from announce_extract.annotate.lines import WRONG_SHAPE
from announce_extract.annotate.task import LABELS, Broken, Corrected, Mark, Task, checked
from announce_extract.annotate.utf16 import Units
from announce_extract.schema import Status

PRIMARY, BACKGROUND, NONE = "primary", "background", "no record"
MODEL_VERSION = "announce-extract"


def dump(tasks: Iterable[Task]) -> str:
    """Write tasks as Label Studio imports them."""
    return json.dumps([_task(task) for task in tasks], ensure_ascii=False, indent=1) + "\n"


def labels() -> str:
    """The labelling interface that the tasks are made for."""
    fields = "\n".join(
        f"    <Label value={quoteattr(label)} background={quoteattr(COLOURS[label])}/>"
        for label in LABELS
    )
    statuses = "\n".join(f"    <Choice value={quoteattr(s.value)}/>" for s in Status)
    return f"""\
<View>
  <Labels name="label" toName="text">
{fields}
  </Labels>
  <Text name="text" value="$text" granularity="symbol"/>
  <TextArea name="value" toName="text" perRegion="true" editable="true" maxSubmissions="1"
            placeholder="value: 2000, ~2000, >=2000, 60 to 80, 2026-06-06, pretraining, a name"/>
  <Header value="Status"/>
  <Choices name="status" toName="text" choice="single">
{statuses}
  </Choices>
  <Header value="What the document says of it"/>
  <Choices name="about" toName="text" choice="single">
    <Choice value="{PRIMARY}"/>
    <Choice value="{BACKGROUND}"/>
    <Choice value="{NONE}"/>
  </Choices>
</View>
"""


def load(text: str) -> Iterator[Corrected | Broken]:
    """Give each task as it was corrected, or what is wrong with it."""
    for number, item in enumerate(json.loads(text), 1):
        try:
            yield _corrected(item)
        except (ValueError, *WRONG_SHAPE) as error:
            data = item.get("data") if isinstance(item, dict) else None
            meta = data.get("announce_extract") if isinstance(data, dict) else None
            yield Broken.of(f"task {number}", meta, error)


def _task(task: Task) -> dict[str, Any]:
    result: list[dict[str, Any]] = []
    text = task.text
    for number, mark in enumerate(task.marks(), 1):
        place = {"start": mark.start, "end": mark.end, "text": text[mark.start : mark.end]}
        region = {"id": f"m{number}", "to_name": "text"}
        result.append(
            region
            | {"from_name": "label", "type": "labels", "value": place | {"labels": [mark.label]}}
        )
        result.append(
            region
            | {"from_name": "value", "type": "textarea", "value": place | {"text": [mark.value]}}
        )
    if task.record is not None:
        result.append(_choice("status", task.record.status.value))
        result.append(_choice("about", PRIMARY if task.record.primary else BACKGROUND))
    predictions = [{"model_version": MODEL_VERSION, "result": result}]
    return {"data": {"text": text, "announce_extract": task.to_meta()}, "predictions": predictions}


def _choice(name: str, value: str) -> dict[str, Any]:
    return {
        "id": name, "from_name": name, "to_name": "text", "type": "choices",
        "value": {"choices": [value]},
    }  # fmt: skip


def _corrected(item: dict[str, Any]) -> Corrected:
    data = item["data"]
    task = Task.of(data["text"], data.get("announce_extract"))
    done = [a for a in item.get("annotations") or [] if not a.get("was_cancelled")]
    result = (done or item.get("predictions") or [{"result": []}])[-1]["result"]
    marks: dict[str, Mark] = {}
    values: dict[str, str] = {}
    choices: dict[str, str] = {}
    for part in result:
        match part:
            case {"type": "labels", "id": key, "value": {"labels": [label, *_]} as value}:
                marks[key] = _mark(value, label, task.text)
            case {"type": "textarea", "from_name": "value", "id": key, "value": {"text": words}}:
                values[key] = words if isinstance(words, str) else (words or [""])[-1]
            case {"type": "choices", "from_name": name, "value": {"choices": [choice, *_]}}:
                choices[name] = choice
    about = choices.get("about")
    found = (mark._replace(value=values.get(key) or None) for key, mark in marks.items())
    return Corrected(
        task,
        checked(found, task.text),
        status=Status(choices["status"]) if "status" in choices else None,
        primary=None if about in (None, NONE) else about == PRIMARY,
        is_record=about != NONE,
        is_done=bool(done),
    )


def _mark(value: dict[str, Any], label: str, text: str) -> Mark:
    """The mark, if the words are where they should be, in characters or in UTF-16 units."""
    start, end, words = value["start"], value["end"], value.get("text")
    if words is None or text[start:end] == words:
        return Mark(start, end, label)
    try:
        units = Units(text)
        start, end = units.to_index(start), units.to_index(end)
    except ValueError:
        start = end = 0
    if text[start:end] != words:
        raise ValueError(f"{label}: {words!r} does not stand at {value['start']} to {value['end']}")
    return Mark(start, end, label)
