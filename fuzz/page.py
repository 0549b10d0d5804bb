"""Any web page: it has a text or a reason for having none, and the gate refuses no record."""

from __future__ import annotations

import html
import io
from collections.abc import Iterator
from functools import cache

from announce_extract.gate import Gate
from announce_extract.read import Failure, guarded, opened
from announce_extract.read import html as reader
from announce_extract.read.source import Source
from announce_extract.vocabulary import load
from fuzz import text
from fuzz.harness import articles, promise


@cache
def gate() -> Gate:
    """The gate, which looks at pages before they are parsed."""
    return Gate(load())


def run(data: bytes) -> None:
    """Read the page as the command does; what the skims show to the gate must be enough."""
    source = Source("page.html", "page.html", io.BytesIO(data))
    for item in guarded("page.html", reader.read(source)):
        if isinstance(item, Failure):
            promise(bool(item.reason), "a failure without a reason")
            continue
        article = opened(item)
        if isinstance(article, Failure):
            promise(bool(article.reason), "a failure without a reason")
        elif text.check(article):
            shown = [words for skim in item.skims if (words := skim(item)) is not None]
            promise(all(map(gate().admits_raw, shown)), "the gate refuses a record")


def seeds() -> Iterator[bytes]:
    """The fixtures as pages, and each kind of block."""
    for article in articles():
        parts = (f"<p>{html.escape(part)}</p>" for part in article.split("\n\n"))
        yield f"<html><title>T</title><body><article>{''.join(parts)}</article>".encode()
    yield b"<meta charset=utf-16><table><tr><td colspan=3>Quill-2<th>70B<tr><td>Quill-1</table>"
    yield b'<script type="application/ld+json">{"headline":"Quill-2 70B","datePublished":"2026"}'
    yield b"<!--x--><ul><li>A<b>H</b>100<li>512&nbsp;H100s</ul><pre>\n</pre><br><!DOCTYPE html>"
