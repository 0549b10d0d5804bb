"""Accelerators: by a listed surface, with or without the vendor's name, or minted."""

from __future__ import annotations

import re
from collections.abc import Iterable

from announce_extract.identity.entity import Entity, Kind, Link, Relation
from announce_extract.identity.organisations import Organisations
from announce_extract.identity.slugs import clean, slug
from announce_extract.vocabulary import Accelerator, System
from announce_extract.vocabulary.surfaces import fold

# " 80GB", " SXM5", "-PCIe", " GPUs" at the end of a name; not the "100" of "H100".
FORM = re.compile(
    r"[\s-]{1,3}(?:\d{1,4}\s?GB|SXM\d?|PCIe|OAM|NVL|HBM\d?e?|(?:GPU|chip|accelerator)s?)\Z",
    re.IGNORECASE,
)


class Accelerators:
    """The listed accelerators and systems, and the way to them."""

    def __init__(
        self, listed: Iterable[Accelerator], systems: Iterable[System], makers: Organisations
    ) -> None:
        """Index them by every way of writing."""
        self._makers = makers
        self._chips = {a.name: a for a in listed}
        self._systems = {s.name: s for s in systems}
        entries = (*self._systems.values(), *self._chips.values())
        self._named = {fold(s): entry.name for entry in entries for s in entry.surfaces}
        self._entities: dict[str, Entity] = {}

    def resolve(self, name: str) -> Entity:
        """The listed accelerator or system that has the name; else one minted from it."""
        plain = clean(name)
        for tried in self._shorter(plain):
            if found := self._named.get(fold(tried)):
                return self.listed(found)
        return Entity(Kind.ACCELERATOR, f"{Kind.ACCELERATOR}/{slug(plain)}", plain or name)

    def listed(self, name: str) -> Entity:
        """The entity of a listed name, with its vendor, or for a system with its chips."""
        if name not in self._entities:
            chip = self._chips.get(name)
            self._entities[name] = self._chip(chip) if chip else self._system(self._systems[name])
        return self._entities[name]

    def _chip(self, entry: Accelerator) -> Entity:
        vendor = entry.vendor
        made = (Link(Relation.MADE_BY, self._makers.listed(vendor)),) if vendor else ()
        return Entity(
            Kind.ACCELERATOR,
            f"{Kind.ACCELERATOR}/{slug(entry.name)}",
            entry.name,
            listed=True,
            is_class=entry.generic,
            generation=entry.generation,
            links=made,
        )

    def _system(self, entry: System) -> Entity:
        chips = self.listed(entry.accelerator)
        return Entity(
            Kind.ACCELERATOR,
            f"{Kind.ACCELERATOR}/{slug(entry.name)}",
            entry.name,
            listed=True,
            generation=chips.generation,
            links=(Link(Relation.CONSISTS_OF, chips), *chips.links),
        )

    def _shorter(self, name: str) -> Iterable[str]:
        """The name, and what is left of it without memory size, form factor and vendor."""
        yield name
        while match := FORM.search(name):
            name = name[: match.start()]
            yield name
        first, _, rest = name.partition(" ")
        if rest and self._makers.resolve(first).listed:
            yield rest
