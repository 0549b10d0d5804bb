"""The arguments and options of the commands, each under one name."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer


class Format(StrEnum):
    """The output formats, as `write.FORMATS` and `write.FILE_FORMATS` name them."""

    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    TABLE = "table"
    PARQUET = "parquet"
    SQLITE = "sqlite"


class Engine(StrEnum):
    """Where documents are worked on."""

    LOCAL = "local"
    SPARK = "spark"


class AnswerFormat(StrEnum):
    """How answers are printed."""

    TABLE = "table"
    CSV = "csv"


Inputs: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Files (.jsonl .json .csv .tsv .parquet .txt .md .html .warc .rss .atom .xml, "
        "each also .gz or .zst), folders, patterns, URLs, - for standard input.",
    ),
]
Records: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="RECORDS",
        help="JSONL or JSON that `extract` or `merge` wrote: files, folders, patterns, - for "
        "standard input.",
    ),
]
Output: TypeAlias = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="OUT", help="Write to this file.")
]
Form: TypeAlias = Annotated[
    Format | None,
    typer.Option(
        "--format", help="By default as OUT's suffix says; a table in a terminal, JSONL in a pipe."
    ),
]
Vocabulary: TypeAlias = Annotated[
    list[Path] | None, typer.Option(metavar="FILE", help="TOML with more names; repeatable.")
]
Published: TypeAlias = Annotated[
    str | None, typer.Option(metavar="DATE", help="Publication date of articles that have none.")
]
Workers: TypeAlias = Annotated[
    int | None,
    typer.Option(
        min=1,
        metavar="N",
        help="Processes; by default one for each processor if there is much to read.",
    ),
]
Resume: TypeAlias = Annotated[
    bool | None,
    typer.Option(
        "--resume/--no-resume",
        help="Go on with a run that was left, or begin anew. By default it goes on.",
    ),
]
WhichEngine: TypeAlias = Annotated[Engine, typer.Option(help="Where the work is done.")]
SummaryFile: TypeAlias = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write the figures of the run as JSON.")
]
TextField: TypeAlias = Annotated[
    str | None, typer.Option(metavar="NAME", help="The field of the text.")
]
TitleField: TypeAlias = Annotated[
    str | None, typer.Option(metavar="NAME", help="... of the title.")
]
DateField: TypeAlias = Annotated[str | None, typer.Option(metavar="NAME", help="... of the date.")]
UrlField: TypeAlias = Annotated[
    str | None, typer.Option(metavar="NAME", help="... of the address.")
]
IdField: TypeAlias = Annotated[str | None, typer.Option(metavar="NAME", help="... of the id.")]
Keep: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME",
        help="Carry this field along to the records; repeatable; '*' for all others.",
    ),
]
Timeout: TypeAlias = Annotated[
    float, typer.Option(min=0.1, metavar="S", help="Seconds for one document (with workers).")
]
MaxDocument: TypeAlias = Annotated[
    float,
    typer.Option("--max-document", min=0.001, metavar="MB", help="Size of the largest document."),
]
WithGate: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--gate/--no-gate", help="Refuse what can give no record early: the same, sooner."
    ),
]
