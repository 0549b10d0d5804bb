"""A value in words that a person can change, and back."""

from __future__ import annotations

import re
from typing import NamedTuple

from announce_extract.mentions.numerals import read
from announce_extract.schema import (
    FIELDS,
    Kind,
    Name,
    PartialDate,
    Phase,
    Qualifier,
    Quantity,
    Standing,
    Status,
    TrainingPhase,
)
from announce_extract.schema.announcement import Value
from announce_extract.schema.dates import SHAPES

SIGNS = {
    Qualifier.EXACT: "",
    Qualifier.APPROXIMATE: "~",
    Qualifier.AT_LEAST: ">=",
    Qualifier.AT_MOST: "<=",
}
READ_SIGNS = {
    **dict.fromkeys(("", "="), Qualifier.EXACT),
    **dict.fromkeys(("~", "≈"), Qualifier.APPROXIMATE),
    **dict.fromkeys((">=", "≥", ">"), Qualifier.AT_LEAST),
    **dict.fromkeys(("<=", "≤", "<"), Qualifier.AT_MOST),
}
QUANTITY = re.compile(r"([~≈≥≤=]|[<>]=?)?\s*(.+?)(?:\s*(?:\.\.|–|\bto\b)\s*(.+))?")
KINDS = {field.column: field.kind for field in FIELDS}
COUNTS = frozenset(field.column for field in FIELDS if field.is_count)


class Number(NamedTuple):
    """A quantity as gold has it."""

    value: int | float
    qualifier: Qualifier = Qualifier.EXACT
    upper: int | float | None = None


Meant = str | Number


def written(value: Value | Standing) -> str:
    """Write a value so that `meant` reads it back.

    >>> meant("chip_count", "~2,000"), meant("chip_count", "60 to 80").upper
    (Number(value=2000, qualifier=<Qualifier.APPROXIMATE: 'approximate'>, upper=None), 80)
    """
    match value:
        case Name():
            return value.name
        case Quantity(upper=None):
            return f"{SIGNS[value.qualifier]}{value.value}"
        case Quantity():
            return f"{value.value} to {value.upper}"
        case PartialDate() | Phase() | Standing():
            return str(value.value)


def of_value(value: Value | Standing) -> Meant:
    """The value of a record as gold has it."""
    if isinstance(value, Quantity):
        return Number(value.value, value.qualifier, value.upper)
    return written(value)


def meant(label: str, words: str) -> Meant:
    """Read what a person wrote for a field; `ValueError` if it cannot be one.

    >>> meant("parameter_count", "1.6 trillion").value, meant("training_phase", "Fine-tuning")
    (1600000000000, 'fine_tuning')
    """
    plain = " ".join(words.split())
    if not plain:
        raise ValueError(f"{label}: the value is empty")
    if label == "status":
        return _one_of(label, plain, [status.value for status in Status])
    match KINDS[label]:
        case Kind.PHASE:
            return _one_of(label, plain, [phase.value for phase in TrainingPhase])
        case Kind.QUANTITY:
            return _number(label, plain)
        case Kind.DATE:
            if not any(shape.fullmatch(plain) for shape in SHAPES.values()):
                raise ValueError(f"{label}: {plain!r} is no date such as 2026-06-06 or 2026-Q2")
            return plain
        case _:
            return plain


def _one_of(label: str, words: str, known: list[str]) -> str:
    name = words.lower().replace(" ", "_").replace("-", "_")
    if name not in known:
        raise ValueError(f"{label}: {words!r} is none of {', '.join(known)}")
    return name


def _number(label: str, words: str) -> Number:
    parts = QUANTITY.fullmatch(words)
    if parts is None:
        raise ValueError(f"{label}: {words!r} is no number")
    sign, low, high = parts.groups()
    value = _plain(label, low)
    if high is None:
        return Number(value, READ_SIGNS[sign or ""])
    upper = _plain(label, high)
    if sign or upper < value:
        raise ValueError(f"{label}: {words!r} is no range")
    return Number(value, Qualifier.RANGE, upper)


def _plain(label: str, words: str) -> int | float:
    try:
        number = float(words.replace(",", ""))
    except ValueError:
        found = read(words)
        if found is None:
            raise ValueError(f"{label}: {words!r} is no number") from None
        number = float(found[0])
    if number != number or abs(number) == float("inf") or number < 0:
        raise ValueError(f"{label}: {words!r} is no number that can be meant")
    if label in COUNTS and not number.is_integer():
        raise ValueError(f"{label}: {words!r} is not whole")
    return int(number) if number.is_integer() and number < 1e15 else number
