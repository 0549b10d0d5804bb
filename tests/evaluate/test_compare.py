from __future__ import annotations

from typing import NamedTuple

import pytest

from announce_extract.evaluate.compare import by_value, count, strictly
from announce_extract.evaluate.gold import GoldRecord
from announce_extract.evaluate.tally import INVENTED, MISSED, NOTHING, RIGHT, WRONG, Tally
from announce_extract.evaluate.values import Value


class Case(NamedTuple):
    why: str
    column: str
    accepted: tuple[Value, ...]
    predicted: str
    tally: Tally


CASES = (
    Case("both null", "model", (None,), "", NOTHING),
    Case("right", "model", ("Nova 7B",), "nova-7b", RIGHT),
    Case("wrong", "model", ("Nova 7B",), "Nova 70B", WRONG),
    Case("invented", "model", (None,), "Nova", INVENTED),
    Case("missed", "model", ("Nova",), "", MISSED),
    Case("the second alternative", "model", ("Nova", "Nova 7B"), "Nova 7B", RIGHT),
    Case("null is an alternative", "model", ("Nova", None), "", NOTHING),
    Case("wrong though null were right", "model", (None, "Nova"), "Vega", INVENTED),
    Case("within half a per cent", "chip_count", (1000,), "1,005", RIGHT),
    Case("beyond half a per cent", "chip_count", (1000,), "1006", WRONG),
    Case("zero is no null", "chip_count", (0,), "0", RIGHT),
    Case("a number in words", "chip_count", (1000,), "1000 chips", WRONG),
    Case("an upper bound is a number", "chip_count_max", (2000,), "2000.0", RIGHT),
    Case("the order of a list", "organisation", (("Acme", "Zeta"),), "Zeta|Acme", Tally(2)),
    Case("part of a list", "organisation", (("Acme", "Zeta"),), "Acme", Tally(1, 0, 1)),
    Case("too many in a list", "organisation", (("Acme",),), "Acme|Zeta", Tally(1, 1, 0)),
    Case("twice in a list", "organisation", (("Acme",),), "Acme|Acme", Tally(1, 1, 0)),
    Case("a list for null", "training_phase", (None,), "training|inference", Tally(0, 2, 0)),
    Case("empty parts of a list", "training_phase", (("training",),), "|training|", RIGHT),
    Case(
        "the nearest list",
        "organisation",
        (("Acme", "Zeta", "Eta"), ("Acme", "Zeta")),
        "Acme|Zeta",
        Tally(2),
    ),
    Case(
        "of two equally near, the one that is partly right",
        "organisation",
        (None, ("Acme", "Zeta")),
        "Acme",
        Tally(1, 0, 1),
    ),
    Case("one of several chips", "accelerator", ("H100", "A100"), "A100", RIGHT),
    Case("several chips", "accelerator", ("H100", "A100"), "A100|NVIDIA H100", RIGHT),
    Case("several chips, one unknown", "accelerator", ("H100", "A100"), "A100|V100", WRONG),
    Case("one chip named twice", "accelerator", ("H100",), "H100|H100", RIGHT),
    Case("several chips for null", "accelerator", (None,), "A100|H100", INVENTED),
)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.why)
def test_count(case: Case) -> None:
    assert count(case.column, case.accepted, case.predicted) == case.tally


class Quantity(NamedTuple):
    why: str
    gold: dict[str, tuple[Value, ...]]
    row: dict[str, str]
    strict: Tally


HUNDRED: dict[str, tuple[Value, ...]] = {"chip_count": (100,)}
EXACT: dict[str, tuple[Value, ...]] = {**HUNDRED, "chip_count_qualifier": ("exact",)}
RANGE: dict[str, tuple[Value, ...]] = {
    **HUNDRED,
    "chip_count_qualifier": ("range",),
    "chip_count_max": (200,),
}
EITHER: dict[str, tuple[Value, ...]] = {**HUNDRED, "chip_count_qualifier": ("exact", None)}
STRICT = (
    Quantity("right", EXACT, {"chip_count_qualifier": "exact"}, RIGHT),
    Quantity("another qualifier", EXACT, {"chip_count_qualifier": "at_least"}, WRONG),
    Quantity("no qualifier", EXACT, {}, WRONG),
    Quantity("null is accepted", EITHER, {}, RIGHT),
    Quantity(
        "an upper bound that is none",
        EXACT,
        {"chip_count_qualifier": "exact", "chip_count_max": "200"},
        WRONG,
    ),
    Quantity("a range", RANGE, {"chip_count_qualifier": "range", "chip_count_max": "200"}, RIGHT),
    Quantity(
        "another upper bound",
        RANGE,
        {"chip_count_qualifier": "range", "chip_count_max": "300"},
        WRONG,
    ),
    Quantity("a range without upper bound", RANGE, {"chip_count_qualifier": "range"}, WRONG),
    Quantity("gold says only the value", HUNDRED, {"chip_count_qualifier": "at_most"}, RIGHT),
)


@pytest.mark.parametrize("case", STRICT, ids=lambda c: c.why)
def test_strictly(case: Quantity) -> None:
    gold, row = GoldRecord(case.gold), {"chip_count": "100", **case.row}
    assert by_value("chip_count", gold, row) == RIGHT
    assert strictly("chip_count", gold, row) == case.strict


def test_strictly_changes_nothing_where_the_value_is_wrong_or_missing() -> None:
    gold = GoldRecord(EXACT)
    assert strictly("chip_count", gold, {"chip_count": "7"}) == WRONG
    assert strictly("chip_count", gold, {}) == MISSED
    assert strictly("model", gold, {"model": "Nova"}) == INVENTED
