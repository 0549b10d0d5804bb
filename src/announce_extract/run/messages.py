"""What goes between a supervisor and its workers, over pipes."""

from __future__ import annotations

import pickle
import struct
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from announce_extract.run.parts import Part
from announce_extract.run.settings import Settings
from announce_extract.run.slices import Slice

LENGTH = struct.Struct("=Q")


@dataclass(frozen=True, slots=True)
class Start:
    """The first thing that a worker is told."""

    settings: Settings
    folder: str
    """Where parts go."""


@dataclass(slots=True)
class Task:
    """A slice, and what is known of it from workers that did not survive it."""

    slice: Slice
    skip: dict[int, str] = field(default_factory=dict)
    """Ordinals of documents that must not be touched, and why."""
    end: tuple[int, str] | None = None
    """The ordinal after which the slice cannot be read, and why."""
    crashes: dict[tuple[int, int], int] = field(default_factory=dict)
    """How often a worker ended, by place."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has loaded all that it needs."""


@dataclass(frozen=True, slots=True)
class Done:
    """A part was committed."""

    part: Part
    resident: int
    """Bytes of memory that the worker has."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """The worker cannot go on, and nor could another: a full disk, a broken vocabulary."""

    reason: str


def send(stream: BinaryIO, message: object) -> None:
    """Write a message; raises `OSError` where nobody reads."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """Read a message; raises `EOFError` where the other end is no more."""
    (length,) = LENGTH.unpack(_exactly(stream, LENGTH.size))
    return pickle.loads(_exactly(stream, length))


def _exactly(stream: BinaryIO, size: int) -> bytes:
    parts: list[bytes] = []
    while size:
        data = stream.read(min(size, 1 << 20))
        if not data:
            raise EOFError
        parts.append(data)
        size -= len(data)
    return b"".join(parts)
