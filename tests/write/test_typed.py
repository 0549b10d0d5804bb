"""Parquet, SQLite, compressed text: the same records whatever the format; CSV without formulas."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from announce_extract.evaluate.predictions import read_predictions
from announce_extract.schema import (
    COLUMNS,
    FIELDS,
    Announcement,
    Custom,
    Document,
    Evidence,
    Kind,
    Name,
    Qualifier,
    Quantity,
)
from announce_extract.schema.row import armoured, plain
from announce_extract.write import FILE_WRITERS, WRITERS, Result, for_path, write_file
from announce_extract.write.arrow import record_schema, to_batch
from tests.schema_strategies import announcements
from tests.specimen import ARTICLE, RECORD, words

CUSTOM = (
    Custom(name="context", value=128_000, evidence=words("4,096")),
    Custom(name="licence", value="open", evidence=words("H100")),
)
KEPT = RECORD.model_copy(
    update={
        "id": "b",
        "kept": {"section": "ai", "n": [1, None]},
        "custom": CUSTOM,
        "document": Document.of(ARTICLE),
    }
)


def written(path: Path, records: Sequence[Announcement]) -> Path:
    writer = for_path(path)
    assert writer is not None
    write_file([Result([record]) for record in records], path, writer)
    return path


def from_arrow(row: dict[str, Any]) -> Announcement:
    """The record that a row was made of."""
    for field in FIELDS:
        value = row[field.attribute]
        for item in value if isinstance(value, list) else [value]:
            if item and field.kind is Kind.NAME:
                item["ids"] = dict(item["ids"])
            if item and field.kind is Kind.QUANTITY:
                for name, digits in (("value", "digits"), ("upper", "upper_digits")):
                    if (exact := item.pop(digits)) is not None:
                        item[name] = int(exact)
        if value is None and field.is_list:
            row[field.attribute] = []
    for item in row["custom"]:
        item["value"] = json.loads(item["value"])
    row["kept"] = None if row["kept"] is None else json.loads(row["kept"])
    return Announcement.model_validate(row)


def read_back(path: Path) -> Iterator[Announcement]:
    match path.suffixes:
        case [".parquet"]:
            yield from (from_arrow(row) for row in pq.read_table(path).to_pylist())
        case [".sqlite"]:
            with closing(sqlite3.connect(path)) as database:
                rows = database.execute("SELECT json FROM records ORDER BY number").fetchall()
            yield from (Announcement.from_json(row[0]) for row in rows)
        case [".json"]:
            values = json.loads(path.read_text(encoding="utf-8"))
            yield from (Announcement.from_json(json.dumps(value)) for value in values)
        case [".jsonl", *packed]:
            data = path.read_bytes()
            if packed == [".gz"]:
                data = gzip.decompress(data)
            elif packed == [".zst"]:
                from backports import zstd

                data = zstd.decompress(data)
            yield from (Announcement.from_json(line) for line in data.splitlines())
        case _:
            raise AssertionError(path)


FORMS = ("jsonl", "jsonl.gz", "jsonl.zst", "json", "parquet", "sqlite")


@pytest.mark.parametrize("form", FORMS)
@given(records=st.lists(announcements(), max_size=3))
@settings(deadline=None, max_examples=25)
def test_the_same_records_whatever_the_format(
    form: str, records: list[Announcement], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = written(tmp_path_factory.mktemp("out") / f"a.{form}", [*records, KEPT])
    found = list(read_back(path))
    assert [numbers_as_floats(record) for record in found] == [
        numbers_as_floats(record) for record in [*records, KEPT]
    ]


def numbers_as_floats(record: Announcement) -> dict[str, Any]:
    """All values; 7 and 7.0 are the same number."""
    values = record.model_dump(mode="json")
    return {key: values[key] for key in sorted(values)}


@pytest.mark.parametrize("form", ["csv", "sqlite"])
def test_the_same_rows_in_tables(form: str, tmp_path: Path) -> None:
    path = written(tmp_path / f"a.{form}", [RECORD, KEPT])
    expected = [record.to_row() for record in (RECORD, KEPT)]
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
        assert tuple(rows[0]) == COLUMNS  # the first record has no more
        shown = [{key: "" if v is None else str(v) for key, v in row.items()} for row in expected]
        lower = [row | {"primary": row["primary"].lower()} for row in shown]
        assert rows == lower
    else:
        with closing(sqlite3.connect(path)) as database:
            database.row_factory = sqlite3.Row
            found = [dict(row) for row in database.execute("SELECT * FROM records")]
        assert [{key: row[key] for key in COLUMNS} for row in found] == expected
        assert found[1]["kept"] == '{"section": "ai", "n": [1, null]}'


def test_what_is_kept_has_a_column_in_csv(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", [KEPT, KEPT])
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    assert [json.loads(row["kept"]) for row in rows] == [KEPT.kept] * 2
    assert len(read_predictions(path)) == 2


def test_evidence_in_sqlite_and_parquet(tmp_path: Path) -> None:
    path = written(tmp_path / "a.sqlite", [RECORD])
    with closing(sqlite3.connect(path)) as database:
        query = 'SELECT field, "where", "start", "end", text, rule FROM evidence'
        found = set(database.execute(query))
    assert found >= {
        (field.column, e.where, e.start, e.end, e.text, e.rule)
        for field in FIELDS
        for value in RECORD.values(field)
        for e in value.evidence
    }
    (row,) = pq.read_table(written(tmp_path / "a.parquet", [RECORD])).to_pylist()
    assert row["chip_count"]["evidence"] == [
        e.model_dump() for e in (RECORD.chip_count.evidence if RECORD.chip_count else ())
    ]
    assert pa.types.is_int64(record_schema().field("chip_count").type.field("value").type)
    assert pa.types.is_float64(record_schema().field("training_days").type.field("value").type)


def test_numbers_that_fit_no_column_keep_their_digits() -> None:
    def quantity(value: int, upper: int | None = None) -> Quantity:
        qualifier = Qualifier.EXACT if upper is None else Qualifier.RANGE
        return Quantity(value=value, upper=upper, qualifier=qualifier, evidence=words("4,096"))

    record = Announcement(
        id="a",
        parameter_count=quantity(7, 10**30),
        training_compute_flop=quantity(38 * 10**24 + 1),
        training_cost_usd=quantity(10**400),
    )
    (row,) = to_batch([record]).to_pylist()
    assert (row["parameter_count"]["value"], row["parameter_count"]["digits"]) == (7, None)
    assert row["parameter_count"]["upper"] is None
    assert row["parameter_count"]["upper_digits"] == str(10**30)
    assert row["training_compute_flop"]["value"] == 3.8e25
    assert row["training_compute_flop"]["digits"] == str(38 * 10**24 + 1)
    assert row["training_cost_usd"]["value"] is None
    assert from_arrow(row) == record


@pytest.mark.parametrize("form", [*WRITERS, *FILE_WRITERS, ".jsonl.gz", ".csv.zst"])
def test_no_records(form: str, tmp_path: Path) -> None:
    path = written(tmp_path / f"a{form}", [])
    assert path.exists()
    if form == ".parquet":
        assert pq.read_schema(path).equals(record_schema())


@pytest.mark.parametrize("form", ["jsonl.gz", "jsonl.zst", "csv.gz", "parquet", "sqlite"])
def test_the_same_bytes_for_the_same_records(form: str, tmp_path: Path) -> None:
    first = written(tmp_path / f"a.{form}", [RECORD, KEPT]).read_bytes()
    assert written(tmp_path / f"b.{form}", [RECORD, KEPT]).read_bytes() == first


FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "＝1", "'=1", "''@x")
HARMLESS = ("GPT-4", "'quoted'", "a=b", "", "'", " =1", "7B")


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_a_text_in_csv_and_comes_back(text: str, tmp_path: Path) -> None:
    evidence = Evidence(where="text", start=0, end=len(text), text=text, rule="r")
    name = Name(name=text, surface=text, evidence=(evidence,))
    record = Announcement(id="a", document_id=text, model=name, organisations=(name,))
    path = written(tmp_path / "a.csv", [record])
    (row,) = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")))
    assert all(row[column][0] == "'" for column in ("document_id", "model", "organisation"))
    (read,) = read_predictions(path)
    assert (read["document_id"], read["model"], read["organisation"]) == (text, text, text)


@pytest.mark.parametrize("text", HARMLESS)
def test_other_texts_stay(text: str) -> None:
    assert armoured(text) == text
    assert plain(text) == text


@given(st.text(st.sampled_from("'=+-@a \t")))
def test_armour_can_be_taken_off(text: str) -> None:
    assert plain(armoured(text)) == text
    assert not armoured(text).startswith(("=", "+", "-", "@", "\t"))
