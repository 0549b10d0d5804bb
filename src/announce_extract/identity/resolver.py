"""The resolver: from a record to its entities."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from announce_extract.identity.accelerators import Accelerators
from announce_extract.identity.entity import Entity
from announce_extract.identity.models import Makers, Models
from announce_extract.identity.organisations import Organisations
from announce_extract.identity.record import Identities
from announce_extract.schema import Announcement, Name, TrainingPhase
from announce_extract.vocabulary import Vocabulary

REMEMBERED = 4096
"""Names of each kind kept resolved; memory does not grow beyond."""

WIKIDATA = re.compile(r"Q[1-9]\d{0,17}", re.ASCII)


class Resolver:
    """Resolves names with one vocabulary; a name alone, and what a record says, decide.

    Nothing is learned from other records, so that their order changes nothing.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index the vocabulary."""
        self._organisations = Organisations(vocabulary.organisations)
        self._models = Models(vocabulary.models, self._organisations)
        self._accelerators = Accelerators(
            vocabulary.accelerators, vocabulary.systems, self._organisations
        )
        self.organisation = lru_cache(REMEMBERED)(self._organisations.resolve)
        """Resolve an organisation by name and, where known, Wikidata id."""
        self.accelerator = lru_cache(REMEMBERED)(self._accelerators.resolve)
        """Resolve an accelerator or a system by name."""
        self._model = lru_cache(REMEMBERED)(self._models.resolve)

    def model(
        self,
        name: str,
        developer: Entity | None = None,
        organisations: Iterable[Entity] = (),
        *,
        only_serve: bool = False,
    ) -> Entity:
        """Resolve a model by name, with what is known of who made it."""
        return self._model(name, Makers(developer, tuple(organisations), only_serve))

    def record(self, record: Announcement) -> Identities:
        """Resolve all names of a record."""
        organisations = _distinct(self._named(name) for name in record.organisations)
        developer = self._named(record.model_developer) if record.model_developer else None
        model = None
        if record.model:
            phases = {phase.value for phase in record.training_phases}
            serving = phases == {TrainingPhase.INFERENCE}
            model = self.model(record.model.name, developer, organisations, only_serve=serving)
        accelerators = _distinct(self.accelerator(name.name) for name in record.accelerators)
        return Identities(organisations, model, developer, accelerators)

    def surfaces(self, organisation: Entity) -> tuple[str, ...]:
        """All names and hub namespaces of an organisation."""
        names = self._organisations
        return (*names.surfaces(organisation), *names.namespaces(organisation))

    def _named(self, name: Name) -> Entity:
        given = name.ids.get("wikidata")
        known = given if given and WIKIDATA.fullmatch(given) else None
        return self.organisation(name.name, known)


def _distinct(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    return tuple(dict.fromkeys(entities))
