"""An opened input, and its bytes as text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from announce_extract.errors import ReadError
from announce_extract.read.options import DEFAULTS, Options

PROBE = 8192
"""Bytes looked at to tell a binary file; no text has a NUL in it."""
UTF8_BOM = b"\xef\xbb\xbf"
SKIPPED = 1 << 30
"""Bytes of one line that are skipped before the rest of a file is given up."""
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """A stream of bytes under the name that the user knows it by."""

    path: str
    name: str
    """What tells it from other inputs: the id of its text, if that has no other."""
    stream: BinaryIO
    head: bytes = b""
    """What was already read from the stream: whole lines."""
    options: Options = DEFAULTS
    first_line: int = 1
    """The number of the line that the stream starts with."""

    def error(self, reason: str, line: int | None = None, offset: int | None = None) -> ReadError:
        """Make the error that says what is wrong here."""
        return ReadError(self.path, reason, line=line, offset=offset)

    def data(self) -> bytes:
        """Read it all, if it is not more than one document may be."""
        data = self.head + self.stream.read(self.options.limit + 1)
        if len(data) > self.options.limit:
            raise self.error(self.too_large())
        if not data.strip():
            raise self.error("the file is empty")
        return data

    def text(self) -> str:
        """Read it all, with line ends as "\\n" and without byte order mark, as editors show it."""
        data = self.data()
        self.refuse_binary(data[:PROBE])
        text = self.decoded(data.removeprefix(UTF8_BOM), first_line=1)
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """Give number and bytes of each line that is not blank, holding one at a time.

        A line that is longer than a document may be comes cut, one byte over the limit.
        """
        number, empty, limit = self.first_line - 1, True, self.options.limit + 2
        for line in self._pieces(limit):
            number += 1
            content = line.removeprefix(UTF8_BOM) if number == 1 else line
            if content.strip():
                empty = False
                yield number, content
            if len(line) == limit and not line.endswith(b"\n"):
                self._skip_line(number)
        if empty and self.first_line == 1:
            raise self.error("the file is empty")

    def _pieces(self, limit: int) -> Iterator[bytes]:
        yield from io.BytesIO(self.head)
        while line := self.stream.readline(limit):
            yield line

    def _skip_line(self, number: int) -> None:
        skipped = 0
        while piece := self.stream.readline(CHUNK):
            if piece.endswith(b"\n"):
                return
            skipped += len(piece)
            if skipped > SKIPPED:
                raise self.error("a line without end; what follows was not read", number)

    def too_large(self) -> str:
        """What is said of a document that is larger than the limit."""
        return f"more than {self.options.limit:,} bytes, the limit of one document"

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
