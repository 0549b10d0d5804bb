"""What is written: the records of one article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from announce_extract.article import Article
from announce_extract.schema import Announcement


class Result(NamedTuple):
    """An article's records, and the article where there is one at hand."""

    records: Sequence[Announcement]
    article: Article | None = None
