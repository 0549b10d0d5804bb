"""Tallies of a document, and of all documents together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import add

from announce_extract.evaluate.compare import by_value, strictly
from announce_extract.evaluate.fields import CORE, FIGURES, SCORED, describes
from announce_extract.evaluate.gold import GoldDocument, GoldRecord
from announce_extract.evaluate.pairing import pair
from announce_extract.evaluate.predictions import PredictedRow
from announce_extract.evaluate.tally import INVENTED, MISSED, NOTHING, RIGHT, Tally

NULLS = GoldRecord({})
"""What an invented record is compared with."""
EMPTY: PredictedRow = {}
"""What a missed record is compared with."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A field of a record, or a whole record, that is not right."""

    document_id: str
    what: str
    gold: str
    predicted: str


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """The counts of one document."""

    document_id: str
    tallies: Mapping[str, Tally]
    """For each of `FIGURES`."""
    required: int = 0
    """Gold records that are not optional."""
    exact: int = 0
    """Of these, records with the seven core fields right."""
    exact_with_status: int = 0
    """Of these, records with the status right as well."""
    quiet: bool = False
    """Whether the document should give no record, not even an optional one."""
    noisy: bool = False
    """Whether it gives one all the same."""
    mistakes: tuple[Mistake, ...] = ()


def score(
    document: GoldDocument, rows: Sequence[PredictedRow], *, strict: bool = False
) -> DocumentScore:
    """Count what is right and wrong in the records predicted for a document."""
    counting = _Counting(document.id, strict)
    pairing = pair(document.records, rows)
    for i, j in pairing.pairs:
        if not document.records[i].optional:
            counting.pair(document.records[i], rows[j])
    for i in pairing.missed:
        if not document.records[i].optional:
            counting.missed(document.records[i])
    for j in pairing.invented:
        counting.invented(rows[j])
    return DocumentScore(
        document.id,
        with_core(counting.tallies),
        required=sum(not gold.optional for gold in document.records),
        exact=counting.exact,
        exact_with_status=counting.exact_with_status,
        quiet=not document.records,
        noisy=not document.records and bool(rows),
        mistakes=tuple(counting.mistakes),
    )


def total(documents: Iterable[DocumentScore]) -> dict[str, Tally]:
    """Add up the tallies of documents, figure by figure."""
    columns = [document.tallies for document in documents]
    return {name: _sum(tallies[name] for tallies in columns) for name in FIGURES}


def with_core(tallies: Mapping[str, Tally]) -> dict[str, Tally]:
    """Give every figure its tally, and the core fields together theirs."""
    named = {name: tallies.get(name, NOTHING) for name in FIGURES}
    return named | {"core": _sum(named[name] for name in CORE)}


def _sum(tallies: Iterable[Tally]) -> Tally:
    return reduce(add, tallies, NOTHING)


@dataclass(slots=True)
class _Counting:
    """The counts of a document while they are made."""

    document_id: str
    strict: bool
    tallies: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    exact: int = 0
    exact_with_status: int = 0
    mistakes: list[Mistake] = field(default_factory=list)

    def pair(self, gold: GoldRecord, row: PredictedRow) -> None:
        """Count a gold record and the prediction that is meant to be it."""
        self.tallies["record"] += RIGHT
        compare = strictly if self.strict else by_value
        wrong = set()
        for name in SCORED:
            tally = compare(name, gold, row)
            self.tallies[name] += tally
            if tally.errors:
                wrong.add(name)
                self._note(name, gold.shown(name), row.get(name) or "null")
        self.exact += wrong.isdisjoint(CORE)
        self.exact_with_status += wrong.isdisjoint((*CORE, "status"))

    def missed(self, gold: GoldRecord) -> None:
        """Count a gold record that was not predicted; strictly, only what can stand alone."""
        self.tallies["record"] += MISSED
        self._note("record missed", gold.shown("model"), "null")
        for name in SCORED:
            if not (self.strict and describes(name)):
                self.tallies[name] += by_value(name, gold, EMPTY)

    def invented(self, row: PredictedRow) -> None:
        """Count a prediction that is no gold record."""
        self.tallies["record"] += INVENTED
        cells = [f"{name} {row[name]}" for name in CORE if row.get(name)]
        self._note("record invented", "null", ", ".join(cells) or "nothing")
        for name in SCORED:
            if not describes(name):
                self.tallies[name] += by_value(name, NULLS, row)

    def _note(self, what: str, gold: str, predicted: str) -> None:
        self.mistakes.append(Mistake(self.document_id, what, gold, predicted))
