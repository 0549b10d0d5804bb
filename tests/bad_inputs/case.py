"""One input that is bad, and what has to be said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Bad(NamedTuple):
    """A file of which something is to be reported."""

    name: str
    """Its path in the folder."""
    data: bytes
    reason: str
    """A pattern of the reason."""


def spread(
    family: str, suffixes: Iterable[str], contents: Iterable[bytes], reason: str
) -> Iterator[Bad]:
    """Each content under each suffix."""
    for suffix in suffixes:
        for number, data in enumerate(contents):
            yield Bad(f"{family}/{number:02}{suffix}", data, reason)
