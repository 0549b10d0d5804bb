"""JSON Lines: one article a line; a broken line costs that line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from announce_extract.article import Article
from announce_extract.read.document import Document
from announce_extract.read.failure import Failure
from announce_extract.read.mapping import to_article
from announce_extract.read.source import PROBE, Source

SHORT = 512
"""Bytes of a line that is parsed in any case."""
FIRST = re.compile(rb'\{ *(?:"|$)')
LAST = re.compile(rb'["\d\]}el] *\}$')
"""How an object begins and ends: with a name, and with a string, number, list, object or word."""
TAB = b"\t"
LOOKED_AT = 100
"""Lines at the start of a file that must not all lack a text."""


def read(source: Source) -> Iterator[Document | Failure]:
    """Read one line at a time, in constant memory.

    A file that has no field for the text in its first lines is given up at once.
    """
    lines = source.lines()
    for number, line in lines:
        if number == 1 and not line.lstrip().startswith((b"{", b"[", b'"')):
            source.refuse_binary(line[:PROBE])
        if number == 1 and lacking([line], source):
            held = [(number, line), *islice(lines, LOOKED_AT - 1)]
            if reason := lacking([content for _, content in held], source):
                raise source.error(reason, number)
            yield from (_document(source, *item) for item in held)
        else:
            yield _document(source, number, line)


def _document(source: Source, number: int, line: bytes) -> Document | Failure:
    content = line.strip()
    if len(content) > source.options.limit:
        return Failure(source.path, number, source.too_large())
    return Document(source, number, content, parse, len(line), skims=(skim,))


def skim(document: Document) -> bytes | None:
    """The line, if it is long and seems to be sound: what is wrong with others is to be told."""
    line: bytes = document.raw
    if len(line) < SHORT or not _seems_sound(line):
        return None
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return line


def _seems_sound(line: bytes) -> bool:
    """Whether the ends of a line are those of an object, and no tab in it makes it none.

    >>> [_seems_sound(line) for line in (b'{"a": "b"}', b'{"a": "b', b'{"a": "b",}', b'{a: 1}')]
    [True, False, False, False]
    """
    return (
        FIRST.match(line[:9]) is not None and LAST.search(line[-9:]) is not None and TAB not in line
    )


def parse(document: Document) -> Article:
    """Read the JSON of one line."""
    source, line = document.source, document.line or 0
    fields = _parse(source.decoded(document.raw, first_line=line), source, line)
    return to_article(fields, source, line)


def _parse(text: str, source: Source, line: int) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise source.error(f"broken JSON: {error.msg} (column {error.colno})", line) from None
    except (ValueError, RecursionError) as error:  # a number too long, a nesting too deep
        raise source.error(f"broken JSON: {error}", line) from None


def lacking(lines: list[bytes], source: Source) -> str | None:
    """Say so if objects are in these lines and none of them has a field for the text."""
    reason = None
    for line in lines:
        try:
            fields = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(fields, dict):
            reason = source.options.names.lacks_text(list(fields))
            if reason is None:
                return None
    return reason
