"""All mentions of a page, by sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from announce_extract.mentions.finders import Finders
from announce_extract.mentions.layers import Layers
from announce_extract.mentions.mention import Mention
from announce_extract.text.page import Page
from announce_extract.text.sentences import Sentence
from announce_extract.vocabulary import Vocabulary

V = TypeVar("V")


class Reading(Layers):
    """A page and what was found on it, to ask about sentence by sentence."""

    def __init__(self, page: Page, finders: Finders) -> None:
        """Begin with nothing asked."""
        super().__init__(page, finders)
        self._told: dict[tuple[int, int, int], tuple[re.Pattern[str], re.Match[str] | None]] = {}
        self._starts: dict[int, tuple[Sequence[object], list[int]]] = {}

    def within(self, mentions: Sequence[Mention[V]], span: Sentence) -> list[Mention[V]]:
        """Those of the mentions, a list that stays, that begin inside a sentence."""
        starts = self._starts_of(mentions)
        first = bisect_left(starts, span.start)
        return list(mentions[first : bisect_left(starts, span.end, first)])

    def told(self, pattern: re.Pattern[str], s: Sentence) -> re.Match[str] | None:
        """The first match of a pattern in a sentence; looked for once, however often asked."""
        key = id(pattern), s.start, s.end
        if key not in self._told:
            self._told[key] = pattern, pattern.search(self.page.text, s.start, s.end)
        return self._told[key][1]

    def before(self, s: Sentence, count: int) -> tuple[Sentence, ...]:
        """The sentences just before one, at most so many, in order."""
        sentences = self.page.sentences
        at = bisect_left(self._starts_of(sentences), s.start)
        return sentences[max(0, at - count) : at]

    def after(self, s: Sentence) -> Sentence | None:
        """The sentence after one, if there is any."""
        sentences = self.page.sentences
        at = bisect_left(self._starts_of(sentences), s.end)
        return sentences[at] if at < len(sentences) else None

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds an offset."""
        sentences = self.page.sentences
        return sentences[max(bisect_left(self._starts_of(sentences), offset + 1) - 1, 0)]

    def _starts_of(self, spans: Sequence[Mention[V]] | Sequence[Sentence]) -> list[int]:
        """Where mentions or sentences begin; these are asked for again and again."""
        known = self._starts.get(id(spans))
        if known is None or len(known[1]) != len(spans):
            known = self._starts[id(spans)] = spans, [one.start for one in spans]
        return known[1]


class Reader:
    """Finds the mentions of pages with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Compile the vocabulary once."""
        self._finders = Finders(vocabulary)

    def read(self, page: Page) -> Reading:
        """The mentions of a page, each kind found when it is asked for."""
        return Reading(page, self._finders)
