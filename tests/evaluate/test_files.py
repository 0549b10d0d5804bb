from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from announce_extract.errors import ReadError
from announce_extract.evaluate.gold import read_gold
from announce_extract.evaluate.predictions import read_predictions
from announce_extract.schema import (
    Announcement,
    Evidence,
    Name,
    Phase,
    Qualifier,
    Quantity,
    TrainingPhase,
)
from announce_extract.write import WRITERS, Result


def test_gold_is_read_with_alternatives(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    record = {"organisation": ["Acme"], "model": {"any": ["Nova", None]}, "optional": True}
    lines = [
        {"id": 1, "title": "x", "category": "any", "records": [record]},
        {"id": "b", "records": []},
    ]
    path.write_text("\ufeff" + "\n\n".join(map(json.dumps, lines)), encoding="utf-8")
    first, second = read_gold(path)
    assert (first.id, second.id, second.records) == ("1", "b", ())
    assert first.records[0].optional
    assert first.records[0].accepted("organisation") == (("Acme",),)
    assert first.records[0].accepted("model") == ("Nova", None)
    assert first.records[0].accepted("chip_count") == (None,)


RECORDS = {
    "an unknown field": ({"modle": "x"}, "no field is called 'modle'"),
    "no alternatives": ({"model": {"any": []}}, "model: an object must be"),
    "another object": ({"model": {"all": ["x"]}}, "model: an object must be"),
    "text for a number": ({"chip_count": "8"}, 'chip_count: must be a number, not "8"'),
    "a truth for a number": ({"chip_count_max": True}, "chip_count_max: must be a number"),
    "a number for text": ({"model": 4}, "model: must be text, not 4"),
    "a list of chips": ({"accelerator": ["H100"]}, "accelerator: must be text"),
    "null in a list": ({"organisation": ["Acme", None]}, "organisation: must be text, not null"),
    "an unknown phase": ({"training_phase": ["tuning"]}, "training_phase: must be one of"),
    "an unknown status": ({"status": {"any": ["sure"]}}, "status: must be one of stated, claimed"),
    "an unknown qualifier": ({"chip_count_qualifier": "some"}, "chip_count_qualifier: must be one"),
    "a date in words": ({"announcement_date": "June 2026"}, "announcement_date: must be an ISO"),
    "optional in words": ({"optional": "yes"}, "'optional' must be true or false"),
    "no record": ([], "a record must be an object"),
}


@pytest.mark.parametrize("why", RECORDS)
def test_a_broken_gold_record_is_named(why: str, tmp_path: Path) -> None:
    record, reason = RECORDS[why]
    path = tmp_path / "gold.jsonl"
    documents: list[dict[str, Any]] = [
        {"id": "a", "records": []},
        {"id": "b", "records": [{}, record]},
    ]
    path.write_text("\n".join(map(json.dumps, documents)), encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        read_gold(path)
    assert str(caught.value).startswith(f"{path}:2: record 2: {reason}")


GOLD_LINES = {
    '{"id": "a", "records": [}': "broken JSON: Expecting value (column 25)",
    "[]": "a document must be an object",
    "{}": "no 'id'; the line has nothing",
    '{"id": "a", "text": ""}': "no 'records'; the line has 'id', 'text'",
    '{"id": null, "records": []}': "'id' must be a string, not null",
    '{"id": "a", "records": {}}': "'records' must be a list",
    '{"id": "first", "records": []}': "document 'first' stands already on line 1",
    "[" * 100_000: "",
}


@pytest.mark.parametrize("line", GOLD_LINES, ids=lambda line: line[:30])
def test_a_broken_gold_line_is_named(line: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "first", "records": []}\n\n' + line, encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        read_gold(path)
    assert str(caught.value).startswith(f"{path}:3: {GOLD_LINES[line]}")


TABLES = {
    b"id,model\n1,Nova\n": ":1: no column 'document_id'; the header has 'id', 'model'",
    b"document_id,model\na,Nova\n,Nova\n": ":3: a record without document_id",
    b"document_id,model\na,Nova,7\n": ":2: more cells than the header has",
    b"document_id,model\na,\xff\n": ":2: not UTF-8 (byte 0xff)",
    b"document_id,model\na," + b"x" * 200_000: ":2: broken CSV: field larger than field limit",
}


@pytest.mark.parametrize("data", TABLES, ids=lambda data: repr(data[-20:]))
def test_a_broken_table_is_named(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read_predictions(path)
    assert str(caught.value).startswith(f"{path}{TABLES[data]}")


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        (b"", []),
        (b"document_id,model\n", []),
        (
            b"\xef\xbb\xbfdocument_id,model\r\na,Nova\r\n\r\n",
            [{"document_id": "a", "model": "Nova"}],
        ),
        (
            b'document_id,model\na\nb,"x\ny"\n',
            [{"document_id": "a", "model": ""}, {"document_id": "b", "model": "x\ny"}],
        ),
    ],
    ids=["empty", "header", "BOM and blank line", "short row and line break"],
)
def test_a_table_is_read(data: bytes, rows: list[dict[str, str]], tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(data)
    assert read_predictions(path) == rows


@pytest.mark.parametrize("name", ["gold.jsonl", "out.csv", "out.jsonl"])
def test_a_missing_file_is_named(name: str, tmp_path: Path) -> None:
    read = read_gold if name.startswith("gold") else read_predictions
    with pytest.raises(ReadError, match=rf"{name}: cannot be read: No such file"):
        read(tmp_path / name)


def test_an_unknown_suffix_is_refused() -> None:
    with pytest.raises(ReadError, match=r"must be \.csv or \.jsonl or \.ndjson, not \.parquet"):
        read_predictions("out.parquet")


def record() -> Announcement:
    def words(text: str, start: int) -> tuple[Evidence, ...]:
        return (Evidence(where="text", start=start, end=start + len(text), text=text, rule="r"),)

    return Announcement(
        id="x",
        document_id="a",
        organisations=(
            Name(name="Acme", surface="Acme", evidence=words("Acme", 0)),
            Name(name="Zeta\nLabs", surface="Zeta\nLabs", evidence=words("Zeta\nLabs", 5)),
        ),
        parameter_count=Quantity(value=1_600_000_000_000, evidence=words("1.6T", 20)),
        chip_count=Quantity(
            value=100, upper=200, qualifier=Qualifier.RANGE, evidence=words("100-200", 30)
        ),
        training_days=Quantity(value=1.5, evidence=words("36 hours", 40)),
        training_phases=(Phase(value=TrainingPhase.INFERENCE, evidence=words("serves", 50)),),
    )


def test_nested_records_give_the_rows_of_the_table(tmp_path: Path) -> None:
    paths = [tmp_path / "out.jsonl", tmp_path / "out.csv"]
    for path in paths:
        with path.open("w", encoding="utf-8", newline="") as stream:
            WRITERS[path.suffix]([Result([record()])], stream)
    nested, flat = map(read_predictions, paths)
    assert nested == flat
    assert nested[0]["organisation"] == "Acme|Zeta Labs"
    assert nested[0]["chip_count_max"] == "200"


def test_a_broken_record_is_named(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text(record().to_json() + '\n{"id": "x", "modle": 1}\n', encoding="utf-8")
    with pytest.raises(ReadError, match=r"out\.jsonl:2: .*modle") as caught:
        read_predictions(path)
    assert "\n" not in str(caught.value)


def test_a_record_without_document_is_named(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text('{"id": "x"}\n', encoding="utf-8")
    with pytest.raises(ReadError, match=r"out\.jsonl:1: a record without document_id"):
        read_predictions(path)
