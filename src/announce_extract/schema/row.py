"""A record as one flat row: the columns of the CSV."""

from __future__ import annotations

import re
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

# "=1+1", "@x" and what would become it; not "a=b", not "'quoted'".
FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
ARMOUR = "'"
"""Before a text that a spreadsheet would compute."""


def armoured(cell: str) -> str:
    """A cell that spreadsheets take for a text.

    >>> armoured("=HYPERLINK(1)"), armoured("GPT-4")
    ("'=HYPERLINK(1)", 'GPT-4')
    """
    return ARMOUR + cell if FORMULA.match(cell) else cell


def plain(cell: str) -> str:
    """The text that was armoured.

    >>> plain("'=HYPERLINK(1)"), plain("'Quoted'")
    ('=HYPERLINK(1)', "'Quoted'")
    """
    is_armoured = cell.startswith(ARMOUR) and FORMULA.match(cell)
    return cell.removeprefix(ARMOUR) if is_armoured else cell


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
