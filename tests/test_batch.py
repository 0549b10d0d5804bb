"""Batches of Arrow: a pure function over articles."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from announce_extract import Article, Extractor
from announce_extract.batch import batch_schema, extract_batch
from announce_extract.errors import ReadError
from announce_extract.read.options import FieldNames, Options, named
from announce_extract.write.arrow import to_batch
from tests.fixtures import articles

ARTICLES = articles()[:6]


def batch(found: list[Article], **columns: list[Any]) -> pa.RecordBatch:
    known: dict[str, list[Any]] = {
        "id": [article.id for article in found],
        "title": [article.title for article in found],
        "url": [article.url for article in found],
        "maintext": [article.text for article in found],
        "date_publish": [article.published for article in found],
    }
    return pa.RecordBatch.from_pydict({**known, **columns})


def test_the_records_are_those_of_the_extractor() -> None:
    extractor = Extractor()
    expected = to_batch(r for article in ARTICLES for r in extractor.extract(article)).to_pylist()
    found = extract_batch(batch(ARTICLES))
    assert found.schema.equals(batch_schema())
    assert found.to_pylist() == [{**row, "failure": None} for row in expected]
    assert len(expected) > 6


def test_it_does_not_matter_how_articles_are_batched() -> None:
    one = [row for article in ARTICLES for row in extract_batch(batch([article])).to_pylist()]
    assert one == extract_batch(batch(ARTICLES)).to_pylist()


def test_without_an_id_the_text_tells_documents_apart() -> None:
    nameless = batch(ARTICLES).drop_columns(["id", "url"])
    found = extract_batch(nameless).to_pylist()
    assert {row["document_id"] for row in found} == {None}
    split = [nameless.slice(at, 1) for at in range(len(ARTICLES))]
    again = [row for part in split for row in extract_batch(part).to_pylist()]
    assert [row["id"] for row in again] == [row["id"] for row in found]
    assert len({row["id"] for row in found}) == len(found)


def test_a_bad_document_is_a_row_with_the_reason() -> None:
    bad = [Article("x", id="bad"), *ARTICLES[:1]]
    found = extract_batch(batch(bad, date_publish=["soon", None])).to_pylist()
    assert found[0]["document_id"] == "bad"
    assert "ISO date" in found[0]["failure"]
    assert found[0]["id"] is None
    assert all(row["failure"] is None for row in found[1:])


def test_no_text_column_is_an_error_that_names_those_there() -> None:
    with pytest.raises(ReadError, match="fields there: date_publish, id, maintext, title, url"):
        extract_batch(batch(ARTICLES), options=Options(named("story")))


def test_columns_can_be_kept() -> None:
    options = Options(FieldNames(keep=("section",)))
    found = extract_batch(batch(ARTICLES, section=["wire"] * len(ARTICLES)), options=options)
    assert {row["kept"] for row in found.to_pylist()} == {'{"section": "wire"}'}


def test_an_empty_batch() -> None:
    assert extract_batch(batch([])).num_rows == 0
