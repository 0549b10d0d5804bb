"""Where records go, and in which format."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from announce_extract.cli.streams import standard_output
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
from announce_extract.write.beside import is_stream
from announce_extract.write.file import FileWriter
from announce_extract.write.text_file import write_text

STDOUT = Path("-")


def chosen(path: Path | None, form: str | None) -> Writer | FileWriter:
    """Choose by format, else by the file's suffix, else by what standard output is.

    Raises `WriteError`, before any work is done, if the file cannot be written.
    """
    if path is not None and path != STDOUT:
        return _for_file(path, form)
    if form in FILE_FORMATS:
        raise WriteError(f"{form} needs a file to be written to: give -o")
    return FORMATS[form or ("table" if is_terminal() else "jsonl")]


def is_terminal() -> bool:
    """Whether a person reads standard output."""
    return sys.stdout is not None and sys.stdout.isatty()


def send(results: Iterable[Result], path: Path | None, writer: Writer | FileWriter) -> None:
    """Write to the file, or to standard output as UTF-8."""
    if path is not None and path != STDOUT:
        write_file(results, path, writer)
        return
    if isinstance(writer, FileWriter):
        raise WriteError("a format that needs a file: give -o")
    with standard_output() as stream:
        writer(results, stream)


def show(text: str) -> None:
    """Write text to standard output as UTF-8."""
    with standard_output() as stream:
        stream.write(text)


def save_text(text: str, path: Path | None) -> None:
    """Write a text to a file, or to standard output; raises `WriteError`."""
    if path is None or path == STDOUT:
        show(text)
    else:
        write_text(text, path)


def refuse_inputs(path: Path | None, inputs: Iterable[str | Path]) -> None:
    """Raise `WriteError` for an output that is one of the inputs by name, which would be lost."""
    if path is None or path == STDOUT or is_stream(path):
        return
    for name in map(Path, inputs):
        if path.exists() and name.is_file() and path.samefile(name):
            raise WriteError(f"cannot write {path}: it is an input, too")


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
