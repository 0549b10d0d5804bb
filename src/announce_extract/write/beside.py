"""A file that is written beside its place, and put there when it is complete."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from announce_extract.errors import WriteError

PREFIX = ".announce-extract-"
"""What the folder beside an output is named, which is there for as long as it is written."""
STREAM = re.compile(r"/dev/(?:std(?:out|err)|fd/\d+)|/proc/[^/]+/fd/\d+")
"""Names of streams that are open already, whatever they lead to."""


def is_stream(path: Path) -> bool:
    """Whether it is written to as it is: a device, a pipe, an open stream; no file to replace."""
    return STREAM.fullmatch(str(path)) is not None or (path.exists() and not path.is_file())


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Give a name to write to; at the end that file takes the place of `path`.

    Whatever goes wrong, the old file stays. A link stays a link, to the new file. The new one
    grows in a folder that nobody else can write to, so that no other run and no link that
    somebody laid there gets between. What is no regular file (/dev/null, a named pipe) is written
    to directly. Raises `WriteError` where that cannot be done.
    """
    try:
        if is_stream(path):
            yield path
            return
        target = _resolved(path)
        with TemporaryDirectory(prefix=PREFIX, dir=target.parent) as folder:
            part = Path(folder) / target.name
            yield part
            _to_disk(part)
            if target.exists():
                shutil.copymode(target, part)
            part.replace(target)
    except BrokenPipeError:  # of a pipe that is written to directly: no fault of the output
        raise
    except OSError as error:
        raise WriteError(f"cannot write {path}: {error.strerror or error}") from error


@contextmanager
def folder_beside(path: Path) -> Iterator[Path]:
    """Give an empty folder; at the end its files take the place of those of that name in `path`.

    A folder that was not there is there complete or not at all; in one that was, each file is.
    Raises `WriteError` where that cannot be done.
    """
    try:
        target = _resolved(path)
        around = target if target.is_dir() else target.parent
        with TemporaryDirectory(prefix=PREFIX, dir=around) as folder:
            part = Path(folder) / "files"
            part.mkdir()
            yield part
            files = sorted(part.iterdir())
            for file in files:
                _to_disk(file)
            if around == target:
                for file in files:
                    file.replace(target / file.name)
            else:
                part.rename(target)
    except OSError as error:
        raise WriteError(f"cannot write {path}: {error.strerror or error}") from error


def _resolved(path: Path) -> Path:
    """The place that a path leads to, by whatever links."""
    try:
        target = path.resolve()
    except RuntimeError:  # a loop, before Python 3.13
        target = path
    if target.is_symlink():
        raise WriteError(f"cannot write {path}: its links lead nowhere but to each other")
    return target


def _to_disk(path: Path) -> None:
    """Wait until the file is on the disk: a name must not outlive what it stands for."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
