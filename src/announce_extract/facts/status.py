"""How far a statement may be trusted: cues with scope, told for a span of a sentence."""

from __future__ import annotations

from announce_extract.mentions.mention import Mention
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled
from announce_extract.schema import Status
from announce_extract.text.sentences import Sentence

_SCOPE_END = compiled(r";|\.\s|\bbut\b|\bwhile\b")


def status_of(
    reading: Reading, s: Sentence, start: int, end: int
) -> tuple[Status, Mention[str] | None]:
    """The status of what a span says, and the cue that tells it."""
    text = reading.page.text
    cues = reading.within(reading.cues, s)
    for kind, status, test in (
        ("rumour", Status.RUMOURED, None),
        ("denial", Status.DENIED, "before"),
        ("plan", Status.PLANNED, "before-near"),
        ("claim", Status.CLAIMED, None),
    ):
        for cue in cues:
            if cue.value != kind:
                continue
            between = text[cue.end : start] if cue.end <= start else text[end : cue.start]
            soon = kind == "plan" and 0 <= cue.start - end < 25 and "," not in between
            if test and cue.start > end and not soon:
                continue
            if test == "before" and (
                len(between) > 60 or _SCOPE_END.search(between) or "," in between or ":" in between
            ):
                continue
            if test == "before-near" and (len(between) > 130 or _SCOPE_END.search(between)):
                continue
            if kind == "claim" and _SCOPE_END.search(between) and cue.end <= start:
                continue
            return status, cue
    return Status.STATED, None


_YOU = compiled(
    r"\b(?:you\s(?:can|could|may|might|need)|(?:if|unless|lets?|allows?|enables?|so)\syou|had\s(?:it|the\s\w+)\s\w+,?\s(?:it\s)?would)\b"
)


def is_hypothetical(reading: Reading, s: Sentence, start: int) -> bool:
    """Whether a span stands after "you can", "would need", "capable of"."""
    if reading.told(_YOU, s):
        return True
    return any(
        c.value == "hypothetical" and c.end <= start and start - c.end < 90
        for c in reading.within(reading.cues, s)
    )
