"""JSON Lines: one record a line, nested, with all evidence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from announce_extract.write.result import Result


def write(results: Iterable[Result], stream: TextIO) -> None:
    """Write each article's records as soon as they are there."""
    for result in results:
        stream.writelines(record.to_json() + "\n" for record in result.records)
