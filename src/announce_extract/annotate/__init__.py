"""Records to annotation tools, and corrected ones back as gold."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from announce_extract.annotate import doccano, label_studio, prodigy
from announce_extract.annotate.gold import Tally, to_gold
from announce_extract.annotate.reading import Rereader
from announce_extract.annotate.task import LABELS, Broken, Corrected, Mark, Task, tasks
from announce_extract.errors import ReadError

__all__ = [
    "LABELS",
    "TOOLS",
    "Broken",
    "Corrected",
    "Mark",
    "Rereader",
    "Tally",
    "Task",
    "Tool",
    "read_corrected",
    "tasks",
    "to_gold",
]


class Tool(NamedTuple):
    """An annotation tool's format."""

    dump: Callable[[Iterable[Task]], str]
    load: Callable[[str], Iterator[Corrected | Broken]]
    labels: Callable[[], str]


TOOLS: dict[str, Tool] = {
    "label-studio": Tool(label_studio.dump, label_studio.load, label_studio.labels),
    "doccano": Tool(doccano.dump, doccano.load, doccano.labels),
    "prodigy": Tool(prodigy.dump, prodigy.load, prodigy.labels),
}


def read_corrected(path: str | Path) -> Iterator[Corrected | Broken]:
    """Read a file that one of the tools wrote; it is told by its form which.

    A task that is broken comes as `Broken`. Raises `ReadError` where the file is of no use.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(path, f"cannot be read: {error}") from None
    try:
        yield from TOOLS[_tool_of(text)].load(text)
    except ValueError as error:
        raise ReadError(path, f"no export of {', '.join(TOOLS)}: {error}") from None


def _tool_of(text: str) -> str:
    """Tell the tool by how its file begins."""
    start = text.lstrip()
    if start.startswith("["):
        return "label-studio"
    first = json.loads(start.split("\n", 1)[0])
    return "prodigy" if isinstance(first, dict) and "spans" in first else "doccano"
