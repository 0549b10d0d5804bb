"""From what the user named (a file, a folder, a pattern) to files, in a fixed order."""

from __future__ import annotations

import glob
import os
from collections.abc import Collection, Iterator
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from announce_extract.read.failure import Failure


class Found(NamedTuple):
    """A file to read."""

    path: Path
    name: str
    """Its name in the folder that the user gave, "2026/06/news.txt": what tells it from others."""


def find(given: str, suffixes: Collection[str]) -> Iterator[Found | Failure]:
    """Give the files behind one name.

    Folders and patterns give only files with one of the suffixes, a file named by itself any.
    """
    path = Path(given)
    try:
        if path.is_dir():
            yield from _some(_walk(path, path, suffixes), given, "no file in it to read", suffixes)
        elif path.exists() or path.is_symlink():
            yield Found(path, _readable(path.name))
        elif glob.has_magic(given):
            yield from _some(_matches(given, suffixes), given, "matches no file to read", suffixes)
        else:
            yield Failure(given, None, "no such file or folder")
    except OSError as error:
        yield Failure.of(given, error)


def suffix(name: str | Path) -> str:
    """The suffix that says how to read a file.

    >>> suffix("dump/NEWS.JSONL")
    '.jsonl'
    """
    return Path(name).suffix.lower()


def _some(
    found: Iterator[Found | Failure], given: str, reason: str, suffixes: Collection[str]
) -> Iterator[Found | Failure]:
    """Pass on what is found; nothing at all is a failure."""
    nothing = True
    for item in found:
        nothing = False
        yield item
    if nothing:
        yield Failure(given, None, f"{reason} (suffixes: {', '.join(suffixes)})")


def _walk(folder: Path, given: Path, suffixes: Collection[str]) -> Iterator[Found | Failure]:
    """Go through a folder and the folders in it, past those whose name starts with a dot."""
    errors: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and suffix(name) in suffixes:
                path = Path(place, name)
                yield Found(path, _readable(path.relative_to(given).as_posix()))
    for error in errors:
        yield Failure.of(str(error.filename), error)


def _matches(pattern: str, suffixes: Collection[str]) -> Iterator[Found | Failure]:
    fixed = Path(*takewhile(lambda part: not glob.has_magic(part), Path(pattern).parts))
    for name in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207, as the user wrote it
        path = Path(name)
        if path.is_dir():
            yield from _walk(path, fixed, suffixes)
        elif suffix(name) in suffixes:
            yield Found(path, _readable(path.relative_to(fixed).as_posix()))


def _readable(name: str) -> str:
    """Replace what is no UTF-8 in a file's name, which can then be written anywhere."""
    return os.fsencode(name).decode("utf-8", errors="replace")
