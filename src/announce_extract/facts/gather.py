"""Gather: go through the sentences and give every value to its model, or to a deployment."""

from __future__ import annotations

from dataclasses import dataclass, replace

from announce_extract.facts.actors import Actors
from announce_extract.facts.described import described_models
from announce_extract.facts.entities import entities
from announce_extract.facts.fact import Entity, Hardware
from announce_extract.facts.hardware import hardware_units
from announce_extract.facts.sizes import expand_sizes
from announce_extract.facts.status import is_hypothetical
from announce_extract.facts.subjects import Subjects
from announce_extract.facts.tables import read_tables
from announce_extract.mentions.mention import Amount, Mention, Role
from announce_extract.mentions.model import key
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled
from announce_extract.schema import Qualifier, TrainingPhase
from announce_extract.text.sections import Kind
from announce_extract.text.sentences import Sentence

_RESPECTIVELY = compiled(r"\brespectively\b|\bin\sthat\sorder\b")
_MANY_MODELS = compiled(
    r"\b(?:models|networks|LLMs|systems)\s(?:with|of|beyond|above|over|larger\sthan|that\shave)\s(?:\w+\s){0,4}$"
)
_MODELS_AFTER = compiled(r"[-\s]*(?:parameters?|params?)?[-\s]?(?:[\w-]+\s){0,3}models\b")
_SIZED_TAIL = compiled(r"\d+(?:\.\d+)?[bmt].*")
_NEAR = 400
_HALF_DAY = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30}


@dataclass(slots=True)
class Facts:
    """What a page says: its models, and the deployments that belong to none."""

    entities: list[Entity]
    deployments: list[Hardware]
    subjects: Subjects
    actors: Actors


def gather(reading: Reading) -> Facts:
    """Tie all values of the page."""
    found = entities(reading)
    found += described_models(reading, found)
    subjects = Subjects(reading, found)
    deployments: list[Hardware] = []
    in_tables = read_tables(reading, subjects)
    for s in reading.page.sentences:
        if s.kind is Kind.BOILERPLATE or s.start in in_tables:
            continue
        _amounts(reading, subjects, s)
        deployments += _hardware(reading, subjects, s)
        _phases(reading, subjects, s)
    found = expand_sizes(reading, subjects, found)
    _inherit(found)
    actors = Actors(reading, subjects, found)
    actors.assign()
    return Facts(found, deployments, subjects, actors)


def _inherit(found: list[Entity]) -> None:
    """What is told of a family holds for each member that has nothing of its own."""
    for family in found:
        stem = key(family.name)
        members = [
            e for e in found
            if e is not family and e.size and not family.size and _SIZED_TAIL.fullmatch(key(e.name).removeprefix(stem)) and key(e.name).startswith(stem)
        ]  # fmt: skip
        for m in members:
            if not m.hardware:
                m.hardware = [h for h in family.hardware if h.count is None or len(members) == 1]
            m.phases = m.phases or list(family.phases)
            for role in (Role.TOKENS,):
                if role in family.amounts:
                    m.amounts.setdefault(role, family.amounts[role])


def _amounts(reading: Reading, subjects: Subjects, s: Sentence) -> None:
    amounts = [a for a in reading.within(reading.amounts, s) if a.value.role is not Role.CHIPS]
    for role in Role:
        mine = [a for a in amounts if a.value.role is role]
        if not mine:
            continue
        if _aligned(reading, subjects, s, mine):
            continue
        priced = []
        for a in mine:
            if _is_general(reading, a, s):
                continue
            e, cost = subjects.of(a.start, a.end, s)
            if e is not None:
                priced.append((cost, a, e))
        for _, a, e in sorted(priced, key=lambda p: p[0]):
            put(e, a, reading)


def _aligned(
    reading: Reading, subjects: Subjects, s: Sentence, amounts: list[Mention[Amount]]
) -> bool:
    """ "X and Y have 389 and 7 billion parameters respectively"."""
    models = [m for m in subjects.inside(s) if not subjects.is_compared(m)]
    if (
        len(models) < 2
        or len(models) != len(amounts)
        or not _RESPECTIVELY.search(reading.page.text, s.start, s.end)
    ):
        return False
    for m, a in zip(models, amounts, strict=True):
        put(subjects.entity(m), a, reading)
    return True


def _is_general(reading: Reading, a: Mention[Amount], s: Sentence) -> bool:
    text = reading.page.text
    if a.value.role not in {Role.PARAMETERS, Role.ACTIVE}:
        return is_hypothetical(reading, s, a.start)
    if _MANY_MODELS.search(text[max(s.start, a.start - 50) : a.start]):
        return True
    listed = sum(o.value.role is Role.PARAMETERS for o in reading.within(reading.amounts, s)) > 1
    return (
        not listed
        and bool(_MODELS_AFTER.match(text, a.end))
        and not reading.within(reading.models, s)
    )


def put(e: Entity, a: Mention[Amount], reading: Reading) -> None:
    """Give an amount to an entity unless it has one of that role."""
    role = a.value.role
    if role is Role.DAYS:
        a = _in_days(a)
    if (
        role is Role.ACTIVE
        and Role.PARAMETERS in e.amounts
        and a.value.value >= e.amounts[Role.PARAMETERS].value.value
    ):
        return
    if (
        role is Role.PARAMETERS
        and a.value.upper is not None
        and _SIZES.search(_sentence(reading, a))
    ):
        a = replace(
            a, value=replace(a.value, value=a.value.upper, upper=None, qualifier=Qualifier.AT_MOST)
        )
    known = e.amounts.get(role)
    if known is None:
        if (
            role is Role.PARAMETERS
            and e.size
            and not e.described
            and not _agrees(e.size, a.value.value, 0.4)
        ):
            return
        e.amounts[role] = a
    elif (role is Role.TOKENS and known.value.value < a.value.value) or (
        role is Role.PARAMETERS
        and known.value.qualifier is not Qualifier.EXACT
        and a.value.qualifier is Qualifier.EXACT
        and _agrees(known.value.value, a.value.value, 0.1)
    ):
        e.amounts[role] = a


# "six sizes from 350 million to 176 billion": the largest member is the model of that name
_SIZES = compiled(r"\bsizes?\b|\bmodels\srang|\bversions\b|\branging\b|\bvariants\b")


def _sentence(reading: Reading, m: Mention[Amount]) -> str:
    s = reading.sentence_at(m.start)
    return reading.page.text[s.start : s.end]


def _agrees(a: float, b: float, share: float = 0.25) -> bool:
    return abs(a - b) <= share * max(a, b)


def _in_days(a: Mention[Amount]) -> Mention[Amount]:
    unit = a.rule.rpartition("-")[2]
    factor = _HALF_DAY.get(unit, 1)
    if factor == 1:
        return a
    value = round(a.value.value * factor, 4)
    upper = None if a.value.upper is None else round(a.value.upper * factor, 4)
    whole = int(value) if value == int(value) else value
    return replace(a, value=replace(a.value, value=whole, upper=upper))


def _hardware(reading: Reading, subjects: Subjects, s: Sentence) -> list[Hardware]:
    """Give the hardware of a sentence to its models; what is left are deployments."""
    left = []
    units = hardware_units(reading, s)
    phases = reading.within(reading.phases, s) or _asked(reading, s)
    if _one_each(reading, subjects, s, units, phases):
        return []
    for unit in units:
        if is_hypothetical(reading, s, unit.start):
            continue
        unit.phases = _phases_for(reading, unit, phases, units)
        e, cost = subjects.of(unit.start, unit.end, s)
        here = bool(subjects.inside(s))
        trained = bool(unit.phases) or bool(phases)
        refers = subjects.refers(s) or (not here and subjects.only() is e)
        if e is not None and (
            (here and (trained or cost < 110 or subjects.only() is e))
            or (not here and (trained or refers))
        ):
            if not here and _has_other_actor(reading, s, e) and not (refers and trained):
                left.append(unit)
                continue
            for target in subjects.targets(e, s, unit.start):
                _add_hardware(target, replace(unit, phases=list(unit.phases)))
        else:
            left.append(unit)
    return left


def _one_each(
    reading: Reading, subjects: Subjects, s: Sentence, units: list[Hardware], phases: list[Mention[TrainingPhase]]
) -> bool:
    """ "They were trained on 512, 2,048 and 16,000 H100s, respectively"."""
    if len(units) < 2 or not _RESPECTIVELY.search(reading.page.text, s.start, s.end):
        return False
    models = [m for m in subjects.inside(s) if not subjects.is_compared(m)]
    if not models:
        before = [o for o in reading.page.sentences if o.end <= s.start][-1:]
        models = [m for o in before for m in subjects.inside(o) if not subjects.is_compared(m)]
    if len(models) != len(units):
        return False
    for m, unit in zip(models, units, strict=True):
        unit.phases = phases[:1]
        _add_hardware(subjects.entity(m), unit)
    return True


def _asked(reading: Reading, s: Sentence) -> list[Mention[TrainingPhase]]:
    """The phases of the question that a sentence answers."""
    before = [o for o in reading.page.sentences if o.end <= s.start][-1:]
    if before and reading.page.text[before[0].start : before[0].end].rstrip().endswith("?"):
        return reading.within(reading.phases, before[0])
    return []


def _has_other_actor(reading: Reading, s: Sentence, e: Entity) -> bool:
    orgs = [
        o
        for o in reading.within(reading.organisations, s)
        if o.value.kind not in {"outlet", "analyst", "vendor"}
    ]
    return bool(orgs) and e.developer not in {o.value.name for o in orgs}


def _add_hardware(e: Entity, unit: Hardware) -> None:
    trains = any(p.value is not TrainingPhase.INFERENCE for p in unit.phases)
    if unit.count is None and all(c.value.generic for c in unit.chips) and not trains:
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
    if not priced or cost(priced[0]) > 170:
        return []
    return priced[:1]


def _phases(reading: Reading, subjects: Subjects, s: Sentence) -> None:
    text = reading.page.text
    denied = compiled(r"\b(?:not|never|without|n't|rather\sthan|nothing\sabout)\b[^.;,]{0,40}$")
    for p in reading.within(reading.phases, s):
        if denied.search(text[max(s.start, p.start - 60) : p.start]) or is_hypothetical(
            reading, s, p.start
        ):
            continue
        if p.value is TrainingPhase.INFERENCE:
            continue
        e, cost = subjects.of(p.start, p.end, s)
        if e is None or (cost >= 300 and not subjects.refers(s) and s.kind is not Kind.ITEM):
            continue
        near = any(0 <= p.start - m.end < _NEAR for m in e.mentions)
        if cost < 200 or (cost >= 300 and (near or s.kind is Kind.ITEM)):
            for target in subjects.targets(e, s, p.start):
                target.phases.append(p)
