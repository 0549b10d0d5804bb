"""Which models make a record: those with facts of their own, and those that somebody announces."""

from __future__ import annotations

from announce_extract.facts.fact import Entity
from announce_extract.facts.gather import Facts
from announce_extract.mentions.mention import Mention, ModelName, Role
from announce_extract.mentions.reading import Reading
from announce_extract.records.primary import is_foreign, is_primary
from announce_extract.records.releases import is_listed_release, is_released
from announce_extract.text.sections import Kind

_OF_A_RUN = {Role.TOKENS, Role.FLOP, Role.CHIP_HOURS, Role.COST}


def why_no_record(reading: Reading, facts: Facts, e: Entity) -> str | None:
    """Why a model makes no record, in a few words; None where it makes one."""
    plain = [m for m in e.mentions if not facts.subjects.is_background(m)]
    if _is_family(facts, e) and not e.amounts and all(h.count is None for h in e.hardware):
        return "it only heads the names of other models"
    if e.hardware or set(e.amounts) & _OF_A_RUN:
        return None
    if not plain:
        return "it is only compared with, or what another was made from"
    if {Role.PARAMETERS, Role.ACTIVE} & set(e.amounts) or (e.told and e.bond >= 3):
        return None
    if _is_sized(reading, facts, e, plain):
        return None
    if any(m.rule == "model/sparse-size" for m in plain):
        return None
    if any(
        m.rule == "model/member"
        or is_released(reading, e, m.start, m.end)
        or is_listed_release(reading, m.start, m.end)
        for m in plain
    ):
        return _why_not_released(reading, facts, e, plain)
    if not e.phases:
        return "no fact is tied to it, and nobody is said to release it"
    if not is_primary(reading, facts, e):
        return "it is background, and nothing but a phase is tied to it"
    lone = bool(e.size) or len(plain) > 1 or len(facts.entities) == 1
    return None if lone else "it is named once, and nothing but a phase is tied to it"


def _why_not_released(
    reading: Reading, facts: Facts, e: Entity, plain: list[Mention[ModelName]]
) -> str | None:
    if is_primary(reading, facts, e):
        known = e.organisations or e.size or e.phases
        return None if known else "it is released, but neither by whom nor anything else is said"
    surely = (
        e.bond >= 3
        or bool(e.size and e.organisations)
        or (facts.subjects.is_kin(e) and not is_foreign(facts, e))
        or any(is_listed_release(reading, m.start, m.end) for m in plain)
    )
    return None if surely else "it is background, and who released it is not told there"


def _is_sized(reading: Reading, facts: Facts, e: Entity, plain: list[Mention[ModelName]]) -> bool:
    """Whether a name with a size is one of the page's own models."""
    if not e.size:
        return False
    if is_primary(reading, facts, e) and (len(facts.entities) == 1 or _is_ours(facts, e)):
        return True
    return facts.subjects.is_kin(e) and any(_is_listed(reading, m.start) for m in plain)


def _is_listed(reading: Reading, start: int) -> bool:
    """Whether a name begins a row or an item."""
    s = reading.sentence_at(start)
    return s.kind in {Kind.ROW, Kind.ITEM} and start - s.start < 6


def _is_ours(facts: Facts, e: Entity) -> bool:
    """Whether a model is one of those of the organisation that the page is about."""
    main = facts.actors.main()
    return main is not None and main.value.name in {
        e.developer,
        *(o.value.name for o in e.organisations),
    }


def _is_listed_member(e: Entity) -> bool:
    """Whether a page lists it among the members of its family: "three members: X, Y and Z"."""
    return any(m.rule == "model/member" for m in e.mentions)


def _is_family(facts: Facts, e: Entity) -> bool:
    """Whether a name only heads the names of other models of the page."""
    return not e.size and any(
        o.size or o.amounts or o.hardware or o.phases or o.bond >= 3 or _is_listed_member(o)
        for o in facts.keys.going_on(e.key)
    )
