"""Whether values that articles give can all be right."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import combinations
from math import inf

from announce_extract.schema import Qualifier, Quantity, Status

ROUNDING = 0.01
"""How far from a plain number the one that is meant may be, as a share."""
ABOUT = 0.1
"""The same for one that is given as approximate."""


def numbers_differ(quantities: Iterable[Quantity]) -> bool:
    """Whether there is no number that all of them allow."""
    bounds = [_bounds(one) for one in quantities]
    return max(low for low, _ in bounds) > min(high for _, high in bounds)


def days_differ(periods: Iterable[tuple[int, int]]) -> bool:
    """Whether there is no day in all of the periods; none at all do not differ."""
    some = list(periods)
    return bool(some) and max(first for first, _ in some) > min(last for _, last in some)


def sets_differ(sets: Collection[frozenset[str]]) -> bool:
    """Whether two of the sets have nothing in common; empty ones say nothing."""
    return any(a.isdisjoint(b) for a, b in combinations({s for s in sets if s}, 2))


def statuses_differ(statuses: Collection[Status]) -> bool:
    """Whether it is denied, and also not."""
    return Status.DENIED in statuses and len(set(statuses)) > 1


def _bounds(quantity: Quantity) -> tuple[float, float]:
    value = quantity.value
    match quantity.qualifier:
        case Qualifier.EXACT:
            return value * (1 - ROUNDING), value * (1 + ROUNDING)
        case Qualifier.APPROXIMATE:
            return value * (1 - ABOUT), value * (1 + ABOUT)
        case Qualifier.AT_LEAST:
            return value * (1 - ROUNDING), inf
        case Qualifier.AT_MOST:
            return 0, value * (1 + ROUNDING)
        case Qualifier.RANGE:
            return value * (1 - ROUNDING), (quantity.upper or value) * (1 + ROUNDING)
