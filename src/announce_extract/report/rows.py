"""The table of records: its columns, and the cells of each row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from announce_extract.report.documents import Document
from announce_extract.report.quotes import STATUS, Numbered, Said, Spot
from announce_extract.schema import FIELDS, Announcement, Field, Kind, PartialDate, Quantity

COLUMNS = (
    "organisation",
    "model",
    "parameter_count",
    "accelerator",
    "chip_count",
    "announcement_date",
    "training_phase",
    STATUS,
)
"""What has a column of its own; all other fields share one."""

FILTERS = ("organisation", "accelerator", "training_phase", STATUS)
"""The columns that rows can be filtered by."""

MOST_WORDS = 200
"""Characters of one quotation in a tooltip."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A value in a cell: its text, the words behind it, and where they stand in the report."""

    column: str
    label: str
    text: str
    tip: str
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, and what its column is sorted by: a number, a text, or nothing."""

    column: str
    label: str
    sort: str
    values: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A record as a row."""

    record: Numbered
    document: Document
    cells: tuple[Cell, ...]
    others: tuple[Shown, ...]
    """Values of the fields without a column."""

    def filtered_by(self, column: str) -> list[str]:
        """The values that a filter finds the row under."""
        return [value.text for cell in self.cells if cell.column == column for value in cell.values]


def labels() -> dict[str, str]:
    """What people call each column with values, in the order of the fields."""
    return {field.column: field.label for field in FIELDS} | {STATUS: STATUS}


def rows(documents: Sequence[Document]) -> list[Row]:
    """All records in the order of their numbers."""
    found = [_row(record, document) for document in documents for record in document.records]
    return sorted(found, key=lambda row: row.record.number)


def _row(record: Numbered, document: Document) -> Row:
    shown = [_shown(said, document) for said in record.said()]
    names = labels()
    cells = tuple(
        Cell(
            column,
            names[column],
            _sort_key(record.record, column),
            tuple(value for value in shown if value.column == column),
        )
        for column in COLUMNS
    )
    others = tuple(value for value in shown if value.column not in COLUMNS)
    return Row(record, document, cells, others)


def _shown(said: Said, document: Document) -> Shown:
    anchor = None
    if said.evidence:
        first = said.evidence[0]
        anchor = document.anchors[Spot(first.where, first.start, first.end)]
    return Shown(said.column, said.label, said.text, "\n".join(_tip(said)), anchor)


def _tip(said: Said) -> Iterator[str]:
    if said.exact != said.text:
        yield said.exact
    for e in said.evidence:
        words = e.text if len(e.text) <= MOST_WORDS else e.text[:MOST_WORDS] + "…"
        yield f"“{words}” ({e.rule})"


def _sort_key(record: Announcement, column: str) -> str:
    """A number or a text to sort by; empty where nothing is said."""
    if column == STATUS:
        return str(record.status.value)
    field = _field(column)
    values = record.values(field)
    match values[:1]:
        case (Quantity(value=number),):
            return str(number)
        case (PartialDate() as when,):
            return when.first_day.isoformat()
    row = record.to_row()
    return str(row[column] or "").casefold()


def is_number(column: str) -> bool:
    """Whether a column is sorted as numbers."""
    return column != STATUS and _field(column).kind is Kind.QUANTITY


def _field(column: str) -> Field:
    return next(field for field in FIELDS if field.column == column)
