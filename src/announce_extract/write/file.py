"""Files that are there complete or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from announce_extract.errors import WriteError
from announce_extract.write.beside import beside, is_stream
from announce_extract.write.compression import open_text
from announce_extract.write.result import Result

if TYPE_CHECKING:
    from announce_extract.write import Writer


class FileWriter(NamedTuple):
    """A writer of a format that needs a file, not any stream."""

    write: Callable[[Iterable[Result], Path], None]


def write_file(results: Iterable[Result], path: Path, writer: Writer | FileWriter) -> None:
    """Write beside the file and rename at the end; whatever goes wrong, the old file stays.

    Text is compressed if the file is named .gz or .zst. What is no regular file (/dev/null, a
    named pipe) is written to directly, if it is text. Raises `WriteError` where that cannot be
    done.
    """
    if isinstance(writer, FileWriter) and is_stream(path):
        raise WriteError(f"cannot write {path}: this format needs a file, not a stream")
    with beside(path) as part:
        if isinstance(writer, FileWriter):
            writer.write(results, part)
        else:
            with open_text(part, path.name) as stream:
                writer(results, stream)
