"""Standard input, which has no suffix: JSON if it looks like it, else one text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from announce_extract.article import Article
from announce_extract.read import json_values, jsonl
from announce_extract.read.failure import Failure
from announce_extract.read.source import UTF8_BOM, Source

NAME = "<stdin>"

# {"text": "..."}; not {a brace in prose}.
JSON_LINE = re.compile(rb'\s*+\{\s*+"')
# "[{", "[\n  {" or "{\n"; not "[Update] Aurora".
JSON_VALUE = re.compile(r'\s*+(?:\[\s*+\{|\{\s*+")')


def read(stream: BinaryIO) -> Iterator[Article | Failure]:
    """Read JSON Lines as they come; anything else once it is complete."""
    head = b""
    for line in stream:
        head += line
        if line.strip():
            break
    source = Source(NAME, NAME, stream, head)
    if JSON_LINE.match(head.removeprefix(UTF8_BOM)):
        yield from jsonl.read(source)
        return
    text = source.text()
    if JSON_VALUE.match(text):
        yield from json_values.read_text(text, source)
    else:
        yield Article(text, id=NAME, origin=NAME)
