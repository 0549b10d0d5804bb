"""Any text, of which the first line is the title: never an error, and every quotation exact."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from announce_extract import Announcement, Article, Extractor
from fuzz.harness import articles, promise


@cache
def extractor() -> Extractor:
    """The packaged vocabulary; without the gate, which would keep most inputs from the rules."""
    return Extractor(gate=False)


def run(data: bytes) -> None:
    """Extract, and hold the records to what is said of them."""
    title, _, text = data.decode("utf-8", "replace").rpartition("\0")
    check(Article(text, title=title or None, published="2026-06-07"))


def check(article: Article) -> list[Announcement]:
    """Extract; evidence must be exact, ids must differ, and all must survive JSON and a row."""
    records = extractor().extract(article)
    for record in records:
        record.verify(article)
        record.to_row()
        promise(Announcement.from_json(record.to_json()) == record, "JSON changes a record")
    ids = {record.id for record in records}
    promise(len(ids) == len(records), "two records have one id")
    promise(extractor().extract(article) == records, "the second time gives other records")
    return records


def seeds() -> Iterator[bytes]:
    """The fixtures; a NUL parts a title from its text."""
    for text in articles():
        yield text.encode()
        first, _, rest = text.partition("\n")
        yield f"{first}\0{rest}".encode()
