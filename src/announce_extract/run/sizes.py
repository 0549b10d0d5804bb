"""How large slices are, and files."""

from __future__ import annotations

from pathlib import Path

from announce_extract.read.inputs import REMOTE

SIZE = 4 << 20
"""Bytes of a slice, after decompression where that is known; the first of a file are smaller."""


def slice_size(place: int) -> int:
    """Bytes of a slice by its place in its file: small files are shared, too, large ones quick.

    >>> [slice_size(place) >> 10 for place in (0, 8, 16, 24, 32, 40)]
    [256, 512, 1024, 2048, 4096, 4096]
    """
    return min(SIZE, SIZE // 16 << min(place // 8, 4))


def file_size(path: str) -> int:
    """Bytes on the disk; 0 where that cannot be known."""
    if REMOTE.match(path):
        return 0
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0
