"""An evaluation, to read and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from announce_extract.evaluate.bootstrap import Interval, Intervals
from announce_extract.evaluate.fields import FIGURES, SCORED
from announce_extract.evaluate.scores import DocumentScore, Mistake, total
from announce_extract.evaluate.tally import Tally

ROWS = ("core", "record", *SCORED)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How right the predictions for a gold file are."""

    documents: tuple[DocumentScore, ...]
    strict: bool
    """Whether a quantity had to have its qualifier and upper bound right."""
    resamples: int
    seed: int
    intervals: Intervals
    """95 % intervals over documents; all None without resamples."""
    unknown_documents: tuple[str, ...] = ()
    """Documents with predictions that are not in the gold file; these are not counted."""

    @property
    def tallies(self) -> dict[str, Tally]:
        """The counts of all documents: for records, each field, and the core fields."""
        return total(self.documents)

    @property
    def mistakes(self) -> Iterator[Mistake]:
        """What is wrong, document by document."""
        for document in self.documents:
            yield from document.mistakes

    @property
    def required(self) -> int:
        """Gold records that are not optional."""
        return sum(document.required for document in self.documents)

    @property
    def exact(self) -> int:
        """Records with the seven core fields right."""
        return sum(document.exact for document in self.documents)

    @property
    def exact_with_status(self) -> int:
        """Records with the seven core fields and the status right."""
        return sum(document.exact_with_status for document in self.documents)

    def to_dict(self) -> dict[str, Any]:
        """All figures, rounded to four places."""
        tallies = self.tallies
        return {
            "documents": len(self.documents),
            "gold_records": self.required,
            "records_exact_on_7_fields": _share(self.exact, self.required),
            "records_exact_on_7_fields_interval": self.intervals.exact,
            "records_exact_with_status": _share(self.exact_with_status, self.required),
            "documents_without_records": sum(d.quiet for d in self.documents),
            "of_those_with_invented_records": sum(d.noisy for d in self.documents),
            "documents_not_in_gold": len(self.unknown_documents),
            "mode": "strict" if self.strict else "value_only",
            "resamples": self.resamples,
            "seed": self.seed,
            "fields": {name: self._figure(name, tallies[name]) for name in FIGURES},
        }

    def to_json(self) -> str:
        """All figures as JSON, ending in a line end."""
        return json.dumps(self.to_dict(), indent=1) + "\n"

    def to_text(self, *, errors: int = 0) -> str:
        """A table, and below it up to so many of the mistakes."""
        tallies = self.tallies
        lines = [*self._summary(), HEADER, *(self._line(name, tallies[name]) for name in ROWS)]
        for mistake, _ in zip(self.mistakes, range(errors), strict=False):
            lines.append(
                f"{mistake.document_id}\t{mistake.what}"
                f"\tgold={mistake.gold}\tpredicted={mistake.predicted}"
            )
        return "\n".join(lines) + "\n"

    def _figure(self, name: str, tally: Tally) -> dict[str, Any]:
        bounds = self.intervals.figures[name]
        return {
            "p": round(tally.precision, 4),
            "r": round(tally.recall, 4),
            "f1": round(tally.f1, 4),
            "tp": tally.tp,
            "fp": tally.fp,
            "fn": tally.fn,
            "p_interval": bounds.p,
            "r_interval": bounds.r,
            "f1_interval": bounds.f1,
        }

    def _summary(self) -> Iterator[str]:
        counted = f"{len(self.documents)} documents, {self.required} gold records"
        if self.required:
            share = f"{self.exact / self.required:.1%}"
            counted += f"; exact on all 7 core fields: {self.exact} ({share})"
        if self.required and self.strict:
            share = f"{self.exact_with_status / self.required:.1%}"
            counted += f", and on status: {self.exact_with_status} ({share})"
        yield counted
        quiet, noisy = (sum(getattr(d, k) for d in self.documents) for k in ("quiet", "noisy"))
        yield f"documents without gold records: {quiet}, with invented ones: {noisy}"
        if self.strict:
            yield "strict: quantities with qualifier and upper bound; status where records pair"
        if self.unknown_documents:
            known = ", ".join(self.unknown_documents[:3])
            more = ", ..." if len(self.unknown_documents) > 3 else ""
            yield f"not in the gold, not counted: {len(self.unknown_documents)} ({known}{more})"

    def _line(self, name: str, tally: Tally) -> str:
        figures = f"{tally.precision:6.3f} {tally.recall:6.3f} {tally.f1:6.3f}"
        bounds = _bounds(self.intervals.figures[name].f1)
        return f"{name:28} {figures}  {bounds:13}  {tally.tp} {tally.fp} {tally.fn}"


HEADER = f"{'field':28} {'P':>6} {'R':>6} {'F1':>6}  {'F1 95 %':13}  tp fp fn"


def _bounds(interval: Interval | None) -> str:
    return f"{interval.low:.3f}-{interval.high:.3f}" if interval else ""


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
