"""The points of the charts: parameters and chips by the date of the announcement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypedDict

from announce_extract.report.rows import Row
from announce_extract.schema import Announcement, Quantity, Status
from announce_extract.vocabulary import Vocabulary
from announce_extract.write.table import shown

NO_CHIP = "no accelerator named"
NO_VENDOR = "vendor not listed"


class Point(TypedDict):
    """A record in a chart. `parameters` and `chips` are null where they are not said."""

    number: int
    date: str
    vendor: str
    parameters: float | None
    chips: float | None
    tip: str


def points(rows: Iterable[Row], vendors: Mapping[str, str]) -> list[Point]:
    """The records that have a date and a number to show, less those that are denied."""
    found = []
    for row in rows:
        record = row.record.record
        if record.announcement_date is None or record.status.value is Status.DENIED:
            continue
        numbers = _positive(record.parameter_count), _positive(record.chip_count)
        if numbers != (None, None):
            found.append(
                Point(
                    number=row.record.number,
                    date=record.announcement_date.first_day.isoformat(),
                    vendor=vendor(record, vendors),
                    parameters=numbers[0],
                    chips=numbers[1],
                    tip=_tip(row),
                )
            )
    return found


def vendors_of(vocabulary: Vocabulary) -> dict[str, str]:
    """Who makes each accelerator that is listed."""
    return {chip.name: chip.vendor for chip in vocabulary.accelerators if chip.vendor}


def vendor(record: Announcement, vendors: Mapping[str, str]) -> str:
    """The maker of the record's first accelerator of which that is known."""
    known = (vendors[chip.name] for chip in record.accelerators if chip.name in vendors)
    return next(known, NO_VENDOR if record.accelerators else NO_CHIP)


def _positive(quantity: Quantity | None) -> float | None:
    """A number that a logarithmic scale can show."""
    return quantity.value if quantity is not None and quantity.value > 0 else None


def _tip(row: Row) -> str:
    record = row.record.record
    quantities = {"parameters": record.parameter_count, "chips": record.chip_count}
    lines = [row.record.name, *(o.name for o in record.organisations)]
    lines += [f"{shown(value)} {unit}" for unit, value in quantities.items() if value]
    lines += [chip.name for chip in record.accelerators]
    lines += [shown(d) for d in [record.announcement_date] if d]
    return "\n".join([*lines, str(record.status.value)])
