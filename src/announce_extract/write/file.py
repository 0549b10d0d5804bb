"""Files that are there complete or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from announce_extract.errors import WriteError
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
    named pipe) is written to directly. Raises `WriteError` where that cannot be done.
    """
    target = path.resolve()  # a link stays a link
    direct = target.exists() and not target.is_file()
    part = target if direct else target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if isinstance(writer, FileWriter):
            writer.write(results, part)
        else:
            with open_text(part, path.name) as stream:
                writer(results, stream)
        if not direct:
            _to_disk(part)
            if target.exists():
                shutil.copymode(target, part)
            part.replace(target)
    except OSError as error:
        raise WriteError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        if not direct:
            part.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    """Wait until the file is on the disk: a name must not outlive what it stands for."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
