"""A little gold file and predictions for it, whose figures are worked out by hand."""

from __future__ import annotations

from tests.evaluate.files import Cells, Record

NOVA_7B: Record = {
    "organisation": ["Acme"],
    "model": "Nova 7B",
    "parameter_count": 7e9,
    "parameter_count_qualifier": "exact",
    "accelerator": {"any": ["H100", "A100"]},
    "chip_count": 512,
    "chip_count_qualifier": "at_least",
    "announcement_date": "2026-06-06",
    "training_phase": ["pretraining"],
    "status": "stated",
    "training_tokens": 2e12,
}
NOVA_70B: Record = {
    "organisation": ["Acme"],
    "model": "Nova 70B",
    "parameter_count": 70e9,
    "parameter_count_qualifier": "exact",
    "announcement_date": "2026-06-06",
    "status": "stated",
}
CLUSTER: Record = {
    "organisation": ["Zeta", "Eta"],
    "accelerator": "B200",
    "chip_count": 1000,
    "chip_count_qualifier": "exact",
    "training_phase": {"any": [None, ["training"]]},
    "status": "planned",
}
GOLD: dict[str, list[Record]] = {
    "models": [NOVA_7B, NOVA_70B, {"model": "Nova 1B", "optional": True}],
    "cluster": [CLUSTER],
    "quiet": [],
    "noisy": [],
}

FOUND: Cells = {  # Nova 7B, with all but the qualifier of its chips
    "document_id": "models",
    "organisation": "Acme",
    "model": "Nova-7B",
    "parameter_count": "7000000000",
    "parameter_count_qualifier": "exact",
    "accelerator": "NVIDIA H100|A100",
    "chip_count": "512",
    "chip_count_qualifier": "exact",
    "announcement_date": "2026-06-06",
    "training_phase": "pretraining",
    "status": "stated",
    "training_tokens": "2e12",
}
PLANNED: Cells = {  # the cluster: Eta is missing, chips and status are wrong
    "document_id": "cluster",
    "organisation": "Zeta",
    "accelerator": "B200",
    "chip_count": "2000",
    "chip_count_qualifier": "exact",
    "training_phase": "training",
    "status": "stated",
}
PREDICTED: list[Cells] = [
    FOUND,
    {"document_id": "models", "model": "Nova 1B", "parameter_count": "1e9"},  # optional
    {"document_id": "models", "organisation": "Acme", "model": "Vega", "accelerator": "H100"},
    PLANNED,
    {"document_id": "noisy", "model": "Vega", "status": "stated"},
    {"document_id": "elsewhere", "model": "Vega"},  # not in the gold
]
