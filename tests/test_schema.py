from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from pydantic import BaseModel, ValidationError

from announce_extract.article import Article
from announce_extract.errors import EvidenceError, RecordError
from announce_extract.schema import (
    COLUMNS,
    FIELDS,
    QUANTITY_FIELDS,
    Announcement,
    Evidence,
    Name,
    PartialDate,
    Phase,
    Quantity,
    Standing,
    TrainingPhase,
    json_schema,
    record_id,
)

from .schema_strategies import announcements
from .specimen import ARTICLE, RECORD, words

AT = {"where": "text", "start": 0, "end": 2, "text": "7B", "rule": "r"}
LATER = {"where": "text", "start": 1, "end": 3, "text": "8T", "rule": "r"}


def quantity(value: float, **more: Any) -> dict[str, Any]:
    return {"value": value, "evidence": [AT], **more}


def dated(value: str, precision: str, **more: Any) -> dict[str, Any]:
    return {"value": value, "precision": precision, "basis": "published", **more}


class Case(NamedTuple):
    what: str
    model: type[BaseModel]
    fields: dict[str, Any]
    says: str = ""


def cases(*rows: Case) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", rows, ids=[row.what for row in rows])


YES = (
    Case("a number", Quantity, quantity(671_000_000_000)),
    Case("no chips", Quantity, quantity(0)),
    Case("a range", Quantity, quantity(60, upper=80, qualifier="range")),
    Case("a range of one", Quantity, quantity(60, upper=60, qualifier="range")),
    Case("a number beyond 64 bits", Quantity, quantity(38 * 10**24)),
    Case("a leap day", PartialDate, dated("2028-02-29", "day")),
    Case("a week", PartialDate, dated("2026-W53", "week")),
    Case("a month", PartialDate, dated("2026-06", "month")),
    Case("a quarter", PartialDate, dated("2026-Q2", "quarter")),
    Case("a year", PartialDate, dated("2026", "year")),
    Case("a plain statement", Standing, {}),
    Case("nothing but an id", Announcement, {"id": "a"}),
    Case(
        "all parameters active",
        Announcement,
        {"id": "a", "parameter_count": quantity(7), "active_parameter_count": quantity(7)},
    ),
    Case(
        "active above the lower bound of a range",
        Announcement,
        {
            "id": "a",
            "parameter_count": quantity(7, upper=9, qualifier="range"),
            "active_parameter_count": quantity(8),
        },
    ),
    Case("a whole number as float", Announcement, {"id": "a", "chip_count": quantity(512.0)}),
    Case("half a day", Announcement, {"id": "a", "training_days": quantity(1.5)}),
)

NO = (
    Case("end before start", Evidence, AT | {"start": 4}, "not after its start"),
    Case("no words", Evidence, AT | {"end": 0, "text": ""}, "at least 1"),
    Case("offsets of other words", Evidence, AT | {"end": 3}, "2 characters"),
    Case("an offset below 0", Evidence, AT | {"start": -1, "end": 1}, "greater than or equal"),
    Case("no title and no text", Evidence, AT | {"where": "url"}, "'title' or 'text'"),
    Case("a field nobody knows", Evidence, AT | {"score": 1}, "Extra inputs"),
    Case("a negative number", Quantity, quantity(-1), "greater than or equal"),
    Case("a truth value as number", Quantity, quantity(True), "valid integer"),
    Case("an infinite number", Quantity, quantity(float("inf")), "finite"),
    Case("a number in a string", Quantity, {"value": "7", "evidence": [AT]}, "valid integer"),
    Case("a number nobody wrote", Quantity, {"value": 7, "evidence": []}, "at least 1"),
    Case("a name nobody wrote", Name, {"name": "A", "surface": "A", "evidence": []}, "at least 1"),
    Case("a phase nobody wrote", Phase, {"value": "training", "evidence": []}, "at least 1"),
    Case("upper below value", Quantity, quantity(8, upper=6, qualifier="range"), "below"),
    Case("upper without range", Quantity, quantity(6, upper=8), "only with it"),
    Case("range without upper", Quantity, quantity(6, qualifier="range"), "goes with"),
    Case("an unknown qualifier", Quantity, quantity(6, qualifier="maybe"), "exact"),
    Case("a day that is not", PartialDate, dated("2026-02-29", "day"), "day"),
    Case("a month that is not", PartialDate, dated("2026-13", "month"), "month"),
    Case("a week that is not", PartialDate, dated("2025-W53", "week"), "week"),
    Case("a fifth quarter", PartialDate, dated("2026-Q5", "quarter"), "not a date of precision"),
    Case("year 0", PartialDate, dated("0000", "year"), "year"),
    Case("other precision", PartialDate, dated("2026-06", "day"), "not a date of precision"),
    Case("digits of another script", PartialDate, dated("２０２６", "year"), "not a date"),
    Case("a stated date nobody wrote", PartialDate, dated("2026", "year", basis="stated"), "needs"),
    Case("no id", Announcement, {"id": ""}, "at least 1"),
    Case("half a chip", Announcement, {"id": "a", "chip_count": quantity(1.5)}, "not whole"),
    Case(
        "active above total",
        Announcement,
        {"id": "a", "parameter_count": quantity(7), "active_parameter_count": quantity(8)},
        "8 active parameters of 7",
    ),
    Case(
        "two quotations of one place that differ",
        Announcement,
        {"id": "a", "parameter_count": {"value": 7, "evidence": [AT, LATER]}},
        "differs from other evidence",
    ),
)


@cases(*YES)
def test_what_can_be_is_accepted(case: Case) -> None:
    value = case.model.model_validate(case.fields)
    assert case.model.model_validate_json(value.model_dump_json()) == value


@cases(*NO)
def test_what_cannot_be_is_refused(case: Case) -> None:
    with pytest.raises(ValidationError, match=case.says):
        case.model.model_validate(case.fields)


@pytest.mark.parametrize("number", [1_600_000_000_000, 10**25, 2.788e6, 1e12])
def test_a_number_keeps_its_type_through_json(number: float) -> None:
    record = Announcement.model_validate({"id": "a", "training_cost_usd": quantity(number)})
    back = Announcement.from_json(record.to_json()).training_cost_usd
    assert back is not None
    assert (back.value, type(back.value)) == (number, type(number))


@given(announcements())
def test_json_gives_the_same_record_back(record: Announcement) -> None:
    assert Announcement.from_json(record.to_json()) == record
    assert Announcement.from_json(record.to_json(indent=2)) == record


@given(announcements())
def test_every_row_has_the_columns_in_order(record: Announcement) -> None:
    row = record.to_row()
    assert tuple(row) == COLUMNS
    for field in FIELDS:
        assert (row[field.column] is not None) == bool(record.values(field))


@given(announcements())
def test_a_record_can_be_put_in_a_set(record: Announcement) -> None:
    assert {record, Announcement.from_json(record.to_json())} == {record}


def test_broken_json_is_a_record_error() -> None:
    with pytest.raises(RecordError, match="unknown"):
        Announcement.from_json('{"id": "a", "unknown": 1}')


def test_a_row_is_flat() -> None:
    assert {key: cell for key, cell in RECORD.to_row().items() if cell is not None} == {
        "document_id": "specimen",
        "id": "0123456789abcdef",
        "organisation": "Northlight",
        "model": "Aurora-2",
        "parameter_count": 1_200_000_000_000,
        "parameter_count_qualifier": "exact",
        "accelerator": "H100|H200",
        "chip_count": 4096,
        "chip_count_qualifier": "exact",
        "announcement_date": "2026-03-03",
        "training_phase": "pretraining",
        "status": "claimed",
        "primary": True,
    }


def test_a_range_fills_three_columns() -> None:
    record = Announcement.model_validate(
        {"id": "a", "chip_count": quantity(60, upper=80, qualifier="range")}
    )
    row = record.to_row()
    columns = ("chip_count", "chip_count_qualifier", "chip_count_max")
    assert tuple(row[column] for column in columns) == (60, "range", 80)


def test_properties_give_the_first() -> None:
    assert RECORD.organisation is RECORD.organisations[0]
    assert RECORD.accelerator is RECORD.accelerators[0]
    assert RECORD.training_phase is TrainingPhase.PRETRAINING
    empty = Announcement(id="a")
    assert (empty.organisation, empty.accelerator, empty.training_phase) == (None, None, None)


def test_the_registry_and_the_schema_have_the_same_fields() -> None:
    others = {"id", "document_id", "document", "status", "primary", "custom", "kept"}
    assert {field.attribute for field in FIELDS} | others == set(Announcement.model_fields)
    for field in FIELDS:
        is_quantity = "Quantity" in str(Announcement.model_fields[field.attribute].annotation)
        assert is_quantity == (field.attribute in QUANTITY_FIELDS)


def test_verify_accepts_the_article_that_is_quoted() -> None:
    RECORD.verify(ARTICLE)


@pytest.mark.parametrize(
    "article",
    [
        replace(ARTICLE, text=" " + ARTICLE.text),
        replace(ARTICLE, text=ARTICLE.text.replace("‑", "-")),
        replace(ARTICLE, title=None),
        replace(ARTICLE, text=""),
    ],
    ids=["shifted", "other hyphens", "no title", "no text"],
)
def test_verify_refuses_any_other(article: Article) -> None:
    with pytest.raises(EvidenceError, match="by-hand"):
        RECORD.verify(article)


def test_evidence_is_all_that_the_fields_have() -> None:
    quoted = [evidence.text for evidence in RECORD.evidence()]
    assert quoted[:3] == ["Northlight", "Northlight", "Aurora‑2"]
    assert quoted[-1] == words("said")[0].text
    assert len(quoted) == 10


def test_records_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        RECORD.primary = False  # type: ignore[misc]


def test_ids_are_the_same_for_the_same_and_others_for_others() -> None:
    articles = [
        Article("a"),
        Article("b"),
        Article("a", title="t"),
        Article("a", url="https://example.org/a"),
        Article("a", id="1"),
    ]
    parts = [("Aurora", "0"), ("Aurora", "1"), ("Aurora 0",), ()]
    ids = [record_id(article, part) for article in articles for part in parts]
    assert len(set(ids)) == len(ids)
    assert ids == [record_id(article, part) for article in articles for part in parts]
    assert all(len(i) == 16 and int(i, 16) >= 0 for i in ids)


def test_an_id_does_not_change_with_what_is_found_out_later() -> None:
    article = Article("a", id="1", origin="dump.jsonl:1")
    assert record_id(article, ["x"]) == record_id(replace(article, origin="part-2.jsonl:9"), ["x"])


def test_the_json_schema_describes_every_field_and_its_unit() -> None:
    schema = json_schema()
    assert json.loads(json.dumps(schema)) == schema
    assert set(schema["properties"]) == set(Announcement.model_fields)
    assert schema["additionalProperties"] is False
    assert schema["properties"]["training_cost_usd"]["description"] == "US dollars."
