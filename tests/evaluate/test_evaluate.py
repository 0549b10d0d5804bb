from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from announce_extract.evaluate import Evaluation, evaluate
from announce_extract.evaluate.fields import FIGURES, SCORED
from announce_extract.evaluate.tally import Tally
from announce_extract.schema import COLUMNS
from tests.evaluate.files import write_csv, write_gold
from tests.evaluate.story import GOLD, PREDICTED

BY_VALUE = {
    "record": Tally(2, 2, 1),
    "organisation": Tally(2, 1, 2),
    "model": Tally(1, 2, 1),
    "parameter_count": Tally(1, 0, 1),
    "accelerator": Tally(2, 1, 0),
    "chip_count": Tally(1, 1, 1),
    "announcement_date": Tally(1, 0, 1),
    "training_phase": Tally(2, 0, 0),
    "core": Tally(10, 5, 6),
    "status": Tally(1, 1, 2),
    "parameter_count_qualifier": Tally(1, 0, 1),
    "chip_count_qualifier": Tally(1, 1, 1),
    "training_tokens": Tally(1, 0, 0),
}
STRICT = BY_VALUE | {
    "chip_count": Tally(0, 2, 2),  # "at least 512" is not 512
    "core": Tally(9, 6, 7),
    "status": Tally(1, 1, 1),  # Nova 70B was not found
    "parameter_count_qualifier": Tally(1, 0, 0),
}


def evaluated(folder: Path, **options: Any) -> Evaluation:
    gold = write_gold(folder / "gold.jsonl", GOLD)
    return evaluate(gold, write_csv(folder / "out.csv", PREDICTED), **options)


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("strict", [False, True])
def test_tallies(name: str, strict: bool, tmp_path: Path) -> None:
    expected = (STRICT if strict else BY_VALUE).get(name, Tally())
    assert evaluated(tmp_path, strict=strict, resamples=0).tallies[name] == expected


def test_figures_as_json(tmp_path: Path) -> None:
    found = json.loads(evaluated(tmp_path, resamples=0).to_json())
    fields = found.pop("fields")
    assert found == {
        "documents": 4,
        "gold_records": 3,
        "records_exact_on_7_fields": 0.3333,
        "records_exact_on_7_fields_interval": None,
        "records_exact_with_status": 0.3333,
        "documents_without_records": 2,
        "of_those_with_invented_records": 1,
        "documents_not_in_gold": 1,
        "mode": "value_only",
        "resamples": 0,
        "seed": 0,
    }
    counts = {"tp": 10, "fp": 5, "fn": 6}
    intervals = dict.fromkeys(("p_interval", "r_interval", "f1_interval"))
    assert fields["core"] == {"p": 0.6667, "r": 0.625, "f1": 0.6452, **counts, **intervals}
    assert fields["training_days"]["f1"] == 0.0


def test_a_record_is_strictly_exact_only_with_its_qualifiers(tmp_path: Path) -> None:
    found = evaluated(tmp_path, strict=True, resamples=0).to_dict()
    assert found["mode"] == "strict"
    assert found["records_exact_on_7_fields"] == found["records_exact_with_status"] == 0.0


def test_a_record_may_be_exact_but_for_its_status(tmp_path: Path) -> None:
    gold = write_gold(tmp_path / "gold.jsonl", {"a": [{"model": "Nova", "status": "planned"}]})
    row = {"document_id": "a", "model": "Nova", "status": "stated"}
    found = evaluate(gold, write_csv(tmp_path / "out.csv", [row]), resamples=0)
    assert (found.required, found.exact, found.exact_with_status) == (1, 1, 0)


def test_the_table(tmp_path: Path) -> None:
    lines = evaluated(tmp_path).to_text().splitlines()
    assert lines[:3] == [
        "4 documents, 3 gold records; exact on all 7 core fields: 1 (33.3%)",
        "documents without gold records: 2, with invented ones: 1",
        "not in the gold, not counted: 1 (elsewhere)",
    ]
    assert lines[3].split() == ["field", "P", "R", "F1", "F1", "95", "%", "tp", "fp", "fn"]
    assert [line.split()[0] for line in lines[4:]] == ["core", "record", *SCORED]
    core = lines[4].split()
    assert core[:4] + core[-3:] == ["core", "0.667", "0.625", "0.645", "10", "5", "6"]


def test_the_strict_table_says_so(tmp_path: Path) -> None:
    text = evaluated(tmp_path, strict=True, resamples=0).to_text()
    assert "core fields: 0 (0.0%), and on status: 0 (0.0%)\n" in text
    assert "\nstrict: quantities with qualifier and upper bound" in text


def test_mistakes_are_listed_on_demand(tmp_path: Path) -> None:
    evaluation = evaluated(tmp_path, resamples=0)
    listed = evaluation.to_text(errors=3).splitlines()[-3:]
    assert listed == [
        "models\tchip_count_qualifier\tgold=at_least\tpredicted=exact",
        "models\trecord missed\tgold=Nova 70B\tpredicted=null",
        "models\trecord invented\tgold=null"
        "\tpredicted=organisation Acme, model Vega, accelerator H100",
    ]
    assert [m.what for m in evaluation.mistakes if m.document_id == "cluster"] == [
        "organisation",
        "chip_count",
        "status",
    ]


def test_without_gold_records_there_is_no_share(tmp_path: Path) -> None:
    gold = write_gold(tmp_path / "gold.jsonl", {"a": []})
    found = evaluate(gold, write_csv(tmp_path / "out.csv", []))
    assert found.to_dict()["records_exact_on_7_fields"] is None
    assert found.to_text().startswith("1 documents, 0 gold records\n")


def test_what_is_scored_is_a_column() -> None:
    assert set(SCORED) < set(COLUMNS)
