"""Dates that may be less exact than a day."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, Self

from pydantic import model_validator

from announce_extract.schema.evidence import Evidence, Frozen

DatePrecision = Literal["day", "week", "month", "quarter", "year"]
DateBasis = Literal["stated", "relative", "dateline", "published"]

SHAPES: dict[DatePrecision, re.Pattern[str]] = {
    "day": re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII),  # 2026-06-06
    "week": re.compile(r"(\d{4})-W(\d{2})", re.ASCII),  # 2026-W28, as ISO 8601 counts weeks
    "month": re.compile(r"\d{4}-\d{2}", re.ASCII),  # 2026-06
    "quarter": re.compile(r"\d{4}-Q[1-4]", re.ASCII),  # 2026-Q2
    "year": re.compile(r"\d{4}", re.ASCII),  # 2026
}


class PartialDate(Frozen):
    """A day, week, month, quarter or year."""

    value: str
    """ISO, as exact as is known: 2026-06-06, 2026-W23, 2026-06, 2026-Q2 or 2026."""
    precision: DatePrecision
    basis: DateBasis
    """Stated in the text, resolved against `published`, the dateline, or `published` itself."""
    evidence: tuple[Evidence, ...] = ()

    @model_validator(mode="after")
    def _is_a_date(self) -> Self:
        if not SHAPES[self.precision].fullmatch(self.value):
            raise ValueError(f"{self.value!r} is not a date of precision {self.precision!r}")
        _first_day(self.value, self.precision)
        return self

    @model_validator(mode="after")
    def _was_read_somewhere(self) -> Self:
        if not self.evidence and self.basis != "published":
            raise ValueError(f"a {self.basis} date needs the words it was read from")
        return self

    @property
    def first_day(self) -> date:
        """The first day of the period, to sort by."""
        return _first_day(self.value, self.precision)


def _first_day(value: str, precision: DatePrecision) -> date:
    """The first day of a period of the right shape; `ValueError` if the calendar lacks it."""
    year = int(value[:4])
    match precision:
        case "day":
            return date.fromisoformat(value)
        case "week":
            return date.fromisocalendar(year, int(value[6:]), 1)
        case "month":
            return date(year, int(value[5:]), 1)
        case "quarter":
            return date(year, 3 * int(value[6:]) - 2, 1)
        case "year":
            return date(year, 1, 1)
