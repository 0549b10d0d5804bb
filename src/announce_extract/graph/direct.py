"""Direct triples, for `--assert`: what articles state or claim, said of the model itself."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from announce_extract.graph.claims import Statement
from announce_extract.graph.literals import number, period
from announce_extract.graph.terms import PROPERTIES, term
from announce_extract.identity import Identities
from announce_extract.schema import FIELDS, Announcement, Qualifier, Quantity, Status
from announce_extract.schema import TrainingPhase as Phase

ASSERTED = frozenset({Status.STATED, Status.CLAIMED})
DEVELOPER = term("ax:developer")
TRAINED_ON, SERVED_ON = term("ax:trainedOn"), term("ax:servedOn")


def direct(base: str, record: Announcement, who: Identities) -> Iterator[Statement]:
    """Say of the model what the record says: exact numbers, chips, maker and date.

    A number that is hedged, or bounds a range, is none that can be said directly.
    """
    if who.model is None or record.status.value not in ASSERTED:
        return
    me = NamedNode(base + who.model.key)
    for field in FIELDS:
        for value in record.values(field):
            if isinstance(value, Quantity) and value.qualifier is Qualifier.EXACT:
                yield me, PROPERTIES[field.attribute], number(value.value, is_count=field.is_count)
    if record.announcement_date and record.primary:
        yield me, PROPERTIES["announcement_date"], period(record.announcement_date).value
    if who.developer:
        yield me, DEVELOPER, NamedNode(base + who.developer.key)
    yield from _hardware(base, me, record, who)


def _hardware(
    base: str, me: NamedNode, record: Announcement, who: Identities
) -> Iterator[Statement]:
    phases = {phase.value for phase in record.training_phases}
    for accelerator in who.accelerators:
        chip = NamedNode(base + accelerator.key)
        if phases - {Phase.INFERENCE}:
            yield me, TRAINED_ON, chip
        if Phase.INFERENCE in phases:
            yield me, SERVED_ON, chip
