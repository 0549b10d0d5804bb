"""Gather: go through the sentences and give every value to its model, or to a deployment."""

from __future__ import annotations

from dataclasses import dataclass

from announce_extract.facts.actors import Actors
from announce_extract.facts.amounts import give_amounts
from announce_extract.facts.described import described_models
from announce_extract.facts.entities import entities
from announce_extract.facts.fact import Entity, Hardware
from announce_extract.facts.runs import give_hardware
from announce_extract.facts.sizes import expand_sizes
from announce_extract.facts.status import is_hypothetical
from announce_extract.facts.subjects import Subjects
from announce_extract.facts.tables import read_tables
from announce_extract.mentions.mention import Mention, Role
from announce_extract.mentions.model_name import key
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled
from announce_extract.schema import TrainingPhase
from announce_extract.text.sections import Kind
from announce_extract.text.sentences import Sentence

_SIZED_TAIL = compiled(r"\d+(?:\.\d+)?[bmt].*")
_NEAR = 400


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


def _phases(reading: Reading, subjects: Subjects, s: Sentence) -> None:
    text = reading.page.text
    denied = compiled(r"\b(?:not|never|without|n't|rather\sthan|nothing\sabout)\b[^.;,]{0,40}$")
    for p in reading.within(reading.phases, s):
        if denied.search(text[max(s.start, p.start - 60) : p.start]) or is_hypothetical(
            reading, s, p.start
        ):
            continue
        if p.value is TrainingPhase.INFERENCE or _is_offered(text, p):
            continue
        e, cost = subjects.of(p.start, p.end, s)
        if e is None or (cost >= 300 and not subjects.refers(s) and s.kind is not Kind.ITEM):
            continue
        near = any(0 <= p.start - m.end < _NEAR for m in e.mentions)
        alone = len(subjects.inside(s)) == 1 and cost < 300
        if cost < 200 or alone or (cost >= 300 and (near or s.kind is Kind.ITEM)):
            for target in subjects.targets(e, s, p.start):
                target.phases.append(p)


# "developers can fine-tune", "for custom fine-tuning", "enabling them to distill": not done to the model
_OFFERED = compiled(
    r"\b(?:to|can|could|may|might|for|custom|users|developers|customers|easily|easy|support(?:s|ing)?|allow\w*|enabl\w*)\s(?:[\w-]+,?\s){0,2}$"
)


def _is_offered(text: str, p: Mention[TrainingPhase]) -> bool:
    """Whether a phase is something that users may do."""
    if p.value not in {TrainingPhase.FINE_TUNING, TrainingPhase.DISTILLATION}:
        return False
    done = text[p.start : p.end].lower().endswith("ed") or text[p.start : p.end].isupper()
    return not done and bool(_OFFERED.search(text[max(0, p.start - 40) : p.start]))
