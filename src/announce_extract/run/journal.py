"""The journal: which parts of a run are done, so that it can be taken up again.

It lies with the parts in a folder beside the output. The first line says what the run is; each
further line is a part that was committed. A line that was cut by a crash counts for nothing.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from announce_extract.errors import RunError
from announce_extract.read.failure import Failure
from announce_extract.read.inputs import Found
from announce_extract.run.parts import Part
from announce_extract.run.settings import Settings, digest

NAME = "journal"


def identity(files: Iterable[Found | Failure], settings: Settings) -> dict[str, Any]:
    """What makes two runs the same: the files with size and time of change, and the settings."""
    listed = [_listed(item) for item in files]
    return {"files": len(listed), "inputs": digest(listed), "settings": settings.fingerprint()}


def _listed(item: Found | Failure) -> list[str | int]:
    if isinstance(item, Failure):
        return [str(item)]
    try:
        status = Path(item.path).stat()
    except OSError:  # it lies elsewhere, or not any more
        return [item.path, item.name]
    return [item.path, item.name, status.st_size, status.st_mtime_ns]


class Journal:
    """The parts of a run that are done, open for more."""

    def __init__(self, folder: Path, stream: BinaryIO, done: dict[int, Part]) -> None:
        """Use `opened`."""
        self.folder = folder
        self.done = done
        self._stream = stream

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file, which leaves the run to others."""
        self._stream.close()

    def add(self, part: Part) -> None:
        """Write down that a part is done."""
        self._append(part.to_dict())
        self.done[part.number] = part

    def begin(self, identity: Mapping[str, Any]) -> None:
        """Write the first line."""
        self._append(identity)

    def forget(self) -> None:
        """Remove the folder, when the output is there."""
        shutil.rmtree(self.folder)

    def _append(self, value: Mapping[str, Any]) -> None:
        self._stream.write(json.dumps(value).encode() + b"\n")
        self._stream.flush()
        os.fsync(self._stream.fileno())


def opened(folder: Path, this: Mapping[str, Any], resume: bool | None) -> Journal:
    """Open the journal of a run, new or as it was left.

    `resume` is true (it must have been left), false (what was left is removed) or None (as it
    comes). Raises `RunError` where that cannot be, or where another process is at it.
    """
    path = folder / NAME
    if resume and not path.exists():
        raise RunError(f"nothing to resume: there is no {path}")
    folder.mkdir(parents=True, exist_ok=True)
    stream = path.open("a+b", buffering=0)
    try:
        _lock(stream, folder)
        if resume is False:
            _clear(folder, stream)
        done = _resumed(stream, folder, this)
        journal = Journal(folder, stream, done if done is not None else {})
        if done is None:
            journal.begin(this)
    except BaseException:
        stream.close()
        raise
    return journal


def _clear(folder: Path, stream: BinaryIO) -> None:
    stream.truncate(0)
    for part in folder.iterdir():
        if part.is_dir():
            shutil.rmtree(part)


def _resumed(stream: BinaryIO, folder: Path, this: Mapping[str, Any]) -> dict[int, Part] | None:
    """The parts of a journal that are done and whole; None if it is empty."""
    stream.seek(0)
    head, *lines = stream.read().split(b"\n")
    if not lines:  # not even the first line was written
        stream.truncate(0)
        return None
    _check(head, this, folder)
    if lines[-1]:
        stream.truncate(stream.tell() - len(lines[-1]))
    parts = (_part(line) for line in lines[:-1])
    return {part.number: part for part in parts if part is not None and part.is_whole(folder)}


def _part(line: bytes) -> Part | None:
    try:
        return Part.from_dict(json.loads(line))
    except (ValueError, KeyError, TypeError):  # damaged: its slice is done again
        return None


def _check(head: bytes, this: Mapping[str, Any], folder: Path) -> None:
    try:
        before = json.loads(head)
    except ValueError:
        before = {}
    if before == json.loads(json.dumps(this)):
        return
    different = [key for key in this if before.get(key) != this[key]] if before else ["journal"]
    raise RunError(
        f"{folder} has parts of an unfinished run with other {' and '.join(different)}; "
        "give --no-resume to begin anew and lose them, or another -o"
    )


def _lock(stream: BinaryIO, folder: Path) -> None:
    """Hold the journal until it is closed, or until this process is no more."""
    try:
        import fcntl
    except ImportError:  # Windows has no such lock
        return
    try:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise RunError(f"another process is working in {folder}") from None
