"""The status of a record: that of the sentences that its values were read from."""

from __future__ import annotations

from announce_extract.facts.fact import Entity, Hardware
from announce_extract.facts.status import status_of
from announce_extract.mentions.mention import Role
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled
from announce_extract.schema import Standing, Status

_OWN = compiled(
    r"\b(?:announced|announces|unveiled|unveils|released|releases|launched|launches|introduced|introduces|introducing|open-?sourced|debuted|published)\b"
)


def standing_for(reading: Reading, e: Entity | None, run: Hardware | None) -> Standing:
    """What the sentences of the hardware say, else those of the size, else of the release."""
    spans: list[tuple[int, int]] = []
    if run:
        spans.append((run.start, run.end))
    if e:
        size = e.amounts.get(Role.PARAMETERS)
        if size:
            spans.append((size.start, size.end))
        spans.append((e.mentions[0].start, e.mentions[0].end))
    for i, (start, end) in enumerate(spans):
        s = reading.sentence_at(start)
        status, cue = status_of(reading, s, start, end)
        if status is Status.STATED:
            continue
        own_release = reading.told(_OWN, s)
        if status is Status.CLAIMED and own_release and not (run and i == 0):
            continue
        assert cue is not None
        return Standing(
            value=status, evidence=(reading.page.evidence(cue.start, cue.end, cue.rule),)
        )
    return Standing(value=Status.STATED)
