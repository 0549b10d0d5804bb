"""Amounts of a sentence, each given to its model."""

from __future__ import annotations

from dataclasses import replace

from announce_extract.facts.fact import Entity
from announce_extract.facts.status import is_hypothetical
from announce_extract.facts.subjects import Subjects
from announce_extract.mentions.mention import Amount, Mention, Role
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled
from announce_extract.schema import Qualifier
from announce_extract.text.sentences import Sentence

RESPECTIVELY = compiled(r"\brespectively\b|\bin\sthat\sorder\b")
_MANY_MODELS = compiled(
    r"\b(?:models|networks|LLMs|systems)\s(?:with|of|beyond|above|over|larger\sthan|that\shave)\s(?:\w+\s){0,4}$"
)
_MODELS_AFTER = compiled(r"[-\s]*(?:parameters?|params?)?[-\s]?(?:[\w-]+\s){0,3}models\b")
_HALF_DAY = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30}


def give_amounts(reading: Reading, subjects: Subjects, s: Sentence) -> None:
    """Give all amounts but chip counts to the models that they are said of."""
    amounts = [a for a in reading.within(reading.amounts, s) if a.value.role is not Role.CHIPS]
    for role in Role if amounts else ():
        mine = [a for a in amounts if a.value.role is role]
        if not mine:
            continue
        if _aligned(reading, subjects, s, mine):
            continue
        priced = []
        for a in mine:
            if is_general(reading, a, s):
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
    if len(models) < 2 or len(models) != len(amounts) or not reading.told(RESPECTIVELY, s):
        return False
    for m, a in zip(models, amounts, strict=True):
        put(subjects.entity(m), a, reading)
    return True


def is_general(reading: Reading, a: Mention[Amount], s: Sentence) -> bool:
    """Whether an amount is of models at large, or of what might be: "models of up to 100B"."""
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
    if known and known.rule == "quantity/component" and a.rule != known.rule:
        known = None
    if known and role is Role.PARAMETERS and _is_total(a) and not _is_total(known) and not e.size:
        known = None
    if known is None:
        if (
            role is Role.PARAMETERS
            and e.size
            and not e.described
            and not _agrees(e.size, a.value.value, 0.2)
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


def _is_total(a: Mention[Amount]) -> bool:
    return a.rule == "quantity/total"


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
