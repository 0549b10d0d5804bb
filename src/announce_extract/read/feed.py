"""RSS and Atom: an article an entry, through feedparser."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from announce_extract.extras import needing
from announce_extract.read.document import Document
from announce_extract.read.failure import Failure
from announce_extract.read.html_text import fragment_text
from announce_extract.read.mapping import of_fields
from announce_extract.read.source import Source


def read(source: Source) -> Iterator[Document | Failure]:
    """Read each entry; line is its number in the feed."""
    with needing("feeds", "reading feeds"):
        import feedparser
    found = feedparser.parse(io.BytesIO(source.data()), resolve_relative_uris=False)
    if not found.entries:
        if not found.get("version"):
            reason = found.get("bozo_exception") or "another kind of XML"
            raise source.error(f"no RSS or Atom feed: {reason}")
        return
    for number, entry in enumerate(found.entries, 1):
        yield of_fields(source, number, _fields(entry, source), len(str(entry)))
    if found.bozo and not isinstance(found.bozo_exception, feedparser.CharacterEncodingOverride):
        yield Failure(source.path, None, f"broken after entry {number}: {found.bozo_exception}")


def _fields(entry: Any, source: Source) -> dict[str, Any]:
    """The fields of an entry under the first of our names for each."""
    names = source.options.names
    content = entry.get("content") or [{"value": entry.get("summary")}]
    fields: dict[str, Any] = {
        key: value for key, value in entry.items() if isinstance(value, str) and names.keep
    }
    fields[names.text[0]] = fragment_text(max((c.get("value") or "" for c in content), key=len))
    fields[names.title[0]] = fragment_text(entry.get("title") or "")
    fields[names.url[0]] = entry.get("link")
    fields[names.id[0]] = entry.get("id") or entry.get("link")
    fields[names.published[0]] = _date(entry)
    return fields


def _date(entry: Any) -> str | None:
    """The date in UTC; feedparser reads the many ways that feeds write it."""
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    if not parsed:
        return None
    year, month, day, hour, minute, second = parsed[:6]
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{min(second, 59):02}+00:00"
