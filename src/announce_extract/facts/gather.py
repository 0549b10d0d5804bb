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
from announce_extract.facts.families import inherit
from announce_extract.facts.kinship import Keys, sizeless
from announce_extract.facts.phases import give_phases
from announce_extract.facts.runs import give_hardware
from announce_extract.facts.size_rows import SizeRows
from announce_extract.facts.sizes import expand_sizes
from announce_extract.facts.subjects import Subjects
from announce_extract.facts.tables import read_tables
from announce_extract.mentions.mention import Mention, Role
from announce_extract.mentions.reading import Reading
from announce_extract.schema import TrainingPhase
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
    inherit(found)
    _imply_training(reading, found)
    actors = Actors(reading, subjects, found)
    actors.assign()
    titled = [e for e in found if e.first < reading.page.body]
    return Facts(found, deployments, subjects, actors, titled)


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
