"""Writing records: one file a format, chosen by suffix or by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from types import MappingProxyType
from typing import TextIO, TypeAlias

from announce_extract.write import csv_rows, json_list, jsonl, parquet, sqlite, table
from announce_extract.write.compression import COMPRESSIONS
from announce_extract.write.file import FileWriter, write_file
from announce_extract.write.result import Result

__all__ = ["FORMATS", "WRITERS", "Result", "Writer", "for_path", "write_file"]

Writer: TypeAlias = Callable[[Iterable[Result], TextIO], None]

FORMATS: MappingProxyType[str, Writer] = MappingProxyType(
    {"jsonl": jsonl.write, "json": json_list.write, "csv": csv_rows.write, "table": table.write}
)
"""Formats of text, which can be written to any stream."""

WRITERS: MappingProxyType[str, Writer] = MappingProxyType(
    {
        ".jsonl": jsonl.write,
        ".ndjson": jsonl.write,
        ".json": json_list.write,
        ".csv": csv_rows.write,
    }
)
"""The same by suffix; .gz or .zst may follow it."""

FILE_FORMATS: MappingProxyType[str, FileWriter] = MappingProxyType(
    {"parquet": FileWriter(parquet.write), "sqlite": FileWriter(sqlite.write)}
)
"""Formats that need a file."""

FILE_WRITERS: MappingProxyType[str, FileWriter] = MappingProxyType(
    {
        ".parquet": FILE_FORMATS["parquet"],
        ".sqlite": FILE_FORMATS["sqlite"],
        ".sqlite3": FILE_FORMATS["sqlite"],
        ".db": FILE_FORMATS["sqlite"],
    }
)


def for_path(path: str | Path) -> Writer | FileWriter | None:
    """The writer for a file's suffix, None if there is none for it."""
    path = Path(str(path).lower())
    if path.suffix in FILE_WRITERS:
        return FILE_WRITERS[path.suffix]
    return WRITERS.get(Path(path.stem).suffix if path.suffix in COMPRESSIONS else path.suffix)
