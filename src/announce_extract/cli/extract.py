"""The command `extract`, as it is called."""

from __future__ import annotations

import typer

from announce_extract.cli import options as given

# What takes long to import is imported in the function: --help is to be quick.


def extract(
    inputs: given.Inputs,
    output: given.Output = None,
    form: given.Form = None,
    vocabulary: given.Vocabulary = None,
    published: given.Published = None,
    workers: given.Workers = None,
    resume: given.Resume = None,
    engine: given.WhichEngine = given.Engine.LOCAL,
    summary: given.SummaryFile = None,
    text_field: given.TextField = None,
    title_field: given.TitleField = None,
    date_field: given.DateField = None,
    url_field: given.UrlField = None,
    id_field: given.IdField = None,
    keep: given.Keep = None,
    timeout: given.Timeout = 120.0,
    limit: given.MaxDocument = 16.0,
    gate: given.WithGate = True,
) -> None:
    """Write the records found in articles."""
    from announce_extract.cli.run import Job, run
    from announce_extract.read.options import Options, named

    names = named(text_field, title_field, date_field, url_field, id_field, keep or ())
    job = Job(
        tuple(inputs),
        output,
        form,
        tuple(vocabulary or ()),
        Options(names, published, round(limit * 1e6)),
        timeout,
        workers,
        resume,
        summary,
        engine,
        gate,
    )
    raise typer.Exit(run(job))
