"""Sentences with more mentions than language has are passed over, those beside them are read."""

from __future__ import annotations

import pytest

from announce_extract.mentions.crowds import MOST

from .table import reading

SURE = "Acme AI released Roadrunner-7B, trained on 512 H100s."
HEAPS = {
    "models": "GPT-4 ",
    "chips": "H100 ",
    "amounts": "70 billion parameters, ",
    "dates": "June 6, 2026, ",
    "phases": "pretraining, ",
}


@pytest.mark.parametrize("kind", HEAPS)
def test_a_heap_is_passed_over(kind: str) -> None:
    few, many = (reading(f"{SURE}\n\n{HEAPS[kind] * count}\n") for count in (MOST - 1, MOST + 1))
    assert len(getattr(few, kind)) >= MOST - 1
    assert len(getattr(many, kind)) < 4
    assert [m.value.name for m in many.models if m.start < len(SURE)] == ["Roadrunner-7B"]
