"""The command over dumps: workers, resuming, fields, failures and figures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from announce_extract.cli import app, parts
from announce_extract.cli.run import Job
from announce_extract.schema import Announcement

from .fixtures import articles
from .read import dump

ARTICLES = [article for article in articles() if article.published][:5]


class Ran(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Ran:
    result = CliRunner().invoke(app, ["extract", *arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)


def names() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


def test_workers_give_what_one_process_gives() -> None:
    dump.write_many(Path("a.jsonl.gz"), ARTICLES)
    plain = run("a.jsonl.gz", "-o", "plain.jsonl")
    ran = run("a.jsonl.gz", "-o", "out.jsonl", "--workers", "2", "--summary", "s.json")
    assert (plain.code, ran.code, ran.out) == (0, 0, "")
    assert Path("out.jsonl").read_bytes() == Path("plain.jsonl").read_bytes()
    figures = json.loads(Path("s.json").read_text())
    assert figures["documents"] == len(ARTICLES)
    assert figures["relevant"] <= figures["documents"]
    assert figures["records"] == len(Path("out.jsonl").read_text().splitlines())
    assert figures["workers"] == 2
    assert ran.err.startswith(f"{len(ARTICLES)} documents, {figures['records']} records, 0 fail")
    assert "MB/s" in ran.err
    assert names() == ["a.jsonl.gz", "out.jsonl", "plain.jsonl", "s.json"]


@pytest.mark.parametrize("form", ["csv", "parquet", "sqlite", "json"])
def test_parts_are_joined_in_every_format(form: str) -> None:
    dump.write_many(Path("a.jsonl"), ARTICLES)
    assert run("a.jsonl", "-o", f"plain.{form}").code == 0
    assert run("a.jsonl", "-o", f"out.{form}", "--workers", "1").code == 0
    assert Path(f"out.{form}").read_bytes() == Path(f"plain.{form}").read_bytes()


def test_workers_can_write_to_standard_output() -> None:
    dump.write_many(Path("a.jsonl"), ARTICLES)
    assert run("a.jsonl", "--workers", "1", "-q") == run("a.jsonl", "-q")
    assert names() == ["a.jsonl"]


@pytest.mark.parametrize("workers", [(), ("--workers", "1")])
def test_failures_are_listed_beside_the_output(workers: tuple[str, ...]) -> None:
    dump.write_many(Path("a.jsonl"), ARTICLES[:1])
    with Path("a.jsonl").open("a") as stream:
        stream.write('{"maintext": 7}\n{"broken\n')
    ran = run("a.jsonl", "gone.txt", "-o", "out.jsonl", *workers)
    assert ran.code == 1
    told = ["a.jsonl:2: field 'maintext' is a number", "a.jsonl:3: broken JSON", "gone.txt: no su"]
    assert [line[: len(told[at])] for at, line in enumerate(ran.err.splitlines()[:3])] == told
    listed = [
        json.loads(line) for line in Path("out.jsonl.failures.jsonl").read_text().split("\n")[:-1]
    ]
    assert [(item["path"], item.get("line")) for item in listed] == [
        ("a.jsonl", 2),
        ("a.jsonl", 3),
        ("gone.txt", None),
    ]
    dump.write_many(Path("a.jsonl"), ARTICLES[:1])
    assert run("a.jsonl", "-o", "out.jsonl", *workers).code == 0
    assert names() == ["a.jsonl", "out.jsonl"]


def test_many_failures_are_told_in_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "TOLD", 2)
    Path("a.jsonl").write_text('{"text": ""}\n' * 5)
    ran = run("a.jsonl", "-o", "out.jsonl", "--workers", "1")
    assert ran.err.splitlines()[2] == "... and 3 more in out.jsonl.failures.jsonl"


def test_fields_by_name_and_fields_that_are_kept() -> None:
    article = ARTICLES[0]
    line = {"story": article.text, "when": article.published, "key": 7, "desk": "ai", "x": "y"}
    Path("a.jsonl").write_text(json.dumps(line))
    fields = ("--text-field", "story", "--date-field", "when", "--id-field", "key")
    ran = run("a.jsonl", *fields, "--keep", "desk")
    assert ran.code == 0
    records = [Announcement.from_json(text) for text in ran.out.splitlines()]
    assert records
    assert {record.document_id for record in records} == {"7"}
    assert all(record.kept == {"desk": "ai"} for record in records)
    ran = run("a.jsonl")
    assert (ran.code, ran.out) == (1, "")
    assert "fields there: desk, key, story, when, x" in ran.err


def test_a_document_over_the_limit() -> None:
    dump.write_many(Path("a.jsonl"), ARTICLES[:2])
    ran = run("a.jsonl", "--max-document", "0.001")
    assert ran.code == 1
    assert "a.jsonl:1: more than 1,000 bytes, the limit of one document" in ran.err


def test_much_input_goes_to_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text("x" * 100)
    job = Job(("a.txt",), Path("out.jsonl"))
    assert not parts.takes_parts(job)
    monkeypatch.setattr(parts, "LARGE", 99)
    assert parts.takes_parts(job)
    assert not parts.takes_parts(Job(("a.txt",), None))
    assert not parts.takes_parts(Job(("a.txt", "-"), Path("out.jsonl")))
    monkeypatch.setattr(parts, "LARGE", 1000)
    Path("out.jsonl.parts").mkdir()
    assert parts.takes_parts(job)


WRONG = {
    "standard input": (("-", "--workers", "1"), "standard input cannot be shared by workers"),
    "nothing to resume": (("a.txt", "-o", "o.csv", "--resume"), "nothing to resume"),
    "no file to resume": (("a.txt", "--resume"), "only a run that writes to a file"),
    "no file for Parquet": (("a.txt", "--format", "parquet"), "needs a file to be written to"),
    "no workers": (("a.txt", "--workers", "0"), "--workers"),
    "a broken vocabulary": (
        ("a.txt", "--workers", "1", "--vocabulary", "v.toml", "-o", "o.csv"),
        "v.toml",
    ),
}


@pytest.mark.parametrize(("arguments", "says"), WRONG.values(), ids=WRONG)
def test_called_wrongly(arguments: tuple[str, ...], says: str) -> None:
    Path("a.txt").write_text("It rained.")
    Path("v.toml").write_text("x")
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert names() == ["a.txt", "v.toml"]
