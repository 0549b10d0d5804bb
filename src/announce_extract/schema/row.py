"""A record as one flat row: the columns of the CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from announce_extract.schema.dates import PartialDate
from announce_extract.schema.fields import FIELDS
from announce_extract.schema.values import Name, Phase, Quantity

if TYPE_CHECKING:
    from announce_extract.schema.announcement import Announcement

Cell: TypeAlias = str | int | float | bool | None
Row: TypeAlias = dict[str, Cell]

BETWEEN = "|"
"""Between the values of a list."""


def flatten(record: Announcement) -> Row:
    """Give every column of `COLUMNS` its cell, in that order."""
    row: Row = {"document_id": record.document_id, "id": record.id}
    for field in FIELDS:
        row |= dict.fromkeys(field.columns)
        values = record.values(field)
        if field.is_list and values:
            row[field.column] = BETWEEN.join(str(_cells(value)[0]) for value in values)
        elif values:
            row |= zip(field.columns, _cells(values[0]), strict=True)
    return row | {"status": str(record.status.value), "primary": record.primary}


def _cells(value: Name | Quantity | PartialDate | Phase) -> tuple[Cell, ...]:
    """The cells of one value, as many as its field has columns."""
    match value:
        case Name():
            return (value.name,)
        case Quantity():
            return value.value, str(value.qualifier), value.upper
        case Phase() | PartialDate():
            return (str(value.value),)
