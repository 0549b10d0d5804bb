"""The values that flow between stages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from announce_extract.schema import Qualifier, TrainingPhase

V = TypeVar("V")
V_co = TypeVar("V_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Mention(Generic[V_co]):
    """A typed value and its half-open span in the page."""

    value: V_co
    start: int
    end: int
    rule: str


class Role(StrEnum):
    """What a number counts."""

    PARAMETERS = "parameter_count"
    ACTIVE = "active_parameter_count"
    CHIPS = "chip_count"
    TOKENS = "training_tokens"
    FLOP = "training_compute_flop"
    CHIP_HOURS = "accelerator_hours"
    DAYS = "training_days"
    COST = "training_cost_usd"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its qualifier; `upper` only for ranges."""

    role: Role
    value: float | int
    qualifier: Qualifier
    upper: float | int | None = None


@dataclass(frozen=True, slots=True)
class Chip:
    """A kind of accelerator; `generic` for a class such as "GPU"."""

    name: str
    vendor: str | None = None
    generic: bool = False
    system: int = 1
    """How many chips the thing named holds: 8 for a "DGX H100"."""


@dataclass(frozen=True, slots=True)
class Org:
    """An organisation by its canonical name."""

    name: str
    kind: str = "company"
    ids: dict[str, str] = field(default_factory=dict, hash=False)
    listed: bool = True
    lineage: tuple[str, ...] = ()
    """The organisations that it is part of, the nearest first."""


NO_ACTORS = frozenset({"outlet", "analyst", "investor", "vendor", "cloud"})
"""Kinds of organisations that are named beside a model and seldom make it."""


@dataclass(frozen=True, slots=True)
class ModelName:
    """A model by the name the text gives it."""

    name: str
    key: str
    size: int | None = None
    active: int | None = None
    developer: str | None = None
    family: bool = False
    """True where the name is a listed family's, without open guessing."""


@dataclass(frozen=True, slots=True)
class When:
    """A date: ISO value, precision, and whether it was relative."""

    value: str
    precision: str
    relative: bool = False


Phase = TrainingPhase


def without_overlaps(mentions: Iterable[Mention[V]]) -> list[Mention[V]]:
    """Keep the longer, then the earlier-listed of mentions that share characters; in text order."""
    kept: list[Mention[V]] = []
    taken: set[int] = set()
    for m in sorted(mentions, key=lambda m: m.start - m.end):
        if taken.isdisjoint(range(m.start, m.end)):
            kept.append(m)
            taken.update(range(m.start, m.end))
    return sorted(kept, key=lambda m: m.start)
