"""The command. Data goes to standard output, everything else to standard error.

Exit status: 0 all read, 1 some documents failed, 2 it was called wrongly.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from announce_extract.cli import annotate, extract, judging, making, vocabulary
from announce_extract.cli.anywhere import AnywhereGroup

# What takes long to import is imported in the functions that need it: --help is to be quick.

app = typer.Typer(
    name="announce-extract",
    cls=AnywhereGroup,
    help="Read articles about AI; write who announced which model, trained on what, and when.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(annotate.app, name="annotate")
app.add_typer(vocabulary.app, name="vocabulary")


def main() -> None:
    """Run the command."""
    from announce_extract.cli.streams import end_in_order, open_closed

    open_closed()
    end_in_order()
    app()


def _print_version(asked: bool) -> None:
    if asked:
        from announce_extract import __version__

        typer.echo(f"announce-extract {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001, its callback is all there is to it
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
    config: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="TOML with options; by default announce-extract.toml, if there."
        ),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Say nothing but what failed.")
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say more.")] = False,
) -> None:
    from announce_extract.cli import telling

    telling.speak(quiet=quiet, verbose=verbose)
    if not context.resilient_parsing:
        _use_config(context, config, quiet, verbose)


def _use_config(context: typer.Context, named: Path | None, quiet: bool, verbose: bool) -> None:
    """Take options from a file, where there is one."""
    from announce_extract.cli import config, telling
    from announce_extract.cli.ending import guarded

    path = config.found(named)
    if path is None:
        return

    def work() -> int:
        given = config.read(path)
        for key in config.EVERYWHERE:
            if not isinstance(given.get(key, False), bool):
                raise config.ConfigError(f"{path}: {key} must be true or false")
        quietly = quiet or (given.get("quiet", False) and not verbose)
        telling.speak(quiet=quietly, verbose=verbose or given.get("verbose", False))
        context.default_map = config.defaults(context.command, given, path)
        telling.detail(f"options from {path}")
        return 0

    if code := guarded(work):
        raise typer.Exit(code)


for command in (
    extract.extract,
    judging.evaluate,
    judging.diff,
    judging.explain,
    making.merge,
    making.graph,
    making.ask,
    judging.schema,
    making.report,
):
    app.command()(command)
