"""The command. Data goes to standard output, everything else to standard error.

Exit status: 0 all read, 1 some documents failed, 2 it was called wrongly.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from announce_extract.cli import annotate as annotate_commands
from announce_extract.cli import vocabulary as vocabulary_commands
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
app.add_typer(annotate_commands.app, name="annotate")
app.add_typer(vocabulary_commands.app, name="vocabulary")


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


@app.command()
def extract(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            help="Files (.jsonl .json .csv .tsv .parquet .txt .md .html .warc .rss .atom .xml, "
            "each also .gz or .zst), folders, patterns, URLs, - for standard input.",
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
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            min=1,
            metavar="N",
            help="Processes; by default one for each processor if there is much to read.",
        ),
    ] = None,
    resume: Annotated[
        bool | None,
        typer.Option(
            "--resume/--no-resume",
            help="Go on with a run that was left, or begin anew. By default it goes on.",
        ),
    ] = None,
    engine: Annotated[
        Engine, typer.Option("--engine", help="Where the work is done.")
    ] = Engine.LOCAL,
    summary: Annotated[
        Path | None,
        typer.Option("--summary", metavar="FILE", help="Write the figures of the run as JSON."),
    ] = None,
    text_field: Annotated[
        str | None, typer.Option("--text-field", metavar="NAME", help="The field of the text.")
    ] = None,
    title_field: Annotated[
        str | None, typer.Option("--title-field", metavar="NAME", help="... of the title.")
    ] = None,
    date_field: Annotated[
        str | None, typer.Option("--date-field", metavar="NAME", help="... of the date.")
    ] = None,
    url_field: Annotated[
        str | None, typer.Option("--url-field", metavar="NAME", help="... of the address.")
    ] = None,
    id_field: Annotated[
        str | None, typer.Option("--id-field", metavar="NAME", help="... of the id.")
    ] = None,
    keep: Annotated[
        list[str] | None,
        typer.Option(
            "--keep",
            metavar="NAME",
            help="Carry this field along to the records; repeatable; '*' for all others.",
        ),
    ] = None,
    timeout: Annotated[
        float,
        typer.Option(
            "--timeout", min=0.1, metavar="S", help="Seconds for one document (with workers)."
        ),
    ] = 120.0,
    limit: Annotated[
        float,
        typer.Option(
            "--max-document", min=0.001, metavar="MB", help="Size of the largest document."
        ),
    ] = 16.0,
    gate: Annotated[
        bool,
        typer.Option(
            "--gate/--no-gate", help="Refuse what can give no record early: the same, sooner."
        ),
    ] = True,
) -> None:
    """Write the records found in articles."""
    from announce_extract.cli import telling
    from announce_extract.cli.run import Job, run
    from announce_extract.read.options import Options, named

    names = named(text_field, title_field, date_field, url_field, id_field, keep or ())
    options = Options(names, published, round(limit * 1e6))
    job = Job(
        tuple(inputs),
        output,
        form,
        tuple(vocabulary or ()),
        telling.is_quiet(),
        options,
        timeout,
        workers,
        resume,
        summary,
        engine,
        gate,
    )
    raise typer.Exit(run(job))


@app.command()
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


@app.command()
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


@app.command()
def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="As for `extract`.")],
    vocabulary: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="TOML with more names; repeatable.")
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Publication date of articles that have none."),
    ] = None,
) -> None:
    """Show what was found in each sentence, by which rule, and what became of it."""
    from announce_extract.cli import explaining

    raise typer.Exit(explaining.explain(file, tuple(vocabulary or ()), published))


RECORDS = typer.Argument(
    metavar="RECORDS",
    help="JSONL that `extract` or `merge` wrote: files, folders, patterns, - for standard input.",
)


@app.command()
def merge(
    records: Annotated[list[str], RECORDS],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="OUT", help="Write to this .jsonl.")
    ] = None,
    window: Annotated[
        int, typer.Option(min=0, metavar="DAYS", help="How far apart two articles may date it.")
    ] = 14,
    memory: Annotated[
        str, typer.Option(metavar="SIZE", help="What sorting may use before it goes to disk.")
    ] = "512MB",
    vocabulary: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="TOML with more names; repeatable.")
    ] = None,
) -> None:
    """Make one announcement of what many articles tell of it, with all that they say."""
    from announce_extract.cli import telling
    from announce_extract.cli.merge import Job
    from announce_extract.cli.merge import merge as make

    names = tuple(vocabulary or ())
    raise typer.Exit(make(Job(tuple(records), output, window, memory, names, telling.is_quiet())))


@app.command()
def graph(
    records: Annotated[list[str], RECORDS],
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
    vocabulary: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="TOML with more names; repeatable.")
    ] = None,
) -> None:
    """Turn records into a knowledge graph: RDF, or a property graph."""
    from announce_extract.cli import telling
    from announce_extract.cli.graph import Job
    from announce_extract.cli.graph import graph as make

    quiet = telling.is_quiet()
    job = Job(tuple(records), output, base, direct, validate, tuple(vocabulary or ()), quiet)
    raise typer.Exit(make(job))


@app.command()
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
        AnswerFormat | None,
        typer.Option("--format", help="By default a table in a terminal, CSV in a pipe."),
    ] = None,
) -> None:
    """Ask a graph in SPARQL."""
    from announce_extract.cli import asking

    raise typer.Exit(asking.ask(file, question, form))


@app.command()
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


@app.command()
def report(
    records: Annotated[
        str, typer.Argument(metavar="RECORDS", help="JSONL or JSON that `extract` wrote; - too.")
    ],
    articles: Annotated[
        list[str] | None,
        typer.Option(metavar="INPUT", help="The articles, as for `extract`; repeatable."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="OUT", help="The HTML file to write.")
    ] = None,
    vocabulary: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="TOML with more names; repeatable.")
    ] = None,
    title: Annotated[str, typer.Option(help="The title of the page.")] = "AI announcements",
) -> None:
    """Write one HTML file to look at records with: table, charts, articles; it works offline."""
    from announce_extract.cli import reporting

    raise typer.Exit(reporting.report(records, articles or (), output, vocabulary or (), title))
