"""A text as a file that is there complete or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from announce_extract.write.file import write_file
from announce_extract.write.result import Result


def write_text(text: str, path: Path) -> None:
    """Write a text as `write_file` writes records; raise `WriteError` where that cannot be."""

    def write(_: Iterable[Result], stream: TextIO) -> None:
        stream.write(text)

    write_file((), path, write)
