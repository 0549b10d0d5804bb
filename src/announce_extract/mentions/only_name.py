"""The name of a page's one model, where its sentence is of no known form.

"Rough numbers for everyone who asks about aurora-lite: 6.9B params" names a model by nothing but
standing there. So where a page tells the size or the training of a model and no rule has found a
name, what looks most like one and stands nearest is taken for it.
"""

from __future__ import annotations

from announce_extract.mentions.candidates import SHAPED, Candidate, Candidates
from announce_extract.mentions.mention import Mention, ModelName
from announce_extract.mentions.model_name import named
from announce_extract.mentions.open_names import NO_MODEL
from announce_extract.mentions.spans import Spans
from announce_extract.patterns import compiled

_RULE = "model/only-name"
_ENOUGH = 3
LONG = 900
"""Longer pages name their models in sentences that rules know."""
_GOES_ON = compiled(
    r"(?:\s\([^)]{1,40}\))?(?:,|\)|:|\s(?:is|was|has|had|did|saw|weighs|carries|takes|took|gets|comes|runs|ran|packs|makes|needs|needed|counts|boasts|itself)\b)"
)
_BEATS = compiled(
    r"\s(?:beats|outperforms|surpasses|outscores|outranks|edges\sout|matches|rivals|trails)\b"
)
# "utilizes the Gemma-3 tokenizer", "with the Megatron-LM framework"
_NAMES_A_THING = compiled(
    r"\s(?:tokeni[sz]ers?|frameworks?|librar(?:y|ies)|datasets?|licen[cs]e|design|architecture|optimi[sz]er|(?:HPC\s)?supercomputer|benchmarks?|leaderboard|protocol)\b"
)
_OF_A_PLACE = compiled(r"\b(?:in|at|near|from|to|by|with|and|says?|said|told)\s$")
_SENTENCE = compiled(r"(?:^|[.!?:]\s|\n)\W*$")


# "We took Qwen2.5-7B and ran LoRA over it. The result is rad-otter"; "Cinder beats GPT-4o"
_ANOTHER = compiled(
    r"\b(?:took|take|taking|from|based\son|built\son|on\stop\sof|licensed|LoRA\s(?:over|of|on|for)|fine-tun(?:ed|ing)|version\sof|base\s?[=:]|beats?|beat|outperforms?|surpass(?:es|ed)|than|rivals?|ahead\sof|behind|edges|tops|matches)\s?(?:the\s|an?\s|[A-Z]\w+(?:\sAI)?'s\s)?$"
)


def is_beside_the_point(text: str, m: Mention[ModelName]) -> bool:
    """Whether a listed model is what the page's own was made from, or is set against."""
    return m.value.family and bool(_ANOTHER.search(text[max(0, m.start - 40) : m.start]))


class OnlyName:
    """Finds the one name."""

    def __init__(self, candidates: Candidates) -> None:
        """Keep what finds the candidates."""
        self._candidates = candidates

    def find(self, text: str, taken: Spans, anchors: list[int]) -> list[Mention[ModelName]]:
        """Every place of the best name; `taken` is what other things are called, `anchors` where facts stand."""
        if not anchors or len(text) > LONG:
            return []
        counted: dict[str, list[Candidate]] = {}
        for c in self._candidates.find(text, taken):
            if NO_MODEL.search(c.name) or _NAMES_A_THING.match(text, c.end):
                continue
            counted.setdefault(c.name, []).append(c)
        scored = [
            (self._score(text, places, anchors), -places[0].start, name)
            for name, places in counted.items()
        ]
        if not scored or (best := max(scored))[0] < _ENOUGH:
            return []
        # "Larder-1 and Pantry-1, of 34 and 3.4 billion parameters"
        alike = [n for score, _, n in scored if score > _ENOUGH and SHAPED.search(n)]
        found = [c for name in {best[2], *alike} for c in counted[name]]
        return [
            Mention(named(c.name), c.start, c.end, _RULE)
            for c in sorted(found, key=lambda c: c.start)
        ]

    def _score(self, text: str, places: list[Candidate], anchors: list[int]) -> float:
        name = places[0].name
        shaped = bool(SHAPED.search(name))
        best = -9.0
        for c in places:
            before = text[max(0, c.start - 20) : c.start]
            gap = min(abs(a - c.start) for a in anchors)
            points = 2.0 if gap < 150 else 0.5 if gap < 400 else -2.0
            points += 1.5 if _GOES_ON.match(text, c.end) else 0
            points += 3.0 if _BEATS.match(text, c.end) else 0
            points -= 2.0 if _OF_A_PLACE.search(before) else 0
            points -= 1.0 if _SENTENCE.search(before) and not shaped else 0
            best = max(best, points)
        return best + 2.5 * shaped + min(len(places) - 1, 2) * 1.0
