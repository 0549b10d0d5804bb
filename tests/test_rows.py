"""Rows for data frames: the same columns and types whatever the records say."""

from __future__ import annotations

import re

import pandas as pd
import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from announce_extract import Announcement, Article, Extractor, to_rows
from announce_extract.custom import CustomField
from announce_extract.schema import COLUMNS, Quantity
from announce_extract.schema.rows import AMOUNTS
from tests import fixtures
from tests.schema_strategies import announcements
from tests.specimen import RECORD, words


def test_all_records_have_all_columns() -> None:
    records = [r for result in fixtures.results() for r in result.records]
    rows = to_rows(iter(records))
    assert len(rows) == len(records)
    assert {tuple(row) for row in rows} == {COLUMNS}
    assert to_rows([]) == []


def test_custom_fields_are_columns() -> None:
    speed = CustomField("speed", re.compile(r"(\d+) tokens a second"), lambda m: int(m[1]))
    article = Article("Acme AI released Foo-7B: 90 tokens a second. Acme AI also released Bar-9B.")
    rows = to_rows(Extractor(fields=[speed]).extract(article))
    assert [row["speed"] for row in rows] == [90, None]


def test_numbers_that_are_too_wide_are_left_out() -> None:
    huge = Quantity(value=2**63, evidence=words("4,096"))
    record = RECORD.model_copy(update={"chip_count": huge, "training_compute_flop": huge})
    (row,) = to_rows([record])
    assert (row["chip_count"], row["training_compute_flop"]) == (None, float(2**63))


@given(st.lists(announcements(), min_size=1, max_size=4))
def test_any_records_make_data_frames(records: list[Announcement]) -> None:
    rows = to_rows(records)
    frame = pl.DataFrame(rows, infer_schema_length=None)
    assert frame.height == len(pd.DataFrame(rows)) == len(records)
    for column in AMOUNTS:
        assert frame.schema[column] in (pl.Float64, pl.Null)
    assert frame.schema["chip_count"] in (pl.Int64, pl.Null)
    assert frame.get_column("id").to_list() == [record.id for record in records]


def test_sums_in_pandas_and_polars() -> None:
    rows = to_rows(r for result in fixtures.results() for r in result.records)
    expected = sum(row["chip_count"] or 0 for row in rows)  # type: ignore[misc]
    assert pd.DataFrame(rows).convert_dtypes()["chip_count"].sum() == expected
    assert pl.DataFrame(rows, infer_schema_length=None)["chip_count"].sum() == expected
