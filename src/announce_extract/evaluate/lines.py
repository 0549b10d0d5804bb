"""Text files by line, each line with its number for what has to be said about it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from announce_extract.errors import ReadError

BOM = b"\xef\xbb\xbf"


def numbered_lines(path: str | Path) -> Iterator[tuple[int, str]]:
    """Give number, from 1, and text of each line that is not blank."""
    try:
        with Path(path).open("rb") as stream:
            for line, data in enumerate(stream, 1):
                text = _decoded(data.removeprefix(BOM) if line == 1 else data, path, line)
                if text.strip():
                    yield line, text
    except OSError as error:
        raise _unreadable(path, error) from None


def whole_text(path: str | Path) -> str:
    """Read a file with its line ends as they are."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from None
    return _decoded(data.removeprefix(BOM), path, 1)


def _decoded(data: bytes, path: str | Path, first_line: int) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = first_line + data.count(b"\n", 0, error.start)
        reason = f"not UTF-8 (byte 0x{data[error.start]:02x})"
        raise ReadError(path, reason, line=line) from None


def _unreadable(path: str | Path, error: OSError) -> ReadError:
    return ReadError(path, f"cannot be read: {error.strerror or error}")
