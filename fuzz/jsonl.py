"""Any JSON Lines: every line that is not blank gives an article, or a failure with its number."""

from __future__ import annotations

import io
from collections.abc import Iterator

from announce_extract import Article
from announce_extract.errors import ReadError
from announce_extract.read import (
    Document,
    Failure,
    FieldNames,
    Options,
    guarded,
    json_values,
    jsonl,
    opened,
)
from announce_extract.read.source import UTF8_BOM, Source
from fuzz.harness import FIXTURES, promise

OPTIONS = Options(names=FieldNames(keep=("*",)), limit=100_000)


def run(data: bytes) -> None:
    """Read the bytes as lines, then as one JSON text."""
    lines = enumerate(data.removeprefix(UTF8_BOM).split(b"\n"), 1)
    wanted = {number for number, line in lines if line.strip()}
    try:
        seen = [line_of(item) for item in jsonl.read(source(data))]
    except ReadError as error:
        promise(bool(error.reason), "an error without a reason")
    else:
        promise(set(seen) == wanted and len(seen) == len(wanted), "a line is lost")
    for item in guarded("a.json", json_values.read(source(data))):
        line_of(item)


def source(data: bytes) -> Source:
    """The bytes as a file."""
    return Source("a.jsonl", "a.jsonl", io.BytesIO(data), options=OPTIONS)


def line_of(item: Document | Failure) -> int | None:
    """Open what was found; the line that it stood on."""
    article = opened(item) if isinstance(item, Document) else item
    if isinstance(article, Article):
        article.text.encode()  # no halves of characters, which no output can hold
    else:
        promise(bool(article.reason), "a failure without a reason")
    return item.line


def seeds() -> Iterator[bytes]:
    """The fixtures, and the values that fields may wrongly have."""
    for name in ("gold.jsonl", "retold.jsonl", "articles/wire.jsonl"):
        yield from FIXTURES.joinpath(name).read_bytes().splitlines(keepends=True)
    yield b'\xef\xbb\xbf{"text":"a","date":"Sun, 07 Jun 2026 09:30:00 +0000"}\r\n\r\n{"body":"b"}\n'
    yield b'[{"maintext":"\\ud83d","id":7,"url":null,"title":["t"]},{"text":1e400}]'
    yield b'{"text":"a","pub_date":"2026-06-07 09:30:00 +0800","x":{"y":[NaN,-0.0,1E5,true]}}'
