"""The commands that judge and explain, as they are called."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from announce_extract.cli import options as given

# What takes long to import is imported in the functions: --help is to be quick.


def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="JSONL of documents with their right records.")
    ],
    predicted: Annotated[
        Path, typer.Argument(metavar="PREDICTED", help="CSV or JSONL that `extract` wrote.")
    ],
    strict: Annotated[
        bool, typer.Option("--strict", help="Qualifiers and upper bounds must be right, too.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="All figures as JSON.")] = False,
    errors: Annotated[
        int, typer.Option(min=0, metavar="N", help="List the first N mistakes (not in JSON).")
    ] = 0,
    resamples: Annotated[
        int, typer.Option(min=0, metavar="N", help="Draws for the 95 % intervals; 0 for none.")
    ] = 1000,
) -> None:
    """Score predicted records against gold records, field by field."""
    if as_json and errors:
        raise typer.BadParameter("mistakes are listed in the table only, not in JSON")
    from announce_extract.cli import figures

    raise typer.Exit(figures.evaluation(gold, predicted, strict, as_json, errors, resamples))


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="CSV or JSONL of records.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The same for other records.")],
    gold: Annotated[
        Path | None,
        typer.Option(metavar="GOLD", help="Gold records, to tell what became right and wrong."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="All changes as JSON.")] = False,
) -> None:
    """Tell which records and fields were gained, lost and changed."""
    from announce_extract.cli import figures

    raise typer.Exit(figures.difference(old, new, gold, as_json))


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="As for `extract`.")],
    vocabulary: given.Vocabulary = None,
    published: given.Published = None,
) -> None:
    """Show what was found in each sentence, by which rule, and what became of it."""
    from announce_extract.cli import explaining

    raise typer.Exit(explaining.explain(file, tuple(vocabulary or ()), published))


def schema() -> None:
    """Print the JSON Schema of a record."""
    import json

    from announce_extract.cli.ending import guarded
    from announce_extract.cli.output import show
    from announce_extract.schema import json_schema

    def work() -> int:
        show(json.dumps(json_schema(), indent=2) + "\n")
        return 0

    raise typer.Exit(guarded(work))
