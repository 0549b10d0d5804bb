"""Which predicted record is meant to be which gold record of the same document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from announce_extract.evaluate.compare import by_value
from announce_extract.evaluate.fields import ENOUGH, WEIGHT
from announce_extract.evaluate.gold import GoldRecord
from announce_extract.evaluate.predictions import PredictedRow


@dataclass(frozen=True, slots=True)
class Pairing:
    """Positions of gold and predicted records that belong together, and those left alone."""

    pairs: tuple[tuple[int, int], ...]
    missed: tuple[int, ...]
    """Gold records without a predicted one."""
    invented: tuple[int, ...]
    """Predicted records without a gold one."""


def affinity(gold: GoldRecord, row: PredictedRow) -> int:
    """Add up the weights of the fields that agree, lists where one element does."""
    return sum(weight for field, weight in WEIGHT.items() if by_value(field, gold, row).tp)


def pair(golds: Sequence[GoldRecord], rows: Sequence[PredictedRow]) -> Pairing:
    """Pair one to one, strongest affinity first.

    Where it is equal, a required record goes before an optional one, then the earlier gold
    record, then the earlier prediction. Qualifiers and status never matter.
    """
    candidates = sorted(
        (-weight, gold.optional, i, j)
        for i, gold in enumerate(golds)
        for j, row in enumerate(rows)
        if (weight := affinity(gold, row)) >= ENOUGH
    )
    gold_of: dict[int, int] = {}
    row_of: dict[int, int] = {}
    for _, _, i, j in candidates:
        if i not in row_of and j not in gold_of:
            row_of[i], gold_of[j] = j, i
    return Pairing(
        tuple(row_of.items()),
        tuple(i for i in range(len(golds)) if i not in row_of),
        tuple(j for j in range(len(rows)) if j not in gold_of),
    )
