"""What finds the mentions of each kind, made once with a vocabulary."""

from __future__ import annotations

from announce_extract.mentions.accelerator import Accelerators
from announce_extract.mentions.candidates import Candidates
from announce_extract.mentions.lexicon import Lexicon
from announce_extract.mentions.mention import Chip, Mention, ModelName, Org
from announce_extract.mentions.model import Models
from announce_extract.mentions.only_actor import OnlyActor
from announce_extract.mentions.only_name import OnlyName
from announce_extract.mentions.organisation import open_organisations
from announce_extract.mentions.phase import Phases
from announce_extract.vocabulary import Vocabulary


class Finders:
    """The compiled vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Compile it."""
        self._never = vocabulary.words("not_an_organisation")
        self._general = vocabulary.words("not_a_lab")
        self._given = vocabulary.words("not_a_company") | vocabulary.words("not_a_place")
        self.lexicon = Lexicon(vocabulary)
        self.models = Models(vocabulary)
        self.chips = Accelerators(vocabulary)
        self.phases = Phases(vocabulary)
        candidates = Candidates(vocabulary)
        self.only_name = OnlyName(candidates)
        self.only_actor = OnlyActor(candidates)

    def open_organisations(
        self,
        text: str,
        known: list[Mention[Org]],
        models: list[Mention[ModelName]],
        chips: list[Mention[Chip]],
    ) -> list[Mention[Org]]:
        """Organisations that no list has, beside those that are known; no products."""
        opened = open_organisations(
            text, known, models, chips, self._never, self._general, self._given
        )
        return [o for o in opened if not self.models.is_thing(o.value.name)]
