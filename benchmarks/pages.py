"""Articles as web pages and as WARC, to measure what reading those costs."""

from __future__ import annotations

import gzip
import html
from collections.abc import Iterable, Iterator

from announce_extract import Article

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | The Courier</title>
<meta property="og:title" content="{title}">
<meta property="article:published_time" content="{date}">
<link rel="canonical" href="{url}"><style>{style}</style><script>{script}</script></head>
<body><header><div class="logo"><a href="/">The Courier</a></div>
<nav class="menu"><ul>{menu}</ul></nav></header>
<main><article class="article"><h1>{title}</h1><div class="byline">By our staff</div>
<div class="article-body">{body}</div></article>
<aside class="related"><h3>Read also</h3><ul>{related}</ul></aside></main>
<footer class="footer"><ul>{menu}</ul><p>Copyright. All rights reserved.</p></footer>
<script>{script}</script></body></html>
"""
SECTIONS = ("World", "Politics", "Business", "Markets", "Sport", "Culture", "Travel", "Weather")
SCRIPT = "var q=window.q||[];function track(e,t){q.push({event:e,time:t||Date.now()});}" * 60
STYLE = ".menu li{display:inline;padding:0 1em}.article-body p{line-height:1.6}" * 60


def page(article: Article, related: Iterable[str] = ()) -> str:
    """A page as newspapers make them: some 20 kB around the text."""
    from markdown_it import MarkdownIt

    body = MarkdownIt().enable("table").render(article.text)
    return PAGE.format(
        title=html.escape(article.title or "News"),
        date=article.published or "2026-01-01",
        url=html.escape(article.url or f"https://example.org/{article.id}"),
        body=body,
        menu="".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in SECTIONS),
        related="".join(f'<li><a href="/x">{html.escape(title)}</a></li>' for title in related),
        script=SCRIPT,
        style=STYLE,
    )


def warc(articles: Iterable[Article]) -> Iterator[bytes]:
    """A WARC file, each record a member of gzip."""
    for article in articles:
        body = page(article).encode()
        http = (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
            b"Content-Length: %d\r\n\r\n" % len(body)
        ) + body
        url = article.url or f"https://example.org/{article.id}"
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        yield gzip.compress(head.encode() + http + b"\r\n\r\n", 6, mtime=0)
