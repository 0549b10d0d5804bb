"""The figures are those of the corpus's own scorer, to the last digit, where that is at hand."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from announce_extract.evaluate import evaluate
from announce_extract.evaluate.fields import FIGURES
from tests.evaluate.files import Record, write_csv, write_gold
from tests.evaluate.perturb import perturbed

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
SCORER = CORPUS / "score.py"
SUMMARY = (
    "documents",
    "gold_records",
    "records_exact_on_7_fields",
    "documents_without_records",
    "of_those_with_invented_records",
)

pytestmark = pytest.mark.skipif(not SCORER.exists(), reason="the corpus is not at hand")


def scorer(gold: Path, predicted: Path) -> Any:
    command = [sys.executable, str(SCORER), str(gold), str(predicted), "--json"]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return json.loads(done.stdout)


def assert_agreement(gold: Path, predicted: Path) -> None:
    theirs = scorer(gold, predicted)
    ours = json.loads(evaluate(gold, predicted, resamples=0).to_json())
    assert {key: ours[key] for key in SUMMARY} == {key: theirs[key] for key in SUMMARY}
    assert theirs.keys() == {*SUMMARY, "fields"}
    assert list(theirs["fields"]) == list(FIGURES)
    for name, figures in theirs["fields"].items():
        assert {key: ours["fields"][name][key] for key in figures} == figures, name


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", ["phrases", "news", "press", "lab"])
def test_on_the_corpus(name: str, seed: int, tmp_path: Path) -> None:
    gold = CORPUS / f"dev-{name}.jsonl"
    documents = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line]
    rows = perturbed({d["id"]: d["records"] for d in documents}, seed)
    assert_agreement(gold, write_csv(tmp_path / "out.csv", rows))


FEW: dict[str, Sequence[Any]] = {
    "organisation": (["Acme"], {"any": [None, ["Acme", "Zeta"]]}, {"any": [None, ["Zeta"]]}),
    "model": ("Nova", "Nova 7B", {"any": ["Nova", "Vega"]}, {"any": [None, "Vega"]}),
    "parameter_count": (7_000_000_000, 7.02e9, {"any": [7e9, 1e9, None]}),
    "parameter_count_qualifier": ("exact", {"any": ["exact", "approximate"]}),
    "accelerator": ("H100", {"any": ["H100", "A100"]}, {"any": [None, "H100"]}, "GPU"),
    "chip_count": (8, 1000, {"any": [8, None]}),
    "announcement_date": ("2026-06-06", "2026-06", "2026-Q2"),
    "training_phase": (["training"], ["training", "inference"], {"any": [["training"], []]}),
    "status": ("stated", "claimed"),
    "training_days": (1.5, 51),
}
"""So few values that many records are equal, or nearly so, and pairing has to choose."""


def record(source: random.Random) -> Record:
    fields: Record = {c: source.choice(v) for c, v in FEW.items() if source.random() < 0.5}
    return {**fields, "optional": source.random() < 0.3}


@pytest.mark.parametrize("seed", range(4))
def test_on_records_that_are_hard_to_tell_apart(seed: int, tmp_path: Path) -> None:
    source = random.Random(seed)
    documents = {f"d{n}": [record(source) for _ in range(source.randrange(7))] for n in range(200)}
    gold = write_gold(tmp_path / "gold.jsonl", documents)
    assert_agreement(gold, write_csv(tmp_path / "out.csv", perturbed(documents, seed)))


@pytest.mark.parametrize("documents", [{}, {"a": []}, {"a": [{"model": "Nova"}]}])
@pytest.mark.parametrize("row", [{"document_id": "a", "model": "Nova"}, {"document_id": "b"}])
def test_on_next_to_nothing(
    documents: dict[str, list[Record]], row: dict[str, str], tmp_path: Path
) -> None:
    gold = write_gold(tmp_path / "gold.jsonl", documents)
    assert_agreement(gold, write_csv(tmp_path / "out.csv", [row]))
