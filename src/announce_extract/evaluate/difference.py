"""Two prediction files side by side, to read and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from announce_extract.evaluate.changes import KINDS, Kind, RecordChange, document_changes
from announce_extract.evaluate.fields import COMPARABLE, SCORED
from announce_extract.evaluate.gold import GoldDocument
from announce_extract.evaluate.predictions import PredictedRow, by_document
from announce_extract.evaluate.verdicts import Judgement, judge

SIGNS: dict[Kind, str] = {"gained": "+", "lost": "-", "changed": "~"}


@dataclass(frozen=True, slots=True)
class Difference:
    """What was gained, lost and changed from one prediction file to another."""

    before: int
    """Records in the old file."""
    after: int
    """Records in the new file."""
    changes: tuple[RecordChange, ...]
    judgement: Judgement | None = None
    """What gold says of it, where it was given."""

    @property
    def records(self) -> dict[Kind, int]:
        """How many records were gained, lost and changed."""
        counts = Counter(change.kind for change in self.changes)
        return {kind: counts[kind] for kind in KINDS}

    @property
    def fields(self) -> dict[str, dict[Kind, int]]:
        """How often each field was, in records that both have; fields that never were left out."""
        counts = Counter((f.field, f.kind) for change in self.changes for f in change.fields)
        rows = {name: {kind: counts[name, kind] for kind in KINDS} for name in COMPARABLE}
        return {name: row for name, row in rows.items() if any(row.values())}

    def to_dict(self) -> dict[str, Any]:
        """Counts, every change, and with gold every verdict."""
        return {
            "records": {"before": self.before, "after": self.after, **self.records},
            "fields": self.fields,
            "changes": [{**asdict(c), "row": _stated(c.row)} for c in self.changes],
            "gold": self.judgement and self.judgement.to_dict(),
        }

    def to_json(self) -> str:
        """All of it as JSON, ending in a line end."""
        return json.dumps(self.to_dict(), indent=1, ensure_ascii=False) + "\n"

    def to_text(self) -> str:
        """Counts first, then what gold says, then change by change."""
        lines = [*self._summary()]
        if self.judgement:
            lines += ["", *_judged(self.judgement)]
        if self.changes:
            lines += ["", *(line for change in self.changes for line in _listed(change))]
        return "\n".join(lines) + "\n"

    def _summary(self) -> Iterator[str]:
        n = self.records
        yield (
            f"records: {self.before} before, {self.after} after; "
            f"{n['gained']} gained, {n['lost']} lost, {n['changed']} with changed fields"
        )
        if self.fields:
            yield _row("field", KINDS)
        for name, counts in self.fields.items():
            yield _row(name, counts.values())


def difference(
    old: Iterable[PredictedRow],
    new: Iterable[PredictedRow],
    gold: Iterable[GoldDocument] | None = None,
) -> Difference:
    """Compare two predictions; with gold, also tell what became right and what wrong."""
    before, after = by_document(old), by_document(new)
    changes = [
        change
        for document_id in before | after
        for change in document_changes(
            document_id, before.get(document_id, []), after.get(document_id, [])
        )
    ]
    return Difference(
        sum(map(len, before.values())),
        sum(map(len, after.values())),
        tuple(changes),
        None
        if gold is None
        else judge((d, before.get(d.id, []), after.get(d.id, [])) for d in gold),
    )


def _stated(row: PredictedRow) -> dict[str, str]:
    return {name: row[name] for name in COMPARABLE if row.get(name)}


def _row(name: str, cells: Iterable[object]) -> str:
    return f"{name:32}" + "".join(f" {cell!s:>14}" for cell in cells)


def _judged(judgement: Judgement) -> Iterator[str]:
    before, after = judgement.invented_before, judgement.invented_after
    yield f"against gold: {before} invented records before, {after} after"
    yield _row("field", ("wrong to right", "right to wrong"))
    for name in ("record", *SCORED):
        if any(counts := judgement.turned(name).values()):
            yield _row(name, counts)
    for v in judgement.verdicts:
        turn = "wrong to right" if v.right else "right to wrong"
        told = f"{v.old} -> {v.new}, gold {v.gold}"
        yield f"{v.document_id}\t{v.model}\t{v.field} {turn}\t{told}"


def _listed(change: RecordChange) -> Iterator[str]:
    sign, model = SIGNS[change.kind], change.row.get("model") or "(no model)"
    yield f"{sign} {change.document_id}\t{model}"
    stated = [f"{name} {cell}" for name, cell in _stated(change.row).items() if name != "model"]
    if stated and not change.fields:
        yield f"    {', '.join(stated)}"
    for field in change.fields:
        told = f"{field.old} -> {field.new}" if field.kind == "changed" else field.old or field.new
        yield f"  {SIGNS[field.kind]} {field.field} {told}"
