"""The gold file: documents and the records that they should give."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from announce_extract.errors import ReadError
from announce_extract.evaluate.lines import numbered_lines
from announce_extract.evaluate.values import Value, accepted, quoted, shown

NULL: tuple[Value, ...] = (None,)


@dataclass(frozen=True, slots=True)
class GoldRecord:
    """One record that a document should give."""

    fields: Mapping[str, tuple[Value, ...]]
    """For each column that is stated, the values of which each is right."""
    optional: bool = False
    """Whether leaving the record out is right too."""

    def accepted(self, column: str) -> tuple[Value, ...]:
        """All values that are right; an absent column is null."""
        return self.fields.get(column, NULL)

    def states(self, column: str) -> bool:
        """Whether a value is given that is not null."""
        return self.accepted(column) != NULL

    def shown(self, column: str) -> str:
        """Write the accepted values for people to read.

        >>> GoldRecord({"organisation": (None, ("Meta", "NVIDIA"))}).shown("organisation")
        'null or Meta|NVIDIA'
        """
        return " or ".join(shown(value) for value in self.accepted(column))


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document's id and its records; its text is of no use here."""

    id: str
    records: tuple[GoldRecord, ...]


def read_gold(path: str | Path) -> tuple[GoldDocument, ...]:
    """Read a JSONL of documents with `records`; raise `ReadError` naming file and line."""
    documents: list[GoldDocument] = []
    first: dict[str, int] = {}
    for line, text in numbered_lines(path):
        try:
            document = _document(json.loads(text))
        except (ValueError, RecursionError) as error:
            raise ReadError(path, _reason(error), line=line) from None
        if document.id in first:
            reason = f"document {document.id!r} stands already on line {first[document.id]}"
            raise ReadError(path, reason, line=line)
        first[document.id] = line
        documents.append(document)
    return tuple(documents)


def _document(given: Any) -> GoldDocument:
    if not isinstance(given, dict):
        raise ValueError("a document must be an object")
    if missing := [key for key in ("id", "records") if key not in given]:
        raise ValueError(
            f"no {missing[0]!r}; the line has {', '.join(map(repr, given)) or 'nothing'}"
        )
    if isinstance(given["id"], bool) or not isinstance(given["id"], str | int):
        raise ValueError(f"'id' must be a string, not {quoted(given['id'])}")
    if not isinstance(given["records"], list):
        raise ValueError("'records' must be a list")
    records = (_record(r, at) for at, r in enumerate(given["records"], 1))
    return GoldDocument(str(given["id"]), tuple(records))


def _record(given: Any, at: int) -> GoldRecord:
    try:
        if not isinstance(given, dict):
            raise ValueError("a record must be an object")
        optional = given.get("optional", False)
        if not isinstance(optional, bool):
            raise ValueError(f"'optional' must be true or false, not {quoted(optional)}")
        fields = {c: accepted(c, v) for c, v in given.items() if c != "optional"}
    except ValueError as error:
        raise ValueError(f"record {at}: {error}") from None
    return GoldRecord(fields, optional)


def _reason(error: ValueError | RecursionError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"broken JSON: {error.msg} (column {error.colno})"
    return str(error)
