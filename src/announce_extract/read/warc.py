"""WARC, as of Common Crawl: an article a web page that was answered well."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from announce_extract.article import Article
from announce_extract.errors import ArticleError
from announce_extract.extras import needing
from announce_extract.read import html_text
from announce_extract.read.document import Document
from announce_extract.read.failure import Failure
from announce_extract.read.html import main_text
from announce_extract.read.inputs import compression
from announce_extract.read.mapping import iso
from announce_extract.read.opening import open_input
from announce_extract.read.source import Source
from announce_extract.read.warc_records import BETWEEN, HEAD, Record, members, stream_records

# The head of a record and of an answer are lines of "name: value".
TYPE = re.compile(rb"^WARC-Type:[ \t]*(\w+)", re.IGNORECASE | re.MULTILINE)
ANSWERED = re.compile(rb"HTTP/\d(?:\.\d)? 2\d\d\b")
HTML = re.compile(
    rb"^Content-Type:[ \t]*(?:text/html|application/xhtml\+xml)", re.IGNORECASE | re.MULTILINE
)
TEXT = re.compile(rb"^Content-Type:[ \t]*text/plain", re.IGNORECASE | re.MULTILINE)


class Page(NamedTuple):
    """What was answered, as it came."""

    data: bytes
    charset: str | None
    url: str | None
    is_html: bool


def read(source: Source) -> Iterator[Document | Failure]:
    """Read all pages of the file; `source.stream` is not decompressed."""
    yield from read_range(source, 0, None)


def read_range(source: Source, start: int, end: int | None) -> Iterator[Document | Failure]:
    """Read the pages of the records that start in a range of the file's bytes."""
    import_fastwarc()
    nothing = not start
    for item in _records(source, start, end):
        nothing = False
        if isinstance(item, Failure):
            yield item
        elif is_page(item.data):
            yield Document(
                source, None, item.data, to_article, len(item.data), item.offset, skims=(raw, skim)
            )
    if nothing:
        raise source.error("no WARC record in it")


def import_fastwarc() -> None:
    """Raise `MissingExtraError` where there is no fastwarc."""
    with needing("warc", "reading WARC"):
        import fastwarc.warc  # noqa: F401


def _records(source: Source, start: int, end: int | None) -> Iterator[Record | Failure]:
    match compression(source.path):
        case ".gz":
            yield from members(source, start, end)
        case None:
            if start:
                source.stream.seek(start)
            yield from stream_records(source, source.stream, start, end)
        case _:
            with open_input(source.path) as (stream, _):
                yield from stream_records(source, stream)


def is_page(data: bytes) -> bool:
    """Whether a record is a web page, answered well, or a text made of one."""
    head, _, block = data[:HEAD].partition(BETWEEN)
    kind = TYPE.search(head)
    match kind[1].lower() if kind else b"":
        case b"response":
            answer, _, _ = block.partition(BETWEEN)
            return bool(ANSWERED.match(answer) and HTML.search(answer))
        case b"conversion" | b"resource":
            return bool(TEXT.search(head) or HTML.search(head))
        case _:
            return False


def page(data: bytes, limit: int) -> Page:
    """The page of a record, decoded as it was transferred; raises `ValueError` if it is broken."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    for record in ArchiveIterator(io.BytesIO(data), parse_http=False):
        url = record.headers.get("WARC-Target-URI")
        answered = record.record_type == WarcRecordType.response
        if answered:
            record.parse_http(auto_decode="all")
        content = record.reader.read(limit + 1)
        if len(content) > limit:
            raise ValueError(f"more than {limit:,} bytes, the limit of one document")
        is_html = answered or bool(HTML.search(data[:HEAD].partition(BETWEEN)[0]))
        return Page(content, record.http_charset if answered else None, url, is_html)
    raise ValueError("broken WARC record")


def _opened(document: Document) -> Page:
    try:
        return page(document.raw, document.source.options.limit)
    except (OSError, ValueError, RuntimeError) as error:
        raise document.source.error(str(error), offset=document.offset) from None


def raw(document: Document) -> bytes | None:
    """The page as it came: its words may be hidden there, which a gate must reckon with."""
    return _opened(document).data


def skim(document: Document) -> bytes | None:
    """All words that the article could have."""
    found = _opened(document)
    text = html_text.decoded(found.data, found.charset)
    words = html_text.skim(text) if found.is_html else text
    return words.encode("utf-8", "replace") if words.strip() else None


def to_article(document: Document) -> Article:
    """Find the text, title and date of the page."""
    source, found = document.source, _opened(document)
    text, about = html_text.decoded(found.data, found.charset), dict[str, str]()
    if found.is_html:
        text, about = main_text(text, found.url)
    if not text.strip():
        raise source.error("no text in the page", offset=document.offset)
    try:
        return Article(
            text,
            title=about.get("title"),
            published=iso(about.get("date")),
            url=found.url or about.get("url"),
            id=found.url or f"{source.name}@{document.offset}",
            origin=document.place,
        )
    except ArticleError as error:
        raise source.error(str(error), offset=document.offset) from None
