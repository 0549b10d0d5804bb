"""What is told of a family holds for its members."""

from __future__ import annotations

from announce_extract.facts.fact import Entity
from announce_extract.facts.kinship import Keys
from announce_extract.mentions.mention import Role
from announce_extract.patterns import compiled
from announce_extract.schema import Qualifier, TrainingPhase

# what a family's model is called before and after it was tuned: it has the same size
_TWIN = compiled(r"(?:base|instruct|chat|thinking|think|it|sft|dpo|preview)")


_TUNING = {
    TrainingPhase.FINE_TUNING,
    TrainingPhase.REINFORCEMENT_LEARNING,
    TrainingPhase.POST_TRAINING,
}
_OF_ONE = {Qualifier.EXACT, Qualifier.APPROXIMATE}
_TUNED = compiled(r"instruct|chat|it$|sft|dpo|rlhf")


def _is_one_model(e: Entity) -> bool:
    """Whether a model has a size of its own, and not those of a family."""
    size = e.amounts.get(Role.PARAMETERS)
    return size is not None and size.value.upper is None and size.value.qualifier in _OF_ONE


def inherit(found: list[Entity]) -> None:
    """What is told of a family holds for each member that has nothing of its own."""
    if len(found) > 1 and all(e.described for e in found):
        _share(found)
    keys = Keys(found)
    for family in found:
        stem = family.key
        members = [] if family.size else keys.members(stem)
        bare = not any(m.hardware for m in members)
        tuned = any(_TUNED.search(m.key) for m in members)
        for m in members:
            m.family = family
            if not m.hardware and not (_is_one_model(family) and not m.size):
                m.hardware = [
                    h
                    for h in family.hardware
                    if h.count is None or len(members) == 1 or (bare and m.size)
                ]
            rest = m.key.removeprefix(stem)
            twin = bool(_TWIN.fullmatch(rest)) and not m.size
            if _is_one_model(family) and not twin:
                continue  # it has a sibling of a longer name
            if (
                not m.phases
                and not (rest and "base" in rest)
                and (m.size or Role.PARAMETERS in m.amounts or _TWIN.fullmatch(rest))
            ):
                m.phases = [
                    p
                    for p in family.phases
                    if p.value not in _TUNING or not tuned or _TUNED.search(rest)
                ]
            for role in (Role.TOKENS, *((Role.PARAMETERS, Role.ACTIVE) if twin else ())):
                if role in family.amounts:
                    m.amounts.setdefault(role, family.amounts[role])
        if any(h in m.hardware for h in family.hardware for m in members if m.size):
            family.hardware = []  # it was that of its members


def _share(found: list[Entity]) -> None:
    """Models that only their sizes tell apart were made alike: "8B and 70B; the model was trained on"."""
    told = [e.amounts[Role.TOKENS] for e in found if Role.TOKENS in e.amounts]
    for e in found if len(told) == 1 else ():
        e.amounts.setdefault(Role.TOKENS, told[0])
    runs = [h for e in found for h in e.hardware]
    phases = [p for e in found for p in e.phases]
    for e in found:
        e.hardware = e.hardware or (list(runs) if len(runs) == 1 else [])
        e.phases = e.phases or list(phases)
