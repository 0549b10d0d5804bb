"""Files that are there complete or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from announce_extract.errors import WriteError
from announce_extract.write.result import Result

if TYPE_CHECKING:
    from announce_extract.write import Writer


def write_file(results: Iterable[Result], path: Path, writer: Writer) -> None:
    """Write beside the file and rename at the end; whatever goes wrong, the old file stays.

    What is no regular file (/dev/null, a named pipe) is written to directly. Raises
    `WriteError` where that cannot be done.
    """
    target = path.resolve()  # a link stays a link
    direct = target.exists() and not target.is_file()
    part = target if direct else target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as stream:
            writer(results, stream)
        if not direct:
            if target.exists():
                shutil.copymode(target, part)
            part.replace(target)
    except OSError as error:
        raise WriteError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        if not direct:
            part.unlink(missing_ok=True)
