"""Batches of articles as Arrow: one pure function, for whatever engine moves the batches.

>>> import pyarrow as pa
>>> text = "Acme AI released Roadrunner-7B, trained on 512 H100s."
>>> found = extract_batch(pa.RecordBatch.from_pydict({"id": ["a"], "body": [text]}))
>>> [(row["document_id"], row["model"]["name"]) for row in found.to_pylist()]
[('a', 'Roadrunner-7B')]
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from announce_extract.article import Article
from announce_extract.extraction import extracted
from announce_extract.pipeline import Extractor
from announce_extract.read.document import Document
from announce_extract.read.failure import Failure
from announce_extract.read.mapping import to_article
from announce_extract.read.options import DEFAULTS, Options
from announce_extract.read.source import Source
from announce_extract.write.arrow import record_schema, to_row

if TYPE_CHECKING:
    import pyarrow as pa

NAME = "batch"


@cache
def batch_schema() -> pa.Schema:
    """The schema of what `extract_batch` gives: that of records, and `failure`.

    A document that could not be used is a row with nothing but its id, if it has one, and the
    reason in `failure`; in all other rows this is null.
    """
    import pyarrow as pa

    fields = [field.with_nullable(True) for field in record_schema()]
    return pa.schema([*fields, pa.field("failure", pa.string())])


def extract_batch(
    batch: pa.RecordBatch, *, options: Options = DEFAULTS, vocabulary: Sequence[str | Path] = ()
) -> pa.RecordBatch:
    """The records of a batch of articles, one a row; the schema is `batch_schema()`.

    Columns are found by the names that the command knows, too ("text", "maintext", "url", ...),
    or as `options` say. The same batch gives the same records wherever it is worked on. Raises
    `ReadError` if there is no column for the text.
    """
    import pyarrow as pa

    source = Source(NAME, NAME, io.BytesIO(), options=options)
    columns = list(batch.schema.names)
    if missing := options.names.lacks_text(columns):
        raise source.error(missing)
    extractor = _extractor(tuple(map(Path, vocabulary)))
    rows: list[dict[str, Any]] = []
    chosen = batch.select(options.names.wanted(columns))
    for number, fields in enumerate(chosen.to_pylist(), 1):
        document = Document(source, number, fields, _article, 0)
        found = extracted(document, extractor)
        if isinstance(found, Failure):
            rows.append({"document_id": _identifier(fields, options), "failure": found.reason})
        else:
            rows += (to_row(record) for record in found.records)
    return pa.RecordBatch.from_pylist(rows, batch_schema())


def _article(document: Document) -> Article:
    """The article of a row; a row has no name that would tell it from those of other batches."""
    article = to_article(document.raw, document.source, document.line or 0)
    unnamed = article.id == f"{NAME}:{document.line}"
    return replace(article, id=None) if unnamed else article


def _identifier(fields: dict[str, Any], options: Options) -> str | None:
    names = (*options.names.id, *options.names.url)
    return next((str(fields[name]) for name in names if fields.get(name)), None)


@cache
def _extractor(vocabulary: tuple[Path, ...]) -> Extractor:
    return Extractor(vocabulary)
