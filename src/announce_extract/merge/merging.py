"""The whole way: records to features, sorted into blocks, told apart, folded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from announce_extract.identity import Resolver
from announce_extract.merge.clusters import clusters
from announce_extract.merge.features import Features, block
from announce_extract.merge.folding import fold
from announce_extract.merge.sorting import MEMORY, Row, in_blocks
from announce_extract.read.failure import Failure
from announce_extract.read.records import Placed
from announce_extract.schema import MergedAnnouncement

WINDOW = 14
"""Days within which two articles may tell of the same announcement."""


@dataclass(frozen=True, slots=True)
class Options:
    """How records are merged, and who is told of those that fail."""

    resolver: Resolver
    fail: Callable[[Failure], None]
    window: int = WINDOW
    """Days."""
    memory: str = MEMORY
    """For sorting, as DuckDB takes it."""


def merge(found: Iterable[Placed | Failure], options: Options) -> Iterator[MergedAnnouncement]:
    """Merge records, and records merged before; the same announcements for any order of them.

    Memory holds the records of one model at a time, the rest is on disk.
    """
    for rows in in_blocks(_rows(found, options), options.memory):
        features = [Features.load(row.features) for row in rows]
        for places in clusters(features, options.window):
            yield fold((rows[place].record for place in places), options.resolver)


def _rows(found: Iterable[Placed | Failure], options: Options) -> Iterator[Row]:
    for item in found:
        if isinstance(item, Failure):
            options.fail(item)
            continue
        record = item.record
        parts = record.records if isinstance(record, MergedAnnouncement) else (record,)
        for part in parts:
            who = options.resolver.record(part)
            yield Row(block(part, who), Features.of(part, who).dump(), part.to_json())
