"""Articles: which records are of the same one."""

from __future__ import annotations

from hashlib import sha256

from announce_extract.schema import Announcement


def article_key(record: Announcement) -> str:
    """Sixteen hex digits for the article of a record.

    By its URL, else its text; where the record knows neither, by the id of its document.
    """
    document = record.document
    if document is None:
        return _hash(record.document_id or f"record {record.id}")
    return _hash(document.url) if document.url else document.text_sha256[:16]


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()[:16]
