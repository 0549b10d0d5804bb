"""Gather: go through the sentences and give every value to its model, or to a deployment."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property

from announce_extract.facts.actors import Actors
from announce_extract.facts.amounts import give_amounts
from announce_extract.facts.chips import give_chips_of_hours, name_chips
from announce_extract.facts.described import described_models
from announce_extract.facts.entities import entities
from announce_extract.facts.fact import Entity, Hardware
from announce_extract.facts.kinship import Keys, sizeless
from announce_extract.facts.phases import give_phases
from announce_extract.facts.runs import give_hardware
from announce_extract.facts.size_rows import SizeRows
from announce_extract.facts.sizes import expand_sizes
from announce_extract.facts.subjects import Subjects
from announce_extract.facts.tables import read_tables
from announce_extract.mentions.mention import Mention, Role
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled
from announce_extract.schema import Qualifier, TrainingPhase
from announce_extract.text.sections import Kind


@dataclass
class Facts:
    """What a page says: its models, and the deployments that belong to none."""

    entities: list[Entity]
    deployments: list[Hardware]
    subjects: Subjects
    actors: Actors
    titled: list[Entity]
    """The models that the title names."""
    told_of: dict[str, bool] = field(default_factory=dict)
    """Whether the page is about the sizes of a model, by what their names have in common."""

    @cached_property
    def keys(self) -> Keys:
        """The keys of the models."""
        return Keys(self.entities)

    @cached_property
    def siblings(self) -> dict[str, list[Entity]]:
        """The models that only their sizes tell apart, by the rest of their names."""
        found: dict[str, list[Entity]] = {}
        for e in self.entities:
            if stem := sizeless(e):
                found.setdefault(stem, []).append(e)
        return found

    @cached_property
    def bonds(self) -> int:
        """How many models somebody surely acts on."""
        return sum(e.bond >= 3 for e in self.entities)


def gather(reading: Reading) -> Facts:
    """Tie all values of the page."""
    found = entities(reading)
    found += described_models(reading, found)
    subjects = Subjects(reading, found)
    deployments: list[Hardware] = []
    rows = SizeRows(reading, subjects)
    in_tables = read_tables(reading, subjects, rows)
    told = sorted(m.start for m in (*reading.amounts, *reading.chips, *reading.phases))
    for s in reading.page.sentences:
        if s.kind is Kind.BOILERPLATE or s.start in in_tables:
            continue
        first = bisect_left(told, s.start)
        if first == len(told) or told[first] >= s.end:
            continue  # nothing to give
        give_amounts(reading, subjects, s)
        deployments += give_hardware(reading, subjects, s)
        give_phases(reading, subjects, s)
    found = expand_sizes(reading, subjects, found)
    found += rows.members(found)
    give_chips_of_hours(reading, found)
    name_chips(reading, found)
    _inherit(found)
    _imply_training(reading, found)
    actors = Actors(reading, subjects, found)
    actors.assign()
    titled = [e for e in found if e.first < reading.page.body]
    return Facts(found, deployments, subjects, actors, titled)


def _share(found: list[Entity]) -> None:
    """Models that only their sizes tell apart were made alike: "8B and 70B; the model was trained on"."""
    for role in (Role.TOKENS,):
        told = [e.amounts[role] for e in found if role in e.amounts]
        for e in found if len(told) == 1 else ():
            e.amounts.setdefault(role, told[0])
    runs = [h for e in found for h in e.hardware]
    phases = [p for e in found for p in e.phases]
    for e in found:
        e.hardware = e.hardware or (list(runs) if len(runs) == 1 else [])
        e.phases = e.phases or list(phases)


_OF_TRAINING = (Role.CHIP_HOURS, Role.FLOP, Role.TOKENS)


def _imply_training(reading: Reading, found: list[Entity]) -> None:
    """Chip hours, operations and tokens are those of a training, where a page names no other phase."""
    if any(
        p.value not in {TrainingPhase.TRAINING, TrainingPhase.INFERENCE} for p in reading.phases
    ):
        return
    for e in found:
        if any(p.value is not TrainingPhase.INFERENCE for p in e.phases) or any(
            p.value is not TrainingPhase.INFERENCE for h in e.hardware for p in h.phases
        ):
            continue
        a = next((e.amounts[r] for r in _OF_TRAINING if r in e.amounts), None)
        if a:
            e.phases.append(Mention(TrainingPhase.TRAINING, a.start, a.end, "phase/of-amount"))


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


def _inherit(found: list[Entity]) -> None:
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
            if not m.hardware:
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
