"""How many records there are of each organisation, accelerator, phase and status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from announce_extract.report.rows import FILTERS, Row, labels


@dataclass(frozen=True, slots=True)
class Total:
    """The values of one column with their numbers of records, the most frequent first."""

    column: str
    label: str
    counts: tuple[tuple[str, int], ...]

    @property
    def most(self) -> int:
        """The largest number."""
        return max((count for _, count in self.counts), default=0)


def totals(rows: Iterable[Row]) -> list[Total]:
    """Count; a record with two organisations counts for both."""
    counters: dict[str, Counter[str]] = {column: Counter() for column in FILTERS}
    for row in rows:
        for column, counter in counters.items():
            counter.update(set(row.filtered_by(column)))
    names = labels()
    return [
        Total(column, names[column], tuple(sorted(counter.items(), key=_by_count)))
        for column, counter in counters.items()
    ]


def _by_count(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0].casefold()
