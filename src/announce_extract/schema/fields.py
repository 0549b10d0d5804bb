"""The registry of a record's fields: their order, names and kinds, in one place.

A new field is a line here and an attribute of `Announcement`; rows, writers and tests follow.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """What a field holds."""

    NAME = auto()
    QUANTITY = auto()
    DATE = auto()
    PHASE = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its column in a table, its attribute in `Announcement`, and its kind."""

    column: str
    attribute: str
    kind: Kind
    label: str
    """What people call it, in the table for reading."""
    is_list: bool = False
    is_count: bool = False
    """Counts are whole numbers."""

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns that the field fills.

        >>> Field("chip_count", "chip_count", Kind.QUANTITY, "chips").columns
        ('chip_count', 'chip_count_qualifier', 'chip_count_max')
        """
        if self.kind is Kind.QUANTITY:
            return self.column, f"{self.column}_qualifier", f"{self.column}_max"
        return (self.column,)


def _quantity(name: str, label: str, *, is_count: bool = False) -> Field:
    return Field(name, name, Kind.QUANTITY, label, is_count=is_count)


FIELDS: tuple[Field, ...] = (
    Field("organisation", "organisations", Kind.NAME, "organisation", is_list=True),
    Field("model", "model", Kind.NAME, "model"),
    Field("model_developer", "model_developer", Kind.NAME, "developer"),
    _quantity("parameter_count", "parameters", is_count=True),
    _quantity("active_parameter_count", "active parameters", is_count=True),
    Field("accelerator", "accelerators", Kind.NAME, "accelerator", is_list=True),
    _quantity("chip_count", "chips", is_count=True),
    Field("announcement_date", "announcement_date", Kind.DATE, "date"),
    Field("training_phase", "training_phases", Kind.PHASE, "phase", is_list=True),
    _quantity("training_tokens", "training tokens", is_count=True),
    _quantity("training_compute_flop", "compute (FLOP)"),
    _quantity("accelerator_hours", "chip-hours"),
    _quantity("training_days", "days"),
    _quantity("training_cost_usd", "cost (US$)"),
)

QUANTITY_FIELDS: tuple[str, ...] = tuple(f.attribute for f in FIELDS if f.kind is Kind.QUANTITY)

COLUMNS: tuple[str, ...] = (
    "document_id",
    "id",
    *(column for field in FIELDS for column in field.columns),
    "status",
    "primary",
)
