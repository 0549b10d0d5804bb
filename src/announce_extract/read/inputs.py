"""From what the user named (a file, a folder, a pattern) to files, in a fixed order."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections.abc import Collection, Iterator
from itertools import takewhile
from pathlib import Path, PurePath
from typing import NamedTuple

from announce_extract.read.failure import Failure

COMPRESSIONS = (".gz", ".zst")

REMOTE = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
"""How a path that is not on this machine starts: "s3://", "https://"."""


class Found(NamedTuple):
    """A file to read."""

    path: str
    name: str
    """Its name in the folder that the user gave, "2026/06/news.txt": what tells it from others."""


def find(given: str, suffixes: Collection[str]) -> Iterator[Found | Failure]:
    """Give the files behind one name.

    Folders and patterns give only files with one of the suffixes, a file named by itself any.
    """
    if REMOTE.match(given):
        yield Found(given, given)
        return
    path = Path(given)
    try:
        if path.is_dir():
            yield from _some(_walk(path, path, suffixes), given, "no file in it to read", suffixes)
        elif path.exists() or path.is_symlink():
            yield Found(str(path), _readable(path.name))
        elif glob.has_magic(given):
            yield from _some(_matches(given, suffixes), given, "matches no file to read", suffixes)
        else:
            yield Failure(given, None, "no such file or folder")
    except OSError as error:
        yield Failure.of(given, error)


def suffix(name: str | Path) -> str:
    """The suffix that says how to read a file.

    >>> suffix("dump/NEWS.JSONL"), suffix("news.warc.gz"), suffix("https://e.org/f.rss?page=2")
    ('.jsonl', '.warc', '.rss')
    """
    name = str(name)
    if REMOTE.match(name):
        name = name.partition("?")[0].partition("#")[0]
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix in COMPRESSIONS else path.suffix


def compression(name: str | Path) -> str | None:
    """The suffix that says how a file is compressed, if it is.

    >>> compression("news.warc.gz"), compression("news.warc")
    ('.gz', None)
    """
    last = PurePath(str(name).lower().partition("?")[0] if REMOTE.match(str(name)) else name).suffix
    return last.lower() if last.lower() in COMPRESSIONS else None


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
                yield _file(path, path.relative_to(given))
    for error in errors:
        yield Failure.of(str(error.filename), error)


def _matches(pattern: str, suffixes: Collection[str]) -> Iterator[Found | Failure]:
    fixed = Path(*takewhile(lambda part: not glob.has_magic(part), Path(pattern).parts))
    for name in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207, as the user wrote it
        path = Path(name)
        if path.is_dir():
            yield from _walk(path, fixed, suffixes)
        elif suffix(name) in suffixes:
            yield _file(path, path.relative_to(fixed))


def _file(path: Path, name: PurePath) -> Found | Failure:
    """A file that nobody named; a pipe or a device among them could keep a reader for ever."""
    try:
        regular = stat.S_ISREG(path.stat().st_mode)
    except OSError:
        regular = True  # what is wrong with it is told when it is opened
    if not regular:
        return Failure(str(path), None, "not a regular file, which is read only where it is named")
    return Found(str(path), _readable(name.as_posix()))


def _readable(name: str) -> str:
    """Replace what is no UTF-8 in a file's name, which can then be written anywhere."""
    return os.fsencode(name).decode("utf-8", errors="replace")
