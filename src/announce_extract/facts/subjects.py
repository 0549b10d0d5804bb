"""Whose value it is: the model that a span of a sentence speaks of.

Candidates are the models of the sentence; each costs its distance, more where another model,
a clause border or a comparison stands between, less where an apposition or preposition ties it.
Without a candidate the value belongs to what the text is talking about.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from operator import attrgetter

from announce_extract.facts.comparison import Comparisons
from announce_extract.facts.fact import Entity
from announce_extract.facts.kinship import are_kin, is_member
from announce_extract.facts.references import one_of_two, speaks_of_both, variant
from announce_extract.mentions.mention import Mention, ModelName
from announce_extract.mentions.model_name import key
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled
from announce_extract.text.sections import Kind
from announce_extract.text.sentences import Sentence

_BORDER = compiled(
    r";|\bwhile\b|\bwhereas\b|,\s(?:but|yet|and)\b|\balthough\b|—|\.\s|\bwhere\b|\bthan\b"
)
# "X, which was trained on": the clause is X's, also where X is compared with
_RELATIVE = compiled(r",\s(?:which|whose)\s[^,;.]{1,60}")
_TIED_AFTER = compiled(
    r"\s?[(:=|,–—-]\s?(?:with\s|an?\s|the\s|its\s|at\s|of\s)?|\s(?:has|have|had|with|is|at|of|was|uses|packs|comes|totals|comprises|contains|boasts|weighs)\b"
)
_TIED_BEFORE = compiled(
    r"(?:[-\s]?(?:parameters?|params?|weights|total|tokens))?[-\s](?:of|in|for|from)\s(?:the\s|its\s|[\w ]{0,20}'s\s)?|[-\s]parameter[-\s](?:[\w-]+[-\s]){0,6}|"
    r"[-\s](?:[\w-]+\s){0,4}?(?:model|LLM|network|version|system|decoder|transformer|MoE)[,:]?\s(?:called\s|named\s|dubbed\s|known\sas\s)?[\"']?|\s"
)
_SUBJECT = compiled(
    r"\W{0,3}(?:it|this\smodel|the\s(?:[\w.-]+\s){0,3}(?:model|system|LLM|newcomer|network)|its\s(?:\w+\s)?(?:parameters|weights|training)|(?:(?:pre-?|post-?)?trained|fine-?tuned|built|designed|based|with|at|using|after|despite|running)\b[^.;]{0,80},\s(?:it|the\smodel))\b"
)
# "Similar to X, we trained a 15B model" is not about X
_OPENING = compiled(
    r"\W*(?:similar(?:ly)?\sto|like|unlike|as\s(?:with|in)|inspired\sby|following|in\scontrast\sto|compared\s(?:to|with))\s(?:the\s)?(?:\w+\s)?"
)
# "That ranking held until X took it": the next sentence still is about what was named before
_GOES_ON = compiled(
    r"\W{0,3}(?:it|its|this|that|the\s(?:model|system|LLM|network|new\smodel|release|result|ranking|score))\b"
)
_BESIDE = 5
_AFAR = 30
_REFERS = compiled(
    r"\b(?:it|its|the\s(?:[\w-]+\s)?(?:model|LLM|system|network|version|newcomer)|this\smodel|both|they|the\sfamily|the\smodels|we|our|the\s(?:training|run|team|job))\b"
)
_ALL_OURS = compiled(
    r"\b(?:our|the|all|both|these|all\sthree|all\sof\sour)\s(?:[\w-]+\s)?models\b|\bwe\s(?!can\b|could\b|may\b|will\b)(?:\w+\s)?(?:pre-?|post-?)?(?:train|fine-?tun)\w*"
)
_LABELLED = compiled(
    r"\W*(?:hardware|GPUs?|compute|accelerators?|training\shardware|hardware\stype|number\sof\sGPUs)\s?:|\W*(?:the\s)?(?:training\s)?hardware\s(?:consist|compris|includ|used)"
)
# "Model specs: 30B parameters": an item that says what it tells, of what the page is about
_FIELD = compiled(r"\W*[A-Z][\w-]+(?:\s[\w-]+){0,2}\W{0,3}:\W")
_PLURAL = compiled(
    r"\s(?:\w+\s)?(?:models|family|series|variants|herd|collection|suite|line-?up)\b"
)
_LIST = compiled(r"(?:\s\([^)]{1,30}\))?\s?(?:,|and|,\sand|/|&)\s?(?:the\s)?")


class Subjects:
    """Finds the subject of spans, sentence after sentence."""

    def __init__(self, reading: Reading, found: list[Entity]) -> None:
        """Index the mentions of the entities, and what each sentence is about."""
        self._reading = reading
        self._entities = found
        self._of = {m.start: e for e in found for m in e.mentions}
        self._mentions = sorted((m for e in found for m in e.mentions), key=lambda m: m.start)
        self._before: dict[int, Entity] = {}
        self._comparisons = Comparisons(reading)
        self._focus = self._foci()

    def entity(self, mention: Mention[ModelName]) -> Entity:
        """The entity of a model mention."""
        return self._of[mention.start]

    def inside(self, s: Sentence) -> list[Mention[ModelName]]:
        """The models of a sentence, comparisons included."""
        return self._reading.within(self._mentions, s)

    def focus(self, s: Sentence) -> Entity | None:
        """What a sentence without a model is about."""
        return self._focus.get(s.start)

    def targets(self, e: Entity, s: Sentence, start: int) -> list[Entity]:
        """The models meant: those coordinated with `e`; all of the page's own for "our models"."""
        text = self._reading.page.text
        main = self._main
        here = self.inside(s)
        both = here and here[0].start > start and speaks_of_both(text, s, at_start=True)
        if both and len(pair := self._pair_before(s)) == 2:
            return pair
        if here:
            return self._members(e, here) or self._coordinated(e, here, start)
        if speaks_of_both(text, s) and len(pair := self._pair_before(s)) == 2:
            return pair
        if main is None:
            return [e]
        if _LABELLED.match(text, s.start, s.end):
            return [main]
        if not self._reading.told(_ALL_OURS, s):
            return [e]
        return [o for o in self._entities if o is main or are_kin(o, main)]

    def _members(self, e: Entity, here: list[Mention[ModelName]]) -> list[Entity]:
        """ "We pretrained the X models" is said of X Pro and of X Mini, where the page has such."""
        text = self._reading.page.text
        mine = key(e.name)
        if not any(self.entity(m) is e and _PLURAL.match(text, m.end) for m in here):
            return []
        return [o for o in self._entities if o is not e and is_member(key(o.name), mine)]

    def _coordinated(self, e: Entity, here: list[Mention[ModelName]], start: int) -> list[Entity]:
        """ "X, Y and Z were trained on" is said of all three."""
        text = self._reading.page.text
        run: list[Mention[ModelName]] = []
        for m in here:
            if m.end > start:
                break
            if self._comparisons.is_source(m):
                continue
            joined = run and _LIST.fullmatch(text[run[-1].end : m.start])
            run = [*run, m] if joined else [m]
        group = [self.entity(m) for m in run]
        if e not in group or len(group) < 2:
            return [e]
        return list({id(x): x for x in group}.values())

    def is_kin(self, e: Entity) -> bool:
        """Whether a model's name begins as that of the model that the page is about."""
        main = self._main
        return main is not None and are_kin(e, main)

    def is_labelled(self, s: Sentence) -> bool:
        """Whether a line is a field of a card: "Hardware: 64 H100s"."""
        return bool(_LABELLED.match(self._reading.page.text, s.start, s.end))

    def only(self) -> Entity | None:
        """The one model of the page that is more than a comparison, if there is just one."""
        plain = [e for e in self._entities if any(not self.is_compared(m) for m in e.mentions)]
        page = self._reading.page
        lead = page.body + 600
        return plain[0] if len(plain) == 1 and plain[0].first < lead else None

    def refers(self, s: Sentence) -> bool:
        """Whether a sentence speaks of something named before."""
        return bool(self._reading.told(_REFERS, s))

    def of(self, start: int, end: int, s: Sentence) -> tuple[Entity | None, float]:
        """The entity that a span belongs to and what that guess costs (lower is surer)."""
        here = self.inside(s)
        best: tuple[float, Entity | None] = (400.0, None)
        measured = False
        gauged = self._comparisons.measured(end, here)
        near = _nearest(here, start)
        first, last = (near[0].start, near[-1].start) if near else (0, 0)
        for m in here:
            if m.start >= gauged:
                measured = True
                continue
            if not first <= m.start <= last:
                continue  # so many models stand between that another is nearer
            cost = self._cost(start, end, m, near)
            if cost < best[0]:
                best = (cost, self.entity(m))
        text = self._reading.page.text
        meant = one_of_two(text, start, s, self._pair_before(s))
        meant = meant or variant(text, start, s, self._entities)
        if meant and meant[0] < best[0]:
            best = meant
        if best[1] is None:
            return self.focus(s), 150.0 if measured else 300.0
        if (
            here
            and best[0] > _BESIDE
            and self._is_spoken_of_another(s, here)
            and (focus := self._before.get(s.start))
        ):
            return focus, 100.0
        return best[1], best[0]

    def _is_spoken_of_another(self, s: Sentence, here: list[Mention[ModelName]]) -> bool:
        """ "The model, trained on 256 A100s, beats X" is not about X."""
        text = self._reading.page.text
        first = here[0]
        if len(here) == 1 and _OPENING.fullmatch(text, s.start, first.start):
            return True
        if not _SUBJECT.match(text, s.start, first.start):
            return False
        return all(self.is_compared(m) or self._comparisons.is_source(m) for m in here)

    def is_background(self, m: Mention[ModelName]) -> bool:
        """Whether a mention only serves a comparison, or names what another was made from."""
        return self.is_compared(m) or self._comparisons.is_source(m)

    def is_compared(self, m: Mention[ModelName]) -> bool:
        """Whether a mention only serves a comparison."""
        return self._comparisons.is_compared(m)

    def _cost(
        self, start: int, end: int, m: Mention[ModelName], here: list[Mention[ModelName]]
    ) -> float:
        text = self._reading.page.text
        if m.start <= start and end <= m.end:
            return 0
        if m.end <= start:
            between = text[m.end : start]
            aside = 150 if between.count(")") > between.count("(") else 0
            cost: float = aside + len(between) + 90 * sum(m.end <= o.start < start for o in here)
            cost += 45 * len(_BORDER.findall(between))
            if _RELATIVE.fullmatch(between):
                return 0.2 * cost
            if _TIED_AFTER.match(between):
                cost *= 0.6
            if len(here) > 1 and self._comparisons.is_source(m):
                cost += 150
            if self._comparisons.is_next_to_one(m) and not between.startswith((" (", "'s ")):
                cost += 120
            return cost
        between = text[end : m.start]
        cost = len(between) + 90 * sum(end <= o.start < m.start for o in here)
        cost += 45 * len(_BORDER.findall(between))
        if len(here) > 1 and self._comparisons.is_source(m):
            return cost + 150
        if _TIED_BEFORE.fullmatch(between):
            return cost * 0.3
        return cost * 1.2 + 60 + (120 if self.is_compared(m) else 0)

    def _pair_before(self, s: Sentence) -> list[Entity]:
        for other in reversed(self._reading.before(s, 3)):
            pair: list[Entity] = []
            for m in self.inside(other):
                if self.entity(m) not in pair:
                    pair.append(self.entity(m))
            if len(pair) >= 2:
                return pair
        return []

    def _foci(self) -> dict[int, Entity]:
        foci: dict[int, Entity] = {}
        heading: Entity | None = None
        last: Entity | None = self._main
        block = -1
        for s in self._reading.page.sentences:
            here = self.inside(s)
            plain = [m for m in here if not self.is_background(m)]
            if s.kind in {Kind.HEADING, Kind.TITLE}:
                heading = self.entity(plain[0]) if plain else heading
                last = heading or last
                if last and s.kind is Kind.HEADING:
                    foci[s.start] = last
                continue
            if s.block != block and not plain:
                labelled = s.kind is Kind.ITEM and _FIELD.match(self._reading.page.text, s.start)
                last = heading or (self._main if labelled else last)
            block = s.block
            if last:
                foci[s.start] = last
                self._before[s.start] = last
            goes_on = last is not None and _GOES_ON.match(self._reading.page.text, s.start, s.end)
            if plain and goes_on and plain[0].start - s.start > _AFAR:
                continue
            if plain or (here and last is None):
                last = self.entity((plain or here)[0])
        return foci

    @cached_property
    def _main(self) -> Entity | None:
        """The model that a page is about: in the title, else mentioned first and most."""
        told = [e for e in self._entities if any(not self.is_background(m) for m in e.mentions)]
        if not self._entities:
            return None
        body = self._reading.page.body
        return max(
            told or self._entities,
            key=lambda e: (e.first < body, len(e.mentions) - 3 * (e.first > 600)),
        )


_NEAR = 24
"""Models on either side of a span; a further one costs more than any subject may."""


def _nearest(here: list[Mention[ModelName]], start: int) -> list[Mention[ModelName]]:
    if len(here) <= 2 * _NEAR:
        return here
    at = bisect_left(here, start, key=attrgetter("start"))
    return here[max(0, at - _NEAR) : at + _NEAR]
