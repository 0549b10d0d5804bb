"""JSON Lines: one article a line; a broken line costs that line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from announce_extract.article import Article
from announce_extract.errors import ReadError
from announce_extract.read.failure import Failure
from announce_extract.read.mapping import to_article
from announce_extract.read.source import Source


def read(source: Source) -> Iterator[Article | Failure]:
    """Read one line at a time, in constant memory."""
    for number, line in source.lines():
        try:
            fields = _parse(source.decoded(line.strip(), first_line=number), source, number)
            yield to_article(fields, source, number)
        except ReadError as error:
            yield Failure.of(source.path, error)


def _parse(text: str, source: Source, line: int) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise source.error(f"broken JSON: {error.msg} (column {error.colno})", line) from None
    except (ValueError, RecursionError) as error:  # a number too long, a nesting too deep
        raise source.error(f"broken JSON: {error}", line) from None
