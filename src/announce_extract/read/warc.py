"""WARC, as of Common Crawl: an article a web page that was answered well."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing
from typing import NamedTuple

from announce_extract.article import Article
from announce_extract.errors import ArticleError, MissingExtra
from announce_extract.read import html_text
from announce_extract.read.document import Document
from announce_extract.read.failure import Failure
from announce_extract.read.html import main_text
from announce_extract.read.inputs import compression
from announce_extract.read.mapping import iso
from announce_extract.read.opening import open_input
from announce_extract.read.source import Source
from announce_extract.read.warc_records import Record, members, stream_records

PAGES = ("text/html", "application/xhtml+xml")
TEXTS = ("text/plain",)


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
    for item in _records(source, start, end):
        if isinstance(item, Failure):
            yield item
        elif (found := _document(source, item)) is not None:
            yield found


def import_fastwarc() -> None:
    """Raise `MissingExtra` where there is no fastwarc."""
    try:
        import fastwarc.warc  # noqa: F401
    except ImportError as error:
        raise MissingExtra(
            f"reading WARC needs pip install 'announce-extract[warc]' ({error})"
        ) from None


def _records(source: Source, start: int, end: int | None) -> Iterator[Record | Failure]:
    match compression(source.path):
        case ".gz":
            yield from members(source, start, end)
        case None:
            if start:
                source.stream.seek(start)
            yield from stream_records(source, source.stream, start, end)
        case _:
            with closing(open_input(source.path)) as stream:
                yield from stream_records(source, stream)


def _document(source: Source, record: Record) -> Document | Failure | None:
    """The document of a record, None if it is no page."""
    try:
        page = _page(record.data, source.options.limit)
    except (OSError, ValueError, RuntimeError) as error:
        return Failure(source.path, None, f"broken record: {error}", record.offset)
    if page is None:
        return None
    if len(page.data) > source.options.limit:
        return Failure(source.path, None, source.too_large(), record.offset)
    size = len(page.data)
    return Document(source, None, page, to_article, size, record.offset, skim=skim)


def _page(data: bytes, limit: int) -> Page | None:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    for record in ArchiveIterator(io.BytesIO(data), parse_http=False):
        url = record.headers.get("WARC-Target-URI")
        match record.record_type:
            case WarcRecordType.response if record.is_http:
                record.parse_http(auto_decode="all")
                kind = (record.http_content_type or "").lower()
                if kind not in PAGES or not _answered(record.http_headers.status_code):
                    return None
            case WarcRecordType.conversion | WarcRecordType.resource:
                kind = (record.headers.get("Content-Type") or "").partition(";")[0].lower()
                if kind not in (*PAGES, *TEXTS):
                    return None
            case _:
                return None
        charset = record.http_charset if record.is_http else None
        return Page(record.reader.read(limit + 1), charset, url, kind in PAGES)
    raise ValueError("no WARC record")


def _answered(status: int | None) -> bool:
    return status is not None and 200 <= status < 300


def skim(document: Document) -> str:
    """All words that the article could have."""
    page: Page = document.raw
    text = html_text.decoded(page.data, page.charset)
    return html_text.skim(text) if page.is_html else text


def to_article(document: Document) -> Article:
    """Find the text, title and date of the page."""
    source, page = document.source, document.raw
    text, about = html_text.decoded(page.data, page.charset), {}
    if page.is_html:
        text, about = main_text(text, page.url)
    if not text.strip():
        raise source.error("no text in the page", offset=document.offset)
    try:
        return Article(
            text,
            title=about.get("title"),
            published=iso(about.get("date")),
            url=page.url or about.get("url"),
            id=page.url or f"{source.name}@{document.offset}",
            origin=document.place,
        )
    except ArticleError as error:
        raise source.error(str(error), offset=document.offset) from None
