"""Runs: the hardware of a sentence, given to its models; what is left are deployments."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from announce_extract.facts.amounts import RESPECTIVELY
from announce_extract.facts.fact import Entity, Hardware
from announce_extract.facts.hardware import hardware_units
from announce_extract.facts.status import is_hypothetical
from announce_extract.facts.subjects import Subjects
from announce_extract.mentions.mention import Mention, Role
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled
from announce_extract.schema import TrainingPhase
from announce_extract.text.sections import Kind
from announce_extract.text.sentences import Sentence


def give_hardware(reading: Reading, subjects: Subjects, s: Sentence) -> list[Hardware]:
    """Give the hardware of a sentence to its models; what is left are deployments."""
    left = []
    units = hardware_units(reading, s)
    phases = reading.within(reading.phases, s) or _asked(reading, s)
    if not phases and (subjects.is_labelled(s) or (s.kind is Kind.ITEM and subjects.inside(s))):
        phases = _headed(reading, s)
    if _one_each(reading, subjects, s, units, phases):
        return []
    for unit in units:
        if is_hypothetical(reading, s, unit.start):
            continue
        unit.phases = _phases_for(reading, unit, phases, units) or _serving(reading, unit)
        e, cost = subjects.of(unit.start, unit.end, s)
        here = bool(subjects.inside(s))
        trained = bool(unit.phases) or bool(phases)
        refers = (
            _totals(e, unit)
            or subjects.refers(s)
            or subjects.is_labelled(s)
            or (not here and subjects.only() is e and _has_begun(reading, e, s))
        )
        if e is not None and (
            (here and (trained or cost < 110 or subjects.only() is e))
            or (not here and (trained or refers))
        ):
            if not here and (
                _is_machine(reading, unit)
                or (
                    _has_other_actor(reading, s, e, unit)
                    and not (refers and trained and not _deploys(reading, unit))
                )
            ):
                left.append(unit)
                continue
            for target in subjects.targets(e, s, unit.start):
                _add_hardware(target, replace(unit, phases=list(unit.phases)), told=trained)
        else:
            left.append(unit)
    return left


def _has_begun(reading: Reading, e: Entity | None, s: Sentence) -> bool:
    """Whether a model was named before a sentence, or is in the same paragraph."""
    return e is not None and (e.first < s.end or reading.sentence_at(e.first).block == s.block)


def _totals(e: Entity | None, unit: Hardware) -> bool:
    """Whether a count sums up chips that were named for the model without one: "a total of 512 A100s"."""
    names = {c.value.name for c in unit.chips if not c.value.generic}
    return (
        e is not None
        and unit.count is not None
        and any(h.count is None and names & {c.value.name for c in h.chips} for h in e.hardware)
    )


def give_chips_of_hours(reading: Reading, found: list[Entity]) -> None:
    """A model that took "200,000 A100 hours" and has no hardware of its own ran on A100s."""
    for e in found:
        hours = e.amounts.get(Role.CHIP_HOURS)
        if not hours or e.hardware:
            continue
        chips = [c for c in reading.chips if hours.start <= c.start < hours.end]
        if chips:
            named = [c for c in chips if not c.value.generic] or chips
            s = reading.sentence_at(hours.start)
            e.hardware.append(Hardware(None, named[:1], s))


# "All GPUs are Tesla V100", "The GPUs used were A100s"
_ARE = compiled(r"\s(?:used\s|here\s)?(?:are|were|is|was)\s+(?:all\s)?(?:[\w-]+\s+)?")


def name_chips(reading: Reading, found: list[Entity]) -> None:
    """Where a page says what its GPUs are, the ones that were only counted are such."""
    text = reading.page.text
    told = next(
        (
            b
            for a, b in pairwise(reading.chips)
            if a.value.generic
            and not b.value.generic
            and _ARE.fullmatch(text, a.end, max(a.end, b.start))
        ),
        None,
    )
    for h in (h for e in found for h in e.hardware) if told else ():
        if told and all(c.value.generic for c in h.chips):
            h.chips = [told]


def _one_each(
    reading: Reading,
    subjects: Subjects,
    s: Sentence,
    units: list[Hardware],
    phases: list[Mention[TrainingPhase]],
) -> bool:
    """ "They were trained on 512, 2,048 and 16,000 H100s, respectively"."""
    if len(units) < 2 or not reading.told(RESPECTIVELY, s):
        return False
    models = [m for m in subjects.inside(s) if not subjects.is_compared(m)]
    if not models:
        before = reading.before(s, 1)
        models = [m for o in before for m in subjects.inside(o) if not subjects.is_compared(m)]
    if len(models) != len(units):
        return False
    for m, unit in zip(models, units, strict=True):
        unit.phases = phases[:1]
        _add_hardware(subjects.entity(m), unit, told=True)
    return True


def _asked(reading: Reading, s: Sentence) -> list[Mention[TrainingPhase]]:
    """The phases of the question that a sentence answers."""
    before = reading.before(s, 1)
    if before and reading.page.text[before[0].start : before[0].end].rstrip().endswith("?"):
        return reading.within(reading.phases, before[0])
    return []


def _headed(reading: Reading, s: Sentence) -> list[Mention[TrainingPhase]]:
    """The phases of the heading that a field of a card stands under."""
    for block in reversed(reading.page.blocks[max(0, s.block - 6) : s.block]):
        if block.kind is Kind.HEADING:
            return [p for p in reading.phases if block.start <= p.start < block.end]
    return []


# "The cluster contains 100,000 H100s"
_MACHINE = compiled(
    r"\b(?:cluster|supercomputer|data\scent(?:er|re)|campus|facility|machine|superfactory|site)\b[^.;]{0,50}\b(?:contains?|houses?|comprises?|consists|incorporates?|will\s(?:house|hold|contain)|boasts|holds)\b[^.;]{0,40}$"
)
_DEPLOYS = compiled(
    r"\b(?:deploy|buy|bought|purchas|order|acquir|install|secur|rent|receiv|get|stand\sup|bring)\w*\b[^.;]{0,50}$"
)


def _is_machine(reading: Reading, unit: Hardware) -> bool:
    return bool(_MACHINE.search(reading.page.text, unit.sentence.start, unit.start))


def _deploys(reading: Reading, unit: Hardware) -> bool:
    return bool(_DEPLOYS.search(reading.page.text, unit.sentence.start, unit.start))


def _has_other_actor(reading: Reading, s: Sentence, e: Entity, unit: Hardware) -> bool:
    makers = {c.value.vendor for c in unit.chips}
    orgs = [
        o
        for o in reading.within(reading.organisations, s)
        if o.value.kind not in {"outlet", "analyst", "vendor"} and o.value.name not in makers
    ]
    return bool(orgs) and e.developer not in {o.value.name for o in orgs}


_FEW = 8


def _add_hardware(e: Entity, unit: Hardware, *, told: bool) -> None:
    trains = any(p.value is not TrainingPhase.INFERENCE for p in unit.phases)
    if all(c.value.generic for c in unit.chips):
        few = unit.count is None or (unit.count.value.value < _FEW and not told)
        if few and not trains:
            return
    for known in e.hardware:
        same_chip = {c.value.name for c in known.chips} & {c.value.name for c in unit.chips}
        generic = (
            not unit.chips or not known.chips or _is_class(unit, known) or _is_class(known, unit)
        )
        same_count = (
            known.count is None
            or unit.count is None
            or known.count.value.value == unit.count.value.value
        )
        serves = {TrainingPhase.INFERENCE}
        one_serves = ({p.value for p in known.phases} == serves) != (
            {p.value for p in unit.phases} == serves
        )
        if (
            (same_chip or generic)
            and same_count
            and not (one_serves and known.phases and unit.phases)
        ):
            known.count = known.count or unit.count
            if unit.chips and (not known.chips or _is_class(known, unit)):
                known.chips = unit.chips
            known.phases += [
                p for p in unit.phases if p.value not in {q.value for q in known.phases}
            ]
            return
    e.hardware.append(unit)


def _is_class(a: Hardware, b: Hardware) -> bool:
    """Whether one names but the class of the other's chips: "Ascend" of "Ascend 910C"."""
    names = {c.value.name for c in b.chips}
    return all(c.value.generic or any(n.startswith(c.value.name) for n in names) for c in a.chips)


# "now runs at real-time speed on the wafer-scale engine", "answers at 38 ms on a single RTX 4090"
_ON = compiled(
    r"\b(?P<serves>(?<!the\s)(?<!training\s)(?<!these\s)(?<!our\s)runs|(?:can|will|could|may|going\sto|plans\sto|wants\sto|intends\sto)\s(?:run|serve|host|deploy)|running|served?|serves|serving|deployed|hosted|answers?|generates?|fits?)\b[^.;:]{0,60}\s(?:on|with)\s(?:an?\s|the\s|one\s|its\s|single\s|up\sto\s|just\s|as\sfew\sas\s|\d+\s|[A-Z]\w+(?:'s)?\s)*$"
)


_REACH = 400
"""Characters before hardware in which a verb of serving may stand."""


def _serving(reading: Reading, unit: Hardware) -> list[Mention[TrainingPhase]]:
    """The phase of a sentence that tells what a model runs on."""
    first = max(unit.sentence.start, unit.start - _REACH)
    found = _ON.search(reading.page.text, first, unit.start)
    if not found or reading.told(_TO_TRAIN, unit.sentence):
        return []
    return [Mention(TrainingPhase.INFERENCE, *found.span("serves"), "phase/serving")]


# "running on 8,000 H100s, it took 20 hours to train": no serving
_TO_TRAIN = compiled(r"\btook\s(?:[\w.,-]+\s){1,6}to\s(?P<deed>pre-?train|train|learn|fine-?tune)")


def _phases_for(
    reading: Reading, unit: Hardware, phases: list[Mention[TrainingPhase]], units: list[Hardware]
) -> list[Mention[TrainingPhase]]:
    """The phase nearest to a unit, and those coordinated with it."""
    text = reading.page.text
    others = [u for u in units if u is not unit]

    def cost(p: Mention[TrainingPhase]) -> float:
        gap = text[p.end : unit.start] if p.end <= unit.start else text[unit.end : p.start]
        lo, hi = (p.end, unit.start) if p.end <= unit.start else (unit.end, p.start)
        blocked = sum(lo <= u.start < hi for u in others)
        border = sum(gap.count(mark) for mark in (";", " while ", " and ", ". "))
        return len(gap) + 60 * blocked + 25 * border + (20 if p.start > unit.start else 0)

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
