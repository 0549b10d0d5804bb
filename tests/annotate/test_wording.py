"""Values in words, and back."""

from __future__ import annotations

import pytest
from hypothesis import given

from announce_extract.annotate.task import values_of
from announce_extract.annotate.utf16 import Units
from announce_extract.annotate.wording import Number, meant, of_value, written
from announce_extract.schema import Announcement, Qualifier
from tests.schema_strategies import announcements

APPROXIMATE, AT_LEAST = Qualifier.APPROXIMATE, Qualifier.AT_LEAST
AT_MOST, RANGE = Qualifier.AT_MOST, Qualifier.RANGE

YES = {
    ("chip_count", "2048"): Number(2048),
    ("chip_count", "2,048"): Number(2048),
    ("chip_count", "~ 2,000"): Number(2000, APPROXIMATE),
    ("chip_count", "≥ 2k"): Number(2000, AT_LEAST),
    ("chip_count", ">2000"): Number(2000, AT_LEAST),
    ("chip_count", "<= 60"): Number(60, AT_MOST),
    ("chip_count", "60 to 80"): Number(60, RANGE, 80),
    ("chip_count", "60 – 80"): Number(60, RANGE, 80),
    ("chip_count", "60..80"): Number(60, RANGE, 80),
    ("parameter_count", "1.6 trillion"): Number(1_600_000_000_000),
    ("parameter_count", "70B"): Number(70_000_000_000),
    ("training_compute_flop", "6e26"): Number(6e26),
    ("training_days", "1.5"): Number(1.5),
    ("training_phase", "Fine-tuning"): "fine_tuning",
    ("status", "denied"): "denied",
    ("announcement_date", "2026-Q2"): "2026-Q2",
    ("model", "  Aurora\n2 "): "Aurora 2",
}
NO = [
    ("chip_count", "many"), ("chip_count", "1.5"), ("chip_count", "-3"), ("chip_count", "80 to 60"),
    ("chip_count", "~60 to 80"), ("chip_count", "nan"), ("chip_count", "inf"), ("model", " "),
    ("training_phase", "warm-up"), ("status", "true"), ("announcement_date", "June 2026"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "value"), YES.items())
def test_what_people_write(given: tuple[str, str], value: object) -> None:
    assert meant(*given) == value


@pytest.mark.parametrize("given", NO)
def test_what_is_no_value(given: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match=given[0]):
        meant(*given)


@given(announcements())
def test_every_number_date_phase_and_status_comes_back(record: Announcement) -> None:
    for label, value in values_of(record):
        expected = of_value(value)
        if not isinstance(expected, Number) and label not in ("status", "training_phase"):
            continue
        found = meant(label, written(value))
        if isinstance(expected, Number):
            assert isinstance(found, Number)
            assert found.value == pytest.approx(expected.value)
            assert found.qualifier is expected.qualifier
        else:
            assert found == expected


def test_utf16_units() -> None:
    text = "a\U0001f680\U0001f680b"
    units = Units(text)
    for index in range(len(text) + 1):
        assert units.to_units(index) == len(text[:index].encode("utf-16-le")) // 2
        assert units.to_index(units.to_units(index)) == index
    for wrong in (2, 4, -1, 7):
        with pytest.raises(ValueError, match="offset"):
            units.to_index(wrong)
