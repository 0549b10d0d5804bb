"""WARC: the gate on raw pages before text is extracted, beside extracting text from every page.

python benchmarks/warc.py [DUMP.jsonl...] [--articles 2000] [--share 0.025]

Articles (by default a synthetic mixed dump) become the pages of a WARC file, in memory. Both ways
read it in one process; what differs is whether the gate may refuse a page before trafilatura is
asked for its text. The records of both must be the same.
"""

from __future__ import annotations

import argparse
import io
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from time import process_time

from pages import warc
from synthetic import articles as synthetic

from announce_extract import Announcement, Article, Extractor
from announce_extract.extraction import extracted
from announce_extract.read import DEFAULTS, Document, Failure, read
from announce_extract.read import warc as reader
from announce_extract.read.source import Source

Way = Callable[[Document], list[Announcement]]


def main() -> None:
    """Measure and print."""
    arguments = _arguments()
    data = b"".join(warc(_articles(arguments)))
    print(f"{len(data) / 1e6:.1f} MB of WARC, compressed")
    extractor = Extractor()
    extractor.extract(Article("Acme AI released Roadrunner-7B, trained on 512 H100s."))  # warm

    def gated(document: Document) -> list[Announcement]:
        found = extracted(document, extractor)
        assert not isinstance(found, Failure), found
        return list(found.records)

    def ungated(document: Document) -> list[Announcement]:
        return extractor.extract(document.open())

    def text_only(document: Document) -> list[Announcement]:
        document.open()
        return []

    text = _measured("trafilatura on every page, no more", text_only, data)
    every = _measured("trafilatura on every page, records", ungated, data)
    gate = _measured("gate on the raw page first, records", gated, data)
    same = "the same" if gate[1] == every[1] else "NOT the same"
    print(f"records are {same}; {every[0] / gate[0]:.1f} times as fast with the gate first")
    print(f"({text[0] / gate[0]:.1f} times as fast as trafilatura on every page alone)")


def _measured(name: str, way: Way, data: bytes) -> tuple[float, list[str]]:
    start = process_time()
    records: list[str] = []
    size = pages = 0
    for document in _documents(data):
        records += (record.to_json() for record in way(document))
        size += document.size
        pages += 1
    seconds = process_time() - start
    print(
        f"{name:38} {1000 * seconds / pages:8.2f} ms/page {size / 1e6 / seconds:7.1f} MB/s"
        f" {len(records):6} records"
    )
    return seconds, records


def _documents(data: bytes) -> Iterator[Document]:
    for item in reader.read(Source("dump.warc.gz", "dump", io.BytesIO(data), options=DEFAULTS)):
        assert isinstance(item, Document), item
        yield item


def _articles(arguments: argparse.Namespace) -> Iterator[Article]:
    if not arguments.dump:
        return synthetic(arguments.articles, arguments.share)
    found = (item for item in read(arguments.dump) if not isinstance(item, Failure))
    return islice(found, arguments.articles)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dump", nargs="*", type=Path, metavar="DUMP")
    parser.add_argument("--articles", type=int, default=2000, help="at most so many")
    parser.add_argument("--share", type=float, default=0.025, help="of articles about AI")
    return parser.parse_args()


if __name__ == "__main__":
    main()
