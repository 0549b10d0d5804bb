from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from announce_extract.cli import app
from announce_extract.schema import MergedAnnouncement
from tests.merge.story import record


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "records.jsonl"
    made = [record(1, chips=512), record(2, chips=5120), record(3, model="Other-1")]
    path.write_text("".join(r.to_json() + "\n" for r in made), encoding="utf-8")
    return path


def run(*arguments: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["merge", *map(str, arguments)])
    return done.exit_code, done.stdout, done.stderr


def test_merging_files(records: Path, tmp_path: Path) -> None:
    out = tmp_path / "merged.jsonl"
    code, printed, told = run(records, "-o", out)
    assert (code, printed) == (0, "")
    assert told == "3 records, 2 announcements (1 with disputed values), 0 failures\n"
    lines = out.read_bytes().splitlines()
    assert all(line.startswith(MergedAnnouncement.START) for line in lines)
    assert [len(json.loads(line)["records"]) for line in lines] == [2, 1]
    assert run(records, "-q") == (0, out.read_text(encoding="utf-8"), "")


def test_a_broken_line_costs_that_line(records: Path) -> None:
    with records.open("a", encoding="utf-8") as stream:
        stream.write('{"id": ""}\n{"id"\n[]\n' + record(9, model="Other-1").to_json() + "\n")
    code, printed, told = run(records)
    assert code == 1
    assert len(printed.splitlines()) == 2
    for number in (4, 5, 6):
        assert f"records.jsonl:{number}: no record: " in told
    assert "4 records, 2 announcements (1 with disputed values), 3 failures" in told


def test_no_records_are_no_announcements(tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_text("\n")
    code, printed, told = run(empty)
    assert (code, printed) == (1, "")
    assert "empty.jsonl: the file is empty" in told


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["-o", "out.csv"], "unknown suffix '.csv'"),
        (["-o", "nowhere/out.jsonl"], "there is no folder nowhere"),
        (["--memory", "much"], "the memory must be like 512MB or 2GB, not 'much'"),
    ],
)
def test_called_wrongly(records: Path, arguments: list[str], complaint: str) -> None:
    code, printed, told = run(records, *arguments)
    assert (code, printed) == (2, "")
    assert complaint in told


def test_too_little_memory_is_said(records: Path) -> None:
    code, _, told = run(records, "--memory", "1KB")
    assert code == 2
    assert "the records cannot be sorted" in told
