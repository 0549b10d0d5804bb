"""Words that point back at models: "the former", "the smaller", "the instruct model", "both"."""

from __future__ import annotations

from announce_extract.facts.fact import Entity
from announce_extract.facts.kinship import total
from announce_extract.patterns import compiled
from announce_extract.text.sentences import Sentence

Guess = tuple[float, Entity | None]
"""What a guess costs (lower is surer), and the model."""

_BOTH = compiled(r"\bboth\s(?:of\sthem|(?:[\w-]+\s)?models|were|are|have|had|was)\b")
_START = 3
_VARIANT = compiled(
    r"\bthe\s(?:new\s|final\s)?(?P<which>instruct(?:ion)?(?:-tuned)?|chat|base|thinking|reasoning|coder|vision|mini|pro|flash)\s(?:model|version|variant)\b"
)
_WORDS_FOR = {"instr": "instruct", "reaso": "think"}
_FORMER = compiled(
    r"\bthe\s(?P<which>former|latter|first|second|smaller|larger|bigger)\b(?!\s(?:than|model\sthan))"
)


def speaks_of_both(text: str, s: Sentence, *, at_start: bool = False) -> bool:
    """Whether a sentence says something of two models at once: "both were trained"."""
    found = _BOTH.search(text, s.start, s.end)
    return found is not None and (not at_start or found.start() - s.start < _START)


def one_of_two(text: str, start: int, s: Sentence, pair: list[Entity]) -> Guess | None:
    """The model that "the former", "the latter" or "the larger" before a span means."""
    found = list(_FORMER.finditer(text, s.start, min(s.end, start + 1)))
    if not found or len(pair) < 2:
        return None
    last = found[-1]
    which = last["which"].lower()
    if which in {"smaller", "larger", "bigger"}:
        sized = sorted(pair, key=total)
        chosen = sized[0] if which == "smaller" else sized[-1]
    else:
        chosen = pair[0] if which in {"former", "first"} else pair[1]
    return (start - last.end()) * 0.6, chosen


def variant(text: str, start: int, s: Sentence, entities: list[Entity]) -> Guess | None:
    """ "The instruct model went through DPO": the one whose name says so."""
    found = list(_VARIANT.finditer(text, s.start, min(s.end, start + 1)))
    if not found:
        return None
    last = found[-1]
    word = _WORDS_FOR.get(last["which"].lower()[:5], last["which"].lower())
    named = [e for e in entities if word in e.key]
    return ((start - last.end()) * 0.6, named[0]) if len(named) == 1 else None
