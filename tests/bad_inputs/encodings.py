"""Bytes that are no text: other encodings, NUL, nothing at all, too much."""

from __future__ import annotations

from collections.abc import Iterator

from announce_extract.read import READERS
from tests.bad_inputs.case import Bad, spread

TEXTS = (".txt", ".md", ".json", ".jsonl", ".csv", ".tsv")
NO_UTF8 = (
    b"\xff",
    b"\x80",
    b"\xc0\x80",
    b"\xed\xa0\x80",
    b"\xf5\x80\x80\x80",
    b"\xe2\x82",
    b"\xe9",
)
WRAPPED = {
    ".txt": "Nothing %s here.\n", ".md": "# Nothing\n\n%s here.\n", ".json": '{"text": "%s"}',
    ".jsonl": '{"text": "%s"}\n', ".csv": "title,text\nNothing,%s\n",
    ".tsv": "title\ttext\nNothing\t%s\n",
}  # fmt: skip
LIMIT = 1_000_000
"""Bytes that one document may have, in the run over the folder."""


def wrapped(suffix: str, content: bytes) -> bytes:
    """A file of a format with this content in its text."""
    return WRAPPED[suffix].encode().replace(b"%s", content)


def encodings() -> Iterator[Bad]:
    """What is not UTF-8."""
    for suffix in TEXTS:
        contents = [wrapped(suffix, b"a" + bad + b"b") for bad in NO_UTF8]
        yield from spread("utf8", (suffix,), contents, "not UTF-8")
        plain = wrapped(suffix, b"Nothing").decode()
        others = [plain.encode(name) for name in ("utf-16-le", "utf-16-be", "utf-16", "utf-32")]
        reason = "binary file|not UTF-8|broken JSON|no text field"
        yield from spread("utf16", (suffix,), others, reason)
        if suffix not in (".csv", ".tsv"):  # where it is a character like others
            yield Bad(f"nul/a{suffix}", wrapped(suffix, b"a\0b"), "binary|broken JSON|NUL")


def nothing() -> Iterator[Bad]:
    """Files with nothing in them, under every suffix."""
    for suffix in READERS:
        yield Bad(f"empty/a{suffix}", b"", ".")
        yield Bad(f"empty/a{suffix}.gz", b"", ".")
        yield Bad(f"empty/blank{suffix}", b" \n\n\t\r\n", ".")


def huge() -> Iterator[Bad]:
    """One document that is larger than a document may be."""
    for suffix in TEXTS:
        for number, unit in enumerate((b"a", b"H100 ", b"-")):
            data = wrapped(suffix, unit * (LIMIT // len(unit) + 10))
            yield Bad(f"huge/{number}{suffix}", data, "more than 1,000,000 bytes|larger than")
