"""Records as rows for a data frame: one type a column, the user's own fields among the columns."""

from __future__ import annotations

from collections.abc import Iterable

from announce_extract.schema.announcement import Announcement
from announce_extract.schema.fields import FIELDS, Kind
from announce_extract.schema.row import Cell, Row

WIDEST = 2**63 - 1
"""The largest whole number that a column of a data frame holds."""

AMOUNTS = frozenset(
    column
    for field in FIELDS
    if field.kind is Kind.QUANTITY and not field.is_count
    for column in (field.column, f"{field.column}_max")
)
"""Columns of numbers that need not be whole."""


def to_rows(records: Iterable[Announcement]) -> list[Row]:
    """One flat row a record, all with the same columns, for pandas, polars or `csv`.

    The columns are those of `Announcement.to_row`, then the custom fields that any of the records
    has. Counts are `int`, other amounts `float`, and None stands where nothing is said; a count
    that no 64-bit number holds is None too.

    >>> from announce_extract import extract
    >>> rows = to_rows(extract("Acme AI released Roadrunner-7B, trained on 512 H100s."))
    >>> rows[0]["model"], rows[0]["chip_count"], rows[0]["training_cost_usd"]
    ('Roadrunner-7B', 512, None)
    """
    found = list(records)
    names = dict.fromkeys(custom.name for record in found for custom in record.custom)
    return [_row(record, tuple(names)) for record in found]


def _row(record: Announcement, names: tuple[str, ...]) -> Row:
    row = {column: _typed(column, cell) for column, cell in record.to_row().items()}
    return row | {name: record.custom_value(name) for name in names}


def _typed(column: str, cell: Cell) -> Cell:
    if column in AMOUNTS and isinstance(cell, int | float):
        return float(cell)
    if isinstance(cell, float):  # a whole number that came as one
        cell = int(cell)
    return None if isinstance(cell, int) and cell > WIDEST else cell
