"""Models that are named for another's sake: to compare with it, to measure it, or as what it was made from."""

from __future__ import annotations

import math

from announce_extract.mentions.mention import Mention, ModelName
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled

_COMPARED = compiled(
    r"(?:\b(?:than|vs\.?|versus|unlike|like|to|with|beats?|outperform\w*|surpass\w*|rivals?|and|over|against|exceed\w*|compared\s(?:to|with)|as\slarge\sas|next\sto|of)\s(?:the\s|[\w.]+'s\s)?(?:\w+\sparameters\sof\s)?)$"
)
_COMPARISON = compiled(
    r"\b(?:than|vs\.?|versus|unlike|outperform\w*|beat(?:s|ing)?|surpass\w*|rival(?:s|ing|ling)?|compared\s(?:to|with)|(?:comparable|similar|equivalent|close|competitive)\s(?:\w+\s){0,2}(?:to|with)|on\spar\swith|like|exceed\w*|such\sas|"
    r"next\sto|match(?:es|ed|ing)|ahead\sof|(?:just|far|well|slightly|lag\w*|trail\w*|fall\w*|fell|still|is|are|was|were|close|second|third|right|points?|only|but)\sbehind|competes?\swith|(?:doubl|tripl|quadrupl|halv)(?:es|ed|ing)\s(?:the\s)?(?:[\w-]+\s){1,3}of|against|as\slarge\sas|follow(?:s|ing)|emulates?|approximates?|akin\sto|resembl\w+|replicat\w+|reproduc\w+|designed\sto\sapproximate|for\s(?:scale|comparison|reference)|by\scomparison|(?:double|twice|half|triple|fraction\sof|times|than|same)\s(?:as\s(?:many|much|big|large|fast|long|high)\s(?:\w+\s)?(?:as|that)|(?:the|what|that)\s(?:number|amount|size|count)))\b"
)
# what ends a comparison; "For scale: X" begins one
_BORDER = compiled(r"[.;]\s|(?<!scale)(?<!comparison)(?<!reference):\s")
# "Unlike its 70B sibling, Wren-8B was distilled": this one is told of
_UNLIKE = compiled(r"(?:^|[.;]\s)\W*unlike\s[^,.;]{2,60},\s(?:the\s)?$")
_MEASURE = compiled(
    r"\b(?:double|twice|half|triple|fraction\sof|times|than|same|versus|compared\s(?:to|with))\b"
)
# "distilled from the logits of X", "continued pre-training of X", "based on X", "took X"
_SOURCE = compiled(
    r"\b(?:from(?:\sthe\s\w+\sof)?|based\son|built\son|on\stop\sof|took|taking|(?:version|fine-?tune|finetune|variant|derivative|adaptation|distillation|quantization|quantisation|merge)\sof|(?:continu|inherit)\w+\s(?:[\w,-]+\s){0,6}?pre-?training\sof|derived\sfrom|logits\sof|re(?:production|plication|implementation)\sof|clone\sof|port\sof|underneath|life\sas|base\smodel)\s?[:|]?\s(?:the\s|an?\s)?(?:[\w.]+'s\s)?$|\bbase\s?[=:]\s?$"
)
# "We fine-tuned X on 17K samples to get Y": what is told is told of Y
_TUNED = compiled(r"\b(?:fine-?tun|post-?train|adapt|distill?)(?:e|ed|es|ing)\s(?:the\s)?$")
_TO_GET = compiled(
    r"[^.;]{0,160}?\b(?:to\s(?:get|obtain|produce|create|yield|make|build|form)|(?:yield|produc|obtain|creat)ing|result(?:s|ed|ing)\sin)\s(?:the\s|our\s)?"
)
# "Alpaca, a fine-tuned LLaMA variant", "Orca, a 13-billion-parameter LLaMA 2 model"
_VARIANT_OF = compiled(r"\w(?:\s\([^)]{1,20}\))?(?:,|\sis|\swas)\san?\s(?:[\w.-]+\s){0,3}$")
_VARIANT_NOUN = compiled(
    r"(?:-based)?\s(?:variant|derivative|finetune|fine-tune|model\s(?:that|which|fine|trained|tuned)|large\slanguage\smodel|LLM\b)"
)


class Comparisons:
    """Tells of mentions whether they only serve another; each is looked at once."""

    def __init__(self, reading: Reading) -> None:
        """Begin with nothing known."""
        self._reading = reading
        self._compared: dict[int, bool] = {}
        self._sources: dict[tuple[int, int], bool] = {}

    def is_compared(self, m: Mention[ModelName]) -> bool:
        """Whether a mention stands in a comparison: "twice as fast as X"."""
        if m.start not in self._compared:
            self._compared[m.start] = self._stands_compared(m)
        return self._compared[m.start]

    def is_source(self, m: Mention[ModelName]) -> bool:
        """Whether a mention is what something else was made from: "based on X"."""
        span = m.start, m.end
        if span not in self._sources:
            self._sources[span] = self._stands_as_source(m)
        return self._sources[span]

    def is_next_to_one(self, m: Mention[ModelName]) -> bool:
        """Whether the words of a comparison stand right before a mention."""
        return self.is_compared(m) and bool(
            _COMPARED.search(self._reading.page.text[max(0, m.start - 24) : m.start])
        )

    def measured(self, end: int, here: list[Mention[ModelName]]) -> float:
        """From where on models only show how much a count before them is; infinite for nowhere.

        "200,000 H100s, double the number used for X"; `here` are the models of the sentence.
        """
        last = here[-1].start if here else end
        found = _MEASURE.search(self._reading.page.text, end, max(end, last))
        return found.end() if found else math.inf

    def _stands_compared(self, m: Mention[ModelName]) -> bool:
        text = self._reading.page.text
        s = self._reading.sentence_at(m.start)
        before = text[max(s.start, m.start - 70) : m.start]
        if _UNLIKE.search(before):
            return False
        borders = [m.end() for m in _BORDER.finditer(before)]
        return bool(_COMPARISON.search(before, borders[-1] if borders else 0))

    def _stands_as_source(self, m: Mention[ModelName]) -> bool:
        text = self._reading.page.text
        before = text[max(0, m.start - 80) : m.start]
        if _VARIANT_OF.search(before) and _VARIANT_NOUN.match(text, m.end):
            return True
        return bool(_SOURCE.search(before)) or self._is_tuned_to_get(m, before)

    def _is_tuned_to_get(self, m: Mention[ModelName], before: str) -> bool:
        reading = self._reading
        got = _TO_GET.match(reading.page.text, m.end) if _TUNED.search(before) else None
        others = reading.within(reading.models, reading.sentence_at(m.start)) if got else ()
        return any(got and other.start == got.end() for other in others)
