from __future__ import annotations

import json
from pathlib import Path

from announce_extract.evaluate import Difference, diff
from announce_extract.evaluate.changes import FieldChange, pair_rows
from tests.evaluate.files import Cells, write_csv, write_gold
from tests.evaluate.story import FOUND, GOLD, PLANNED, PREDICTED

NEW: list[Cells] = [
    FOUND | {"chip_count_qualifier": "at_least", "accelerator": "V100", "training_days": "3"},
    PREDICTED[1],
    # in place of Vega, the one that was missed
    {"document_id": "models", "organisation": "Acme", "model": "Nova 70B"},
    PLANNED | {"chip_count": "1000", "training_phase": ""},
]


def difference(folder: Path, *, judged: bool = True) -> Difference:
    old, new = write_csv(folder / "old.csv", PREDICTED), write_csv(folder / "new.csv", NEW)
    return diff(old, new, write_gold(folder / "gold.jsonl", GOLD) if judged else None)


def test_records_gained_lost_and_changed(tmp_path: Path) -> None:
    found = difference(tmp_path)
    assert (found.before, found.after) == (6, 4)
    assert found.records == {"gained": 1, "lost": 3, "changed": 2}
    assert [(c.document_id, c.kind, c.row["model"]) for c in found.changes] == [
        ("models", "lost", "Vega"),
        ("models", "gained", "Nova 70B"),
        ("models", "changed", "Nova-7B"),
        ("cluster", "changed", ""),
        ("noisy", "lost", "Vega"),
        ("elsewhere", "lost", "Vega"),
    ]


def test_fields_gained_lost_and_changed(tmp_path: Path) -> None:
    found = difference(tmp_path)
    assert found.fields == {
        "accelerator": {"gained": 0, "lost": 0, "changed": 1},
        "chip_count": {"gained": 0, "lost": 0, "changed": 1},
        "chip_count_qualifier": {"gained": 0, "lost": 0, "changed": 1},
        "training_phase": {"gained": 0, "lost": 1, "changed": 0},
        "training_days": {"gained": 1, "lost": 0, "changed": 0},
    }
    cluster = next(c for c in found.changes if c.document_id == "cluster")
    assert cluster.fields == (
        FieldChange("chip_count", "changed", "2000", "1000"),
        FieldChange("training_phase", "lost", "training", ""),
    )


def test_gold_tells_right_from_wrong(tmp_path: Path) -> None:
    judgement = difference(tmp_path).judgement
    assert judgement is not None
    assert (judgement.invented_before, judgement.invented_after) == (2, 0)
    assert [(v.model, v.field, v.right, v.old, v.new) for v in judgement.verdicts] == [
        ("Nova 7B", "accelerator", False, "NVIDIA H100|A100", "V100"),
        ("Nova 7B", "chip_count_qualifier", True, "exact", "at_least"),
        ("Nova 7B", "training_days", False, "null", "3"),
        ("Nova 70B", "record", True, "missed", "found"),
        ("Nova 70B", "organisation", True, "null", "Acme"),
        ("Nova 70B", "model", True, "null", "Nova 70B"),
        ("null", "chip_count", True, "2000", "1000"),
    ]
    assert judgement.turned("accelerator") == {"wrong_to_right": 0, "right_to_wrong": 1}
    assert judgement.turned("record") == {"wrong_to_right": 1, "right_to_wrong": 0}


def test_the_text(tmp_path: Path) -> None:
    summary, judged, listed = difference(tmp_path).to_text().split("\n\n")
    assert summary.startswith(
        "records: 6 before, 4 after; 1 gained, 3 lost, 2 with changed fields\n"
    )
    assert judged.startswith("against gold: 2 invented records before, 0 after\n")
    verdict = (
        "models\tNova 7B\taccelerator right to wrong\tNVIDIA H100|A100 -> V100, gold H100 or A100"
    )
    assert verdict in judged.splitlines()
    assert "- models\tVega\n    organisation Acme, accelerator H100\n" in listed
    assert (
        "~ cluster\t(no model)\n  ~ chip_count 2000 -> 1000\n  - training_phase training\n"
        in listed
    )


def test_the_json(tmp_path: Path) -> None:
    found = json.loads(difference(tmp_path).to_json())
    assert found["records"] == {"before": 6, "after": 4, "gained": 1, "lost": 3, "changed": 2}
    assert found["gold"]["invented_records"] == {"before": 2, "after": 0}
    assert found["gold"]["fields"]["chip_count"] == {"wrong_to_right": 1, "right_to_wrong": 0}
    assert found["changes"][0]["row"] == {
        "organisation": "Acme",
        "model": "Vega",
        "accelerator": "H100",
    }


def test_without_gold_nothing_is_judged(tmp_path: Path) -> None:
    found = difference(tmp_path, judged=False)
    assert found.judgement is None
    assert json.loads(found.to_json())["gold"] is None
    assert "gold" not in found.to_text()


def test_a_file_does_not_differ_from_itself(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "old.csv", PREDICTED)
    gold = write_gold(tmp_path / "gold.jsonl", GOLD)
    found = diff(path, path, gold)
    assert not found.changes
    assert found.judgement is not None
    assert not found.judgement.verdicts
    assert diff(path, path).to_text() == (
        "records: 6 before, 6 after; 0 gained, 0 lost, 0 with changed fields\n"
    )


def test_numbers_differ_by_value_and_names_by_letter(tmp_path: Path) -> None:
    old = write_csv(
        tmp_path / "old.csv", [{"document_id": "a", "model": "Nova 7B", "chip_count": "8"}]
    )
    new = write_csv(
        tmp_path / "new.csv", [{"document_id": "a", "model": "Nova-7B", "chip_count": "8.0"}]
    )
    assert diff(old, new).fields == {"model": {"gained": 0, "lost": 0, "changed": 1}}


def test_equal_rows_pair_however_little_they_say() -> None:
    rows = [{"status": "stated"}, {"model": "Nova"}]
    assert pair_rows(rows, rows[::-1]).pairs == ((0, 1), (1, 0))


def test_rows_with_several_chips_pair_by_one_of_them() -> None:
    old = [{"accelerator": "H100|A100", "organisation": "Acme"}]
    new = [{"accelerator": "A100", "organisation": "Acme|Zeta"}]
    assert pair_rows(old, new).pairs == ((0, 0),)
