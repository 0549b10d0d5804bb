"""Rows that a word for a size heads: "tiny | 39 M", "large | 1550 M" are members of the page's family."""

from __future__ import annotations

from dataclasses import replace

from announce_extract.facts.fact import Entity
from announce_extract.facts.kinship import SIZE_WORD
from announce_extract.facts.subjects import Subjects
from announce_extract.mentions.mention import Mention, ModelName, Role
from announce_extract.mentions.model_name import key
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled
from announce_extract.text.sentences import Sentence

_SIZE_WORD = compiled(rf"[|\ ]*+(?P<word>{SIZE_WORD})\ *+\|")
_LEAST = 2


class SizeRows:
    """The members of a family that tables name by nothing but a word for their size."""

    def __init__(self, reading: Reading, subjects: Subjects) -> None:
        """Begin with no member; a page about no family, or about one size, has none."""
        self._text = reading.page.text
        main = subjects.main
        self._family = None if main is None or main.size or main.described else main
        self._found: list[Entity] = []

    def member(self, s: Sentence) -> Entity | None:
        """The model that a row is about, if a word for a size heads it."""
        row = _SIZE_WORD.match(self._text, s.start, s.end) if self._family else None
        if row is None or self._family is None:
            return None
        name = f"{self._family.name} {row['word']}"
        for known in self._found:
            if known.name == name:
                return known
        mention = Mention(ModelName(name, key(name), None), *row.span("word"), "model/size-word")
        member = replace(
            self._family, name=name, mentions=[mention, *self._family.mentions], amounts={},
            hardware=[], phases=[], organisations=[],
        )  # fmt: skip
        self._found.append(member)
        return member

    def members(self, known: list[Entity]) -> list[Entity]:
        """Those whose parameters are told, where there are two or more and the page has no such names."""
        sized = [e for e in self._found if Role.PARAMETERS in e.amounts]
        named = {e.key for e in known}
        new = [e for e in sized if e.key not in named]
        for e in new:
            e.size = int(e.amounts[Role.PARAMETERS].value.value)
        return new if len(sized) >= _LEAST else []
