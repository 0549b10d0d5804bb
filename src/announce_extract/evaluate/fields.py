"""Which columns are scored, and how each is compared."""

from __future__ import annotations

from announce_extract.schema import COLUMNS, FIELDS, Kind

CORE: tuple[str, ...] = (
    "organisation",
    "model",
    "parameter_count",
    "accelerator",
    "chip_count",
    "announcement_date",
    "training_phase",
)
"""The seven fields by which a record is called exact."""

EXTRA: tuple[str, ...] = (
    "model_developer",
    "active_parameter_count",
    "status",
    "parameter_count_qualifier",
    "chip_count_qualifier",
    "training_tokens",
    "training_compute_flop",
    "accelerator_hours",
    "training_days",
    "training_cost_usd",
)

SCORED: tuple[str, ...] = CORE + EXTRA

FIGURES: tuple[str, ...] = ("record", *SCORED, "core")
"""All rows of an evaluation: whole records, each field, and the core fields together."""

NUMERIC: frozenset[str] = frozenset(f.column for f in FIELDS if f.kind is Kind.QUANTITY)

LISTS: frozenset[str] = frozenset({"organisation", "training_phase"})
"""Fields of which every element counts. Accelerators are not: gold names alternatives."""

COMPARABLE: tuple[str, ...] = tuple(c for c in COLUMNS if c not in {"document_id", "id"})
"""All columns that a gold record may state."""

WEIGHT: dict[str, int] = {
    "model": 4,
    "parameter_count": 3,
    "chip_count": 3,
    "accelerator": 2,
    "organisation": 2,
    "training_phase": 1,
    "announcement_date": 1,
}
"""How much an agreeing field says that two records are about the same thing."""

ENOUGH = 3
"""The weight that must agree before two records are paired."""


def is_number(column: str) -> bool:
    """Whether a column holds numbers: a quantity, or its upper bound.

    >>> is_number("chip_count"), is_number("chip_count_max"), is_number("chip_count_qualifier")
    (True, True, False)
    """
    return column.removesuffix("_max") in NUMERIC


def describes(column: str) -> bool:
    """Whether a column says how the others are meant, so that it cannot stand alone.

    >>> describes("status"), describes("chip_count_qualifier"), describes("chip_count")
    (True, True, False)
    """
    return column == "status" or column.endswith("_qualifier")
