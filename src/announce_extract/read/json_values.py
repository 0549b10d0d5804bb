"""JSON: one object, a list of objects, or objects one after the other.

The file is read whole; for millions of articles use JSON Lines.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from announce_extract.article import Article
from announce_extract.errors import ReadError
from announce_extract.read.failure import Failure
from announce_extract.read.mapping import to_article
from announce_extract.read.source import Source

BLANK = re.compile(r"\s*+")
BETWEEN = re.compile(r"\s*+,\s*+")
OPEN = re.compile(r"\s*+\[\s*+")
CLOSE = re.compile(r"\s*+\]\s*+")


def read(source: Source) -> Iterator[Article | Failure]:
    """Read each object; what stands before broken JSON is still read."""
    yield from read_text(source.text(), source)


def read_text(text: str, source: Source) -> Iterator[Article | Failure]:
    """Read the objects in a text that is in memory already."""
    for line, value in _values(text, source):
        try:
            yield to_article(value, source, line)
        except ReadError as error:
            yield Failure.of(source.path, error)


def _values(text: str, source: Source) -> Iterator[tuple[int, Any]]:
    """Give each value with the number of the line that it starts in."""
    decoder = json.JSONDecoder()
    opened = OPEN.match(text)
    at = opened.end() if opened else _skip(BLANK, text, 0)
    line, counted = 1, 0
    while at < len(text):
        if opened and (closed := CLOSE.match(text, at)):
            if closed.end() < len(text):
                raise _broken(source, text, closed.end(), "something after the list")
            return
        line, counted = line + text.count("\n", counted, at), at
        try:
            value, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            raise _broken(source, text, error.pos, error.msg) from None
        except (ValueError, RecursionError) as error:
            raise _broken(source, text, at, str(error)) from None
        yield line, value
        at = _next_item(text, at, source) if opened else _skip(BLANK, text, at)
    if opened:
        raise _broken(source, text, len(text), "the list does not end")


def _next_item(text: str, at: int, source: Source) -> int:
    """Step over the comma after an item, or up to the bracket that ends the list."""
    if comma := BETWEEN.match(text, at):
        return comma.end()
    at = _skip(BLANK, text, at)
    if at < len(text) and text[at] != "]":
        raise _broken(source, text, at, "Expecting ',' delimiter")
    return at


def _skip(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _broken(source: Source, text: str, at: int, reason: str) -> ReadError:
    return source.error(f"broken JSON: {reason}", 1 + text.count("\n", 0, at))
