"""Parquet: records as `arrow` lays them out, compressed with zstd."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from announce_extract.extras import needing
from announce_extract.write.arrow import record_schema, to_batch
from announce_extract.write.result import Result

GROUP = 10_000
"""Records in a row group."""


def write(results: Iterable[Result], path: Path) -> None:
    """Write a file of all records; without any it has the schema and no rows."""
    with needing("parquet", "writing Parquet"):
        import pyarrow.parquet as pq
    records = (record for result in results for record in result.records)
    with pq.ParquetWriter(path, record_schema(), compression="zstd") as table:
        while group := list(islice(records, GROUP)):
            table.write_batch(to_batch(group))
