from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.testing import CliRunner

from announce_extract.article import Article
from announce_extract.cli import app
from announce_extract.cli.options import Format
from announce_extract.errors import VocabularyError
from announce_extract.read import READERS
from announce_extract.schema import Announcement, Evidence, Name
from announce_extract.write import FILE_FORMATS, FORMATS


class FirstWord:
    """An extractor that takes the first word for an organisation."""

    def __init__(self, vocabulary: Sequence[Path] = ()) -> None:
        for path in vocabulary:
            raise VocabularyError(f"{path}: no vocabulary")

    def extract(self, article: Article) -> list[Announcement]:
        word = article.text.split()[0]
        if word == "crash":
            raise RuntimeError("two\nlines")
        if word == "nothing":
            return []
        evidence = Evidence(where="text", start=0, end=len(word), text=word, rule="first")
        names = (Name(name=word, surface=word, evidence=(evidence,)),)
        day = article.published or "undated"
        return [Announcement(id=day, document_id=article.id, organisations=names)]


class Ran(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one file of each kind, and an extractor that needs no vocabulary."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("announce_extract.cli.run.Extractor", FirstWord)
    (tmp_path / "a.txt").write_text("Northlight …", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(
        '{"text": "Southlight x", "id": "b1", "published": "2026-01-01"}\n'
        '{"text": "crash", "id": "b2"}\n'
        '{"text": "nothing", "id": "b3"}\n'
    )
    return tmp_path


def run(*arguments: str, text: str | bytes = "") -> Ran:
    result = CliRunner().invoke(app, ["extract", *arguments], input=text)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)


def ids(jsonl: str) -> list[str | None]:
    return [Announcement.from_json(line).document_id for line in jsonl.splitlines()]


@pytest.mark.usefixtures("here")
def test_a_pipe_gets_json_lines() -> None:
    ran = run("a.txt")
    assert (ran.code, ids(ran.out)) == (0, ["a.txt"])
    assert ran.err == "1 document, 1 record, 0 failures\n"


@pytest.mark.usefixtures("here")
def test_quiet_says_nothing_but_failures() -> None:
    assert run("a.txt", "--quiet").err == ""
    assert run("gone.txt", "-q").err == "gone.txt: no such file or folder\n"


@pytest.mark.usefixtures("here")
def test_a_document_that_fails_is_named_and_the_rest_is_done() -> None:
    ran = run("b.jsonl", "a.txt")
    assert (ran.code, ids(ran.out)) == (1, ["b1", "a.txt"])
    assert ran.err == (
        "b.jsonl:2: cannot be extracted: RuntimeError: two lines\n"
        "4 documents, 2 records, 1 failure\n"
    )


def test_each_broken_input_is_one_line_and_the_rest_is_done(here: Path) -> None:
    (here / "empty.txt").write_bytes(b"")
    (here / "binary.txt").write_bytes(b"\0\0")
    (here / "latin.txt").write_bytes(b"x\n\xe9")
    (here / "story.jsonl").write_text(
        '{"text": "x"\n{"story": "x", "id": 1}\n{"text": "Aurora x"}\n'
    )
    (here / "logo.png").write_bytes(b"\x89PNG")
    (here / "link.txt").symlink_to("nowhere")
    names = ["empty.txt", "binary.txt", "latin.txt", "story.jsonl", "logo.png", "link.txt"]
    ran = run(*names, "gone.md", "a.txt", "-q")
    assert (ran.code, ids(ran.out)) == (1, ["story.jsonl:3", "a.txt"])
    assert ran.err.splitlines() == [
        "empty.txt: the file is empty",
        "binary.txt: a binary file, not UTF-8 text",
        "latin.txt:2: not UTF-8 (byte 0xe9)",
        "story.jsonl:1: broken JSON: Expecting ',' delimiter (column 13)",
        "story.jsonl:2: no text field (one of text, maintext, raw_text, content, body); "
        "fields there: id, story",
        f"logo.png: unknown suffix '.png' (known: {', '.join(READERS)})",
        "link.txt: cannot be read: No such file or directory",
        "gone.md: no such file or folder",
    ]


READ_BACK: dict[str, Callable[[str], list[dict[str, Any]]]] = {
    "jsonl": lambda text: [json.loads(line) for line in text.splitlines()],
    "json": json.loads,
    "csv": lambda text: list(csv.DictReader(io.StringIO(text))),
}


@pytest.mark.parametrize("suffix", READ_BACK)
def test_the_suffix_chooses_the_format(here: Path, suffix: str) -> None:
    ran = run("a.txt", "-o", f"out.{suffix}")
    assert (ran.code, ran.out) == (0, "")
    (record,) = READ_BACK[suffix]((here / f"out.{suffix}").read_text(encoding="utf-8"))
    assert record["document_id"] == "a.txt"


def test_format_comes_before_suffix(here: Path) -> None:
    assert run("a.txt", "-o", "out.txt", "--format", "csv").code == 0
    assert (here / "out.txt").read_text().startswith("document_id,id,organisation,")
    assert "“Northlight …”" in run("a.txt", "--format", "table").out
    assert json.loads(run("a.txt", "-o", "-", "--format", "json").out)[0]["document_id"] == "a.txt"


@pytest.mark.usefixtures("here")
def test_a_terminal_gets_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    from announce_extract.cli.run import Job, run

    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    assert run(Job(("a.txt",), None)) == 0
    assert "organisation" in terminal.getvalue()


def test_the_output_is_not_read_again(here: Path) -> None:
    (here / "b.jsonl").unlink()
    assert run(".", "-o", "out.jsonl", "-q").code == 0
    assert run(".", "-o", "out.jsonl", "-q") == Ran(0, "", "")
    assert ids((here / "out.jsonl").read_text()) == ["a.txt"]


@pytest.mark.usefixtures("here")
def test_standard_input() -> None:
    assert ids(run("-", text="Aurora x").out) == ["<stdin>"]
    assert ids(run("-", text='{"text": "Aurora x", "id": 1}\n').out) == ["1"]


@pytest.mark.usefixtures("here")
def test_published_is_for_articles_that_have_none() -> None:
    ran = run("a.txt", "b.jsonl", "--published", "2026-06-07")
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["2026-06-07", "2026-01-01"]


WRONG = {
    "no input": ((), "INPUT"),
    "an unknown option": (("a.txt", "--nothing"), "--nothing"),
    "an unknown format": (("a.txt", "--format", "xml"), "xml"),
    "an unknown suffix": (
        ("a.txt", "-o", "out.xml"),
        "announce-extract: cannot write out.xml: unknown suffix '.xml' "
        "(known: .jsonl, .ndjson, .json, .csv, .parquet, .sqlite, .sqlite3, .db; "
        "or give --format)\n",
    ),
    "a folder as output": (("a.txt", "-o", "."), "cannot write .: it is a folder\n"),
    "no folder for the output": (("a.txt", "-o", "no/o.csv"), "there is no folder no\n"),
    "a date that is none": (("a.txt", "--published", "June 7"), "not 'June 7'\n"),
    "a broken vocabulary": (("a.txt", "--vocabulary", "v.toml"), "v.toml: no vocabulary\n"),
}


@pytest.mark.parametrize(("arguments", "says"), WRONG.values(), ids=WRONG)
def test_called_wrongly(here: Path, arguments: tuple[str, ...], says: str) -> None:
    before = sorted(here.iterdir())
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert sorted(here.iterdir()) == before


def test_schema_prints_json() -> None:
    result = CliRunner().invoke(app, ["schema"])
    assert result.exit_code == 0
    assert json.loads(result.stdout)["title"] == "Announcement"


def test_the_formats_are_those_that_can_be_written() -> None:
    assert [form.value for form in Format] == [*FORMATS, *FILE_FORMATS]


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise there")
def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text('{"text": "Northlight x"}\n' * 20_000)
    script = (
        "import announce_extract.cli.run as run\n"
        "from tests.test_cli import FirstWord\n"
        "from announce_extract.cli import main\n"
        "run.Extractor = FirstWord\n"
        "main()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, "extract", str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        cwd=Path(__file__).parents[1],
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141
