"""The entities of one record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from announce_extract.identity.entity import Entity


@dataclass(frozen=True, slots=True)
class Identities:
    """Who and what a record is about; lists in the record's order, each entity once."""

    organisations: tuple[Entity, ...] = ()
    model: Entity | None = None
    developer: Entity | None = None
    accelerators: tuple[Entity, ...] = ()

    def all(self) -> Iterator[Entity]:
        """Every entity that the record names."""
        yield from self.organisations
        if self.model:
            yield self.model
        if self.developer:
            yield self.developer
        yield from self.accelerators
