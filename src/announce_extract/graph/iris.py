"""Identifiers: all made from what is said, so that loading twice changes nothing."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from typing import Literal
from urllib.parse import urlsplit

from pyoxigraph import NamedNode

from announce_extract.errors import GraphError
from announce_extract.identity import article_key
from announce_extract.schema import Announcement, Document

BASE = "https://w3id.org/announce-extract/id/"
"""What our own identifiers start with unless another base is given."""

Where = Literal["title", "text"]


def checked_base(base: str) -> str:
    """A base that identifiers can follow, or raise `GraphError`.

    >>> checked_base("https://example.org/kg")
    'https://example.org/kg/'
    """
    try:
        NamedNode(base + "article/0")
        parts = urlsplit(base)
    except ValueError as error:
        raise GraphError(f"the base {base!r} is no IRI: {error}") from None
    if not (parts.scheme in {"http", "https"} and parts.netloc) or parts.query:
        raise GraphError(f"the base must be like https://example.org/kg/, not {base!r}")
    return base if base.endswith(("/", "#")) else base + "/"


def article_iri(base: str, record: Announcement) -> str:
    """The article by the hash of its URL or text; where the record has neither, of its id."""
    return f"{base}article/{article_key(record)}"


def claim_iri(article: str, record: Announcement) -> str:
    """The claim that a record becomes."""
    return f"{article}#c-{fragment(record.id)}"


def segment_iri(article: str, where: Where, start: int, end: int) -> str:
    """A slice of the article's text, or of its title."""
    return f"{article}#{'char' if where == 'text' else 'title-char'}={start},{end}"


def fragment(identifier: str) -> str:
    """An id as it is where an IRI may hold it (ours are hex), else its hash."""
    if identifier.isascii() and identifier.replace("-", "").replace("_", "").isalnum():
        return identifier
    return _hash(identifier)


def run_iri(base: str, version: str, vocabulary: str) -> str:
    """The run of a version of this program with a vocabulary, given by its hash."""
    return f"{base}run/{_hash(f'announce-extract {version} {vocabulary}')}"


def web_address(document: Document | None) -> str | None:
    """The article's URL if a browser may open it: no `javascript:`, nothing that is no IRI."""
    url = document.url if document else None
    return url if url is not None and _may_be_opened(url) else None


@lru_cache(1024)
def _may_be_opened(url: str) -> bool:
    """Whether a URL is an address on the web; the records of an article ask for the same one."""
    try:
        NamedNode(url)
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()[:16]
