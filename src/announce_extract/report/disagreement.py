"""Sources that disagree: what different documents say of one model and cannot all be right."""

from __future__ import annotations

import math
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import NamedTuple

from announce_extract.report.quotes import STATUS, Said
from announce_extract.report.rows import Row
from announce_extract.schema import (
    FIELDS,
    Announcement,
    Field,
    Kind,
    PartialDate,
    Qualifier,
    Quantity,
    Status,
)

ROUNDING = 0.05
"""How far an exact number may be from another and still be the same one, rounded."""
ABOUT = 0.15
"""The same for numbers that the text calls approximate."""

OF_A_RUN = frozenset({"chip_count", "accelerator_hours", "training_days"})
"""Fields that two runs of one model differ in: compared only where hardware and phase agree."""

Bounds = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One field of one model, with the records whose values exclude each other."""

    model: str
    label: str
    sides: tuple[tuple[Row, Said], ...]


def disagreements(rows: Iterable[Row]) -> list[Disagreement]:
    """Find them, by model in the order of the records; what is denied does not count."""
    models: dict[str, list[Row]] = {}
    for row in rows:
        record = row.record.record
        if record.model is not None and record.status.value is not Status.DENIED:
            models.setdefault(_key(record.model.name), []).append(row)
    return [d for said in models.values() for field in FIELDS if (d := _of_field(said, field))]


def _of_field(rows: Sequence[Row], field: Field) -> Disagreement | None:
    if field.kind not in (Kind.QUANTITY, Kind.DATE):
        return None
    apart: dict[int, Row] = {}
    # rows that say the same are compared as one: of a well-known model there may be thousands
    for (mine, some), (theirs, others) in combinations(_alike(rows, field).items(), 2):
        if _exclude(mine.bounds, theirs.bounds) and mine.may_be(theirs):
            apart |= {r.record.number: r for r in (*_beside(some, others), *_beside(others, some))}
    if not apart:
        return None
    sides = [apart[number] for number in sorted(apart)]
    name = sides[0].record.name
    return Disagreement(name, field.label, tuple((row, _said(row, field)) for row in sides))


class _Told(NamedTuple):
    """What a record says of a field, and of which run."""

    bounds: Bounds
    chips: frozenset[str] = frozenset()
    phases: frozenset[str] = frozenset()

    def may_be(self, other: _Told) -> bool:
        """Whether both can be told of the same run."""
        pairs = (self.chips, other.chips), (self.phases, other.phases)
        return all(not a or not b or a & b for a, b in pairs)


def _alike(rows: Sequence[Row], field: Field) -> dict[_Told, list[Row]]:
    found: dict[_Told, list[Row]] = {}
    for row in rows:
        record = row.record.record
        for bounds in _bounds(record, field):
            told = _Told(bounds)
            if field.column in OF_A_RUN:
                chips = frozenset(chip.name for chip in record.accelerators)
                phases = frozenset(str(phase.value) for phase in record.training_phases)
                told = _Told(bounds, chips, phases)
            found.setdefault(told, []).append(row)
    return found


def _beside(some: Sequence[Row], others: Sequence[Row]) -> Iterator[Row]:
    """Those that are of another document than one of the others."""
    documents = {row.document.number for row in others}
    return (row for row in some if documents - {row.document.number})


def _exclude(mine: Bounds, theirs: Bounds) -> bool:
    return max(mine[0], theirs[0]) > min(mine[1], theirs[1])


def _bounds(record: Announcement, field: Field) -> Iterator[Bounds]:
    """What a value leaves possible, from the least to the most."""
    for value in record.values(field):
        match value:
            case Quantity(qualifier=Qualifier.AT_LEAST):
                yield value.value * (1 - ROUNDING), math.inf
            case Quantity(qualifier=Qualifier.AT_MOST):
                yield 0, value.value * (1 + ROUNDING)
            case Quantity():
                around = ABOUT if value.qualifier is Qualifier.APPROXIMATE else ROUNDING
                upper = value.value if value.upper is None else value.upper
                yield value.value * (1 - around), upper * (1 + around)
            # the day of publication is a guess: it contradicts nobody
            case PartialDate(basis="published"):
                pass
            case PartialDate():
                yield value.first_day.toordinal(), _last_day(value)


def _last_day(when: PartialDate) -> int:
    """The ordinal of the last day of the period."""
    first = when.first_day
    days = {"day": 0, "week": 6}
    if when.precision in days:
        return first.toordinal() + days[when.precision]
    month = first.month + {"month": 0, "quarter": 2, "year": 11}[when.precision]
    return date(first.year, month, monthrange(first.year, month)[1]).toordinal()


def _said(row: Row, field: Field) -> Said:
    return next(said for said in row.record.said() if said.column == field.column != STATUS)


def _key(name: str) -> str:
    """Case, spaces and hyphens removed."""
    return "".join(c for c in name.casefold() if c.isalnum() or c in ".+")
