"""The commands about vocabulary files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Look at vocabulary files.", no_args_is_help=True)


@app.command()
def check(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="TOML files, in the order of their use.")
    ],
) -> None:
    """Tell every mistake in vocabulary files, with its line."""
    from announce_extract.cli.ending import guarded

    raise typer.Exit(guarded(lambda: _check(files)))


@app.command("list")
def list_() -> None:
    """Print the names of the vocabularies that installed packages offer."""
    from announce_extract.cli.ending import guarded

    raise typer.Exit(guarded(_list))


def _list() -> int:
    from announce_extract.cli.output import show
    from announce_extract.vocabulary import installed

    show("".join(f"{name}\n" for name in installed.names()))
    return 0


def _check(files: Sequence[Path]) -> int:
    from announce_extract.cli import telling
    from announce_extract.cli.output import show
    from announce_extract.vocabulary.check import check as checked

    wrong = 0
    for number, file in enumerate(files):
        found = checked(file, files[:number])
        wrong += len(found.mistakes)
        for mistake in found.mistakes:
            show(f"{mistake}\n")
        entries = f"{found.entries} entr{'y' if found.entries == 1 else 'ies'}"
        count = len(found.mistakes) or "no"
        noun = "mistake" if len(found.mistakes) in (0, 1) else "mistakes"
        telling.tell(f"{found.file}: {entries}, {count} {noun}")
    return 1 if wrong else 0
