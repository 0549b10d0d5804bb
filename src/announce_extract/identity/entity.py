"""An entity: what names are resolved to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What an entity is; the first part of its key."""

    ORGANISATION = "org"
    MODEL = "model"
    ACCELERATOR = "accelerator"


class Relation(StrEnum):
    """How an entity hangs together with another."""

    PART_OF = "part_of"
    """An organisation with the one that owns it."""
    MADE_BY = "made_by"
    """An accelerator with its vendor."""
    CONSISTS_OF = "consists_of"
    """A system with the accelerators in it."""
    DEVELOPED_BY = "developed_by"
    """A listed model family with its maker."""
    IN_FAMILY = "in_family"
    """A model with its family: Llama 3.1 405B with Llama."""
    VARIANT_OF = "variant_of"
    """A model with the one it is a variant or a size of: Gannet-32B-Instruct with Gannet-32B."""


class Link(NamedTuple):
    """A relation and what it leads to."""

    relation: Relation
    target: Entity


@dataclass(frozen=True, slots=True)
class Entity:
    """An organisation, a model or an accelerator. Equal keys are the same thing."""

    kind: Kind = field(compare=False)
    key: str
    """The kind and a slug, "org/google-deepmind": the end of the entity's IRI."""
    name: str = field(compare=False)
    listed: bool = field(default=False, compare=False)
    """Whether the vocabulary has it; else it was minted from the name."""
    is_class: bool = field(default=False, compare=False)
    """A family of models, or a class of chips ("GPU"), and no single one."""
    wikidata: str | None = field(default=None, compare=False)
    country: str | None = field(default=None, compare=False)
    """ISO 3166 alpha-2."""
    generation: str | None = field(default=None, compare=False)
    links: tuple[Link, ...] = field(default=(), compare=False)
    candidates: tuple[Entity, ...] = field(default=(), compare=False)
    """Entities that it may be, where the name alone does not tell."""
    bare: str | None = field(default=None, compare=False)
    """The key that the name alone would have, where the entity was told apart by its maker."""

    def linked(self, relation: Relation) -> Entity | None:
        """The first entity that a relation leads to."""
        return next((link.target for link in self.links if link.relation is relation), None)

    def lineage(self) -> Iterator[Entity]:
        """The organisation and those that own it, upwards."""
        one: Entity | None = self
        while one is not None:
            yield one
            one = one.linked(Relation.PART_OF)

    def closure(self) -> Iterator[Entity]:
        """The entity and all that it leads to, each once."""
        found = {self.key: self}
        waiting = [self]
        while waiting:
            one = waiting.pop()
            for other in (*(link.target for link in one.links), *one.candidates):
                if other.key not in found:
                    found[other.key] = other
                    waiting.append(other)
        yield from found.values()


def related(one: Entity, other: Entity) -> bool:
    """Whether two organisations are the same or belong to the same owner."""
    return not {e.key for e in one.lineage()}.isdisjoint(e.key for e in other.lineage())
