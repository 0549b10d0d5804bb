"""WARC and Parquet files that lie, and tables that are no tables."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from typing import Any

from announce_extract import Article
from tests.bad_inputs.case import Bad, spread
from tests.bad_inputs.encodings import LIMIT
from tests.read import dump

PAGE = b"<html><body><p>" + b"Nothing is said in this page of anything. " * 20
LENGTHS = (
    b"0", b"1", b"-1", b"99999", b"1e3", b"", b"0x10", b"many", b"1 000", b"9" * 17, b"9" * 400,
)  # fmt: skip
ROWS = [Article("Nothing is said here.", id=str(number)) for number in range(50)]


def warcs() -> Iterator[Bad]:
    """Records that lie about their length or have no end, and no records."""
    record = dump.response(PAGE, "https://example.org/")
    start = record.rindex(b"Content-Length: ", 0, record.index(b"HTTP/1.1"))
    end = record.index(b"\r\n", start)
    lies = [record[:start] + b"Content-Length: " + length + record[end:] for length in LENGTHS]
    cuts = [record[:-size] for size in (30, 400, len(record) - 12)]
    junk = [b"WARC/1.0\r\n\r\n", b"WARC/9", b"text\n" * 9, b"\0" * 99, b"HTTP/1.1 200 OK\r\n\r\n"]
    yield from spread("warc", (".warc",), [*lies, *cuts, *junk], ".")
    packed = [dump.compressed(data, ".gz") for data in (*lies, *cuts, *junk)]
    large = dump.compressed(dump.response(b"<p>" + b"a" * LIMIT, "https://example.org/2"), ".gz")
    whole = dump.compressed(record, ".gz")
    yield from spread("warc", (".warc.gz",), [*packed, large, whole[:-9], record, whole[5:]], ".")


def parquets() -> Iterator[Bad]:
    """Garbage, absurd metadata, cut files, and tables without a text."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    whole = dump.parquet(ROWS)
    foot = len(whole) - 8
    garbage = [b"PAR1", b"PAR1PAR1", b"PAR1" + b"\0" * 40 + b"PAR1", b"text " * 40]
    sizes = [
        whole[:foot] + size + b"PAR1" for size in (b"\xff" * 4, b"\xff\xff\xff\x7f", b"\0" * 4)
    ]
    cuts = [whole[: len(whole) // part] for part in (2, 3, 5)]
    yield from spread("parquet", (".parquet",), [*garbage, *sizes, *cuts], "Parquet|cannot be")
    luck = random.Random(7)
    for number in range(20):
        data = bytearray(whole)
        for at in luck.sample(range(foot - 300, foot), 60):
            data[at] ^= luck.randrange(1, 256)
        yield Bad(f"parquet/garbled-{number:02}.parquet", bytes(data), ".")
    columns: tuple[dict[str, list[Any]], ...] = (
        {"id": ["a"]},
        {"text": [7]},
        {"text": [None]},
        {"text": [["a"]]},
        {"text": [b"a"]},
    )
    for number, column in enumerate(columns):
        sink = io.BytesIO()
        pq.write_table(pa.table(column), sink)
        yield Bad(f"parquet/column-{number}.parquet", sink.getvalue(), "no text|field 'text' is")


def tables() -> Iterator[Bad]:
    """CSV without a text, with cells too many, or with a quotation mark too few."""
    unended = b'text\n"' + b"a" * LIMIT + b"aa\n"
    contents = [
        unended, b"title,date\nA,2026-06-07\n",
        b"text\na,b,c\n", b"text,title\na,b,c\n", b"\n\n,,,\n",
        b"text\n" + b"a," * 100_000, b"Text\na\n",
        b"text,title\n,only a title\n", b"<html><p>text</html>", b"{}", b"text\n\xf0\x9f\x98\n",
    ]  # fmt: skip
    yield from spread("tables", (".csv",), contents, ".")
