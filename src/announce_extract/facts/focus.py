"""What a sentence without a model is about: what was named before, or what the heading names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from announce_extract.facts.fact import Entity
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled
from announce_extract.text.sections import Kind
from announce_extract.text.sentences import Sentence

if TYPE_CHECKING:
    from announce_extract.facts.subjects import Subjects

# "That ranking held until X took it": the next sentence still is about what was named before
_GOES_ON = compiled(
    r"\W{0,3}(?:it|its|this|that|the\s(?:model|system|LLM|network|new\smodel|release|result|ranking|score))\b"
)


_AFAR = 30


# "Model specs: 30B parameters": an item that says what it tells, of what the page is about
_FIELD = compiled(r"\W*[A-Z][\w-]+(?:\s[\w-]+){0,2}\W{0,3}:\W")


class Foci:
    """The model that each sentence is about, by where the sentence starts."""

    def __init__(self, reading: Reading, subjects: Subjects) -> None:
        """Go through the sentences, with what each of them names."""
        self._text = reading.page.text
        self._subjects = subjects
        self._of: dict[int, Entity] = {}
        self._before: dict[int, Entity] = {}
        self._find(reading.page.sentences)

    def of(self, s: Sentence) -> Entity | None:
        """What a sentence or a heading is about, where it names nothing itself."""
        return self._of.get(s.start)

    def before(self, s: Sentence) -> Entity | None:
        """What the text was about before a sentence."""
        return self._before.get(s.start)

    def _find(self, sentences: Sequence[Sentence]) -> None:
        subjects = self._subjects
        heading: Entity | None = None
        last: Entity | None = subjects.main
        block = -1
        for s in sentences:
            here = subjects.inside(s)
            plain = [m for m in here if not subjects.is_background(m)]
            if s.kind in {Kind.HEADING, Kind.TITLE}:
                heading = subjects.entity(plain[0]) if plain else heading
                last = heading or last
                if last and s.kind is Kind.HEADING:
                    self._of[s.start] = last
                continue
            if s.block != block and not plain:
                labelled = s.kind is Kind.ITEM and _FIELD.match(self._text, s.start)
                last = heading or (subjects.main if labelled else last)
            block = s.block
            if last:
                self._of[s.start] = self._before[s.start] = last
            goes_on = last is not None and _GOES_ON.match(self._text, s.start, s.end)
            if plain and goes_on and plain[0].start - s.start > _AFAR:
                continue
            if plain or (here and last is None):
                last = subjects.entity((plain or here)[0])
