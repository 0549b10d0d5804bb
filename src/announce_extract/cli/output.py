"""Where records go, and in which format."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from pathlib import Path

from announce_extract.errors import WriteError
from announce_extract.write import FORMATS, WRITERS, Result, Writer, write_file

STDOUT = Path("-")


def chosen(path: Path | None, form: str | None) -> Writer:
    """Choose by format, else by the file's suffix, else by what standard output is.

    Raises `WriteError`, before any work is done, if the file cannot be written.
    """
    if path is not None and path != STDOUT:
        return _for_file(path, form)
    return FORMATS[form or ("table" if sys.stdout.isatty() else "jsonl")]


def send(results: Iterable[Result], path: Path | None, writer: Writer) -> None:
    """Write to the file, or to standard output as UTF-8."""
    if path is not None and path != STDOUT:
        write_file(results, path, writer)
        return
    _use_utf8()
    writer(results, sys.stdout)
    sys.stdout.flush()


def show(text: str) -> None:
    """Write text to standard output as UTF-8."""
    _use_utf8()
    sys.stdout.write(text)
    sys.stdout.flush()


def _use_utf8() -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", newline="")


def _for_file(path: Path, form: str | None) -> Writer:
    if path.is_dir():
        raise WriteError(f"cannot write {path}: it is a folder")
    if not path.parent.is_dir():
        raise WriteError(f"cannot write {path}: there is no folder {path.parent}")
    if form is not None:
        return FORMATS[form]
    suffix = path.suffix.lower()
    if suffix not in WRITERS:
        known = ", ".join(WRITERS)
        raise WriteError(
            f"cannot write {path}: unknown suffix {suffix!r} (known: {known}; or give --format)"
        )
    return WRITERS[suffix]
