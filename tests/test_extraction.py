"""The gate before parsing loses no record and hides no failure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from announce_extract import Article, Extractor
from announce_extract.extraction import Found, extracted
from announce_extract.read import Document, Failure, file_documents

from .fixtures import articles
from .read import dump

GATED, UNGATED = Extractor(), Extractor(gate=False)
WEATHER = Article("It rained in the north of the country on Sunday. " * 20, id="weather")


def found(path: Path, extractor: Extractor) -> list[Found | Failure]:
    items = file_documents(path)
    return [extracted(i, extractor) if isinstance(i, Document) else i for i in items]


@pytest.mark.parametrize("form", ["jsonl", "warc", "rss", "csv"])
def test_the_same_records_with_and_without_the_gate(form: str, tmp_path: Path) -> None:
    path = dump.write_many(tmp_path / f"a.{form}", [*articles(), WEATHER])
    with_gate, without = found(path, GATED), found(path, UNGATED)
    assert [getattr(item, "records", item) for item in with_gate] == [
        getattr(item, "records", item) for item in without
    ]
    assert sum(len(item.records) for item in with_gate if isinstance(item, Found)) > 20


@pytest.mark.parametrize("form", ["jsonl", "warc"])
def test_what_is_refused_is_not_parsed(form: str, tmp_path: Path) -> None:
    path = dump.write_many(tmp_path / f"a.{form}", [WEATHER])
    (gated,), (ungated,) = found(path, GATED), found(path, UNGATED)
    assert isinstance(gated, Found)
    assert isinstance(ungated, Found)
    assert (gated.article, ungated.article is None) == (None, False)


def test_broken_lines_are_told_in_spite_of_the_gate(tmp_path: Path) -> None:
    line = json.dumps({"text": WEATHER.text}).encode()
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n".join((line[:-9], line.replace(b"rained", b"r\xff"), b'{"text": 7}')))
    assert [item.line for item in found(path, GATED) if isinstance(item, Failure)] == [1, 2, 3]
