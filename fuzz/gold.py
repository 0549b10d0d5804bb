"""Any gold file: documents, or the one error that names file and line."""

from __future__ import annotations

from collections.abc import Iterator

from announce_extract.errors import ReadError
from announce_extract.evaluate.gold import GoldDocument, read_gold
from fuzz.harness import FIXTURES, as_file, promise


def run(data: bytes) -> None:
    """Read the file; what is read must be fit to be shown."""
    with as_file(data, "gold.jsonl") as path:
        try:
            documents = read_gold(path)
        except ReadError as error:
            lines = data.count(b"\n") + 1
            promise(error.line is not None and 0 < error.line <= lines, f"no such line: {error}")
            return
    promise(len({document.id for document in documents}) == len(documents), "an id twice")
    for document in documents:
        show(document)


def show(document: GoldDocument) -> None:
    """Write each value as the list of mistakes does."""
    for record in document.records:
        for column in record.fields:
            promise(isinstance(record.shown(column), str), "a value that cannot be shown")


def seeds() -> Iterator[bytes]:
    """The gold of the fixtures, a document each, and values in all their forms."""
    yield from FIXTURES.joinpath("gold.jsonl").read_bytes().splitlines(keepends=True)
    yield b'{"id":7,"records":[{"chip_count":{"any":[1,"2"]},"optional":true,"accelerator":null}]}'
    yield b'{"id":"a","records":[]}\n{"id":"b","records":[{"organisation":["A","B"]}]}'
