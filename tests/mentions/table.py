"""Tables of cases: a text, and what ought to be found in it, quoted, with its value."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple, TypeAlias

import pytest

from announce_extract.article import Article
from announce_extract.mentions.mention import Mention
from announce_extract.mentions.reading import Reader, Reading
from announce_extract.text.page import open_page
from announce_extract.vocabulary import load

PUBLISHED = date(2026, 6, 10)
"""A Wednesday."""

Found: TypeAlias = tuple[str, object]


class Case(NamedTuple):
    text: str
    found: tuple[Found, ...] = ()
    why: str = ""


def cases(*rows: Case, failing: Sequence[Case] = ()) -> pytest.MarkDecorator:
    """One test a row; those that are known to fail give their reason in `why`."""
    params = [pytest.param(row, id=row.text) for row in rows]
    for row in failing:
        mark = pytest.mark.xfail(strict=False, reason=row.why)
        params.append(pytest.param(row, id=row.text, marks=mark))
    return pytest.mark.parametrize("case", params)


@cache
def reader() -> Reader:
    """Read with the packaged vocabulary."""
    return Reader(load(()))


@cache
def reading(text: str) -> Reading:
    """All mentions of a text that was published on `PUBLISHED`."""
    return reader().read(open_page(Article(text, published=PUBLISHED.isoformat())))


def quoted(text: str, mention: Mention[object]) -> str:
    """The words of a mention."""
    return reading(text).page.text[mention.start : mention.end]
