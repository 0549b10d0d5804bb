"""Opening a file where it lies, compressed or not, here or behind a URL."""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path
from typing import BinaryIO, cast

from announce_extract.errors import MissingExtra, ReadError
from announce_extract.read.inputs import REMOTE, compression


def open_input(path: str, *, decompressed: bool = True) -> BinaryIO:
    """Open for reading; raises what `read_errors` names."""
    extension = compression(path) if decompressed else None
    if not REMOTE.match(path) and extension is None:
        return Path(path).open("rb")
    import smart_open

    try:
        stream = smart_open.open(path, "rb", compression=extension or "disable")
    except ImportError as error:
        raise MissingExtra(_missing(path, error)) from None
    except NotImplementedError as error:  # a scheme that smart_open does not know
        raise ReadError(path, f"cannot be read: {' '.join(str(error).split())}") from None
    return cast("BinaryIO", stream)


@cache
def read_errors() -> tuple[type[Exception], ...]:
    """All that reading a file may raise where the file, or the way to it, is broken."""
    return (OSError, ReadError, MissingExtra, EOFError, zlib.error, *_zstd_errors())


def _zstd_errors() -> tuple[type[Exception], ...]:
    try:
        from compression import zstd  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        try:
            from backports import zstd  # type: ignore[no-redef, unused-ignore]
        except ImportError:
            return ()
    return (zstd.ZstdError,)


def _missing(path: str, error: ImportError) -> str:
    if compression(path) == ".zst":
        return f"{path}: needs pip install 'announce-extract[zst]' ({error})"
    return f"{path}: needs a library that smart_open names: {error}"
