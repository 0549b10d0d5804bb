"""The name of a page's one model, where its sentence is of no known form.

"Rough numbers for everyone who asks about aurora-lite: 6.9B params" names a model by nothing but
standing there. So where a page tells the size or the training of a model and no rule has found a
name, what looks most like one and stands nearest is taken for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.lang.en.stop_words import STOP_WORDS

from announce_extract.mentions.mention import Mention, ModelName
from announce_extract.mentions.model_name import named
from announce_extract.mentions.open_model import NO_MODEL
from announce_extract.mentions.spans import Spans
from announce_extract.patterns import compiled
from announce_extract.vocabulary import Vocabulary

_RULE = "model/only-name"
_ENOUGH = 3
_LONG = 900
"""Longer pages name their models in sentences that rules know."""
# "aurora-lite", "Ibex 2 Pro", "Korvid--Twelve", "SilkRoad-MoE-16x4B-Chat"
_NAME = compiled(
    r"""(?<![\w@#./-])(?:[A-Z]\w*(?:-+[A-Za-z0-9.]*\w)*(?:\ (?:[A-Z]\w*(?:-\w+)*|\d+(?:\.\d+)?(?![\w%,.]\d|[\w%]|\ (?:billion|million|trillion|of|percent))))*
    |[a-z]\w*-(?:lite|nano|mini|base|large|small|chat|pro|xl|\d\w*))(?![\w])""",
    ignore_case=False,
)
_SHAPED = compiled(r"\d|-|[a-z][A-Z]", ignore_case=False)
_GOES_ON = compiled(
    r"(?:\s\([^)]{1,40}\))?(?:,|\)|:|\s(?:is|was|has|had|did|saw|weighs|carries|takes|took|gets|comes|runs|ran|packs|makes|needs|needed|counts|boasts|itself)\b)"
)
_OF_A_PLACE = compiled(r"\b(?:in|at|near|from|to|by|with|and|says?|said|told)\s$")
_SENTENCE = compiled(r"(?:^|[.!?:]\s|\n)\W*$")


@dataclass(frozen=True, slots=True)
class _Candidate:
    name: str
    start: int
    end: int


class OnlyName:
    """Finds the one name; made with the words that no name consists of."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Keep common words, places and given names, in lower case."""
        kinds = ("not_a_model", "not_an_organisation", "not_a_lab", "not_a_chip", "not_a_place")
        words = {w.lower() for kind in kinds for w in vocabulary.words(kind)}
        self._common = words | STOP_WORDS | {"somebody", "anybody", "nobody", "anyone", "someone"}
        self._given = frozenset(vocabulary.words("not_a_company"))

    def find(self, text: str, taken: Spans, anchors: list[int]) -> list[Mention[ModelName]]:
        """Every place of the best name; `taken` is what other things are called, `anchors` where facts stand."""
        if not anchors or len(text) > _LONG:
            return []
        counted: dict[str, list[_Candidate]] = {}
        for c in self._candidates(text, taken):
            counted.setdefault(c.name, []).append(c)
        scored = [
            (self._score(text, places, anchors), -places[0].start, name)
            for name, places in counted.items()
        ]
        if not scored or (best := max(scored))[0] < _ENOUGH:
            return []
        # "Larder-1 and Pantry-1, of 34 and 3.4 billion parameters"
        alike = [n for score, _, n in scored if score > _ENOUGH and _SHAPED.search(n)]
        found = [c for name in {best[2], *alike} for c in counted[name]]
        return [
            Mention(named(c.name), c.start, c.end, _RULE)
            for c in sorted(found, key=lambda c: c.start)
        ]

    def _candidates(self, text: str, taken: Spans) -> Iterator[_Candidate]:
        lower = set(re.findall(r"(?<![\w-])[a-z]{3,}(?![\w-])", text))
        for match in _NAME.finditer(text):
            start, end = match.span()
            words = text[start:end].split(" ")
            while words and words[0].lower() in self._common:
                start += len(words.pop(0)) + 1
            while words and words[-1].lower() in self._common and not _SHAPED.search(words[-1]):
                end -= len(words.pop()) + 1
            name = text[start:end]
            plain = not _SHAPED.search(name)
            if not words or len(name) < 3 or not name[0].isalpha() or taken.touch(start, end) or NO_MODEL.search(name):
                continue
            if plain and (name.lower() in lower or words[0] in self._given or name.isupper()):
                continue
            yield _Candidate(name, start, end)

    def _score(self, text: str, places: list[_Candidate], anchors: list[int]) -> float:
        name = places[0].name
        shaped = bool(_SHAPED.search(name))
        best = -9.0
        for c in places:
            before = text[max(0, c.start - 20) : c.start]
            gap = min(abs(a - c.start) for a in anchors)
            points = 2.0 if gap < 150 else 0.5 if gap < 400 else -2.0
            points += 1.5 if _GOES_ON.match(text, c.end) else 0
            points -= 2.0 if _OF_A_PLACE.search(before) else 0
            points -= 1.0 if _SENTENCE.search(before) and not shaped else 0
            best = max(best, points)
        return best + 2.5 * shaped + min(len(places) - 1, 2) * 1.0
