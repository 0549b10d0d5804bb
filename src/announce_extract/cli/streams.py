"""The standard streams: open from the start, and left in peace when their reader is gone."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TextIO

from announce_extract.errors import WriteError

WAYS = (os.O_WRONLY, os.O_RDONLY, os.O_WRONLY)
"""How standard input, output and error are opened if they are closed: data that nobody can get
must fail, as it would have; messages may go nowhere."""


class TerminatedError(KeyboardInterrupt):
    """The process is told to end; what is on its way is put away first."""

    def __init__(self, number: int) -> None:
        """Know by which signal."""
        super().__init__()
        self.number = number


def open_closed() -> None:
    """Open what is closed of 0, 1 and 2, or else the next file gets its number and the messages."""
    for number, way in enumerate(WAYS):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, way), True)
    if sys.stderr is None:
        sys.stderr = open(2, "w", 1, "utf-8", "backslashreplace")  # noqa: SIM115


def end_in_order() -> None:
    """Have `TerminatedError` raised where a signal would end the process on the spot."""

    def end(number: int, _: FrameType | None) -> None:
        raise TerminatedError(number)

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, end)


@contextmanager
def standard_output() -> Iterator[TextIO]:
    """Standard output as UTF-8.

    Raises `WriteError` where it cannot be written to, and `BrokenPipeError` where its reader left.
    """
    if sys.stdout is None:
        raise WriteError("cannot write: standard output is closed")
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", newline="")
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        leave(sys.stdout)
        raise
    except OSError as error:
        leave(sys.stdout)
        raise WriteError(f"cannot write to standard output: {error.strerror or error}") from error


def leave(stream: TextIO) -> None:
    """Have what is still to be written go nowhere: at exit, too, it could only fail again."""
    if isinstance(stream, io.TextIOWrapper):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
