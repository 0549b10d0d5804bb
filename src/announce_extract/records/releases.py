"""Whether a text says of a model that somebody releases or announces it."""

from __future__ import annotations

from announce_extract.facts.fact import Entity
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled
from announce_extract.records.primary import LEAD
from announce_extract.text.sections import Kind
from announce_extract.text.sentences import Sentence

_VERB = r"(?:announc|releas|unveil|launch|introduc|open-?sourc|debut|publish|dropp|drops|upload|preview|present|built|develop|creat|propos|rolled|roll|ship|sharing|shared|describ|teas|offers|updat|refresh|bring|add|provid)\w*"
_RELEASE_BEFORE = compiled(
    rf"\b(?:{_VERB}|(?:made|makes|making)\s(?:\w+\s)?available)(?:[^.;]|\.(?=\d)){{0,110}}$"
)
_RELEASE_AFTER = compiled(
    rf"(?:[^.;]|\.(?=\d)){{0,110}}?\b(?:(?:was|were|is|are|been|being|which|that|to\sbe|just|newly|,)\s(?:[\w-]+\s){{0,5}}?{_VERB}|{_VERB}\s(?:by|in|on|at|last|today|yesterday|this|earlier|under|as|with|to)\b|launches|debuts|ships|drops|brings|offers|out\b|available|landed|arriv\w*|shelved|turns\sout|took\spart|is\shere|went\slive)\b"
)
# "The Nova line from Amazon includes three models (X, Y and Z)"
_INCLUDES = compiled(
    r"\b(?:line(?:-?up)?|family|series|range|suite|collection|portfolio|herd)\b[^.;]{0,60}\b(?:includes?|comprises?|consists\sof|spans|contains|features)\b(?:[^.;]|\.(?=\d)){0,240}$"
)
# "published a technical report about GPT-4"
_ABOUT = compiled(
    r"\b(?:report|paper|study|post|article|details|information|book|course|survey)\s(?:\w+\s)?(?:about|on|of)\s(?:the\s)?$"
)
# "since GPT-3's debut", "the hype around the GPT-5 launch"
_NOMINAL = compiled(r"(?:'s)?\s(?:debut|launch|release|unveiling|arrival|announcement|rollout)\b")
_SINCE = compiled(
    r"\b(?:since|after|before|following|until|around|of|from|with)\s(?:the\s)?(?:[\w.]+'s\s)?$"
)


def is_released(reading: Reading, e: Entity, start: int, end: int) -> bool:
    """Whether a mention stands beside a verb of release, in the lead or with a known actor."""
    s = reading.sentence_at(start)
    near = _is_near_release(reading, s, start, end) or _is_told_apart(reading, s, start)
    lead = start < reading.page.body + LEAD or s.kind in {Kind.HEADING, Kind.ITEM, Kind.TITLE}
    return near and (lead or bool(e.organisations))


def may_be_released(reading: Reading, start: int, end: int) -> bool:
    """Whether a mention may be one that is released, whoever acts there."""
    s = reading.sentence_at(start)
    return (
        _is_near_release(reading, s, start, end)
        or _is_told_apart(reading, s, start)
        or (s.kind is Kind.ITEM and is_listed_release(reading, start, end))
    )


# "X has released two models that beat Y. The two models - A and B - ..."
_THE_MODELS = compiled(
    r"\bthe\s(?:[\w-]+\s){0,2}models?\s?[-–—,:(]\s?(?:called\s|named\s)?(?:[^.;]{2,60}(?:\sand\s|,\s))?$"
)
_RELEASED_MODELS = compiled(rf"\b{_VERB}\s(?:[\w-]+\s){{0,6}}models?\b")


def _is_told_apart(reading: Reading, s: Sentence, start: int) -> bool:
    text = reading.page.text
    before = reading.before(s, 1)
    return (
        bool(before)
        and bool(_THE_MODELS.search(text[max(s.start, start - _REACH) : start]))
        and bool(_RELEASED_MODELS.search(text, before[0].start, before[0].end))
    )


_HEAD = 24
# "- Steerling-8B (Feb 23): every token", "- GLM-5.1 (Z.ai, April 7)"
_DATED = compiled(
    r"\s?\((?:[^()]{1,24}[,;]\s)?(?:released\s|launched\s)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}\b"
)


def is_listed_release(reading: Reading, start: int, end: int) -> bool:
    """A line of a changelog: "[2024.09.05] We release X"."""
    s = reading.sentence_at(start)
    if s.kind is not Kind.ITEM:
        return False
    if start - s.start < _HEAD and _DATED.match(reading.page.text, end):
        return True
    return bool(reading.within(reading.dates, s)) and _is_near_release(reading, s, start, end)


_REACH = 400
"""Characters; a verb further off releases nothing here."""


# "For example, if you want to try out demos of BERT"
_IF_YOU = compiled(r"\b(?:if|when|once|so)\s(?:you|users|developers|anyone|someone)\b[^.;]{0,80}$")


def _is_near_release(reading: Reading, s: Sentence, start: int, end: int) -> bool:
    text = reading.page.text
    if _IF_YOU.search(text[max(s.start, start - 110) : start]):
        return False
    if _ABOUT.search(text[max(s.start, start - 60) : start]):
        return False
    if _NOMINAL.match(text, end) and _SINCE.search(text[max(s.start, start - 40) : start]):
        return False
    return bool(
        _RELEASE_BEFORE.search(text[max(s.start, start - _REACH) : start])
        or _RELEASE_AFTER.match(text, end, s.end)
        or _INCLUDES.search(text[max(s.start, start - _REACH) : start])
    )
