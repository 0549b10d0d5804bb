"""Numbers and dates as typed literals."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from announce_extract.graph.terms import term
from announce_extract.schema import PartialDate

INTEGER, DOUBLE, BOOLEAN = term("xsd:integer"), term("xsd:double"), term("xsd:boolean")
DATE, DATE_TIME = term("xsd:date"), term("xsd:dateTime")
MONTH, YEAR = term("xsd:gYearMonth"), term("xsd:gYear")
URI = term("xsd:anyURI")
EDTF = NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")

MOST = 2**63
"""Stores compute with integers below; beyond, only counts stay integers."""


class Period(NamedTuple):
    """A date with its first and last day."""

    value: Literal
    earliest: Literal
    latest: Literal


@lru_cache(maxsize=4096)
def number(value: float, *, is_count: bool) -> Literal:
    """A count as an integer of any size; another amount as a double if it is none or too large.

    >>> number(1_600_000_000_000, is_count=True).value
    '1600000000000'
    >>> number(6e26, is_count=False)
    <Literal value=6e26 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#double>>
    """
    if value == int(value) and (is_count or value < MOST):
        return Literal(str(int(value)), datatype=INTEGER)
    return Literal(repr(float(value)).replace("e+", "e"), datatype=DOUBLE)


@lru_cache(maxsize=4096)
def period(value: PartialDate) -> Period:
    """A day, month or year as XML Schema has them; a week or quarter in EDTF."""
    match value.precision:
        case "day":
            day = Literal(value.value, datatype=DATE)
            return Period(day, day, day)
        case "month":
            literal, edtf = Literal(value.value, datatype=MONTH), value.value
        case "year":
            literal, edtf = Literal(value.value, datatype=YEAR), value.value
        case "quarter" | "week":
            edtf = _edtf(value)
            literal = Literal(edtf, datatype=EDTF)
    return Period(literal, *_bounds(edtf))


def _edtf(value: PartialDate) -> str:
    """A quarter by its code, 33 to 36; a week as the interval of its days."""
    if value.precision == "quarter":
        return f"{value.value[:4]}-{32 + int(value.value[-1])}"
    monday = value.first_day.toordinal()
    return f"{value.first_day}/{date.fromordinal(monday + 6)}"


def _bounds(edtf: str) -> tuple[Literal, Literal]:
    from edtf import parse_edtf

    parsed = parse_edtf(edtf)
    first, last = parsed.lower_strict(), parsed.upper_strict()
    return tuple(Literal(date(*when[:3]).isoformat(), datatype=DATE) for when in (first, last))  # type: ignore[return-value]


def moment(published: str) -> Literal | None:
    """When an article was published: a date or a date-time; None if it is neither."""
    try:
        when = datetime.fromisoformat(published)
    except ValueError:
        return None
    if len(published.strip()) <= len("2026-06-07"):
        return Literal(when.date().isoformat(), datatype=DATE)
    return Literal(when.isoformat(), datatype=DATE_TIME)
