"""A table to read: each value with the words around those it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO, TypeAlias

from rich.console import Console
from rich.table import Table
from rich.text import Text

from announce_extract.article import Article
from announce_extract.schema import (
    FIELDS,
    Announcement,
    Evidence,
    Name,
    PartialDate,
    Phase,
    Qualifier,
    Quantity,
    Standing,
)
from announce_extract.write.result import Result

Value: TypeAlias = Name | Quantity | PartialDate | Phase | Standing

AROUND = 36
"""Characters of context on each side."""

SIGNS = {
    Qualifier.EXACT: "",
    Qualifier.APPROXIMATE: "~ ",
    Qualifier.AT_LEAST: "≥ ",
    Qualifier.AT_MOST: "≤ ",
    Qualifier.RANGE: "",
}

UNPRINTABLE = re.compile(r"[^\S ]|[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
"""What would move the cursor or turn the line round; an article may hold anything."""


def write(results: Iterable[Result], stream: TextIO) -> None:
    """Show each article's records under its name."""
    console = Console(file=stream, highlight=False, soft_wrap=False)
    for result in results:
        for record in result.records:
            console.print(_heading(record, result.article))
            console.print(_body(record, result.article))


def _heading(record: Announcement, article: Article | None) -> Text:
    names = (record.document_id, article.title if article else None)
    heading = Text(plain("  ".join(name for name in names if name)), style="bold cyan")
    return heading if record.primary else heading.append("  background", style="dim")


def _body(record: Announcement, article: Article | None) -> Table:
    """Two columns: the field's label, and its value above the quotation."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 1))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for field in FIELDS:
        for value in record.values(field):
            table.add_row(field.label, _cell(value, article))
    table.add_row("status", _cell(record.status, article))
    return table


def _cell(value: Value, article: Article | None) -> Text:
    cell = Text(plain(shown(value)), style="bold")
    for evidence in value.evidence[:1]:
        cell.append("\n").append_text(quoted(evidence, article))
    return cell


def shown(value: Value) -> str:
    """Write a value for people: "≥ 1,000", "60 – 80", "2026-06-06"."""
    match value:
        case Name():
            return value.name
        case Quantity(upper=None):
            return SIGNS[value.qualifier] + _number(value.value)
        case Quantity():
            return f"{_number(value.value)} – {_number(value.upper or 0)}"
        case PartialDate(basis="published"):
            return f"{value.value} (day of publication)"
        case _:
            return str(value.value)


def quoted(evidence: Evidence, article: Article | None) -> Text:
    """The words in “…”, with what stands around them where the article is at hand."""
    whole = article.part(evidence.where) if article else ""
    before = plain(whole[max(0, evidence.start - AROUND) : evidence.start])
    after = plain(whole[evidence.end : evidence.end + AROUND])
    if evidence.start > AROUND:
        before = "…" + before[before.find(" ") + 1 :]  # from the first whole word on
    if evidence.end + AROUND < len(whole):
        after = after[: after.rfind(" ") + 1].rstrip() + "…"
    quotation = Text("“" + before, style="not bold dim")
    quotation.append(plain(evidence.text), style="not dim green")
    return quotation.append(after + "”")


def _number(value: float) -> str:
    """With commas; from a thousand trillion on in powers of ten."""
    return f"{value:.4g}" if value >= 1e15 else f"{value:,}"


def plain(text: str) -> str:
    """Text on one line, which moves no cursor."""
    return UNPRINTABLE.sub(" ", text)
