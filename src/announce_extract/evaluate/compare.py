"""One predicted value against the values that are right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from announce_extract.evaluate.fields import LISTS, NUMERIC, is_number
from announce_extract.evaluate.gold import GoldRecord
from announce_extract.evaluate.normalise import number, text_key
from announce_extract.evaluate.predictions import PredictedRow
from announce_extract.evaluate.tally import INVENTED, MISSED, NOTHING, RIGHT, WRONG, Tally
from announce_extract.evaluate.values import Value

Comparison: TypeAlias = Callable[[str, GoldRecord, PredictedRow], Tally]

TOLERANCE = 0.005
"""Numbers that differ by half a per cent are the same."""


def by_value(column: str, gold: GoldRecord, row: PredictedRow) -> Tally:
    """Compare one column, whatever stands in the others."""
    return count(column, gold.accepted(column), row.get(column, ""))


def strictly(column: str, gold: GoldRecord, row: PredictedRow) -> Tally:
    """Compare one column; a quantity needs its qualifier and its upper bound right as well.

    Where gold gives a quantity neither of them, only the value is judged.
    """
    tally = by_value(column, gold, row)
    if column not in NUMERIC or not tally.tp:
        return tally
    qualifier, upper = f"{column}_qualifier", f"{column}_max"
    if not gold.states(qualifier) and not gold.states(upper):
        return tally
    judged = [upper, qualifier] if gold.states(qualifier) else [upper]
    return WRONG if any(by_value(c, gold, row).errors for c in judged) else RIGHT


def count(column: str, accepted: Sequence[Value], predicted: str) -> Tally:
    """Count a predicted cell against the accepted value that it comes nearest to.

    >>> count("training_phase", [("training", "inference")], "training|distillation")
    Tally(tp=1, fp=1, fn=1)
    >>> count("accelerator", [None, "H100", "A100"], "A100|H100")
    Tally(tp=1, fp=0, fn=0)
    """
    if column == "accelerator" and _all_accepted(accepted, predicted):
        return RIGHT
    judge = _count_list if column in LISTS else _count_single
    tallies = (judge(column, value, predicted) for value in accepted)
    return min(tallies, key=lambda tally: (tally.errors, -tally.tp))


def same(column: str, gold: Value, predicted: str) -> bool:
    """Whether one predicted value is one gold value; neither is null."""
    if is_number(column):
        g, p = number(gold), number(predicted)
        return g is not None and p is not None and abs(g - p) <= TOLERANCE * max(abs(g), 1e-9)
    return text_key(gold, column) == text_key(predicted, column)


def _all_accepted(accepted: Sequence[Value], predicted: str) -> bool:
    """Whether several kinds of chips are predicted, and each is among the accepted ones."""
    kinds = predicted.split("|")
    known = [value for value in accepted if value is not None]
    return len(kinds) > 1 and all(any(same("accelerator", v, k) for v in known) for k in kinds)


def _count_list(column: str, value: Value, predicted: str) -> Tally:
    left = list(value) if isinstance(value, tuple) else []
    cells = [cell for cell in predicted.split("|") if cell]
    right = 0
    for cell in cells:
        hit = next((element for element in left if same(column, element, cell)), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return Tally(right, len(cells) - right, len(left))


def _count_single(column: str, value: Value, predicted: str) -> Tally:
    if value is None:
        return INVENTED if predicted else NOTHING
    if not predicted:
        return MISSED
    return RIGHT if same(column, value, predicted) else WRONG
