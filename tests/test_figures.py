"""The commands `evaluate` and `diff`; what they count is tested in tests/evaluate."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from announce_extract.cli import app
from announce_extract.evaluate import diff, evaluate
from tests.evaluate.files import write_csv, write_gold
from tests.evaluate.story import FOUND, GOLD, PLANNED


class Ran(NamedTuple):
    code: int
    out: str
    err: str


def run(*arguments: str) -> Ran:
    result = CliRunner().invoke(app, arguments)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """gold.jsonl, and two predictions of which the second is one record richer."""
    monkeypatch.chdir(tmp_path)
    write_gold(Path("gold.jsonl"), GOLD)
    write_csv(Path("old.csv"), [FOUND])
    write_csv(Path("new.csv"), [FOUND, PLANNED])


def test_evaluate_prints_the_table() -> None:
    told = evaluate("gold.jsonl", "new.csv").to_text()
    assert run("evaluate", "gold.jsonl", "new.csv") == Ran(0, told, "")
    assert "core  " in told


def test_evaluate_hands_its_options_on() -> None:
    strict = evaluate("gold.jsonl", "new.csv", strict=True, resamples=10)
    ran = run("evaluate", "gold.jsonl", "new.csv", "--strict", "--errors", "3", "--resamples", "10")
    assert ran == Ran(0, strict.to_text(errors=3), "")
    assert ran.out.count("\tgold=") == 3
    ran = run("evaluate", "gold.jsonl", "new.csv", "--strict", "--json", "--resamples", "10")
    assert ran == Ran(0, strict.to_json(), "")


def test_diff_prints_what_changed() -> None:
    assert run("diff", "old.csv", "new.csv") == Ran(0, diff("old.csv", "new.csv").to_text(), "")
    judged = run("diff", "old.csv", "new.csv", "--gold", "gold.jsonl", "--json")
    assert judged.code == 0
    assert json.loads(judged.out)["records"]["gained"] == 1
    assert json.loads(judged.out)["gold"]["fields"]["record"]["wrong_to_right"] == 1


WRONG = {
    "no gold file": (("evaluate", "gone.jsonl", "new.csv"), "gone.jsonl: cannot be read"),
    "no predictions": (("evaluate", "gold.jsonl", "gone.csv"), "gone.csv: cannot be read"),
    "predictions of no known kind": (("evaluate", "gold.jsonl", "new.xml"), "must be .csv or"),
    "nothing to compare with": (("diff", "old.csv"), "NEW"),
    "a broken old file": (("diff", "gold.jsonl", "new.csv"), "announce-extract: gold.jsonl:1: "),
    "a number below zero": (
        ("evaluate", "gold.jsonl", "new.csv", "--errors", "-1"),
        "greater than",
    ),
    "mistakes in JSON": (("evaluate", "gold.jsonl", "new.csv", "--json", "--errors", "1"), "table"),
}


@pytest.mark.parametrize(("arguments", "says"), WRONG.values(), ids=WRONG)
def test_called_wrongly(arguments: tuple[str, ...], says: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
