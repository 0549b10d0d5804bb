from __future__ import annotations

from announce_extract.evaluate.gold import GoldRecord
from announce_extract.evaluate.pairing import affinity, pair

NOVA = GoldRecord({"model": ("Nova",), "organisation": (("Acme", "Zeta"),)})
NOVA_7B = GoldRecord({"model": ("Nova 7B",), "parameter_count": (7e9,)})


def test_affinity_adds_up_the_fields_that_agree() -> None:
    assert affinity(NOVA, {"model": "nova", "organisation": "Zeta|Eta"}) == 6
    assert affinity(NOVA, {"model": "Vega"}) == 0


def test_null_agrees_with_nothing() -> None:
    assert affinity(GoldRecord({}), {}) == 0


def test_the_strongest_pair_goes_first() -> None:
    weak, strong = {"parameter_count": "7e9"}, {"model": "Nova 7B", "parameter_count": "7e9"}
    pairing = pair([NOVA_7B], [weak, strong])
    assert pairing.pairs == ((0, 1),)
    assert pairing.invented == (0,)


def test_weight_three_must_agree() -> None:
    pairing = pair([NOVA], [{"organisation": "Acme", "model": "Vega"}])
    assert (pairing.pairs, pairing.missed, pairing.invented) == ((), (0,), (0,))


def test_a_required_record_goes_before_an_equal_optional_one() -> None:
    optional = GoldRecord(NOVA.fields, optional=True)
    assert pair([optional, NOVA], [{"model": "Nova"}]).pairs == ((1, 0),)


def test_a_nearer_optional_record_goes_before_a_required_one() -> None:
    optional = GoldRecord({**NOVA.fields, "chip_count": (8,)}, optional=True)
    assert pair([NOVA, optional], [{"model": "Nova", "chip_count": "8"}]).pairs == ((1, 0),)


def test_equal_records_pair_in_order() -> None:
    pairing = pair([NOVA, NOVA], [{"model": "Nova"}] * 3)
    assert pairing.pairs == ((0, 0), (1, 1))
    assert pairing.invented == (2,)
