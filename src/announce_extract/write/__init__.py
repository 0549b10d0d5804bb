"""Writing records: one file a format, chosen by suffix or by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import TextIO, TypeAlias

from announce_extract.write import csv_rows, json_list, jsonl, table
from announce_extract.write.file import write_file
from announce_extract.write.result import Result

__all__ = ["FORMATS", "WRITERS", "Result", "Writer", "write_file"]

Writer: TypeAlias = Callable[[Iterable[Result], TextIO], None]

FORMATS: MappingProxyType[str, Writer] = MappingProxyType(
    {"jsonl": jsonl.write, "json": json_list.write, "csv": csv_rows.write, "table": table.write}
)

WRITERS: MappingProxyType[str, Writer] = MappingProxyType(
    {
        ".jsonl": jsonl.write,
        ".ndjson": jsonl.write,
        ".json": json_list.write,
        ".csv": csv_rows.write,
    }
)
