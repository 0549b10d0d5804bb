"""Where a worker is: two numbers in memory that its supervisor can read when it is no more."""

from __future__ import annotations

import mmap
import os
import struct
import tempfile
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

LAYOUT = struct.Struct("=QQ")


class Phase(IntEnum):
    """What is being done."""

    READING = 0
    """The container is read on, after the document of that ordinal."""
    EXTRACTING = 1
    """The document of that ordinal is parsed and extracted."""
    COMMITTING = 2
    """The part is written."""


class Place(NamedTuple):
    """How far a slice has come."""

    ordinal: int
    """The number of the document in its slice, from 1."""
    phase: Phase


START = Place(0, Phase.READING)


class Cell:
    """The memory of one worker, in a file that both processes map.

    The worker removes its name, so that nothing is left of it however either of them ends.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Make it, or map that of a supervisor."""
        if path is None:
            number, name = tempfile.mkstemp(prefix="announce-extract-")
            self.path, self._file = Path(name), os.fdopen(number, "r+b")
            self._file.write(bytes(LAYOUT.size))
            self._file.flush()
        else:
            self.path, self._file = path, path.open("r+b")
        self._memory = mmap.mmap(self._file.fileno(), LAYOUT.size)
        if path is not None and os.name != "nt":
            path.unlink()

    def set(self, ordinal: int, phase: int) -> None:
        """Say where the worker is."""
        LAYOUT.pack_into(self._memory, 0, ordinal, phase)

    def get(self) -> Place:
        """Where the worker is, or was when it ended."""
        ordinal, phase = LAYOUT.unpack_from(self._memory)
        return Place(ordinal, Phase(phase))

    def close(self) -> None:
        """Give the memory back, and the name if no worker has come to it."""
        self._memory.close()
        self._file.close()
        self.path.unlink(missing_ok=True)
