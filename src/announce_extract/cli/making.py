"""The commands that make something of records, as they are called."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from announce_extract.cli import options as given

# What takes long to import is imported in the functions: --help is to be quick.


def merge(
    records: given.Records,
    output: given.Output = None,
    window: Annotated[
        int, typer.Option(min=0, metavar="DAYS", help="How far apart two articles may date it.")
    ] = 14,
    memory: Annotated[
        str, typer.Option(metavar="SIZE", help="What sorting may use before it goes to disk.")
    ] = "512MB",
    vocabulary: given.Vocabulary = None,
) -> None:
    """Make one announcement of what many articles tell of it, with all that they say."""
    from announce_extract.cli import merge as making

    job = making.Job(tuple(records), output, window, memory, tuple(vocabulary or ()))
    raise typer.Exit(making.merge(job))


def graph(
    records: given.Records,
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            metavar="OUT",
            help="A file .ttl .nt .nq .trig .jsonld .graphml .cypher, or a folder for CSV files.",
        ),
    ],
    base: Annotated[
        str | None, typer.Option(metavar="IRI", help="What the graph's own identifiers start with.")
    ] = None,
    direct: Annotated[
        bool,
        typer.Option(
            "--assert", help="RDF: say of models directly what articles state or claim of them."
        ),
    ] = False,
    validate: Annotated[
        bool, typer.Option("--validate", help="Check the graph against the SHACL shapes.")
    ] = False,
    vocabulary: given.Vocabulary = None,
) -> None:
    """Turn records into a knowledge graph: RDF, or a property graph."""
    from announce_extract.cli import graph as making

    job = making.Job(tuple(records), output, base, direct, validate, tuple(vocabulary or ()))
    raise typer.Exit(making.graph(job))


def ask(
    file: Annotated[
        Path, typer.Argument(metavar="GRAPH", help="A file .ttl .nt .nq .trig .jsonld.")
    ],
    question: Annotated[
        str,
        typer.Argument(
            metavar="QUESTION",
            help="chinese-chips, disputed-chips, quotes, a file .rq, or SPARQL itself.",
        ),
    ],
    form: Annotated[
        given.AnswerFormat | None,
        typer.Option("--format", help="By default a table in a terminal, CSV in a pipe."),
    ] = None,
) -> None:
    """Ask a graph in SPARQL."""
    from announce_extract.cli import asking

    raise typer.Exit(asking.ask(file, question, form))


def report(
    records: Annotated[
        str,
        typer.Argument(
            metavar="RECORDS", help="JSONL or JSON that `extract` or `merge` wrote; - too."
        ),
    ],
    articles: Annotated[
        list[str] | None,
        typer.Option(metavar="INPUT", help="The articles, as for `extract`; repeatable."),
    ] = None,
    output: given.Output = None,
    vocabulary: given.Vocabulary = None,
    title: Annotated[str, typer.Option(help="The title of the page.")] = "AI announcements",
) -> None:
    """Write one HTML file to look at records with: table, charts, articles; it works offline."""
    from announce_extract.cli import reporting

    raise typer.Exit(reporting.report(records, articles or (), output, vocabulary or (), title))
