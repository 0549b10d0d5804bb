"""JSON: one object, a list of objects, or objects one after the other.

Values are read one at a time, in memory that a single one needs.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

from announce_extract.read.document import Document
from announce_extract.read.failure import Failure
from announce_extract.read.mapping import of_fields
from announce_extract.read.source import Source

BLANK = re.compile(r"\s*+")
ESCAPED = re.compile(r"[\udc80-\udcff]")
"""A byte that is no UTF-8, as `surrogateescape` decodes it."""
CHUNK = 1 << 18
"""Characters read at first; as many again as there are, where a value needs more."""


def read(source: Source) -> Iterator[Document | Failure]:
    """Read each object; what stands before broken JSON is still read."""
    text = io.TextIOWrapper(
        source.stream, encoding="utf-8-sig", errors="surrogateescape", newline=""
    )
    try:
        yield from read_text(text, source)
    finally:
        text.detach()


def read_text(text: TextIO, source: Source) -> Iterator[Document | Failure]:
    """Read the objects in a text."""
    for line, value, size, bad in _values(_Window(text, source)):
        if bad is not None:
            yield Failure(source.path, line, f"not UTF-8 (byte 0x{ord(bad) - 0xDC00:02x})")
        elif size > source.options.limit:
            yield Failure(source.path, line, source.too_large())
        else:
            yield of_fields(source, line, value, size)


class _Window:
    """The part of a text that is in memory: from a value on, as far as it was needed."""

    def __init__(self, stream: TextIO, source: Source) -> None:
        self.source = source
        self.text, self.at = "", 0
        self.ended = False
        self._stream, self._line = stream, 1

    def more(self) -> bool:
        """Drop what was read and read on; False where nothing follows."""
        chunk = "" if self.ended else self._stream.read(max(CHUNK, len(self.text) - self.at))
        if not chunk:
            self.ended = True
            return False
        self._line = self.line()
        self.text, self.at = self.text[self.at :] + chunk, 0
        return True

    def skip_blank(self) -> None:
        """Go to the next character that is not blank, or to the end."""
        while True:
            self.at = BLANK.match(self.text, self.at).end()  # type: ignore[union-attr]
            if self.at < len(self.text) or not self.more():
                return

    def next(self) -> str:
        """The character here; "" at the end."""
        return self.text[self.at : self.at + 1]

    def line(self, at: int | None = None) -> int:
        """The number of the line of a position, by default of this one."""
        return self._line + self.text.count("\n", 0, self.at if at is None else at)

    def broken(self, reason: str, at: int | None = None) -> Exception:
        """Make the error that names the line."""
        return self.source.error(f"broken JSON: {reason}", self.line(at))


def _values(window: _Window) -> Iterator[tuple[int, Any, int, str | None]]:
    """Give line, value and size of each, and the first byte in it that is no UTF-8."""
    window.skip_blank()
    if not window.next():
        raise window.source.error("the file is empty")
    window.source.refuse_binary(window.text[:8192].encode(errors="surrogateescape"))
    opened = window.next() == "["
    if opened:
        window.at += 1
        window.skip_blank()
        if window.next() == "]":
            _check_end(window)
            return
    while window.next():
        line = window.line()
        value, start, end = _decoded(window)
        bad = ESCAPED.search(window.text, start, end)
        window.at = end
        yield line, value, end - start, bad[0] if bad else None
        window.skip_blank()
        if opened and not _goes_on(window):
            return
    if opened:
        raise window.broken("the list does not end")


def _decoded(window: _Window) -> tuple[Any, int, int]:
    """The value here, and where it starts and ends; reads on for as long as it needs."""
    decoder = json.JSONDecoder()
    while True:
        try:
            value, end = decoder.raw_decode(window.text, window.at)
            if end < len(window.text) or not window.more():
                return value, window.at, end
        except json.JSONDecodeError as error:
            if len(window.text) - window.at > window.source.options.limit:
                reason = f"{error.msg}, or a value of {window.source.too_large()}"
                raise window.broken(reason, error.pos) from None
            if not window.more():
                raise window.broken(error.msg, error.pos) from None
        except (ValueError, RecursionError) as error:
            raise window.broken(str(error)) from None


def _goes_on(window: _Window) -> bool:
    """Step over the comma after an item; False after the bracket that ends the list."""
    match window.next():
        case ",":
            window.at += 1
            window.skip_blank()
            if window.next() == "]":  # a comma too many, which does no harm
                _check_end(window)
                return False
            return True
        case "]":
            _check_end(window)
            return False
        case "":
            return True
        case _:
            raise window.broken("Expecting ',' delimiter")


def _check_end(window: _Window) -> None:
    window.at += 1
    window.skip_blank()
    if window.next():
        raise window.broken("something after the list")
