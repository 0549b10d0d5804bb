"""The command that asks a graph."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from announce_extract.cli.ending import guarded
from announce_extract.cli.output import is_terminal, show
from announce_extract.extras import require


def ask(graph: Path, question: str, form: str | None) -> int:
    """Print the answer and give the exit status."""
    return guarded(lambda: _ask(graph, question, form))


def _ask(graph: Path, question: str, form: str | None) -> int:
    require("graph", "a question", "pyoxigraph")
    from announce_extract.graph import asking

    query = asking.question(question)
    names, rows = asking.ask(asking.load(graph), query)
    as_table = form == "table" if form else is_terminal()
    show(_table(names, list(rows)) if as_table else _csv(names, list(rows)))
    return 0


def _csv(names: list[str], rows: list[list[str]]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([names, *rows])
    return stream.getvalue()


def _table(names: list[str], rows: list[list[str]]) -> str:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from announce_extract.write.table import plain

    table = Table(*names, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*(Text(plain(cell)) for cell in row))
    stream = io.StringIO()
    Console(file=stream, highlight=False).print(table)
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())
