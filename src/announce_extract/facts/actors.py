"""Who did it: the organisation that trains, releases or deploys, and the base model's developer."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from announce_extract.facts.acting import acting
from announce_extract.facts.bases import base_of
from announce_extract.facts.deployers import deployer
from announce_extract.facts.fact import Entity, Hardware
from announce_extract.facts.joint import joined
from announce_extract.facts.leading import labelled, leading
from announce_extract.facts.relation import VERB, relation
from announce_extract.facts.subjects import Subjects
from announce_extract.mentions.mention import Mention, Org
from announce_extract.mentions.reading import Reading
from announce_extract.mentions.spans import beginning
from announce_extract.patterns import compiled
from announce_extract.schema import TrainingPhase
from announce_extract.text.sentences import Sentence

# "It was trained by Polder AI"
_MADE_BY = compiled(
    r"\W*(?:it|they|the\s(?:[\w-]+\s){0,2}(?:models?|LLM|system|network|family))\s(?:was|were|is|are|has\sbeen|have\sbeen)\s(?:\w+\s)?(?:(?:pre-?|post-?)?trained|fine-?tuned|developed|created|built|released|published|made)\sby\s(?:the\s|an?\s)?(?:\w+\s){0,2}$"
)
_BETWEEN = compiled(
    r"\b(?:collaboration|partnership|cooperation|project|effort)\s(?:between|of)\s(?:the\s)?$"
)
_CLAUSE, _AGO = 120, 410
_FIRST_WORD = compiled(r"[A-Za-z]+")
_IT = compiled(
    rf"(?:(?:on|last|in|this)\s[\w\s]{{2,20}},?\s)?(?:it|they|the\s(?:[\w-]+\s)?(?:company|start-?up|lab|firm|team|group|institute|university|operator|organi[sz]ation|giant|maker))\b[^.;]{{0,60}}?\b{VERB}"
)


class Actors:
    """Gives organisations to models and deployments."""

    def __init__(self, reading: Reading, subjects: Subjects, found: list[Entity]) -> None:
        """Look up who acts on the page at all."""
        self._reading = reading
        self._subjects = subjects
        self._entities = found
        text = reading.page.text
        self._orgs = acting(reading)
        self._forms = {o.value.name: Counter[str]() for o in self._orgs}
        for o in self._orgs:
            self._forms[o.value.name][text[o.start : o.end]] += 1
        self._first = {o.value.name: o for o in reversed(self._orgs)}
        self._developers = Counter(e.developer for e in found)

    @property
    def acting(self) -> list[Mention[Org]]:
        """The organisations of the page that are no bystanders."""
        return self._orgs

    @cached_property
    def present(self) -> set[str]:
        """Their names, and the names of those that they are part of."""
        return {n for o in self._orgs for n in (o.value.name, *o.value.lineage)}

    def shown(self, o: Mention[Org]) -> str:
        """The organisation's name as the page writes it, the canonical name where it does."""
        forms = self._forms.get(o.value.name) or Counter([o.value.name])
        if o.value.name in forms:
            return o.value.name
        form = forms.most_common(1)[0][0]
        return o.value.name if form.isupper() and len(form) > 5 else form

    def assign(self) -> None:
        """Find the organisations of all entities."""
        for e in self._entities:
            scores = self._known(e)
            if not scores:
                continue
            if self._is_served(e) and (main := self.main()) and main.value.name != e.developer:
                e.organisations, e.bond = [main], 3.0
                e.base_of = self._by_name(e.developer)
                continue
            e.bond, best = max(scores.values(), key=lambda v: v[0])
            together = e.bond >= 3 or e.described or best is self._labelled or self._is_joint(best)
            e.organisations = self.group(best) if together else [best]
            e.base_of = base_of(self._reading, self._orgs, e, self._developers)

    def _known(self, e: Entity) -> dict[str, tuple[float, Mention[Org]]]:
        """Who may have made a model, and how surely: by words, by a card, as the page's own, by name."""
        scores = {n: v for n, v in self._scored(e).items() if v[0] >= 0.8}
        sure = max((v[0] for v in scores.values()), default=0.0)
        if (maker := self._labelled) and sure < 3 and self._is_plain(e):
            return {maker.value.name: (2.5, maker)}
        if scores:
            return scores
        main = self.main()
        if (
            main
            and (e.developer in {None, main.value.name} or self._is_alone(e))
            and self._is_own(e)
        ):
            return {main.value.name: (0.5, main)}
        other = self._by_name(e.developer) or self._in_name(e)
        return {other.value.name: (0.5, other)} if other else {}

    def _is_served(self, e: Entity) -> bool:
        """Whether the page only tells of hardware that serves somebody else's model."""
        phases = {p.value for h in e.hardware for p in h.phases}
        return phases == {TrainingPhase.INFERENCE} and e.developer is not None and not e.phases

    def _is_joint(self, o: Mention[Org]) -> bool:
        """Whether a collaboration is said to be between it and others."""
        text = self._reading.page.text
        first = self.group(o)[0] if o in self._orgs else o
        return bool(_BETWEEN.search(text[max(0, first.start - 40) : first.start]))

    @cached_property
    def _labelled(self) -> Mention[Org] | None:
        return labelled(self._reading, self._orgs)

    def _is_plain(self, e: Entity) -> bool:
        """Whether a model is no mere background, and has something told of it."""
        told = bool(e.amounts or e.hardware or e.phases) or e is self._subjects.main
        return told and any(not self._subjects.is_background(m) for m in e.mentions)

    def _is_own(self, e: Entity) -> bool:
        if all(x.described for x in self._entities):
            return True
        plain = any(not self._subjects.is_compared(m) for m in e.mentions)
        main = self.main()
        lead = main is not None and main.start < self._reading.page.body + 400
        return plain and lead and e.first < self._reading.page.body + 1500

    def _is_alone(self, e: Entity) -> bool:
        """Whether one organisation acts on the page, and a listed model's own maker is not there."""
        return (
            self._by_name(e.developer) is None
            and self._in_name(e) is None
            and len(self._first) == 1
        )

    def _in_name(self, e: Entity) -> Mention[Org] | None:
        """The developer that a model's name begins with: "DeepSeek-R1", "Mistral Large"."""
        text = self._reading.page.text
        for m in e.mentions:
            word = _FIRST_WORD.match(text, m.start, m.end)
            if word and e.developer and e.developer in {word[0], f"{word[0]} AI"}:
                org = Org(e.developer, "lab")
                return Mention(org, m.start, word.end(), "organisation/in-model-name")
        return None

    def _by_name(self, name: str | None) -> Mention[Org] | None:
        return self._first.get(name) if name else None

    def main(self) -> Mention[Org] | None:
        """The organisation that the page is about."""
        return self._lead

    @cached_property
    def _lead(self) -> Mention[Org] | None:
        return leading(self._reading, self._subjects, self._orgs)

    def _scored(self, e: Entity) -> dict[str, tuple[float, Mention[Org]]]:
        scores: dict[str, tuple[float, Mention[Org]]] = {}
        text = self._reading.page.text
        for o in self._makers.get(id(e), ()):
            scores[o.value.name] = (4.0, o)
        runs = {h.sentence.start for h in e.hardware}
        known = e.developer is not None and self._by_name(e.developer) is not None
        for m in e.mentions:
            s = self._reading.sentence_at(m.start)
            weight = 0.3 if self._subjects.is_compared(m) else 1.0
            if weight == 1.0 and (before := self._pronoun(m.start, s)):
                scores[before.value.name] = max(
                    scores.get(before.value.name, (0.0, before)), (3.4, before), key=lambda v: v[0]
                )
            for o in self._reading.within(self._orgs, s):
                own = 1.0 if o.value.name == e.developer else 0.0
                foreign = known and e.developer not in {o.value.name, *o.value.lineage}
                points = relation(text, o, (m.start, m.end), s, own=own, foreign=foreign) * weight
                if points >= 3.4 and s.start in runs and text[o.end : o.end + 2] != "'s":
                    points += 2
                if points > 0:
                    old = scores.get(o.value.name, (0.0, o))
                    scores[o.value.name] = (
                        max(old[0], points) + 0.1,
                        o if points > old[0] else old[1],
                    )
        return scores

    @cached_property
    def _makers(self) -> dict[int, list[Mention[Org]]]:
        """Who is said to have trained or made "it", by what the sentence is about."""
        makers: dict[int, list[Mention[Org]]] = {}
        text = self._reading.page.text
        for o in self._orgs:
            s = self._reading.sentence_at(o.start)
            focus = self._subjects.focus(s) if o.start - s.start < _CLAUSE else None
            if focus and _MADE_BY.match(text[s.start : o.start]):
                makers.setdefault(id(focus), []).append(o)
        return makers

    def _pronoun(self, start: int, s: Sentence) -> Mention[Org] | None:
        """The organisation meant by "It pretrained X", "The start-up released X"."""
        text = self._reading.page.text
        if not _IT.match(text[s.start : start]):
            return None
        if (
            self._reading.within(self._orgs, s)
            and min(o.start for o in self._reading.within(self._orgs, s)) < start
        ):
            return None
        earlier = [o for o in beginning(self._orgs, s.start - _AGO, s.start) if o.end <= s.start]
        if not earlier:
            return None
        last = self._reading.sentence_at(earlier[-1].start)
        return self._reading.within(self._orgs, last)[0]

    def group(self, o: Mention[Org]) -> list[Mention[Org]]:
        """An organisation with those coordinated with it."""
        return joined(self._reading, self._orgs, o)

    def deployer(self, unit: Hardware) -> Mention[Org] | None:
        """Who builds or uses hardware that belongs to no model."""
        return deployer(self._reading, self._orgs, self.main(), unit)
