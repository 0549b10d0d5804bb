"""`announce-extract report`, and the records that it reads back."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from announce_extract.errors import ReadError
from announce_extract.read import Failure
from announce_extract.read.records import read_saved
from announce_extract.schema import Announcement
from tests.specimen import ARTICLE, RECORD
from tests.test_figures import run


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """records.jsonl, records.json and the article that they were read from."""
    monkeypatch.chdir(tmp_path)
    Path("records.jsonl").write_text(RECORD.to_json() + "\n", encoding="utf-8")
    Path("records.json").write_text(f"[{RECORD.to_json()}]", encoding="utf-8")
    article = {"id": ARTICLE.id, "title": ARTICLE.title, "text": ARTICLE.text}
    Path("articles.jsonl").write_text(json.dumps(article), encoding="utf-8")


@pytest.mark.parametrize("given", ["records.jsonl", "records.json"])
def test_a_report_is_written(given: str) -> None:
    ran = run("report", given, "--articles", "articles.jsonl", "-o", "out.html", "--title", "Mine")
    assert (ran.code, ran.out, ran.err) == (0, "", "1 record in the report\n")
    html = Path("out.html").read_text(encoding="utf-8")
    assert "<h1>Mine</h1>" in html
    assert 'class="text"' in html


def test_to_standard_output() -> None:
    ran = run("report", "records.jsonl", "--quiet")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("<!doctype html>")


def test_what_is_broken_is_named_and_the_rest_is_shown() -> None:
    with Path("records.jsonl").open("a", encoding="utf-8") as stream:
        stream.write('{"id": 7}\n')
    Path("other.jsonl").write_text('{"id": "specimen", "text": "No."}\n{"id": 1}', encoding="utf-8")
    ran = run("report", "records.jsonl", "--articles", "other.jsonl", "-o", "out.html")
    assert ran.code == 1
    first, second, third, last = ran.err.splitlines()
    assert first.startswith("records.jsonl:2: no record: ")
    assert second.startswith("other.jsonl:2: no text field")
    assert third.startswith("specimen: not the text that the records were read from")
    assert last == "1 record in the report"
    assert "Aurora-2" in Path("out.html").read_text(encoding="utf-8")


WRONG = {
    "no file": (("gone.jsonl", "-o", "out.html"), "gone.jsonl: cannot be read"),
    "a table": (("records.csv", "-o", "out.html"), "its suffix is none of .jsonl, .ndjson, .json"),
    "a folder to write to": (("records.jsonl", "-o", "."), "cannot write"),
}


@pytest.mark.parametrize(("arguments", "says"), WRONG.values(), ids=WRONG)
def test_called_wrongly(arguments: tuple[str, ...], says: str) -> None:
    ran = run("report", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert not Path("out.html").exists()


def test_records_come_back() -> None:
    line = RECORD.to_json().encode() + b"\n"
    assert list(read_saved("records.jsonl")) == list(read_saved("records.json")) == [RECORD]
    assert list(read_saved("-", standard=io.BytesIO(line * 2))) == [RECORD, RECORD]


def test_a_broken_record_of_a_list_is_counted_out() -> None:
    Path("records.json").write_text(f"[{RECORD.to_json()}, 7]", encoding="utf-8")
    first, second = read_saved("records.json")
    assert isinstance(first, Announcement)
    assert isinstance(second, Failure)
    assert str(second).startswith("records.json: record 2: no record")


@pytest.mark.parametrize("text", ["{}", "[", "", "[" * 100_000])
def test_a_list_that_is_none(text: str) -> None:
    Path("records.json").write_text(text, encoding="utf-8")
    with pytest.raises(ReadError, match=r"records\.json"):
        list(read_saved("records.json"))


CHIP = """\
[[organisations]]
name = "Larkspur Computing"
kind = "vendor"

[[accelerators]]
name = "Zephyr"
aliases = ["Zephyr-9"]
vendor = "Larkspur Computing"
kind = "npu"
"""


def test_a_chip_of_ones_own_is_extracted_counted_and_shown() -> None:
    assert len(CHIP.strip().splitlines()) <= 10
    Path("chips.toml").write_text(CHIP, encoding="utf-8")
    Path("news.txt").write_text(
        "On 3 March 2026 Northlight Labs released Aurora-2 70B, trained on 4,096 Zephyrs.",
        encoding="utf-8",
    )
    assert run("vocabulary", "check", "chips.toml").code == 0
    given = ("--vocabulary", "chips.toml")
    assert run("extract", "news.txt", *given, "-o", "mine.jsonl").code == 0
    assert run("report", "mine.jsonl", "--articles", "news.txt", *given, "-o", "out.html").code == 0
    html = Path("out.html").read_text(encoding="utf-8")
    assert '<option value="Zephyr">Zephyr (1)</option>' in html
    (point,) = json.loads(html.partition('id="points">')[2].partition("</script>")[0])
    assert (point["vendor"], point["chips"]) == ("Larkspur Computing", 4096)
