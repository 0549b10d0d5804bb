"""The same articles in every format that is read."""

from __future__ import annotations

import csv
import gzip
import html
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from types import MappingProxyType

from announce_extract.article import Article


def jsonl(articles: Sequence[Article]) -> bytes:
    return b"".join(json.dumps(fields(article)).encode() + b"\n" for article in articles)


def json_list(articles: Sequence[Article]) -> bytes:
    return json.dumps([fields(article) for article in articles], indent=1).encode()


def fields(article: Article) -> dict[str, str | None]:
    return {
        "id": article.id,
        "url": article.url,
        "title": article.title,
        "date": article.published,
        "maintext": article.text,
        "section": "wire",
    }


def separated(articles: Sequence[Article], delimiter: str = ",") -> bytes:
    stream = io.StringIO()
    rows = csv.DictWriter(stream, list(fields(articles[0])), delimiter=delimiter)
    rows.writeheader()
    rows.writerows(fields(article) for article in articles)
    return stream.getvalue().encode()


def parquet(articles: Sequence[Article]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = io.BytesIO()
    table = pa.Table.from_pylist([fields(article) for article in articles])
    pq.write_table(table, sink, row_group_size=3)
    return sink.getvalue()


PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:title" content="{title}">
<meta property="article:published_time" content="{date}T08:00:00Z">
<link rel="canonical" href="{url}">
<style>nav {{ color: red }}</style><script>var model = "Menu-7B";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/about">About us</a></li></ul></nav>
<article><h1>{title}</h1>
{body}
</article>
<footer><p>Contact the desk. All rights reserved.</p></footer></body></html>
"""


def page(article: Article) -> bytes:
    paragraphs = (html.escape(part) for part in article.text.split("\n\n"))
    body = "\n".join(f"<p>{part}</p>" for part in paragraphs)
    title, date = html.escape(article.title or ""), (article.published or "2026-01-01")[:10]
    return PAGE.format(title=title, date=date, url=article.url or "", body=body).encode()


def warc_record(article: Article, number: int = 0) -> bytes:
    return response(page(article), article.url or f"https://example.org/{number}")


def response(body: bytes, url: str, *, length: int | None = None) -> bytes:
    """A WARC record; `length` is what it claims to have of content."""
    http = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Content-Length: %d\r\n\r\n" % len(body)
    ) + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2026-06-07T09:30:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{abs(hash(url)) % 10**12:012}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http) if length is None else length}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def warc(articles: Sequence[Article]) -> bytes:
    info = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 3\r\n\r\na:b\r\n\r\n"
    return info + b"".join(map(warc_record, articles, range(len(articles))))


def warc_gz(articles: Sequence[Article]) -> bytes:
    """Each record a member, as the standard wants it."""
    records = [warc_record(article, number) for number, article in enumerate(articles)]
    return b"".join(gzip.compress(record, mtime=0) for record in records)


RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Wire</title><link>https://example.org</link>
{items}
</channel></rss>
"""
ITEM = """<item><guid isPermaLink="false">{id}</guid><title>{title}</title><link>{url}</link>
<pubDate>Sun, 07 Jun 2026 09:30:00 GMT</pubDate><description>short</description>
<content:encoded><![CDATA[{body}]]></content:encoded></item>"""


def rss(articles: Sequence[Article]) -> bytes:
    items = []
    for article in articles:
        parts = (html.escape(part) for part in article.text.split("\n\n"))
        items.append(
            ITEM.format(
                id=html.escape(article.id or ""),
                title=html.escape(article.title or ""),
                url=html.escape(article.url or ""),
                body="".join(f"<p>{part}</p>" for part in parts).replace("]]>", "]]&gt;"),
            )
        )
    return RSS.format(items="\n".join(items)).encode()


ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><id>urn:wire</id>
<updated>2026-06-07T09:30:00Z</updated>
{items}
</feed>
"""
ENTRY = """<entry><id>{id}</id><title>{title}</title><link href="{url}"/>
<published>2026-06-07T09:30:00Z</published><updated>2026-06-08T09:30:00Z</updated>
<content type="html">{body}</content></entry>"""


def atom(articles: Sequence[Article]) -> bytes:
    items = []
    for article in articles:
        parts = (f"<p>{html.escape(part)}</p>" for part in article.text.split("\n\n"))
        items.append(
            ENTRY.format(
                id=html.escape(article.id or ""),
                title=html.escape(article.title or ""),
                url=html.escape(article.url or ""),
                body=html.escape("".join(parts)),
            )
        )
    return ATOM.format(items="\n".join(items)).encode()


MANY: MappingProxyType[str, Callable[[Sequence[Article]], bytes]] = MappingProxyType(
    {
        "jsonl": jsonl,
        "ndjson": jsonl,
        "json": json_list,
        "csv": separated,
        "tsv": lambda articles: separated(articles, "\t"),
        "parquet": parquet,
        "warc": warc,
        "rss": rss,
        "atom": atom,
        "xml": atom,
    }
)
"""Formats of many articles in a file."""

ONE: MappingProxyType[str, Callable[[Article], bytes]] = MappingProxyType(
    {
        "txt": lambda article: article.text.encode(),
        "md": lambda article: (
            f"---\ntitle: {article.title}\ndate: {article.published}\nurl: {article.url}\n---\n"
            f"{article.text}"
        ).encode(),
        "html": page,
        "htm": page,
    }
)
"""Formats of one."""


def compressed(data: bytes, compression: str) -> bytes:
    if compression == ".gz":
        return gzip.compress(data, mtime=0)
    from backports import zstd

    return bytes(zstd.compress(data, options={zstd.CompressionParameter.checksum_flag: 1}))


def write_many(path: Path, articles: Sequence[Article]) -> Path:
    """Write a file as its suffixes say."""
    form, *compression = path.name.partition(".")[2].split(".")
    data = MANY[form](articles)
    path.write_bytes(compressed(data, f".{compression[0]}") if compression else data)
    return path
