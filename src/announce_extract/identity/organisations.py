"""Organisations: by a listed surface, by the name without its legal form, or minted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from announce_extract.identity.entity import Entity, Kind, Link, Relation
from announce_extract.identity.forms import forms, without
from announce_extract.identity.slugs import clean, slug
from announce_extract.vocabulary import Organisation
from announce_extract.vocabulary.surfaces import fold


class Organisations:
    """The listed organisations, and the way to them."""

    def __init__(self, listed: Iterable[Organisation]) -> None:
        """Index them by every way of writing."""
        self._entries = {o.name: o for o in listed}
        self._entities: dict[str, Entity] = {}
        self._named: defaultdict[str, set[str]] = defaultdict(set)
        self._possible: defaultdict[str, set[str]] = defaultdict(set)
        self._namespaces: dict[str, str] = {}
        self._wikidata: dict[str, str] = {}
        for o in self._entries.values():
            self._index(o)

    def resolve(self, name: str, wikidata: str | None = None) -> Entity:
        """The listed organisation that has the name or the id; else one minted from the name.

        A name that several may have, or that is also an ordinary word, is minted with these as
        candidates: nothing is guessed.
        """
        if wikidata in self._wikidata:
            return self.listed(self._wikidata[wikidata])
        plain = clean(name)
        bare = without(plain, forms().legal)
        if plain in self._entries:
            return self.listed(plain)
        found = self._named.get(fold(plain)) or self._named.get(fold(bare), set())
        if len(found) == 1:
            return self.listed(*found)
        possible = found or self._possible.get(_core(bare), set())
        return Entity(
            Kind.ORGANISATION,
            f"{Kind.ORGANISATION}/{slug(bare)}",
            bare or name,
            wikidata=wikidata,
            candidates=tuple(self.listed(one) for one in sorted(possible)),
        )

    def listed(self, name: str) -> Entity:
        """The entity of a listed name, with its owners."""
        if name not in self._entities:
            entry = self._entries[name]
            parent = (Link(Relation.PART_OF, self.listed(entry.parent)),) if entry.parent else ()
            self._entities[name] = Entity(
                Kind.ORGANISATION,
                f"{Kind.ORGANISATION}/{slug(name)}",
                name,
                listed=True,
                wikidata=entry.wikidata,
                country=entry.country,
                links=parent,
            )
        return self._entities[name]

    def of_namespace(self, namespace: str) -> Entity | None:
        """Whose namespace on the Hugging Face hub it is."""
        name = self._namespaces.get(namespace.casefold())
        return self.listed(name) if name else None

    def surfaces(self, entity: Entity) -> tuple[str, ...]:
        """All ways of writing an organisation, without legal forms."""
        entry = self._entries.get(entity.name)
        return entry.surfaces if entry and entity.listed else (entity.name,)

    def namespaces(self, entity: Entity) -> tuple[str, ...]:
        """Its namespaces on the Hugging Face hub."""
        entry = self._entries.get(entity.name)
        return entry.huggingface if entry and entity.listed else ()

    def _index(self, entry: Organisation) -> None:
        for surface in entry.surfaces:
            bare = without(clean(surface), forms().legal)
            sure = surface not in entry.ambiguous or surface == entry.name
            (self._named if sure else self._possible)[fold(surface)].add(entry.name)
            (self._named if sure else self._possible)[fold(bare)].add(entry.name)
            self._possible[_core(bare)].add(entry.name)
        self._namespaces |= dict.fromkeys((n.casefold() for n in entry.huggingface), entry.name)
        if entry.wikidata:
            self._wikidata[entry.wikidata] = entry.name


def _core(name: str) -> str:
    """What is left of a name without words for kinds of organisation, folded."""
    return fold(without(name, forms().tail))
