"""Gather: go through the sentences and give every value to its model, or to a deployment."""

from __future__ import annotations

from dataclasses import dataclass

from announce_extract.facts.actors import Actors
from announce_extract.facts.amounts import give_amounts
from announce_extract.facts.described import described_models
from announce_extract.facts.entities import entities
from announce_extract.facts.fact import Entity, Hardware
from announce_extract.facts.phases import give_phases
from announce_extract.facts.runs import give_hardware
from announce_extract.facts.sizes import expand_sizes
from announce_extract.facts.subjects import Subjects
from announce_extract.facts.tables import read_tables
from announce_extract.mentions.mention import Role
from announce_extract.mentions.model_name import key
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled
from announce_extract.text.sections import Kind

_SIZED_TAIL = compiled(r"\d+(?:\.\d+)?[bmt].*")


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
