"""Whose value it is: the model that a span of a sentence speaks of.

Candidates are the models of the sentence; each costs its distance, more where another model,
a clause border or a comparison stands between, less where an apposition or preposition ties it.
Without a candidate the value belongs to what the text is talking about.
"""

from __future__ import annotations

from functools import cached_property

from announce_extract.facts.comparison import Comparisons
from announce_extract.facts.fact import Entity
from announce_extract.facts.focus import Foci
from announce_extract.facts.kinship import Keys, are_kin
from announce_extract.facts.nearness import closing, cost, nearest
from announce_extract.facts.references import one_of_two, speaks_of_both, variant
from announce_extract.facts.strangers import Strangers
from announce_extract.mentions.mention import Mention, ModelName
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled
from announce_extract.text.sentences import Sentence

_SUBJECT = compiled(
    r"\W{0,3}(?:it|this\smodel|the\s(?:[\w.-]+\s){0,3}(?:model|system|LLM|newcomer|network)|its\s(?:\w+\s)?(?:parameters|weights|training)|(?:(?:pre-?|post-?)?trained|fine-?tuned|built|designed|based|with|at|using|after|despite|running)\b[^.;]{0,80},\s(?:it|the\smodel))\b"
)
# "Similar to X, we trained a 15B model" is not about X
_OPENING = compiled(
    r"\W*(?:similar(?:ly)?\sto|like|unlike|as\s(?:with|in)|inspired\sby|following|in\scontrast\sto|compared\s(?:to|with))\s(?:the\s)?(?:\w+\s)?"
)
_BESIDE = 5
_REFERS = compiled(
    r"\b(?:it|its|the\s(?:[\w-]+\s)?(?:model|LLM|system|network|version|newcomer)|this\smodel|both|they|the\sfamily|the\smodels|we|our|the\s(?:training|run|team|job))\b"
)
_ALL_OURS = compiled(
    r"\b(?:our|the|all|both|these|all\sthree|all\sof\sour)\s(?:[\w-]+\s)?models\b|\bwe\s(?!can\b|could\b|may\b|will\b)(?:\w+\s)?(?:pre-?|post-?)?(?:train|fine-?tun)\w*"
)
_LABELLED = compiled(
    r"\W*(?:hardware|GPUs?|compute|accelerators?|training\shardware|hardware\stype|number\sof\sGPUs)\s?:|\W*(?:the\s)?(?:training\s)?hardware\s(?:consist|compris|includ|used)"
)
_MODELS_COLON = compiled(
    r"[\w-]+\s(?:[\w-]+\s){0,3}(?:models|versions|variants|checkpoints|LLMs)\b[^.;:]{0,60}:\s"
)
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
        self._comparisons = Comparisons(reading)
        self._foci = Foci(reading, self)
        self._strangers = Strangers(reading, found)

    def entity(self, mention: Mention[ModelName]) -> Entity:
        """The entity of a model mention."""
        return self._of[mention.start]

    def inside(self, s: Sentence) -> list[Mention[ModelName]]:
        """The models of a sentence, comparisons included."""
        return self._reading.within(self._mentions, s)

    def focus(self, s: Sentence) -> Entity | None:
        """What a sentence without a model is about."""
        return self._foci.of(s)

    def targets(self, e: Entity, s: Sentence, start: int) -> list[Entity]:
        """The models meant: those coordinated with `e`; all of the page's own for "our models"."""
        text = self._reading.page.text
        main = self.main
        here = self.inside(s)
        both = here and here[0].start > start and speaks_of_both(text, s, at_start=True)
        if both and len(pair := self._pair_before(s)) == 2:
            return pair
        if here:
            listed = self._listed(s, here, start)
            return listed or self._members(e, here) or self._coordinated(e, here, start)
        if speaks_of_both(text, s) and len(pair := self._pair_before(s)) == 2:
            return pair
        if main is None:
            return [e]
        if _LABELLED.match(text, s.start, s.end):
            return [main]
        if not self._reading.told(_ALL_OURS, s):
            return [e]
        return [o for o in self._entities if o is main or are_kin(o, main)]

    def _listed(self, s: Sentence, here: list[Mention[ModelName]], start: int) -> list[Entity]:
        """ "Three finetuned models: X, Y, and Z" is said of each."""
        text = self._reading.page.text
        colon = _MODELS_COLON.match(text, start, s.end)
        after = [m for m in here if m.start >= (colon.end() if colon else start)]
        if not colon or len(after) < 2 or not colon.end() <= after[0].start <= colon.end() + 2:
            return []
        run = after[:1]
        for m in after[1:]:
            if not _LIST.fullmatch(text[run[-1].end : m.start]):
                break
            run.append(m)
        return [self.entity(m) for m in run]

    def _members(self, e: Entity, here: list[Mention[ModelName]]) -> list[Entity]:
        """ "We pretrained the X models" is said of X Pro and of X Mini, where the page has such."""
        text = self._reading.page.text
        if not any(self.entity(m) is e and _PLURAL.match(text, m.end) for m in here):
            return []
        return self._keys.members(e.key)

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
        main = self.main
        return main is not None and are_kin(e, main)

    def is_labelled(self, s: Sentence) -> bool:
        """Whether a line is a field of a card: "Hardware: 64 H100s"."""
        return bool(_LABELLED.match(self._reading.page.text, s.start, s.end))

    def only(self) -> Entity | None:
        """The one model of the page that is more than a comparison, if there is just one."""
        return self._only

    @cached_property
    def _only(self) -> Entity | None:
        plain = [e for e in self._entities if any(not self.is_compared(m) for m in e.mentions)]
        page = self._reading.page
        lead = page.body + 600
        return plain[0] if len(plain) == 1 and plain[0].first < lead else None

    def refers(self, s: Sentence) -> bool:
        """Whether a sentence speaks of something named before."""
        return bool(self._reading.told(_REFERS, s))

    def of(self, start: int, end: int, s: Sentence) -> tuple[Entity | None, float]:
        """The entity that a span belongs to and what that guess costs (lower is surer)."""
        here, text = self.inside(s), self._reading.page.text
        if (closed := closing(text, end, here, s.start)) is not None:
            return self.entity(closed), 5.0
        best: tuple[float, Entity | None] = (400.0, None)
        measured = False
        gauged = self._comparisons.measured(end, here)
        near = nearest(here, start)
        first, last = (near[0].start, near[-1].start) if near else (0, 0)
        for m in here:
            if m.start >= gauged:
                measured = True
                continue
            if not first <= m.start <= last:
                continue  # so many models stand between that another is nearer
            price = cost(text, (start, end), m, near, self._comparisons)
            if price < best[0]:
                best = (price, self.entity(m))
        meant = one_of_two(text, start, s, self._pair_before(s))
        meant = meant or variant(text, start, s, self._entities)
        if meant and meant[0] < best[0]:
            best = meant
        if best[1] is None:
            e = self.focus(s)
            another = e is not None and not here and self._strangers.act_in(s, e)
            return None if another else e, 150.0 if measured else 300.0
        if (
            here
            and best[0] > _BESIDE
            and self._is_spoken_of_another(s, here)
            and (focus := self._foci.before(s))
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

    def _pair_before(self, s: Sentence) -> list[Entity]:
        for other in reversed(self._reading.before(s, 3)):
            pair: list[Entity] = []
            for m in self.inside(other):
                if self.entity(m) not in pair:
                    pair.append(self.entity(m))
            if len(pair) >= 2:
                return pair
        return []

    @cached_property
    def _keys(self) -> Keys:
        return Keys(self._entities)

    @cached_property
    def main(self) -> Entity | None:
        """The model that a page is about: in the title, else mentioned first and most."""
        told = [e for e in self._entities if any(not self.is_background(m) for m in e.mentions)]
        if not self._entities:
            return None
        body = self._reading.page.body
        return max(
            told or self._entities,
            key=lambda e: (e.first < body, len(e.mentions) - 3 * (e.first > 600)),
        )
