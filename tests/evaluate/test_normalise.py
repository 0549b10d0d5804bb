from __future__ import annotations

from typing import NamedTuple

import pytest

from announce_extract.evaluate.normalise import number, text_key


class Case(NamedTuple):
    column: str
    one: str
    other: str


SAME = (
    Case("model", "Llama 3.1 8B", "llama-3.1-8b"),
    Case("model", "the Granite model", "Granite"),
    Case("model", "GPT\u20114", "GPT 4"),
    Case("organisation", "The Acme Corp.", "acme"),
    Case("organisation", "Acme, Inc.", "ACME"),
    Case("model_developer", "Acme GmbH", "Acme"),
    Case("accelerator", "NVIDIA H100 80GB SXM5", "H100"),
    Case("accelerator", "A100 (40 GB)", "A100"),
    Case("accelerator", "H100 PCIe", "Nvidia H100 Tensor Core GPUs"),
    Case("accelerator", "H100 NVL", "H100"),
    Case("accelerator", "NVIDIA GPUs", "Nvidia GPU"),
    Case("accelerator", "Google Cloud TPUv4", "TPU v4"),
    Case("accelerator", "Huawei Ascend chips", "Ascend"),
    Case("status", " Stated ", "stated"),
    Case("chip_count_qualifier", "at least", "at_least"),
)
DIFFERENT = (
    Case("model", "Llama 3 8B", "Llama 3 70B"),
    Case("model", "Modelo", "o"),
    Case("organisation", "Acme Labs", "Acme"),
    Case("organisation", "Theta", "ta"),
    Case("accelerator", "NVIDIA GPU", "GPU"),
    Case("accelerator", "NVIDIA GPU", "AMD GPU"),
    Case("accelerator", "GB200 NVL72", "GB200"),
    Case("accelerator", "H100", "H200"),
    Case("announcement_date", "2026-06", "2026-06-06"),
)


@pytest.mark.parametrize("case", SAME, ids=lambda c: f"{c.one}={c.other}")
def test_same_key(case: Case) -> None:
    assert text_key(case.one, case.column) == text_key(case.other, case.column)


@pytest.mark.parametrize("case", DIFFERENT, ids=lambda c: f"{c.one}!={c.other}")
def test_different_key(case: Case) -> None:
    assert text_key(case.one, case.column) != text_key(case.other, case.column)


@pytest.mark.parametrize(
    ("written", "read"),
    [("1,000", 1000.0), ("1_000", 1000.0), ("1.6e12", 1.6e12), (7, 7.0), ("7B", None), ("", None)],
)
def test_number(written: object, read: float | None) -> None:
    assert number(written) == read
