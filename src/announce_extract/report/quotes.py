"""The words that each value of a record was read from, by document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from announce_extract.report.numbers import brief
from announce_extract.schema import FIELDS, Announcement, Evidence, Standing
from announce_extract.schema.announcement import Value
from announce_extract.write.table import shown

STATUS = "status"


class Spot(NamedTuple):
    """A slice of a document's title or text."""

    where: str
    start: int
    end: int


class Said(NamedTuple):
    """One value of a record, ready to show."""

    column: str
    label: str
    text: str
    exact: str
    """The same with all digits, if `text` is shortened, else the same."""
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A record and its number in the report, from 1."""

    number: int
    record: Announcement

    @property
    def name(self) -> str:
        """What people call it: its model, else who or what it is about."""
        named = (self.record.model, self.record.organisation, self.record.accelerator)
        return next((n.name for n in named if n is not None), f"record {self.number}")

    def said(self) -> Iterator[Said]:
        """All values, in the order of the fields, and the status last."""
        for field in FIELDS:
            for value in self.record.values(field):
                yield _said(field.column, field.label, value)
        for custom in self.record.custom:
            text = str(custom.value)
            label = custom.name.replace("_", " ")
            yield Said(f"custom-{custom.name}", label, text, text, custom.evidence)
        yield _said(STATUS, STATUS, self.record.status)


class Quote(NamedTuple):
    """A value at one of the places where it is said."""

    record: Numbered
    said: Said
    evidence: Evidence

    def __str__(self) -> str:
        """Say it in one line: `chips: 4,096 (quantity/chips), of Aurora-2`."""
        said = self.said
        return f"{said.label}: {said.exact} ({self.evidence.rule}), of {self.record.name}"


Quotes: TypeAlias = dict[Spot, list[Quote]]


def quotes(records: Sequence[Numbered]) -> Quotes:
    """Everything that records quote of their document, by where it stands, in its order."""
    found: Quotes = {}
    for record in records:
        for said in record.said():
            for e in said.evidence:
                found.setdefault(Spot(e.where, e.start, e.end), []).append(Quote(record, said, e))
    return dict(sorted(found.items(), key=lambda item: _order(item[0])))


def _order(spot: Spot) -> tuple[bool, int, int]:
    """The title first; of two that begin together the longer first, since it holds the other."""
    return spot.where != "title", spot.start, -spot.end


def _said(column: str, label: str, value: Value | Standing) -> Said:
    return Said(column, label, brief(value), shown(value), value.evidence)
