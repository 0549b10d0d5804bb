"""From a JSON object or a row to an article, by the names that crawlers and dumps use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any

from announce_extract.article import Article
from announce_extract.errors import ArticleError, ReadError
from announce_extract.read.document import Document
from announce_extract.read.options import EVERYTHING, FieldNames
from announce_extract.read.source import Source

UNPAIRED = re.compile(r"[\ud800-\udfff]")
"""Half a character, as in a text that was cut inside an emoji: no UTF-8 can hold it."""

# "09:30 +0800", "09:30 UTC", which ISO writes without the space.
ZONE = re.compile(r"\s++(?:([+-]\d{2}:?\d{2})|UTC|GMT)\Z")


def of_fields(source: Source, line: int, fields: Any, size: int) -> Document:
    """A document of which the fields are known already."""
    return Document(source, line, fields, parse, size)


def parse(document: Document) -> Article:
    """Make an article of a document's fields."""
    return to_article(document.raw, document.source, document.line or 0)


def to_article(fields: Any, source: Source, line: int) -> Article:
    """Make an article of what was read at `line`, or raise `ReadError`."""
    if not isinstance(fields, Mapping):
        raise source.error(f"not an object but {_kind(fields)}", line)
    names = source.options.names
    try:
        text = _string(fields, names.text)
        if text is None:
            raise ArticleError(_no_text(fields, names))
        url = _string(fields, names.url)
        return Article(
            text=text,
            title=_string(fields, names.title),
            published=iso(_string(fields, names.published)),
            url=url,
            id=_identifier(fields, names) or url or f"{source.name}:{line}",
            origin=f"{source.path}:{line}",
            kept=_kept(fields, names) if names.keep else None,
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
    except (ValueError, OverflowError):  # a year of thirty digits
        return published


def paired(text: str) -> str:
    """Replace halves of characters, one for one: offsets stay."""
    return UNPAIRED.sub("\ufffd", text)


def _string(fields: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """The first of the named fields that has something in it."""
    for name in names:
        value = fields.get(name)
        if value is None:
            continue
        if isinstance(value, date):  # and date-times, as columns of tables hold them
            value = value.isoformat()
        if not isinstance(value, str):
            raise ArticleError(f"field {name!r} is {_kind(value)}, not a string")
        if value.strip():
            return paired(value)
    return None


def _identifier(fields: Mapping[str, Any], names: FieldNames) -> str | None:
    """The id, which may be a number."""
    for name in names.id:
        if type(value := fields.get(name)) is int:
            return str(value)
    return _string(fields, names.id)


def _kept(fields: Mapping[str, Any], names: FieldNames) -> dict[str, Any]:
    """The fields to carry along, as JSON can hold them."""
    if EVERYTHING in names.keep:
        chosen = [name for name in fields if name not in names.used]
    else:
        chosen = [name for name in names.keep if name in fields]
    return {paired(name): _json_value(fields[name]) for name in chosen}


def _json_value(value: Any) -> Any:
    match value:
        case str():
            return paired(value)
        case float() if value != value or value in {float("inf"), float("-inf")}:
            return None  # JSON has no such number
        case bool() | int() | float() | None:
            return value
        case Mapping():
            return {paired(str(key)): _json_value(item) for key, item in value.items()}
        case list() | tuple():
            return [_json_value(item) for item in value]
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _no_text(fields: Mapping[str, Any], names: FieldNames) -> str:
    if named := [name for name in names.text if name in fields]:
        return f"field {named[0]!r} is empty"
    return names.lacks_text([str(name) for name in fields]) or ""


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
        case bytes():
            return "bytes"
        case _:
            return "an object"
