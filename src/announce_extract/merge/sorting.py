"""Sorting more records than memory holds: DuckDB, on disk."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from announce_extract.errors import MergeError

MEMORY = "512MB"
"""What DuckDB may use before it goes to disk."""
AT_ONCE = 256
"""Rows fetched together."""
LONGEST = 64 * 1024 * 1024
"""Bytes of the longest line."""


class Row(NamedTuple):
    """A record on its way: texts without tabs and line ends."""

    block: str
    features: str
    record: str


def in_blocks(rows: Iterable[Row], memory: str = MEMORY) -> Iterator[list[Row]]:
    """Give the rows that share a block together, blocks and rows sorted; equal rows once."""
    with tempfile.TemporaryDirectory(prefix="announce-extract-") as folder:
        path = Path(folder, "rows.tsv")
        with path.open("w", encoding="utf-8", newline="") as stream:
            stream.writelines("\t".join(row) + "\n" for row in rows)
        if path.stat().st_size:
            yield from _grouped(_sorted(path, Path(folder, "spill"), memory))


def _sorted(path: Path, spill: Path, memory: str) -> Iterator[Row]:
    import duckdb

    columns = dict.fromkeys(Row._fields, "VARCHAR")
    try:
        with duckdb.connect(
            config={"memory_limit": memory, "temp_directory": str(spill), "threads": 2}
        ) as engine:
            engine.execute("SET preserve_insertion_order = false")
            found = engine.execute(
                "SELECT block, features, record FROM read_csv(?, delim = '\t', quote = '', "
                "escape = '', header = false, auto_detect = false, columns = ?, "
                "max_line_size = ?) ORDER BY block, features, record",
                [str(path), columns, LONGEST],
            )
            while rows := found.fetchmany(AT_ONCE):
                yield from (Row(*row) for row in rows)
    except duckdb.Error as error:
        raise MergeError(f"the records cannot be sorted: {error}") from error


def _grouped(rows: Iterator[Row]) -> Iterator[list[Row]]:
    block: list[Row] = []
    for row in rows:
        if block and row.block != block[-1].block:
            yield block
            block = []
        if not block or row != block[-1]:
            block.append(row)
    yield block
