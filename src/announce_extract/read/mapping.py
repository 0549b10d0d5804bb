"""From a JSON object to an article, by the names that crawlers and dumps use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Any

from announce_extract.article import Article
from announce_extract.errors import ArticleError, ReadError
from announce_extract.read.source import Source

# The first name with something in it wins.
TEXT = ("text", "maintext", "raw_text", "content", "body")
TITLE = ("title", "headline")
URL = ("url", "source_url", "canonical_link")
PUBLISHED = ("published", "date", "date_publish", "pub_date")
ID = ("id",)

UNPAIRED = re.compile(r"[\ud800-\udfff]")
"""Half a character, as in a text that was cut inside an emoji: no UTF-8 can hold it."""

# "09:30 +0800", "09:30 UTC", which ISO writes without the space.
ZONE = re.compile(r"\s++(?:([+-]\d{2}:?\d{2})|UTC|GMT)\Z")


def to_article(fields: Any, source: Source, line: int) -> Article:
    """Make an article of what was read at `line`, or raise `ReadError`."""
    if not isinstance(fields, Mapping):
        raise source.error(f"not an object but {_kind(fields)}", line)
    try:
        text = _string(fields, TEXT)
        if text is None:
            raise ArticleError(_no_text(fields))
        url = _string(fields, URL)
        return Article(
            text=text,
            title=_string(fields, TITLE),
            published=iso(_string(fields, PUBLISHED)),
            url=url,
            id=_identifier(fields) or url or f"{source.name}:{line}",
            origin=f"{source.path}:{line}",
        )
    except ArticleError as error:
        raise ReadError(source.path, str(error), line=line) from None


def iso(published: str | None) -> str | None:
    """Turn the date forms of feeds and site generators into ISO, and leave any other as it is.

    >>> iso("Sun, 07 Jun 2026 09:30:00 GMT")
    '2026-06-07T09:30:00+00:00'
    >>> iso("2026-06-07 09:30:00 +0800")
    '2026-06-07 09:30:00+0800'
    """
    if published is None:
        return None
    published = published.strip()
    if published[:1].isdigit():
        return ZONE.sub(lambda zone: zone[1] or "Z", published)
    try:
        return parsedate_to_datetime(published).isoformat()
    except ValueError:
        return published


def _string(fields: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """The first of the named fields that has something in it."""
    for name in names:
        value = fields.get(name)
        if value is None:
            continue
        if not isinstance(value, str):
            raise ArticleError(f"field {name!r} is {_kind(value)}, not a string")
        if value.strip():
            return UNPAIRED.sub("\ufffd", value)  # one for one: offsets stay
    return None


def _identifier(fields: Mapping[str, Any]) -> str | None:
    """The id, which may be a number."""
    if type(value := fields.get("id")) is int:
        return str(value)
    return _string(fields, ID)


def _no_text(fields: Mapping[str, Any]) -> str:
    if named := [name for name in TEXT if name in fields]:
        return f"field {named[0]!r} is empty"
    there = ", ".join(sorted(fields)) or "none"
    return f"no text field (one of {', '.join(TEXT)}); fields there: {there}"


def _kind(value: Any) -> str:
    """What JSON calls a value."""
    match value:
        case None:
            return "null"
        case bool():
            return "a boolean"
        case int() | float():
            return "a number"
        case str():
            return "a string"
        case list():
            return "a list"
        case _:
            return "an object"
