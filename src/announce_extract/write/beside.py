"""A file that is written beside its place, and put there when it is complete."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from announce_extract.errors import WriteError


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Give a name to write to; at the end that file takes the place of `path`.

    Whatever goes wrong, the old file stays. What is no regular file (/dev/null, a named pipe) is
    written to directly. Raises `WriteError` where that cannot be done.
    """
    target = path.resolve()  # a link stays a link
    direct = target.exists() and not target.is_file()
    part = target if direct else target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield part
        if not direct:
            if target.exists():
                shutil.copymode(target, part)
            part.replace(target)
    except OSError as error:
        raise WriteError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        if not direct:
            part.unlink(missing_ok=True)
