"""Parquet: one article a row, a batch at a time, only the columns that are needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from announce_extract.extras import needing
from announce_extract.read.document import Document
from announce_extract.read.failure import Failure
from announce_extract.read.mapping import of_fields
from announce_extract.read.source import Source

if TYPE_CHECKING:
    import pyarrow.parquet as pq

ROWS = 64
"""Rows that are decoded at a time."""
BUFFER = 1 << 20
"""Bytes of a column that are read at a time."""


def read(source: Source) -> Iterator[Document | Failure]:
    """Read all rows; a missing text column ends it at once."""
    yield from read_groups(source, None)


def read_groups(source: Source, groups: Sequence[int] | None) -> Iterator[Document | Failure]:
    """Read the rows of some row groups, by default of all."""
    import_pyarrow()
    import pyarrow as pa

    try:
        table = open_table(source)
        columns = wanted(table, source)
        chosen = list(range(table.num_row_groups)) if groups is None else list(groups)
        row = first_row(table, chosen[0]) if chosen else 0
        for batch in table.iter_batches(ROWS, row_groups=chosen, columns=columns):
            for fields in batch.to_pylist():
                row += 1
                yield _checked(source, row, fields)
    except (pa.ArrowException, UnicodeDecodeError) as error:
        raise source.error(f"broken Parquet: {error}") from None


def open_table(source: Source) -> pq.ParquetFile:
    """Open a file of which only what is asked for comes into memory."""
    import pyarrow.parquet as pq

    return pq.ParquetFile(source.stream, buffer_size=BUFFER, pre_buffer=False)


def wanted(table: pq.ParquetFile, source: Source) -> list[str]:
    """The columns to read, or `ReadError` if none of them is the text."""
    there = list(table.schema_arrow.names)
    if missing := source.options.names.lacks_text(there):
        raise source.error(missing)
    return source.options.names.wanted(there)


def first_row(table: pq.ParquetFile, group: int) -> int:
    """How many rows stand before a row group."""
    return sum(table.metadata.row_group(before).num_rows for before in range(group))


def import_pyarrow() -> None:
    """Raise `MissingExtraError` where there is no pyarrow."""
    with needing("parquet", "reading Parquet"):
        import pyarrow.parquet  # noqa: F401


def _checked(source: Source, row: int, fields: dict[str, Any]) -> Document | Failure:
    size = sum(len(value) for value in fields.values() if isinstance(value, str))
    if size > source.options.limit:
        return Failure(source.path, row, source.too_large())
    return of_fields(source, row, fields, size)
