"""Stories: short articles with the fields that their records ought to have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

import pytest

from announce_extract.article import Article
from announce_extract.pipeline import default_extractor
from announce_extract.schema import Announcement

Expected: TypeAlias = dict[str, Any]
PUBLISHED = "2026-06-10"
"""A Wednesday."""


class Story(NamedTuple):
    why: str
    text: str
    records: tuple[Expected, ...] = ()
    """Columns and cells, one dict a record in any order; a cell not named may be anything."""
    title: str | None = None
    known: str = ""
    """Why this is known to fail."""


def stories(*rows: Story, failing: Sequence[Story] = ()) -> pytest.MarkDecorator:
    """One test a story."""
    params = [pytest.param(row, id=row.why) for row in rows]
    for row in failing:
        mark = pytest.mark.xfail(strict=False, reason=row.known)
        params.append(pytest.param(row, id=row.why, marks=mark))
    return pytest.mark.parametrize("story", params)


def article(story: Story) -> Article:
    return Article(story.text, title=story.title, published=PUBLISHED)


def check(story: Story) -> None:
    """Every record is expected, every expected one is there, and all words are quoted rightly."""
    source = article(story)
    records = default_extractor().extract(source)
    for record in records:
        record.verify(source)
    found = [_shown(record, story) for record in records]
    assert _sorted(found) == _sorted(story.records)


def _shown(record: Announcement, story: Story) -> Expected:
    """Only the columns that the closest expected record speaks of."""
    row = record.to_row()
    rows = [{k: row[k] for k in expected} for expected in story.records]
    best = max(
        zip(rows, story.records, strict=True),
        key=lambda pair: sum(pair[0][k] == pair[1][k] for k in pair[1]) / len(pair[1]),
        default=({"model": row["model"], "organisation": row["organisation"]}, {}),
    )
    return best[0]


def _sorted(rows: Sequence[Expected]) -> list[Expected]:
    return sorted(rows, key=lambda r: sorted((k, str(v)) for k, v in r.items()))
