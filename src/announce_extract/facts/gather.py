"""Gather: go through the sentences and give every value to its model, or to a deployment."""

from __future__ import annotations

from dataclasses import dataclass

from announce_extract.facts.actors import Actors
from announce_extract.facts.amounts import give_amounts
from announce_extract.facts.described import described_models
from announce_extract.facts.entities import entities
from announce_extract.facts.fact import Entity, Hardware
from announce_extract.facts.phases import give_phases
from announce_extract.facts.runs import give_chips_of_hours, give_hardware
from announce_extract.facts.sizes import expand_sizes
from announce_extract.facts.subjects import Subjects, is_member
from announce_extract.facts.tables import read_tables
from announce_extract.mentions.mention import Role
from announce_extract.mentions.model_name import key
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled
from announce_extract.text.sections import Kind


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
        give_amounts(reading, subjects, s)
        deployments += give_hardware(reading, subjects, s)
        give_phases(reading, subjects, s)
    found = expand_sizes(reading, subjects, found)
    give_chips_of_hours(reading, found)
    _inherit(found)
    actors = Actors(reading, subjects, found)
    actors.assign()
    return Facts(found, deployments, subjects, actors)


# what a family's model is called before and after it was tuned: it has the same size
_TWIN = compiled(r"(?:base|instruct|chat|thinking|think|it|sft|dpo|preview)")


def _inherit(found: list[Entity]) -> None:
    """What is told of a family holds for each member that has nothing of its own."""
    for family in found:
        stem = key(family.name)
        members = [
            e for e in found if e is not family and not family.size and is_member(key(e.name), stem)
        ]
        for m in members:
            if not m.hardware:
                m.hardware = [h for h in family.hardware if h.count is None or len(members) == 1]
            rest = key(m.name).removeprefix(stem)
            if not m.phases and not (rest and "base" in rest) and (m.size or _TWIN.fullmatch(rest)):
                m.phases = list(family.phases)
            twin = _TWIN.fullmatch(rest) and not m.size
            for role in (Role.TOKENS, *((Role.PARAMETERS, Role.ACTIVE) if twin else ())):
                if role in family.amounts:
                    m.amounts.setdefault(role, family.amounts[role])
