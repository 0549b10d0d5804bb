"""Sorting more records than memory holds: DuckDB, on disk."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from announce_extract.errors import MergeError

MEMORY = "512MB"
"""What DuckDB may use before it goes to disk; with one thread, as each wants its own share."""
BUFFER = 4 * 1024 * 1024
"""Bytes that DuckDB reads at once, unless a line is longer."""

GIVEN, SORTED = "given.tsv", "sorted.tsv"
COLUMNS = "{'block': 'VARCHAR', 'tie': 'VARCHAR', 'features': 'VARCHAR', 'record': 'VARCHAR'}"
# In JSON and in slugs there are no tabs and no control characters: nothing has to be quoted.
READ = "delim = '\t', quote = '', escape = '', header = false, auto_detect = false"
WRITE = "FORMAT csv, DELIMITER '\t', QUOTE '\x02', ESCAPE '\x02', HEADER false"


class Row(NamedTuple):
    """A record on its way: texts without tabs and line ends."""

    block: str
    features: str
    record: str


def in_blocks(rows: Iterable[Row], memory: str = MEMORY) -> Iterator[list[Row]]:
    """Give the rows that share a block together; equal rows once.

    The order of blocks, and of the rows in them, is the same for any order that they come in.
    Raises `MergeError` where memory or disk are not enough.
    """
    with tempfile.TemporaryDirectory(prefix="announce-extract-") as name:
        folder = Path(name)
        if longest := _write(rows, folder / GIVEN):
            _sort(folder, longest, memory)
            (folder / GIVEN).unlink()
            with (folder / SORTED).open(encoding="utf-8", newline="\n") as lines:
                yield from _grouped(lines)


def _write(rows: Iterable[Row], path: Path) -> int:
    """Write one line a row and give the bytes of the longest."""
    longest = 0
    with path.open("wb") as stream:
        for block, features, record in rows:
            tie = blake2b(record.encode(), digest_size=16).hexdigest()
            line = f"{block}\t{tie}\t{features}\t{record}\n".encode()
            longest = max(longest, len(line))
            stream.write(line)
    return longest


def _sort(folder: Path, longest: int, memory: str) -> None:
    import duckdb

    given, found, spill = (_quoted(str(folder / name)) for name in (GIVEN, SORTED, "spill"))
    sizes = f"max_line_size = {longest + 1}, buffer_size = {max(BUFFER, 2 * longest + 2)}"
    try:
        with duckdb.connect(config={"threads": 1}) as engine:
            engine.execute(f"SET memory_limit = {_quoted(memory)}")
            engine.execute(f"SET temp_directory = {spill}")
            engine.execute("SET preserve_insertion_order = false")
            engine.execute(
                f"COPY (SELECT * FROM read_csv({given}, {READ}, columns = {COLUMNS}, {sizes}) "
                f"ORDER BY block, tie) TO {found} ({WRITE})"
            )
    except duckdb.Error as error:
        first = str(error).partition("\n")[0]
        raise MergeError(f"the records cannot be sorted: {first}") from error


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _grouped(lines: Iterable[str]) -> Iterator[list[Row]]:
    block: list[Row] = []
    for line in lines:
        name, _, features, record = line.rstrip("\n").split("\t")
        row = Row(name, features, record)
        if block and name != block[-1].block:
            yield block
            block = []
        if not block or row != block[-1]:
            block.append(row)
    yield block
