"""Lines of JSON that the gate has no reason to admit are failures where their ends tell it."""

from __future__ import annotations

import io

import pytest

from announce_extract import Extractor
from announce_extract.extraction import Found, extracted
from announce_extract.read import Document, Failure, jsonl
from announce_extract.read.source import Source

EXTRACTOR = Extractor()
RAIN = b"It rained all day in Oslo. " * 40
SOUND = b'{"text": "' + RAIN + b'", "id": 7}'
BROKEN = {
    "cut off": SOUND[:-12],
    "cut off after a brace": b'{"text": "' + RAIN + b"}",
    "a comma too many": SOUND[:-1] + b", }",
    "a name without quotes": SOUND.replace(b'"text"', b"text"),
    "a bare tab": SOUND.replace(b" all", b"\tall"),
    "no UTF-8": SOUND.replace(b"Oslo", b"Troms\xf8"),
    "a list": b"[" + SOUND + b"]",
    "no JSON": RAIN,
}


def outcome(line: bytes) -> Found | Failure:
    """What the only line of a file gives."""
    (item,) = jsonl.read(Source("a.jsonl", "a.jsonl", io.BytesIO(line)))
    return extracted(item, EXTRACTOR) if isinstance(item, Document) else item


def test_a_sound_line_is_not_parsed() -> None:
    assert outcome(SOUND) == Found((), None)


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_line_is_listed(what: str) -> None:
    found = outcome(BROKEN[what])
    assert isinstance(found, Failure), what
    assert found.line == 1
    assert found.reason
