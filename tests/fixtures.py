"""The articles, gold records and checked-in output under data/fixtures."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from announce_extract.article import Article
from announce_extract.pipeline import Extractor
from announce_extract.read import Failure, read
from announce_extract.schema import Announcement
from announce_extract.schema.row import Row
from announce_extract.write import Result

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "data" / "fixtures"
ARTICLES = FOLDER / "articles"
GOLD = FOLDER / "gold.jsonl"
EXPECTED = FOLDER / "expected.jsonl"


def articles() -> list[Article]:
    """All articles, as the command reads them."""
    found = list(read([ARTICLES]))
    failures = [item for item in found if isinstance(item, Failure)]
    assert not failures, failures
    return [item for item in found if isinstance(item, Article)]


def results() -> list[Result]:
    """Each article with its records."""
    extractor = Extractor()
    return [Result(extractor.extract(article), article) for article in articles()]


def said(record: Announcement) -> Row:
    """A record as the snapshot has it: its row without the id and without what is null."""
    return {
        name: cell for name, cell in record.to_row().items() if name != "id" and cell is not None
    }


def to_lines(found: Iterable[Result]) -> str:
    """The text of the snapshot: a line for each record."""
    rows = (said(record) for result in found for record in result.records)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def expected() -> dict[str, list[Row]]:
    """The rows of the snapshot by article."""
    by_article: dict[str, list[Row]] = {}
    for line in EXPECTED.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        by_article.setdefault(row["document_id"], []).append(row)
    return by_article
