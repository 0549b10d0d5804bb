"""The name of a page's one organisation, where its sentence is of no known form.

"PicoLM gets by with 270M parameters, and its makers at Quillwork say it was trained in nine days":
where a short page tells of a model and no rule has found who made it, what stands as an actor does
is taken for the organisation.
"""

from __future__ import annotations

from announce_extract.mentions.candidates import SHAPED, Candidate, Candidates
from announce_extract.mentions.mention import Mention, Org
from announce_extract.mentions.spans import Spans
from announce_extract.patterns import compiled

_RULE = "organisation/only-actor"
_ENOUGH = 2
LONG = 900
_ACTS = compiled(
    r"(?:,\s[^,.;]{3,60},|\s\([^)]{1,30}\))?\s(?:\w+ly\s|has\s|had\s|have\s|then\s|also\s|now\s|today\s)*(?:says?|said|has|had|promised|trained|pretrained|pre-trained|released|published|opens|opened|took|takes|got|gets|gave|shipped|ships|showed|shows|trains|builds|makes|releases|lets|continued|downloaded|unveiled|announced|launched|"
    r"built|made|did|put|plans|wants|admits|wrote|calls|called|uses|used|runs|ran|fine-tuned|distilled|finished|needed|open-sourced|insists|began|started|moved|bought|ordered|is\s(?:training|building)|and\sits|fitted|managed|wrapped|finally)\b|'s?\s(?:[\w-]+\s){0,4}(?:model|LLM|team|engineers|researchers|clinicians|scientists|cluster|lab|network|release|system|flagship)"
)
_MADE_BY = compiled(
    r"\b(?:at|(?<!connected\s)(?<!powered\s)(?<!linked\s)(?<!driven\s)by|from|behind\sit,|makers?,|maker\sis|developer,|company,|start-?up|outfit,|lab,|firm,)\s$"
)


class OnlyActor:
    """Finds the one organisation."""

    def __init__(self, candidates: Candidates) -> None:
        """Keep what finds the candidates."""
        self._candidates = candidates

    def find(self, text: str, taken: Spans) -> list[Mention[Org]]:
        """Every place of the best name; `taken` is what other things are called."""
        if len(text) > LONG:
            return []
        counted: dict[str, list[Candidate]] = {}
        for c in self._candidates.find(text, taken):
            if not any(d.isdigit() for d in c.name):
                counted.setdefault(c.name, []).append(c)
        scored = [(_score(text, places), -places[0].start, n) for n, places in counted.items()]
        if not scored or (best := max(scored))[0] < _ENOUGH:
            return []
        org = Org(best[2], "company", listed=False)
        return [Mention(org, c.start, c.end, _RULE) for c in counted[best[2]]]


def _score(text: str, places: list[Candidate]) -> float:
    best = 0.0
    for c in places:
        points = 3.0 if _ACTS.match(text, c.end) else 0.0
        points += 2.0 if _MADE_BY.search(text[max(0, c.start - 24) : c.start]) else 0.0
        best = max(best, points)
    return best + min(len(places) - 1, 2) - 1.0 * bool(SHAPED.search(places[0].name))
