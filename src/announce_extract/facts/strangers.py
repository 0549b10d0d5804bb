"""Sentences that tell of another organisation than those that a model was told of with."""

from __future__ import annotations

from announce_extract.facts.fact import Entity
from announce_extract.mentions.mention import NO_ACTORS
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled
from announce_extract.text.sentences import Sentence

# what may stand before the one who acts: "Rival ", "Meanwhile, ", "The start-up "
_LEAD = compiled(
    r"\W*(?:(?!it\b|its\b|this\b|they\b|we\b|our\b|in\b|on\b|at\b|by\b|with\b)[\w-]+,?\s){0,3}"
)
# "Moorland AI said it would train its own model"
_ACTS = compiled(
    r"\s(?:said|says|announced|will|would|plans|intends|wants|has|is|also|already|trained|trains|uses|used|built|bought|ordered|deployed|runs)\b"
)


class Strangers:
    """Tells whether somebody else acts in a sentence that names no model."""

    def __init__(self, reading: Reading, found: list[Entity]) -> None:
        """Look up who is named beside the models."""
        self._reading = reading
        self._beside = {id(e): self._told_with(e) for e in found}
        self._known = set().union(*self._beside.values())

    def act_in(self, s: Sentence, e: Entity) -> bool:
        """Whether an organisation begins the sentence that no sentence about the model names.

        Where none names any, it is one that stands beside no model of the page.
        """
        text = self._reading.page.text
        named = self._reading.within(self._reading.organisations, s)
        if not named or named[0].value.kind in NO_ACTORS or not _ACTS.match(text, named[0].end):
            return False
        known = self._beside.get(id(e)) or self._known
        stranger = named[0].value.name not in {*known, e.developer}
        return bool(known) and stranger and bool(_LEAD.fullmatch(text, s.start, named[0].start))

    def _told_with(self, e: Entity) -> set[str]:
        """The organisations in the sentences that name a model."""
        within, orgs = self._reading.within, self._reading.organisations
        return {
            o.value.name
            for m in e.mentions
            for o in within(orgs, self._reading.sentence_at(m.start))
        }
