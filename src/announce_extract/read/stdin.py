"""Standard input, which has no suffix: JSON if it looks like it, else one text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace

from announce_extract.read import json_values, jsonl, plain
from announce_extract.read.document import Document
from announce_extract.read.failure import Failure
from announce_extract.read.source import UTF8_BOM, Source

NAME = "<stdin>"

# {"text": "..."}; not {a brace in prose}.
JSON_LINE = re.compile(rb'\s*+\{\s*+"')
# "[{", "[\n  {" or "{\n"; not "[Update] Aurora".
JSON_VALUE = re.compile(rb'\s*+(?:\[\s*+\{|\{\s*+")')
# All blank, up to where an object or a list may go on in the next line.
UNDECIDED = re.compile(rb"\s*+(?:[\[{]\s*+)*+\Z")
LEAST = 4096
"""Bytes of blank and brackets after which it is a text."""


def read(source: Source) -> Iterator[Document | Failure]:
    """Read JSON Lines as they come, JSON value by value; anything else once it is complete."""
    head = b""
    while line := source.stream.readline(source.options.limit + 2):
        head += line
        if not UNDECIDED.match(head.removeprefix(UTF8_BOM)) or len(head) > LEAST:
            break
    start = head.removeprefix(UTF8_BOM)
    found = replace(source, head=head)
    if JSON_LINE.match(start) and _is_one_line(start):
        yield from jsonl.read(found)
    elif JSON_VALUE.match(start):
        stream = io.BufferedReader(_Joined(head, source))
        yield from json_values.read(replace(source, stream=stream))
    else:
        yield from plain.read(found)


def _is_one_line(start: bytes) -> bool:
    """Whether the object starts in the line that its brace is in."""
    return b"\n" not in start.lstrip().rstrip(b"\n")


class _Joined(io.RawIOBase):
    """What was read of a stream, and then the rest of it."""

    def __init__(self, head: bytes, source: Source) -> None:
        self._head, self._rest = head, source.stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)
