"""Good articles, in files that lie among the bad ones or that are half bad themselves."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from typing import NamedTuple

from announce_extract import Article
from tests.read import dump

SPANS = "<table><tr><td colspan=1000000>a<td rowspan=1000000>b<tr><td>c</table>"


class Good(NamedTuple):
    """A file with articles that must come out, each of which gives one record."""

    name: str
    data: bytes
    ids: tuple[str, ...]
    reason: str | None = None
    """A pattern of what is to be reported of the rest of the file."""


def article(name: str, number: int = 1) -> Article:
    """An article that gives a record."""
    return Article(
        f"Acme AI released Roadrunner-{number}B on Tuesday. It was trained on 2,048 H100s.",
        title=f"Acme AI releases Roadrunner-{number}B",
        published="2026-03-05",
        url=f"https://example.org/{name}",
        id=name,
    )


def whole() -> Iterator[Good]:
    """Each format, all in order."""
    for form, write_many in dump.MANY.items():
        names = tuple(f"{form}-{number}" for number in range(3))
        data = write_many([article(name, number + 1) for number, name in enumerate(names)])
        ids = tuple(f"https://example.org/{name}" for name in names) if form == "warc" else names
        yield Good(f"good/many.{form}", data, ids)
    for form, write_one in dump.ONE.items():
        name = f"good/one.{form}"
        yield Good(name, write_one(article(form)), (name,))
    packed = gzip.compress(dump.ONE["txt"](article("packed")))
    yield Good("good/packed.txt.gz", packed, ("good/packed.txt.gz",))
    yield Good("good/folder.json/a.txt", article("a").text.encode(), ("good/folder.json/a.txt",))


def odd() -> Iterator[Good]:
    """What looks bad and is not: marks, halves of characters, line ends, spans, deep trees."""
    text = article("a").text
    odd = {
        "bom.txt": b"\xef\xbb\xbf" + text.encode(),
        "ends.md": f"Roadrunner\r\n\r\n{text}\r\r".encode(),
        "bidi.txt": f"\u202e\u2066{text}\u2069 \U0001f600\u0301".encode(),
        "span.html": f"<p>{text}</p>{SPANS}".encode(),
        "deep.html": b"<div>" * 3000 + f"<p>{text}</p>".encode(),
        "utf16.html": f"<html><p>{text}</p></html>".encode("utf-16"),
        "quirks.html": f"<p>\0{text}<p <b> </i>&#0;&#xd800;&#99999999;".encode(),
    }
    for name, data in odd.items():
        yield Good(f"odd/{name}", data, (f"odd/{name}",))
    half = json.dumps({"id": "half", "text": f"\ud83d {text}", "x": [None, float("nan")]})
    yield Good("odd/half.jsonl", half.encode(), ("half",))


def mixed() -> Iterator[Good]:
    """Good ones before and after bad ones."""
    before, after = (json.dumps(dump.fields(article(f"mixed-{n}"))).encode() for n in (1, 2))
    bad = (b"{", b'{"text": 7}', b"\xff", b"[" * 99_999, b'{"text": "' + b"a" * 1_100_000 + b'"}')
    lines = b"\n".join([before, *bad, after])
    yield Good("mixed/a.jsonl", lines, ("mixed-1", "mixed-2"), ".")
    cut = [json.dumps(dump.fields(article("cut"))).encode(), b', {"text": tru']
    yield Good("mixed/cut.json", b"[" + b"".join(cut), ("cut",), "broken JSON")
    rows = dump.separated([article("row-1"), article("row-2")])
    head, first, second = rows.split(b"\r\n")[:3]
    table = b"\r\n".join([head, first, b"a,b,c,d,e,f,g", b"\xff,,,,\xff,", second, b""])
    yield Good("mixed/a.csv", table, ("row-1", "row-2"), "cells|UTF-8|no text")
    records = [dump.warc_record(article(f"w{n}")) for n in (1, 2)]
    lie = dump.response(b"<p>Nothing is said here.", "https://example.org/lie", length=9999999)
    ids = ("https://example.org/w1", "https://example.org/w2")
    yield Good("mixed/a.warc", records[0] + lie + records[1], ids, "Content-Length|more than")
