"""How much the command says on standard error: nothing but failures, the usual, or details."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass

import typer

from announce_extract.cli.streams import leave


@dataclass(slots=True)
class Manner:
    """What the user asked for; one for a process, since a command is."""

    quiet: bool = False
    verbose: bool = False


_manner = Manner()


def speak(*, quiet: bool, verbose: bool) -> None:
    """Set how much is said from now on."""
    _manner.quiet, _manner.verbose = quiet, verbose


def is_quiet() -> bool:
    """Whether only failures are said."""
    return _manner.quiet


def say(text: str) -> None:
    """Say it in any case; where nobody listens any more, the work goes on without.

    What failed is listed beside the output, too, and shows in the exit status.
    """
    try:
        typer.echo(text, err=True)
    except OSError:
        leave(sys.stderr)


def tell(text: str) -> None:
    """Say what happened, unless only failures are wanted."""
    if not _manner.quiet:
        say(text)


def detail(text: str) -> None:
    """Say more, where that was asked for."""
    if _manner.verbose:
        say(text)


def wants_progress() -> bool:
    """Whether progress may be shown: a person looks at standard error, and may want it."""
    return not _manner.quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
