"""The command. Data goes to standard output, everything else to standard error.

Exit status: 0 all read, 1 some documents failed, 2 it was called wrongly.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

# What takes long to import is imported in the functions that need it: --help is to be quick.

app = typer.Typer(
    name="announce-extract",
    help="Read articles about AI; write who announced which model, trained on what, and when.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """The output formats, as `write.FORMATS` names them."""

    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    TABLE = "table"


def main() -> None:
    """Run the command."""
    app()


def _print_version(asked: bool) -> None:
    if asked:
        from announce_extract import __version__

        typer.echo(f"announce-extract {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    pass


@app.command()
def extract(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            help="Files (.txt .md .json .jsonl .ndjson), folders, patterns, - for standard input.",
        ),
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="OUT", help="Write to this file.")
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="By default as OUT's suffix says; a table in a terminal, JSONL in a pipe.",
        ),
    ] = None,
    vocabulary: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="TOML with more names; repeatable.")
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Publication date of articles that have none."),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No summary; failures are still listed.")
    ] = False,
) -> None:
    """Write the records found in articles."""
    from announce_extract.cli.run import Job, run

    job = Job(tuple(inputs), output, form, tuple(vocabulary or ()), published, quiet)
    raise typer.Exit(run(job))


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    import json

    from announce_extract.schema import json_schema

    typer.echo(json.dumps(json_schema(), indent=2))
