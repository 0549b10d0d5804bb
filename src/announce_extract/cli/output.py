"""Where records go, and in which format."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from pathlib import Path

from announce_extract.errors import WriteError
from announce_extract.write import (
    FILE_FORMATS,
    FILE_WRITERS,
    FORMATS,
    WRITERS,
    Result,
    Writer,
    for_path,
    write_file,
)
from announce_extract.write.file import FileWriter

STDOUT = Path("-")


def chosen(path: Path | None, form: str | None) -> Writer | FileWriter:
    """Choose by format, else by the file's suffix, else by what standard output is.

    Raises `WriteError`, before any work is done, if the file cannot be written.
    """
    if path is not None and path != STDOUT:
        return _for_file(path, form)
    if form in FILE_FORMATS:
        raise WriteError(f"{form} needs a file to be written to: give -o")
    return FORMATS[form or ("table" if sys.stdout.isatty() else "jsonl")]


def send(results: Iterable[Result], path: Path | None, writer: Writer | FileWriter) -> None:
    """Write to the file, or to standard output as UTF-8."""
    if path is not None and path != STDOUT:
        write_file(results, path, writer)
        return
    if isinstance(writer, FileWriter):
        raise WriteError("a format that needs a file: give -o")
    _use_utf8()
    writer(results, sys.stdout)
    sys.stdout.flush()


def show(text: str) -> None:
    """Write text to standard output as UTF-8."""
    _use_utf8()
    sys.stdout.write(text)
    sys.stdout.flush()


def save_text(text: str, path: Path) -> None:
    """Write a text to a file, or to standard output; raises `WriteError`."""
    if path == STDOUT:
        show(text)
        return
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise WriteError(f"cannot write {path}: {error.strerror or error}") from error


def _use_utf8() -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", newline="")


def _for_file(path: Path, form: str | None) -> Writer | FileWriter:
    if path.is_dir():
        raise WriteError(f"cannot write {path}: it is a folder")
    if not path.parent.is_dir():
        raise WriteError(f"cannot write {path}: there is no folder {path.parent}")
    if form is not None:
        return FILE_FORMATS[form] if form in FILE_FORMATS else FORMATS[form]
    if (writer := for_path(path)) is None:
        known = ", ".join((*WRITERS, *FILE_WRITERS))
        raise WriteError(
            f"cannot write {path}: unknown suffix {path.suffix!r} (known: {known}; "
            "or give --format)"
        )
    return writer
