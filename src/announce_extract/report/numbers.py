"""Large numbers as people write them."""

from __future__ import annotations

from announce_extract.schema import Quantity, Standing
from announce_extract.schema.announcement import Value
from announce_extract.write.table import SIGNS, shown

SCALES = ((12, "T"), (9, "B"), (6, "M"))
"""Powers of ten, the largest first."""
FIRST_POWER = 1e15
"""From here on powers of ten, as in the table of the command."""


def brief(value: Value | Standing) -> str:
    """Write a value for people, a number from a million on with a letter.

    A number that would lose digits keeps them all.
    """
    match value:
        case Quantity(upper=None):
            return SIGNS[value.qualifier] + _number(value.value)
        case Quantity():
            return f"{_number(value.value)} – {_number(value.upper or 0)}"
        case _:
            return shown(value)


def _number(value: float) -> str:
    for power, letter in SCALES:
        if 10**power <= value < FIRST_POWER:
            scaled = f"{value / 10**power:.4g}"
            return f"{scaled}{letter}" if float(f"{scaled}e{power}") == value else f"{value:,}"
    return f"{value:.4g}" if value >= FIRST_POWER else f"{value:,}"
