"""Text streams into compressed files, the same bytes for the same text."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, TextIO, cast

from announce_extract.extras import needing

LEVEL = 6


@contextmanager
def open_text(path: Path, name: str) -> Iterator[TextIO]:
    """Open a file for text in UTF-8, compressed as the suffix of its later name says."""
    compress = COMPRESSIONS.get(Path(name).suffix.lower())
    if compress is None:
        with path.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        return
    with (
        path.open("wb") as file,
        compress(file) as packed,
        io.TextIOWrapper(packed, encoding="utf-8", newline="") as text,
    ):
        yield text


def _gzip(file: BinaryIO) -> BinaryIO:
    """Without name and time in its head."""
    return cast("BinaryIO", gzip.GzipFile("", "wb", LEVEL, file, mtime=0))


def _zstd(file: BinaryIO) -> BinaryIO:
    try:
        from compression import zstd  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        with needing("zst", "writing .zst"):
            from backports import zstd  # type: ignore[no-redef, unused-ignore]
    return cast("BinaryIO", zstd.open(file, "wb"))


COMPRESSIONS: MappingProxyType[str, Callable[[BinaryIO], BinaryIO]] = MappingProxyType(
    {".gz": _gzip, ".zst": _zstd}
)
