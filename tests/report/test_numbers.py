"""Numbers in the report: short where nothing is lost."""

from __future__ import annotations

import pytest

from announce_extract.report.numbers import brief
from announce_extract.schema import Qualifier, Quantity
from tests.specimen import words

SHOWN = {
    (1_200_000_000_000, Qualifier.EXACT): "1.2T",
    (671_000_000_000, Qualifier.AT_LEAST): "≥ 671B",
    (2_300_000_000, Qualifier.APPROXIMATE): "~ 2.3B",
    (1_000_000, Qualifier.AT_MOST): "≤ 1M",
    (999_999, Qualifier.EXACT): "999,999",
    (2_795_443_200, Qualifier.EXACT): "2,795,443,200",
    (6e26, Qualifier.EXACT): "6e+26",
    (0.5, Qualifier.EXACT): "0.5",
}


@pytest.mark.parametrize(("given", "shown"), SHOWN.items())
def test_one_number(given: tuple[float, Qualifier], shown: str) -> None:
    value, qualifier = given
    assert brief(Quantity(value=value, qualifier=qualifier, evidence=words("4,096"))) == shown


def test_a_range() -> None:
    quantity = Quantity(
        value=6 * 10**10, upper=8 * 10**10, qualifier=Qualifier.RANGE, evidence=words("4,096")
    )
    assert brief(quantity) == "60B – 80B"
