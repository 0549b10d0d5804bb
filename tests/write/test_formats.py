from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from announce_extract.schema import (
    COLUMNS,
    Announcement,
    Evidence,
    Name,
    PartialDate,
    Qualifier,
    Quantity,
)
from announce_extract.write import FORMATS, WRITERS, Result
from tests.schema_strategies import announcements
from tests.specimen import ARTICLE, RECORD, words

RESULTS = st.lists(
    st.lists(announcements(), max_size=2).map(lambda records: Result(tuple(records))), max_size=3
)


def written(form: str, results: list[Result]) -> str:
    stream = io.StringIO()
    FORMATS[form](results, stream)
    return stream.getvalue()


def records(results: list[Result]) -> list[Announcement]:
    return [record for result in results for record in result.records]


@given(RESULTS)
def test_json_lines_give_the_records_back(results: list[Result]) -> None:
    lines = written("jsonl", results).split("\n")[:-1]
    assert [Announcement.from_json(line) for line in lines] == records(results)


@given(RESULTS)
def test_a_json_list_gives_the_records_back(results: list[Result]) -> None:
    values = json.loads(written("json", results))
    assert [Announcement.from_json(json.dumps(value)) for value in values] == records(results)


@given(RESULTS)
def test_csv_has_a_row_for_each_record(results: list[Result]) -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", results), newline="")))
    assert len(rows) == len(records(results))
    for row, record in zip(rows, records(results), strict=True):
        assert tuple(row) == COLUMNS
        assert [row[key] == "" for key in COLUMNS] == [
            cell in {None, ""} for cell in record.to_row().values()
        ]


def test_csv_of_the_specimen() -> None:
    (row,) = csv.DictReader(io.StringIO(written("csv", [Result([RECORD])])))
    assert {key: cell for key, cell in row.items() if cell} == {
        "document_id": "specimen",
        "id": "0123456789abcdef",
        "organisation": "Northlight",
        "model": "Aurora-2",
        "parameter_count": "1200000000000",
        "parameter_count_qualifier": "exact",
        "accelerator": "H100|H200",
        "chip_count": "4096",
        "chip_count_qualifier": "exact",
        "announcement_date": "2026-03-03",
        "training_phase": "pretraining",
        "status": "claimed",
        "primary": "true",
    }


@pytest.mark.parametrize(
    ("form", "nothing"),
    [("jsonl", ""), ("json", "[]\n"), ("csv", ",".join(COLUMNS) + "\n"), ("table", "")],
)
def test_no_records(form: str, nothing: str) -> None:
    assert written(form, []) == nothing
    assert written(form, [Result([], ARTICLE)]) == nothing


def test_every_suffix_has_its_format() -> None:
    assert {suffix: WRITERS[suffix] for suffix in WRITERS} == {
        ".jsonl": FORMATS["jsonl"],
        ".ndjson": FORMATS["jsonl"],
        ".json": FORMATS["json"],
        ".csv": FORMATS["csv"],
    }


def test_the_table_shows_each_value_above_its_quotation() -> None:
    shown = " ".join(written("table", [Result([RECORD], ARTICLE)]).split())
    assert shown.startswith("specimen Northlight pre-trains Aurora-2 organisation Northlight “")
    assert (
        "parameters 1,200,000,000,000 “…pre‑trained Aurora‑2, a model of 1.2 trillion parameters, "
        "on 4,096 H100 and H200 chips.” accelerator" in shown
    )
    assert shown.endswith("status claimed “Northlight said on 3 March 2026 that it had…”")


def test_the_table_without_the_article_quotes_the_words_alone() -> None:
    shown = written("table", [Result([RECORD.model_copy(update={"primary": False})])])
    assert shown.startswith("specimen  background\n")
    assert "“…1.2 trillion parameters”" in shown


def quantity(value: float, qualifier: Qualifier, upper: float | None = None) -> Quantity:
    return Quantity(value=value, upper=upper, qualifier=qualifier, evidence=words("4,096"))


QUANTITIES = {
    "4,096": quantity(4096, Qualifier.EXACT),
    "~ 4,096": quantity(4096, Qualifier.APPROXIMATE),
    "≥ 1,000": quantity(1000, Qualifier.AT_LEAST),
    "≤ 1,000": quantity(1000, Qualifier.AT_MOST),
    "60 – 80": quantity(60, Qualifier.RANGE, 80),
    "3.8e+25": quantity(38 * 10**24, Qualifier.EXACT),
}


@pytest.mark.parametrize(("shown", "value"), QUANTITIES.items(), ids=QUANTITIES)
def test_the_table_shows_how_exact_a_number_is(shown: str, value: Quantity) -> None:
    record = Announcement(id="a", training_compute_flop=value)
    assert shown in written("table", [Result([record])])


def test_the_table_says_when_a_date_is_that_of_publication() -> None:
    day = PartialDate(value="2026-03-04", precision="day", basis="published")
    record = Announcement(id="a", announcement_date=day)
    assert "2026-03-04 (day of publication)" in written("table", [Result([record])])


def test_nothing_in_an_article_reaches_the_terminal_as_a_command() -> None:
    article = replace(ARTICLE, text="[red]\x1b[2J\u202eNorthlight\x07[/red]", title="\x1b]0;x\x07")
    evidence = Evidence(where="text", start=10, end=20, text="Northlight", rule="r")
    name = Name(name="North\x1b[2Jlight", surface="Northlight", evidence=(evidence,))
    record = Announcement(id="a", document_id="[bold]", organisations=(name,))
    shown = written("table", [Result([record], article)])
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
    assert "[bold]" in shown
    assert "[red]" in shown
