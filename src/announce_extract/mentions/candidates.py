"""Words of a page that may be a name: capitalised or of a name's shape, and nothing else as far as is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.lang.en.stop_words import STOP_WORDS

from announce_extract.mentions.occurrences import occurrences, stands_free
from announce_extract.mentions.spans import Spans
from announce_extract.patterns import compiled
from announce_extract.vocabulary import Vocabulary

# "aurora-lite", "Ibex 2 Pro", "Korvid--Twelve", "SilkRoad-MoE-16x4B-Chat"
_NAME = compiled(
    r"""(?<![\w@#./-])(?:[A-Z]\w*(?:-+[A-Za-z0-9.]*\w)*(?:\ (?:[A-Z]\w*(?:-\w+|\.\d+)*|\d+(?:\.\d+)?(?![\w%,.]\d|[\w%]|\ (?:billion|million|trillion|of|percent))))*
    |[a-z]\w*-(?:lite|nano|mini|base|large|small|chat|pro|xl|\d\w*))(?![\w])""",
    ignore_case=False,
)
SHAPED = compiled(r"\d|-|[a-z][A-Z]", ignore_case=False)
"""A digit, a hyphen or an inner capital: what a model's name has and a word has not."""
_NUMBER = compiled(
    r"(?:ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|one|two|three|four|five|six|seven|eight|nine|hundreds?|thousands?|millions?|dozens?)"
)
_PRONOUNS = {"somebody", "anybody", "nobody", "anyone", "someone"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may be a name, and where they stand."""

    name: str
    start: int
    end: int


class Candidates:
    """Finds them; made with the words that no name consists of."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Keep common words, places and given names."""
        kinds = ("not_a_model", "not_an_organisation", "not_a_lab", "not_a_chip", "not_a_place")
        words = {w.lower() for kind in kinds for w in vocabulary.words(kind)}
        self._common = words | STOP_WORDS | _PRONOUNS
        self._given = frozenset(vocabulary.words("not_a_company"))

    def find(self, text: str, taken: Spans) -> Iterator[Candidate]:
        """All in the text, in order, none where something else is known to be named."""
        for match in _NAME.finditer(text):
            start, end = match.span()
            words = text[start:end].split(" ")
            while words and words[0].lower() in self._common:
                start += len(words.pop(0)) + 1
            while words and words[-1].lower() in self._common and not SHAPED.search(words[-1]):
                end -= len(words.pop()) + 1
            name = text[start:end]
            plain = not SHAPED.search(name)
            if not words or len(name) < 3 or not name[0].isalpha() or taken.touch(start, end):
                continue
            if _NUMBER.fullmatch(name):
                continue
            if plain and (
                _stands_small(text, name.lower()) or words[0] in self._given or name.isupper()
            ):
                continue
            yield Candidate(name, start, end)


_SMALL = re.compile(r"[a-z]{3,}")


def _stands_small(text: str, word: str) -> bool:
    """Whether a page has a name as an ordinary word too."""
    return _SMALL.fullmatch(word) is not None and any(occurrences(text, [word], stands_free))
