"""Which phases the hardware of a sentence is told for."""

from __future__ import annotations

from bisect import bisect_left

from announce_extract.facts.fact import Hardware
from announce_extract.mentions.mention import Mention
from announce_extract.mentions.reading import Reading
from announce_extract.mentions.spans import beginning
from announce_extract.patterns import compiled
from announce_extract.schema import TrainingPhase
from announce_extract.text.sections import Kind
from announce_extract.text.sentences import Sentence


def asked(reading: Reading, s: Sentence) -> list[Mention[TrainingPhase]]:
    """The phases of the question that a sentence answers."""
    before = reading.before(s, 1)
    if before and reading.page.text[before[0].start : before[0].end].rstrip().endswith("?"):
        return reading.within(reading.phases, before[0])
    return []


def headed(reading: Reading, s: Sentence) -> list[Mention[TrainingPhase]]:
    """The phases of the heading that a field of a card stands under."""
    for block in reversed(reading.page.blocks[max(0, s.block - 6) : s.block]):
        if block.kind is Kind.HEADING:
            return list(beginning(reading.phases, block.start, block.end))
    return []


# "now runs at real-time speed on the wafer-scale engine", "answers at 38 ms on a single RTX 4090"
_ON = compiled(
    r"\b(?P<serves>(?<!the\s)(?<!training\s)(?<!these\s)(?<!our\s)runs|(?:can|will|could|may|going\sto|plans\sto|wants\sto|intends\sto)\s(?:run|serve|host|deploy)|running|served?|serves|serving|deployed|hosted|answers?|generates?|fits?)\b[^.;:]{0,60}\s(?:on|with)\s(?:an?\s|the\s|one\s|its\s|single\s|up\sto\s|just\s|as\sfew\sas\s|\d+\s|[A-Z]\w+(?:'s)?\s)*$"
)


_REACH = 400
"""Characters before hardware in which a verb of serving may stand."""


def serving(reading: Reading, unit: Hardware) -> list[Mention[TrainingPhase]]:
    """The phase of a sentence that tells what a model runs on."""
    first = max(unit.sentence.start, unit.start - _REACH)
    found = _ON.search(reading.page.text, first, unit.start)
    if not found or reading.told(_TO_TRAIN, unit.sentence):
        return []
    return [Mention(TrainingPhase.INFERENCE, *found.span("serves"), "phase/serving")]


# "running on 8,000 H100s, it took 20 hours to train": no serving
_TO_TRAIN = compiled(r"\btook\s(?:[\w.,-]+\s){1,6}to\s(?P<deed>pre-?train|train|learn|fine-?tune)")


def phases_for(
    reading: Reading, unit: Hardware, phases: list[Mention[TrainingPhase]], units: list[Hardware]
) -> list[Mention[TrainingPhase]]:
    """The phase nearest to a unit, and those coordinated with it."""
    text = reading.page.text
    others = sorted(u.start for u in units if u is not unit)
    start, end = unit.start, unit.end

    def cost(p: Mention[TrainingPhase]) -> float:
        lo, hi = (p.end, start) if p.end <= start else (end, p.start)
        gap = text[lo:hi]
        blocked = max(0, bisect_left(others, hi) - bisect_left(others, lo))
        border = sum(gap.count(mark) for mark in (";", " while ", " and ", ". "))
        return len(gap) + 60 * blocked + 25 * border + (20 if p.start > start else 0)

    priced = sorted(phases, key=cost)
    took = reading.told(_TO_TRAIN, unit.sentence)
    if took and priced and priced[0].value is TrainingPhase.INFERENCE:
        trained = [p for p in priced if p.value is not TrainingPhase.INFERENCE]
        return trained[:1] or [Mention(TrainingPhase.TRAINING, *took.span("deed"), "phase/took")]
    if not priced or cost(priced[0]) > 170:
        return []
    return [priced[0], *(p for p in priced[1:] if _is_joined(text, priced[0], p))]


_JOINT = compiled(r"(?:\s(?:and|&)\s|\s?/\s?|,\s)(?:to\s|for\s|then\s)?")


def _is_joined(text: str, p: Mention[TrainingPhase], q: Mention[TrainingPhase]) -> bool:
    """Whether two phases are said in one breath: "to train and serve X"."""
    first, second = sorted((p, q), key=lambda m: m.start)
    return p.value is not q.value and bool(_JOINT.fullmatch(text, first.end, second.start))
