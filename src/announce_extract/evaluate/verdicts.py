"""Which fields became right, and which wrong, between two predictions, where gold tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

from announce_extract.evaluate.compare import by_value
from announce_extract.evaluate.fields import SCORED
from announce_extract.evaluate.gold import GoldDocument, GoldRecord
from announce_extract.evaluate.pairing import Pairing, pair
from announce_extract.evaluate.predictions import PredictedRow
from announce_extract.evaluate.scores import EMPTY

Rows: TypeAlias = Sequence[PredictedRow]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A field of a gold record, or the whole ("record"), that turned right or wrong."""

    document_id: str
    model: str
    field: str
    right: bool
    """Whether it is right now; before it was the other way round."""
    gold: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What gold says of the way from one prediction to another."""

    verdicts: tuple[Verdict, ...]
    invented_before: int
    """Predicted records that are no gold record, in documents that the gold file has."""
    invented_after: int

    def turned(self, name: str) -> dict[str, int]:
        """Count what became right and wrong in a field, or in whole records ("record")."""
        now = [verdict.right for verdict in self.verdicts if verdict.field == name]
        return {"wrong_to_right": sum(now), "right_to_wrong": len(now) - sum(now)}

    def to_dict(self) -> dict[str, Any]:
        """Counts by field, and every verdict."""
        return {
            "fields": {name: self.turned(name) for name in ("record", *SCORED)},
            "invented_records": {"before": self.invented_before, "after": self.invented_after},
            "verdicts": [asdict(verdict) for verdict in self.verdicts],
        }


def judge(documents: Iterable[tuple[GoldDocument, Rows, Rows]]) -> Judgement:
    """Judge each document's records before and after; optional gold records do not count."""
    verdicts: list[Verdict] = []
    invented_before = invented_after = 0
    for document, old, new in documents:
        before, after = pair(document.records, old), pair(document.records, new)
        invented_before += len(before.invented)
        invented_after += len(after.invented)
        for i, gold in enumerate(document.records):
            if not gold.optional:
                was, now = _partner(i, before, old), _partner(i, after, new)
                verdicts.extend(_turned(document.id, gold, was, now))
    return Judgement(tuple(verdicts), invented_before, invented_after)


def _partner(at: int, pairing: Pairing, rows: Rows) -> PredictedRow | None:
    return next((rows[j] for i, j in pairing.pairs if i == at), None)


def _turned(
    document_id: str, gold: GoldRecord, was: PredictedRow | None, now: PredictedRow | None
) -> Iterator[Verdict]:
    model = gold.shown("model")
    if (was is None) != (now is None):
        words = ("missed", "found") if was is None else ("found", "missed")
        yield Verdict(document_id, model, "record", now is not None, "found", *words)
    for name in SCORED:
        before, after = (not by_value(name, gold, row or EMPTY).errors for row in (was, now))
        if before != after:
            old, new = ((row or EMPTY).get(name) or "null" for row in (was, now))
            yield Verdict(document_id, model, name, after, gold.shown(name), old, new)
