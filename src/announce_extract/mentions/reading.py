"""All mentions of a page, by sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter
from typing import TypeVar

from announce_extract.mentions.accelerator import Accelerators
from announce_extract.mentions.candidates import Candidates
from announce_extract.mentions.crowds import MOST_NAMES, uncrowded
from announce_extract.mentions.date import dates
from announce_extract.mentions.lexicon import Lexicon
from announce_extract.mentions.mention import Amount, Chip, Mention, ModelName, Org, Role, When
from announce_extract.mentions.model import Models
from announce_extract.mentions.only_actor import OnlyActor
from announce_extract.mentions.only_name import OnlyName, is_beside_the_point
from announce_extract.mentions.organisation import open_organisations
from announce_extract.mentions.phase import Phases
from announce_extract.mentions.quantity import quantities
from announce_extract.mentions.spans import Spans
from announce_extract.schema import TrainingPhase
from announce_extract.text.page import Page
from announce_extract.text.sections import Kind
from announce_extract.text.sentences import Sentence
from announce_extract.vocabulary import Vocabulary

_NO_ACTORS = {"outlet", "analyst", "investor", "vendor", "cloud"}
# what stands in an address is no name
_ADDRESS = re.compile(r"https?://[^\s)>\]]{1,2000}")
V = TypeVar("V")
_start = attrgetter("start")


@dataclass(frozen=True)
class Reading:
    """A page and what was found on it, each list in text order."""

    page: Page
    models: list[Mention[ModelName]]
    organisations: list[Mention[Org]]
    chips: list[Mention[Chip]]
    phases: list[Mention[TrainingPhase]]
    dates: list[Mention[When]]
    cues: list[Mention[str]]
    amounts: list[Mention[Amount]]
    _told: dict[tuple[int, int, int], list[re.Match[str] | None]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def within(self, mentions: Sequence[Mention[V]], span: Sentence) -> list[Mention[V]]:
        """Those of the mentions that begin inside a sentence."""
        first = bisect_left(mentions, span.start, key=_start)
        return list(mentions[first : bisect_left(mentions, span.end, lo=first, key=_start)])

    def told(self, pattern: re.Pattern[str], s: Sentence) -> re.Match[str] | None:
        """The first match of a pattern in a sentence; looked for once, however often asked."""
        known = self._told.setdefault((id(pattern), s.start, s.end), [])
        if not known:
            known.append(pattern.search(self.page.text, s.start, s.end))
        return known[0]

    def before(self, s: Sentence, count: int) -> tuple[Sentence, ...]:
        """The sentences just before one, at most so many, in order."""
        at = bisect_left(self.page.sentences, s.start, key=_start)
        return self.page.sentences[max(0, at - count) : at]

    def after(self, s: Sentence) -> Sentence | None:
        """The sentence after one, if there is any."""
        at = bisect_left(self.page.sentences, s.end, key=_start)
        return self.page.sentences[at] if at < len(self.page.sentences) else None

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds an offset."""
        sentences = self.page.sentences
        i = bisect_left(sentences, offset + 1, key=_start) - 1
        return sentences[max(i, 0)]


class Reader:
    """Finds all mentions of a page with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Compile the vocabulary once."""
        self._never = vocabulary.words("not_an_organisation")
        self._general = vocabulary.words("not_a_lab")
        self._given = vocabulary.words("not_a_company") | vocabulary.words("not_a_place")
        self._lexicon = Lexicon(vocabulary)
        self._models = Models(vocabulary)
        self._chips = Accelerators(vocabulary)
        self._phases = Phases(vocabulary)
        candidates = Candidates(vocabulary)
        self._only_name = OnlyName(candidates)
        self._only_actor = OnlyActor(candidates)

    def read(self, page: Page) -> Reading:
        """All mentions, none in boilerplate."""
        text = page.text
        dead = Spans(
            sorted(
                [
                    *((b.start, b.end) for b in page.blocks if b.kind is Kind.BOILERPLATE),
                    *(m.span() for m in _ADDRESS.finditer(text)),
                ]
            )
        )
        listed, cues = self._lexicon.read(text)
        chips = uncrowded(_alive(self._chips.find(text), dead), page.sentences)
        found = uncrowded(_alive(self._models.find(text), dead), page.sentences)
        models = _no_chips(found, chips)
        orgs = self._organised(text, listed, models, chips)
        amounts = _alive(_amounts(page, models, chips), dead)
        spans = Spans.of(models)
        when = [
            d for d in dates(text, page.article.published_date) if not spans.touch(d.start, d.end)
        ]
        when = uncrowded(when, page.sentences)
        phases = uncrowded(_alive(self._phases.find(text), dead), page.sentences)
        if all(is_beside_the_point(text, m) for m in models):
            others: list[Mention[object]] = [*orgs, *chips, *when, *models]
            own = self._only_name.find(text, Spans.of(others), _facts(amounts, phases))
            models = sorted([*models, *_alive(own, dead)], key=_start)
        if models and all(o.value.kind in _NO_ACTORS for o in orgs):
            named: list[Mention[object]] = [*models, *chips, *when, *orgs]
            orgs = sorted([*orgs, *self._only_actor.find(text, Spans.of(named))], key=_start)
        orgs = uncrowded(_alive(orgs, dead), page.sentences, MOST_NAMES)
        cues = uncrowded(cues, page.sentences)
        return Reading(page, models, orgs, chips, phases, when, cues, amounts)

    def _organised(
        self,
        text: str,
        listed: list[Mention[Org]],
        models: list[Mention[ModelName]],
        chips: list[Mention[Chip]],
    ) -> list[Mention[Org]]:
        """Organisations, listed and open, that are no models and no products."""
        spans = Spans.of(models)
        known = [o for o in listed if not spans.cover(o.start, o.end)]
        opened = open_organisations(
            text, known, models, chips, self._never, self._general, self._given
        )
        things = self._models.is_thing
        return sorted([*known, *(o for o in opened if not things(o.value.name))], key=_start)


def _no_chips(
    found: list[Mention[ModelName]], chips: list[Mention[Chip]]
) -> list[Mention[ModelName]]:
    hardware = Spans.of(chips)
    numbered = Spans.of(c for c in chips if any(x.isdigit() for x in c.value.name))
    return [
        m
        for m in found
        if not hardware.cover(m.start, m.end)
        and (m.value.family or not numbered.touch(m.start, m.end))
    ]


def _amounts(
    page: Page, models: list[Mention[ModelName]], chips: list[Mention[Chip]]
) -> list[Mention[Amount]]:
    found = [
        q
        for s in page.sentences
        if s.kind is not Kind.BOILERPLATE
        for start, end in _cells(page.text, s)
        for q in quantities(page.text, start, end, models, chips)
    ]
    return uncrowded(found, page.sentences)


def _facts(amounts: list[Mention[Amount]], phases: list[Mention[TrainingPhase]]) -> list[int]:
    """Where a page tells the size of a model, or its training on so many tokens."""
    sizes = {Role.PARAMETERS, Role.ACTIVE, Role.CHIP_HOURS}
    sized = [a.start for a in amounts if a.value.role in sizes]
    counted = any(a.value.role in {Role.TOKENS, Role.CHIP_HOURS} for a in amounts)
    done = [p.start for p in phases if p.value is not TrainingPhase.INFERENCE]
    return sized + (done if counted else [])


def _cells(text: str, s: Sentence) -> list[tuple[int, int]]:
    """The cells of a row; of any other sentence the whole."""
    if s.kind is not Kind.ROW:
        return [(s.start, s.end)]
    bars = [s.start - 1, *(i for i in range(s.start, s.end) if text[i] == "|"), s.end]
    return [(a + 1, b) for a, b in pairwise(bars) if b > a + 1]


def _alive(mentions: list[Mention[V]], dead: Spans) -> list[Mention[V]]:
    return [m for m in mentions if not dead.cover(m.start, m.start + 1)]
