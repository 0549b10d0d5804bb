from __future__ import annotations

import random
from pathlib import Path

import pytest

from announce_extract.evaluate import Evaluation, evaluate
from announce_extract.evaluate.bootstrap import Interval, bootstrap, interval
from announce_extract.evaluate.scores import DocumentScore, with_core
from announce_extract.evaluate.tally import Tally
from tests.evaluate.files import write_csv, write_gold


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Sixty documents of one record each; one model in four is wrong, one chip count missing."""
    source = random.Random(7)
    names = [f"d{n}" for n in range(60)]
    gold = {n: [{"model": f"Nova {n}", "organisation": ["Acme"], "chip_count": 8}] for n in names}
    rows = [
        {
            "document_id": name,
            "organisation": "Acme",
            "model": "Vega" if source.random() < 0.25 else f"Nova {name}",
            "chip_count": "" if source.random() < 0.25 else "8",
        }
        for name in names
    ]
    return write_gold(tmp_path / "gold.jsonl", gold), write_csv(tmp_path / "out.csv", rows)


def test_the_seed_decides(files: tuple[Path, Path]) -> None:
    def intervals(seed: int) -> str:
        return evaluate(*files, resamples=200, seed=seed).to_json()

    assert intervals(1) == intervals(1)
    assert intervals(1) != intervals(2)


@pytest.mark.parametrize("strict", [False, True])
def test_the_figures_lie_in_their_intervals(files: tuple[Path, Path], strict: bool) -> None:
    found = evaluate(*files, strict=strict).to_dict()
    for name in ("record", "model", "chip_count", "core"):
        figures = found["fields"][name]
        for figure in ("p", "r", "f1"):
            low, high = figures[f"{figure}_interval"]
            assert low <= figures[figure] <= high
    low, high = found["records_exact_on_7_fields_interval"]
    assert low < found["records_exact_on_7_fields"] < high


def test_more_documents_give_a_narrower_interval(files: tuple[Path, Path]) -> None:
    evaluation: Evaluation = evaluate(*files, resamples=0)
    few, many = (
        bootstrap(evaluation.documents * times, resamples=300, seed=0).figures["core"].f1
        for times in (1, 9)
    )
    assert few is not None
    assert many is not None
    assert many.high - many.low < 0.5 * (few.high - few.low)


def test_documents_that_are_alike_give_no_width() -> None:
    document = DocumentScore("a", with_core({"model": Tally(1, 1, 0)}), required=1, exact=1)
    found = bootstrap([document] * 5, resamples=50, seed=0)
    assert found.figures["model"].p == Interval(0.5, 0.5)
    assert found.figures["core"].f1 == Interval(0.6667, 0.6667)
    assert found.figures["chip_count"].f1 is None
    assert found.exact == Interval(1.0, 1.0)


def test_nothing_to_draw_from() -> None:
    assert bootstrap([], resamples=50, seed=0).figures["core"].f1 is None


def test_the_tails_are_cut_off() -> None:
    assert interval([n / 1000 for n in range(1001)]) == Interval(0.025, 0.975)
    assert interval([0.5]) == Interval(0.5, 0.5)
    assert interval([]) is None
