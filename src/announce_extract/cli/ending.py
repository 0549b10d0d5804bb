"""How a command ends: its exit status, and one line for what it was called wrongly with."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import typer

from announce_extract.errors import AnnounceExtractError

BROKEN_PIPE = 141
"""As a shell reports a program that its reader left (128 + SIGPIPE)."""
INTERRUPTED = 130
"""As a shell reports a program that was interrupted (128 + SIGINT)."""


def guarded(work: Callable[[], int]) -> int:
    """Do the work and give its exit status; 2 where it cannot be done at all."""
    try:
        return work()
    except AnnounceExtractError as error:
        typer.echo(f"announce-extract: {error}", err=True)
        return 2
    except KeyboardInterrupt:
        typer.echo("announce-extract: interrupted", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # Else the interpreter would complain when it flushes the stream at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
