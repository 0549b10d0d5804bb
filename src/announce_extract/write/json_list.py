"""JSON: a list of records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from announce_extract.write.result import Result

STEP = 2
"""Spaces of indentation."""


def write(results: Iterable[Result], stream: TextIO) -> None:
    """Write one list, indented to be read, without holding it in memory."""
    before = "["
    for result in results:
        for record in result.records:
            lines = "\n" + record.to_json(indent=STEP)
            stream.write(before + lines.replace("\n", "\n" + " " * STEP))
            before = ","
    stream.write("[]\n" if before == "[" else "\n]\n")
