"""An opened input, and its bytes as text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

from announce_extract.errors import ReadError

PROBE = 8192
"""Bytes looked at to tell a binary file; no text has a NUL in it."""
UTF8_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Source:
    """A stream of bytes under the name that the user knows it by."""

    path: str
    name: str
    """What tells it from other inputs: the id of its text, if that has no other."""
    stream: BinaryIO
    head: bytes = b""
    """What was already read from the stream."""

    def error(self, reason: str, line: int | None = None) -> ReadError:
        """Make the error that says what is wrong here."""
        return ReadError(self.path, reason, line=line)

    def text(self) -> str:
        """Read it all, with line ends as "\\n" and without byte order mark, as editors show it."""
        data = self.head + self.stream.read()
        if not data.strip():
            raise self.error("the file is empty")
        self.refuse_binary(data[:PROBE])
        text = self.decoded(data.removeprefix(UTF8_BOM), first_line=1)
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """Give number and bytes of each line that is not blank, holding one at a time."""
        empty = True
        for number, line in enumerate(chain(io.BytesIO(self.head), self.stream), 1):
            content = line.removeprefix(UTF8_BOM) if number == 1 else line
            if content.strip():
                empty = False
                yield number, content
        if empty:
            raise self.error("the file is empty")

    def refuse_binary(self, start: bytes) -> None:
        """Raise `ReadError` if this start of the input is not that of a text."""
        if b"\0" in start:
            raise self.error("a binary file, not UTF-8 text")

    def decoded(self, data: bytes, *, first_line: int) -> str:
        """Decode UTF-8, naming the line of the first byte that is none."""
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = first_line + data.count(b"\n", 0, error.start)
            raise self.error(f"not UTF-8 (byte 0x{data[error.start]:02x})", line) from None
