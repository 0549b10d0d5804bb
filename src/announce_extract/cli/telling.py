"""How much the command says on standard error: nothing but failures, the usual, or details."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass

import typer


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


def tell(text: str) -> None:
    """Say what happened, unless only failures are wanted."""
    if not _manner.quiet:
        typer.echo(text, err=True)


def detail(text: str) -> None:
    """Say more, where that was asked for."""
    if _manner.verbose:
        typer.echo(text, err=True)


def wants_progress() -> bool:
    """Whether progress may be shown: a person looks at standard error, and may want it."""
    return not _manner.quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
