"""The commands that hand records to annotation tools and take them back."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Correct records in an annotation tool.", no_args_is_help=True)


class Tool(StrEnum):
    """The tools, as `annotate.TOOLS` names them."""

    LABEL_STUDIO = "label-studio"
    DOCCANO = "doccano"
    PRODIGY = "prodigy"


Format = Annotated[Tool, typer.Option("--format", help="The tool.")]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="OUT", help="Write to this file.")
]


@app.command("export")
def export(
    records: Annotated[
        str, typer.Argument(metavar="RECORDS", help="JSONL or JSON that `extract` wrote; - too.")
    ],
    articles: Annotated[
        list[str], typer.Option(metavar="INPUT", help="The articles, as for `extract`; repeatable.")
    ],
    form: Format = Tool.LABEL_STUDIO,
    output: Output = None,
) -> None:
    """Write one task for each record, its words marked in the article."""
    from announce_extract.cli import annotating

    raise typer.Exit(annotating.export(records, articles, form.value, output))


@app.command("import")
def import_(
    corrected: Annotated[
        Path, typer.Argument(metavar="FILE", help="What the tool exported; it is told by its form.")
    ],
    output: Output = None,
    untouched: Annotated[
        bool,
        typer.Option("--untouched", help="Label Studio: take tasks without annotation for right."),
    ] = False,
    vocabulary: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="TOML with more names; repeatable.")
    ] = None,
) -> None:
    """Write the corrected records as gold for `evaluate`."""
    from announce_extract.cli import annotating

    raise typer.Exit(annotating.import_(corrected, output, untouched, vocabulary or ()))


@app.command()
def labels(form: Format = Tool.LABEL_STUDIO) -> None:
    """Print the labels for the set-up of a project: XML, JSON, or a list."""
    from announce_extract.annotate import TOOLS
    from announce_extract.cli.ending import guarded
    from announce_extract.cli.output import show

    def work() -> int:
        show(TOOLS[form.value].labels())
        return 0

    raise typer.Exit(guarded(work))
