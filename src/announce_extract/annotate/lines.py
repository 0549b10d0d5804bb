"""JSON Lines of a tool, each line by itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from announce_extract.annotate.task import Broken, Corrected

WRONG_SHAPE = (KeyError, TypeError, IndexError, AttributeError)


def loaded(text: str, read: Callable[[dict[str, Any]], Corrected]) -> Iterator[Corrected | Broken]:
    """Read each line; what is wrong with one is given in its place."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _read(f"line {number}", line, read)


def _read(name: str, line: str, read: Callable[[dict[str, Any]], Corrected]) -> Corrected | Broken:
    try:
        item = json.loads(line)
    except ValueError as error:
        return Broken(name, None, f"broken JSON: {error}")
    try:
        return read(item)
    except (ValueError, *WRONG_SHAPE) as error:
        meta = item.get("announce_extract") if isinstance(item, dict) else None
        return Broken.of(name, meta, error)
