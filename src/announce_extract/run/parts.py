"""Parts: what came out of a slice, in a file that is there complete or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from announce_extract.read import Failure
from announce_extract.run.summary import Counts

IN_FOLDER = 1000
"""Parts in one folder."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part that was committed: lines of records, then lines of failures."""

    number: int
    """That of its slice."""
    records_size: int
    """Bytes of the records."""
    size: int
    """Bytes in all; a part without any has no file."""
    digest: str
    counts: Counts = field(default_factory=Counts)

    def path(self, folder: Path) -> Path:
        """Where it lies in the folder of a run."""
        return folder / f"{self.number // IN_FOLDER:06}" / f"{self.number:09}.part"

    def to_dict(self) -> dict[str, Any]:
        """As JSON values."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """From what `to_dict` gave; raises `KeyError` or `TypeError` if it is something else."""
        return cls(**{**values, "counts": Counts(**values["counts"])})

    def is_whole(self, folder: Path) -> bool:
        """Whether the file is what was committed."""
        if not self.size:
            return True
        try:
            data = self.path(folder).read_bytes()
        except OSError:
            return False
        return len(data) == self.size and sha256(data).hexdigest() == self.digest

    def records(self, folder: Path) -> list[str]:
        """Its lines of records, each with its end."""
        return _lines(self._data(folder)[: self.records_size])

    def failures(self, folder: Path) -> Iterator[Failure]:
        """Its failures."""
        for line in _lines(self._data(folder)[self.records_size :]):
            yield Failure(**{"line": None, **json.loads(line)})

    def _data(self, folder: Path) -> bytes:
        return self.path(folder).read_bytes() if self.size else b""


def _lines(data: bytes) -> list[str]:
    """Lines that end in a line feed and in nothing else."""
    text = data.decode("utf-8")
    return [line + "\n" for line in text.split("\n")[:-1]]


def failure_line(failure: Failure) -> str:
    """A failure as a line of JSON."""
    return json.dumps(failure.to_dict(), ensure_ascii=False) + "\n"


def commit(
    folder: Path,
    number: int,
    records: Sequence[str],
    failures: Sequence[Failure],
    counts: Counts,
) -> Part:
    """Write a part and put it in its place when it is on the disk; raises `OSError`."""
    lines = "".join(records).encode()
    data = lines + "".join(map(failure_line, failures)).encode("utf-8", errors="replace")
    part = Part(number, len(lines), len(data), sha256(data).hexdigest(), counts)
    if not data:
        return part
    path = part.path(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return part
