"""Whose value it is: the model that a span of a sentence speaks of.

Candidates are the models of the sentence; each costs its distance, more where another model,
a clause border or a comparison stands between, less where an apposition or preposition ties it.
Without a candidate the value belongs to what the text is talking about.
"""

from __future__ import annotations

from announce_extract.facts.fact import Entity
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
_COMPARED = compiled(
    r"(?:\b(?:than|vs\.?|versus|unlike|like|to|with|beats?|outperform\w*|surpass\w*|rivals?|and|over|against|exceed\w*|compared\s(?:to|with)|as\slarge\sas|next\sto|of)\s(?:the\s|[\w.]+'s\s)?(?:\w+\sparameters\sof\s)?)$"
)
_COMPARISON = compiled(
    r"\b(?:than|vs\.?|versus|unlike|outperform\w*|beat(?:s|ing)?|surpass\w*|rival(?:s|ing|ling)?|compared\s(?:to|with)|(?:comparable|similar|equivalent|close|competitive)\s(?:\w+\s){0,2}(?:to|with)|on\spar\swith|like|exceed\w*|such\sas|"
    r"next\sto|match(?:es|ed|ing)|ahead\sof|behind|competes?\swith|against|as\slarge\sas|follow(?:s|ing)|emulates?|approximates?|akin\sto|resembl\w+|replicat\w+|designed\sto\sapproximate|for\s(?:scale|comparison|reference)|by\scomparison|(?:double|twice|half|triple|fraction\sof|times|than|same)\s(?:as\smany\s\w+\s(?:as|that)|(?:the|what|that)\s(?:number|amount|size|count)))\b"
)
_MEASURE = compiled(
    r"\b(?:double|twice|half|triple|fraction\sof|times|than|same|versus|compared\s(?:to|with))\b"
)
# "distilled from the logits of X", "continued pre-training of X", "based on X", "took X"
_SOURCE = compiled(
    r"\b(?:from(?:\sthe\s\w+\sof)?|based\son|built\son|on\stop\sof|took|version\sof|pre-?training\sof|derived\sfrom|logits\sof|underneath|life\sas|base\smodel)\s?[:|]?\s(?:the\s|an?\s)?(?:[\w.]+'s\s)?$"
)
# "Alpaca, a fine-tuned LLaMA variant", "Orca, a 13-billion-parameter LLaMA 2 model"
_VARIANT_OF = compiled(r"\w(?:\s\([^)]{1,20}\))?(?:,|\sis|\swas)\san?\s(?:[\w.-]+\s){0,3}$")
_VARIANT_NOUN = compiled(
    r"(?:-based)?\s(?:variant|derivative|finetune|fine-tune|model\s(?:that|which|fine|trained|tuned))"
)
_SUBJECT = compiled(
    r"\W{0,3}(?:it|this\smodel|the\s(?:[\w-]+\s)?(?:model|system|LLM|newcomer|network)|its\s(?:\w+\s)?(?:parameters|weights|training)|(?:(?:pre-?|post-?)?trained|fine-?tuned|built|designed|based|with|at|using|after|despite|running)\b[^.;]{0,80},\s(?:it|the\smodel))\b"
)
# "That ranking held until X took it": the next sentence still is about what was named before
_GOES_ON = compiled(
    r"\W{0,3}(?:it|its|this|that|the\s(?:model|system|LLM|network|new\smodel|release|result|ranking|score))\b"
)
_AFAR = 30
_REFERS = compiled(
    r"\b(?:it|its|the\s(?:new\s|same\s|latter\s)?(?:model|LLM|system|network|version|newcomer)|this\smodel|both|they|the\sfamily|the\smodels|we|our|the\s(?:training|run|team))\b"
)
_ALL_OURS = compiled(
    r"\b(?:our|the|all|both|these|all\sthree|all\sof\sour)\s(?:[\w-]+\s)?models\b|\bwe\s(?:\w+\s)?(?:pre-?|post-?)?(?:train|fine-?tun)\w*"
)
_LABELLED = compiled(
    r"\W*(?:hardware|GPUs?|compute|accelerators?|training\shardware|hardware\stype|number\sof\sGPUs)\s?:"
)
_PLURAL = compiled(
    r"\s(?:\w+\s)?(?:models|family|series|variants|herd|collection|suite|line-?up)\b"
)
_BOTH = compiled(r"\bboth\s(?:of\sthem|(?:[\w-]+\s)?models|were|are|have|had|was)\b")
_LIST = compiled(r"(?:\s\([^)]{1,30}\))?\s?(?:,|and|,\sand|/|&)\s?(?:the\s)?")
_LETTERS = compiled(r"[a-z]*")
_VARIANT = compiled(
    r"\bthe\s(?:new\s|final\s)?(?P<which>instruct(?:ion)?(?:-tuned)?|chat|base|thinking|reasoning|coder|vision|mini|pro|flash)\s(?:model|version|variant)\b"
)
_WORDS_FOR = {"instr": "instruct", "reaso": "think"}
_FORMER = compiled(
    r"\bthe\s(?P<which>former|latter|first|second|smaller|larger|bigger)\b(?!\s(?:than|model\sthan))"
)


class Subjects:
    """Finds the subject of spans, sentence after sentence."""

    def __init__(self, reading: Reading, found: list[Entity]) -> None:
        """Index the mentions of the entities, and what each sentence is about."""
        self._reading = reading
        self._entities = found
        self._of = {m.start: e for e in found for m in e.mentions}
        self._mentions = sorted((m for e in found for m in e.mentions), key=lambda m: m.start)
        self._before: dict[int, Entity] = {}
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
        main = self._main()
        here = self.inside(s)
        if here:
            return self._members(e, here) or self._coordinated(e, here, start)
        if _BOTH.search(text, s.start, s.end) and len(pair := self._pair_before(s)) == 2:
            return pair
        if main is None:
            return [e]
        if _LABELLED.match(text, s.start, s.end):
            return [main]
        if not _ALL_OURS.search(text, s.start, s.end):
            return [e]
        stem = _stem(main)
        return [o for o in self._entities if _stem(o) == stem] if len(stem) >= 3 else [main]

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
            joined = run and _LIST.fullmatch(text[run[-1].end : m.start])
            run = [*run, m] if joined else [m]
        group = [self.entity(m) for m in run]
        if e not in group or len(group) < 2:
            return [e]
        return list({id(x): x for x in group}.values())

    def is_kin(self, e: Entity) -> bool:
        """Whether a model's name begins as that of the model that the page is about."""
        main = self._main()
        return main is not None and len(_stem(main)) >= 3 and _stem(e) == _stem(main)

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
        return bool(_REFERS.search(self._reading.page.text, s.start, s.end))

    def of(self, start: int, end: int, s: Sentence) -> tuple[Entity | None, float]:
        """The entity that a span belongs to and what that guess costs (lower is surer)."""
        here = self.inside(s)
        best: tuple[float, Entity | None] = (400.0, None)
        measured = False
        for m in here:
            if self._is_measure(end, m):
                measured = True
                continue
            cost = self._cost(start, end, m, here)
            if cost < best[0]:
                best = (cost, self.entity(m))
        former = self._former(start, s) or self._variant(start, s)
        if former and former[0] < best[0]:
            best = former
        if best[1] is None:
            return self.focus(s), 150.0 if measured else 300.0
        if here and self._is_spoken_of_another(s, here) and (focus := self._before.get(s.start)):
            return focus, 100.0
        return best[1], best[0]

    def _is_measure(self, end: int, m: Mention[ModelName]) -> bool:
        """ "200,000 H100s, double the number used for X": X only shows how much that is."""
        return end <= m.start and bool(_MEASURE.search(self._reading.page.text, end, m.start))

    def _is_spoken_of_another(self, s: Sentence, here: list[Mention[ModelName]]) -> bool:
        """ "The model, trained on 256 A100s, beats X" is not about X."""
        text = self._reading.page.text
        first = here[0]
        if not _SUBJECT.match(text, s.start, first.start):
            return False
        return all(self.is_compared(m) or _is_source(text, m) for m in here)

    def is_background(self, m: Mention[ModelName]) -> bool:
        """Whether a mention only serves a comparison, or names what another was made from."""
        return self.is_compared(m) or _is_source(self._reading.page.text, m)

    def is_compared(self, m: Mention[ModelName]) -> bool:
        """Whether a mention only serves a comparison."""
        text = self._reading.page.text
        s = self._reading.sentence_at(m.start)
        before = text[max(s.start, m.start - 70) : m.start]
        border = max(before.rfind(". "), before.rfind("; "))
        return bool(_COMPARISON.search(before[border + 1 :]))

    def _cost(
        self, start: int, end: int, m: Mention[ModelName], here: list[Mention[ModelName]]
    ) -> float:
        text = self._reading.page.text
        if m.start <= start and end <= m.end:
            return 0
        if m.end <= start:
            between = text[m.end : start]
            cost: float = len(between) + 90 * sum(m.end <= o.start < start for o in here)
            cost += 45 * len(_BORDER.findall(between))
            if _RELATIVE.fullmatch(between):
                return 0.2 * cost
            if _TIED_AFTER.match(between):
                cost *= 0.6
            if len(here) > 1 and _is_source(text, m):
                cost += 150
            if (
                _COMPARED.search(text[max(0, m.start - 24) : m.start])
                and self.is_compared(m)
                and not between.startswith((" (", "'s "))
            ):
                cost += 120
            return cost
        between = text[end : m.start]
        cost = len(between) + 90 * sum(end <= o.start < m.start for o in here)
        cost += 45 * len(_BORDER.findall(between))
        if len(here) > 1 and _is_source(text, m):
            return cost + 150
        if _TIED_BEFORE.fullmatch(between):
            return cost * 0.3
        return cost * 1.2 + 60 + (120 if self.is_compared(m) else 0)

    def _former(self, start: int, s: Sentence) -> tuple[float, Entity | None] | None:
        text = self._reading.page.text
        found = list(_FORMER.finditer(text, s.start, min(s.end, start + 1)))
        if not found:
            return None
        last = found[-1]
        earlier = self._pair_before(s)
        if len(earlier) < 2:
            return None
        which = last["which"].lower()
        if which in {"smaller", "larger", "bigger"}:
            sized = sorted(earlier, key=_total)
            chosen = sized[0] if which == "smaller" else sized[-1]
        else:
            chosen = earlier[0] if which in {"former", "first"} else earlier[1]
        return (start - last.end()) * 0.6, chosen

    def _variant(self, start: int, s: Sentence) -> tuple[float, Entity | None] | None:
        """ "The instruct model went through DPO": the one whose name says so."""
        found = list(_VARIANT.finditer(self._reading.page.text, s.start, min(s.end, start + 1)))
        if not found:
            return None
        last = found[-1]
        word = _WORDS_FOR.get(last["which"].lower()[:5], last["which"].lower())
        named = [e for e in self._entities if word in key(e.name)]
        return ((start - last.end()) * 0.6, named[0]) if len(named) == 1 else None

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
        last: Entity | None = self._main()
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
            if s.block != block and heading is not None and not plain:
                last = heading
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


def is_member(name: str, family: str) -> bool:
    """Whether a key is a family's with a variant or a size, and no other version's."""
    rest = name.removeprefix(family)
    if rest == name or not rest or rest[0] == ".":
        return False
    return bool(_SIZED.match(rest)) if rest[0].isdigit() else True


_SIZED = compiled(r"\d+(?:\.\d+)?[bmt]")


def _is_source(text: str, m: Mention[ModelName]) -> bool:
    """Whether a mention is what something else was made from."""
    before = text[max(0, m.start - 40) : m.start]
    if _VARIANT_OF.search(before) and _VARIANT_NOUN.match(text, m.end):
        return True
    return bool(_SOURCE.search(before))


def _stem(e: Entity) -> str:
    """The letters that a name begins with: "OpenLM-1B" and "OpenLM-7B" have the same."""
    match = _LETTERS.match(key(e.name))
    return match[0] if match else ""


def _total(e: Entity) -> float:
    from announce_extract.mentions.mention import Role

    stated = e.amounts.get(Role.PARAMETERS)
    return stated.value.value if stated else (e.size or 0)
