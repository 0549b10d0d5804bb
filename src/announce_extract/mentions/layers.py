"""The layers of a page: all its models, all its chips and so on, each read when first asked for.

Most pages that are looked at give no record, and that shows in the first layers: what they make
unnecessary is never read.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import TypeVar

from announce_extract.mentions.crowds import MOST, MOST_NAMES, uncrowded
from announce_extract.mentions.date import dates
from announce_extract.mentions.finders import Finders
from announce_extract.mentions.mention import (
    NO_ACTORS,
    Amount,
    Chip,
    Mention,
    ModelName,
    Org,
    Role,
    When,
)
from announce_extract.mentions.only_actor import LONG as LONG_FOR_ACTORS
from announce_extract.mentions.only_name import LONG, is_beside_the_point
from announce_extract.mentions.quantity import quantities
from announce_extract.mentions.spans import Spans
from announce_extract.patterns import compiled
from announce_extract.patterns.scan import scan
from announce_extract.schema import TrainingPhase
from announce_extract.text.page import Page
from announce_extract.text.sections import Kind
from announce_extract.text.sentences import Sentence

# what stands in an address is no name
_ADDRESS = compiled(r"https?://[^\s)>\]]{1,2000}", ignore_case=False)
V = TypeVar("V")
_start = attrgetter("start")


class Layers:
    """A page and what is found on it, each list in text order, nothing in boilerplate."""

    def __init__(self, page: Page, finders: Finders) -> None:
        """Begin with nothing read."""
        self.page = page
        self._finders = finders

    @cached_property
    def chips(self) -> list[Mention[Chip]]:
        """Accelerators."""
        return self._alive(self._finders.chips.find(self.page.text))

    @cached_property
    def models(self) -> list[Mention[ModelName]]:
        """Models; on a short page that names none of its own, what looks most like one."""
        text, named = self.page.text, self._named
        if len(text) > LONG or not all(is_beside_the_point(text, m) for m in named):
            return named
        facts = _facts(self.amounts, self.phases)
        if not facts:
            return named
        others: list[Mention[object]] = [*self._actors, *self.chips, *self.dates, *named]
        own = self._finders.only_name.find(text, Spans.of(others), facts)
        return sorted([*named, *self._alive(own)], key=_start)

    @cached_property
    def organisations(self) -> list[Mention[Org]]:
        """Organisations; on a short page that tells of a model and names nobody, who acts there."""
        text, orgs = self.page.text, self._actors
        if (
            len(text) <= LONG_FOR_ACTORS
            and self.models
            and all(o.value.kind in NO_ACTORS for o in orgs)
        ):
            named: list[Mention[object]] = [*self.models, *self.chips, *self.dates, *orgs]
            only = self._finders.only_actor.find(text, Spans.of(named))
            orgs = sorted([*orgs, *only], key=_start)
        return self._alive(orgs, MOST_NAMES)

    @cached_property
    def phases(self) -> list[Mention[TrainingPhase]]:
        """Training phases."""
        return self._alive(self._finders.phases.find(self.page.text))

    @cached_property
    def dates(self) -> list[Mention[When]]:
        """Dates; none in the name of a model."""
        spans = Spans.of(self._named)
        found = dates(self.page.text, self.page.article.published_date)
        plain = [d for d in found if not spans.touch(d.start, d.end)]
        return uncrowded(plain, self.page.sentences)

    @cached_property
    def cues(self) -> list[Mention[str]]:
        """Words that tell how far a statement may be trusted."""
        return uncrowded(self._listed[1], self.page.sentences)

    @cached_property
    def amounts(self) -> list[Mention[Amount]]:
        """Numbers that fill a field."""
        text, models, chips = self.page.text, self._named, self.chips
        return self._alive(
            q
            for s in self.page.sentences
            if s.kind is not Kind.BOILERPLATE
            for start, end in _cells(text, s)
            for q in quantities(text, start, end, models, chips)
        )

    @cached_property
    def _named(self) -> list[Mention[ModelName]]:
        """The models that rules find, none that is a chip."""
        return _no_chips(self._alive(self._finders.models.find(self.page.text)), self.chips)

    @cached_property
    def _listed(self) -> tuple[list[Mention[Org]], list[Mention[str]]]:
        return self._finders.lexicon.read(self.page.text)

    @cached_property
    def _actors(self) -> list[Mention[Org]]:
        """The organisations that rules find, listed and open, that are no models and no products."""
        spans = Spans.of(self._named)
        known = [o for o in self._listed[0] if not spans.cover(o.start, o.end)]
        opened = self._finders.open_organisations(self.page.text, known, self._named, self.chips)
        return sorted([*known, *opened], key=_start)

    @cached_property
    def _dead(self) -> Spans:
        """Where nothing counts: boilerplate and addresses."""
        boilerplate = [(b.start, b.end) for b in self.page.blocks if b.kind is Kind.BOILERPLATE]
        return Spans([*boilerplate, *(m.span() for m in scan(_ADDRESS, self.page.text))])

    def _alive(self, mentions: Iterable[Mention[V]], most: int = MOST) -> list[Mention[V]]:
        """Those of the mentions that count, in sentences with at most so many."""
        alive = [m for m in mentions if not self._dead.cover(m.start, m.start + 1)]
        if len(alive) <= most:
            return alive  # most pages end before they are cut into sentences
        return uncrowded(alive, self.page.sentences, most)


def _no_chips(
    found: list[Mention[ModelName]], chips: list[Mention[Chip]]
) -> list[Mention[ModelName]]:
    if not chips:
        return found
    hardware = Spans.of(chips)
    numbered = Spans.of(c for c in chips if any(x.isdigit() for x in c.value.name))
    return [
        m
        for m in found
        if not hardware.cover(m.start, m.end)
        and (m.value.family or not numbered.touch(m.start, m.end))
    ]


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
