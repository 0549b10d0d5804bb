"""Opening a file where it lies, compressed or not, here or behind a URL."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from announce_extract.errors import MissingExtraError, ReadError
from announce_extract.extras import needing
from announce_extract.read.inputs import REMOTE, compression


class Opened(NamedTuple):
    """An input that is open."""

    stream: BinaryIO
    """Its bytes, decompressed if that was asked for."""
    raw: BinaryIO
    """The file itself, of which `tell` says how far reading has come."""


@contextmanager
def open_input(path: str, *, decompressed: bool = True) -> Iterator[Opened]:
    """Open for reading; raises what `read_errors` names."""
    extension = compression(path) if decompressed else None
    with _open_raw(path) as raw:
        if extension is None:
            yield Opened(raw, raw)
            return
        from smart_open.compression import compression_wrapper

        with needing("zst", f"{path}: it"):
            stream = compression_wrapper(raw, "rb", compression=extension)
        with stream:
            yield Opened(cast("BinaryIO", stream), raw)


def _open_raw(path: str) -> BinaryIO:
    if not REMOTE.match(path):
        return Path(path).open("rb")
    import smart_open

    try:
        return smart_open.open(path, "rb", compression="disable")
    except ImportError as error:
        reason = f"needs a library that smart_open names: {error}"
        raise MissingExtraError(f"{path}: {reason}") from None
    except NotImplementedError as error:  # a scheme that smart_open does not know
        raise ReadError(path, f"cannot be read: {' '.join(str(error).split())}") from None


@cache
def read_errors() -> tuple[type[Exception], ...]:
    """All that reading a file may raise where the file, or the way to it, is broken."""
    return (OSError, ReadError, MissingExtraError, EOFError, zlib.error, *_zstd_errors())


def _zstd_errors() -> tuple[type[Exception], ...]:
    try:
        from compression import zstd  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        try:
            from backports import zstd  # type: ignore[no-redef, unused-ignore]
        except ImportError:
            return ()
    return (zstd.ZstdError,)
