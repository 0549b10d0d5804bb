"""What differs between two predictions of the same documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from announce_extract.evaluate.fields import COMPARABLE, LISTS, is_number
from announce_extract.evaluate.gold import GoldRecord
from announce_extract.evaluate.normalise import number
from announce_extract.evaluate.pairing import Pairing, pair
from announce_extract.evaluate.predictions import PredictedRow
from announce_extract.evaluate.values import Value

Kind: TypeAlias = Literal["gained", "lost", "changed"]
KINDS: tuple[Kind, ...] = ("gained", "lost", "changed")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A cell that differs; an empty one is null."""

    field: str
    kind: Kind
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that only one of the two has, or that differs in some fields."""

    document_id: str
    kind: Kind
    row: PredictedRow
    """The newer record; the older where it was lost."""
    fields: tuple[FieldChange, ...] = ()
    """For a changed record, what differs."""


def document_changes(
    document_id: str, old: Sequence[PredictedRow], new: Sequence[PredictedRow]
) -> Iterator[RecordChange]:
    """Pair the records of a document and tell what was lost, gained and changed."""
    pairing = pair_rows(old, new)
    for i in pairing.missed:
        yield RecordChange(document_id, "lost", old[i])
    for j in pairing.invented:
        yield RecordChange(document_id, "gained", new[j])
    for i, j in pairing.pairs:
        if fields := tuple(field_changes(old[i], new[j])):
            yield RecordChange(document_id, "changed", new[j], fields)


def field_changes(old: PredictedRow, new: PredictedRow) -> Iterator[FieldChange]:
    """Give the cells that differ; numbers do by value, all else by letter."""
    for column in COMPARABLE:
        before, after = old.get(column, ""), new.get(column, "")
        if not _equal(column, before, after):
            kind: Kind = "changed" if before and after else "gained" if after else "lost"
            yield FieldChange(column, kind, before, after)


def pair_rows(old: Sequence[PredictedRow], new: Sequence[PredictedRow]) -> Pairing:
    """Pair equal records first, however little they say, and the others by affinity."""
    left = list(range(len(new)))
    equal: dict[int, int] = {}
    for i, row in enumerate(old):
        hit = next((j for j in left if not any(field_changes(row, new[j]))), None)
        if hit is not None:
            left.remove(hit)
            equal[i] = hit
    rest = [i for i in range(len(old)) if i not in equal]
    others = pair([as_gold(old[i]) for i in rest], [new[j] for j in left])
    pairs = equal | {rest[i]: left[j] for i, j in others.pairs}
    return Pairing(
        tuple(sorted(pairs.items())),
        tuple(rest[i] for i in others.missed),
        tuple(left[j] for j in others.invented),
    )


def as_gold(row: PredictedRow) -> GoldRecord:
    """Take a predicted record for right, each of its several chips alone being right too."""
    fields: dict[str, tuple[Value, ...]] = {}
    for column in COMPARABLE:
        cell = row.get(column)
        if cell and column in LISTS:
            fields[column] = (tuple(part for part in cell.split("|") if part),)
        elif cell:
            fields[column] = tuple(cell.split("|")) if column == "accelerator" else (cell,)
    return GoldRecord(fields)


def _equal(column: str, old: str, new: str) -> bool:
    if old == new:
        return True
    before, after = number(old), number(new)
    return is_number(column) and before is not None and before == after
