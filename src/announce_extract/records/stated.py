"""The date that a text states for a model or a deployment."""

from __future__ import annotations

import math

from announce_extract.facts.fact import Entity
from announce_extract.mentions.mention import Mention, When
from announce_extract.mentions.reading import Reading
from announce_extract.mentions.spans import beginning
from announce_extract.patterns import compiled
from announce_extract.text.sections import Kind
from announce_extract.text.sentences import Sentence

_RELEASE = compiled(
    r"\b(?:announc|releas|unveil|launch|introduc|open-?sourc|debut|publish|landed|dropped|out\s(?:today|now)|put\sonline|upload|went\s(?:out|live)|opened|previewed|said\son|told|described|available|shared|presented|answered|appeared|put\sout|followed|brought|switched|surprised|came\sout|turned\sup|showed\sup|arrived|emerged|denied|rejected|confirmed|wrote)\w*"
)

NOT_RELEASE = compiled(
    r"\b(?:knowledge\scut-?off|cutoff|founded|began|started|training\sbegan|training\sran|published\s(?:in|by)\sthe|updated|since|until|through|by\sthe\send|by\s(?:early|late|the)|deadline|"
    r"workshop|expires?|next\s(?:week|month|year)|opens?\sregistration|hosts?|due)\b[^.;,]{0,30}$"
)


def stated_date(reading: Reading, e: Entity | None, s: Sentence) -> Mention[When] | None:
    """The date nearest to a release verb in a sentence about the model, or above or beside it."""
    own = [reading.sentence_at(m.start) for m in e.mentions] if e else [s]
    if e is None and (day := _before_deed(reading, s)):
        return day
    if e and (day := _beside(reading, e)):
        return day
    priced = [
        (cost, d)
        for x in _told_in(reading, own, with_next=e is not None)
        for d in reading.within(reading.dates, x)
        if (cost := _distance(reading, e, x, d)) < 160
    ]
    if priced:
        return _first_in_log(reading, [d for _, d in priced]) or min(priced, key=lambda p: p[0])[1]
    return _dated_heading(reading, own) or (_labelled(reading) if e else None)


def _first_in_log(reading: Reading, found: list[Mention[When]]) -> Mention[When] | None:
    """The earliest of the days that items of a log begin with: "[2023/12/14] Released X"."""
    items = [(d, reading.sentence_at(d.start)) for d in found]
    logged = [
        d
        for d, s in items
        if s.kind is Kind.ITEM and d.value.precision == "day" and d.start - s.start < _LOG
    ]
    return min(logged, key=lambda d: d.value.value) if len(logged) > 1 else None


# "INTELLECT-1 (10B, December 2024)", "Fugaku-LLM (2024)"
_BESIDE = compiled(r"\s\((?:\d+(?:\.\d+)?[BMT],?\s|released\s|launched\s)?")

_NEAR = 30
_LOG = 6
"""Characters of a bullet and bracket before the day of an item."""


def _beside(reading: Reading, e: Entity) -> Mention[When] | None:
    """The date in parentheses after a model's name."""
    text = reading.page.text
    return next(
        (
            d
            for m in e.mentions
            for d in beginning(reading.dates, m.end, m.end + _NEAR)
            if _BESIDE.fullmatch(text, m.end, d.start) and text[d.end : d.end + 1] == ")"
        ),
        None,
    )


# "In August, Baidu ordered 1,600 chips", "agreed in February to buy"
_DEED = compiled(
    r"\b(?:order|bought|buy|purchas|commit|agree|sign|acquir|receiv|deploy|install|switch|complet|opened|open|launch|secur|lit|brought|unveil|announc|spent|invest|doubl|expand)\w*"
)


def _before_deed(reading: Reading, s: Sentence) -> Mention[When] | None:
    """The month or day, not after publication, that a sentence gives for an order or a start."""
    day = reading.page.article.published_date
    text = reading.page.text
    for d in reading.within(reading.dates, s):
        if d.value.precision not in {"day", "month"} or (day and d.value.value > day.isoformat()):
            continue
        left = text[max(s.start, d.start - 45) : d.start]
        if NOT_RELEASE.search(left) or not reading.told(_DEED, s):
            continue
        verb = min(
            _gap(v.start(), v.end(), d.start, d.end) for v in _DEED.finditer(text, s.start, s.end)
        )
        if verb < 45:
            return d
    return None


def _told_in(reading: Reading, own: list[Sentence], *, with_next: bool) -> list[Sentence]:
    """The sentences themselves and, where they go on without another model, the next ones."""
    spans = {x.start: x for x in own}
    for x in own if with_next else ():
        following = reading.after(x)
        if (
            following
            and following.block == x.block
            and not reading.within(reading.models, following)
        ):
            spans.setdefault(following.start, following)
    return list(spans.values())


def _distance(reading: Reading, e: Entity | None, s: Sentence, d: Mention[When]) -> float:
    """How far a date stands from a release verb and the model; infinite where none releases."""
    text = reading.page.text
    verbs = list(_RELEASE.finditer(text, s.start, s.end))
    if s.kind is Kind.ROW and d.value.precision == "day":
        return 100
    if not verbs or text[d.start : d.end].lower().startswith("since "):
        return math.inf
    if NOT_RELEASE.search(text[max(s.start, d.start - 45) : d.start]):
        return math.inf
    if e and _is_of_another(reading, e, s, d):
        return math.inf
    gap: float = min(_gap(v.start(), v.end(), d.start, d.end) for v in verbs)
    if e:
        gap += 0.5 * min(_gap(m.start, m.end, d.start, d.end) for m in e.mentions)
    return gap + 40 * (d.value.precision != "day")


# "fine-tuned versions of gpt-oss, released in August": the day of that one
_OF_IT = compiled(
    r",?\s(?:(?:which|that)\s(?:was|were|it)\s)?(?:first\s)?(?:released|launched|announced|unveiled|introduced|published|open-sourced|out)\s(?:back\s)?(?:(?:in|on)\s)?"
)


def _is_of_another(reading: Reading, e: Entity, s: Sentence, d: Mention[When]) -> bool:
    before = [m for m in reading.within(reading.models, s) if m.end <= d.start]
    last = before[-1] if before else None
    return (
        last is not None
        and all(m.start != last.start for m in e.mentions)
        and bool(_OF_IT.fullmatch(reading.page.text, last.end, d.start))
    )


_LABEL = compiled(
    r"(?:release\sdate|model\sdate|released\son|date\sof\srelease|announced\son)\W{0,6}$"
)


def _labelled(reading: Reading) -> Mention[When] | None:
    """ "Model Release Date: April 5, 2025" holds for the models of the page."""
    text = reading.page.text
    return next(
        (d for d in reading.dates if _LABEL.search(text[max(0, d.start - 24) : d.start])), None
    )


def _dated_heading(reading: Reading, sentences: list[Sentence]) -> Mention[When] | None:
    """A heading that is nothing but a date, above the item that tells of a release."""
    page = reading.page
    for s in sentences:
        if s.block == 0 or not reading.told(_RELEASE, s):
            continue
        for block in reversed(page.blocks[max(0, s.block - 6) : s.block]):
            found = beginning(reading.dates, block.start, block.end)
            if (
                found
                and len(page.text[block.start : block.end].strip())
                <= found[0].end - found[0].start + 3
            ):
                return found[0]
            if block.kind is Kind.HEADING:
                break
    return None


def _gap(a: int, b: int, c: int, d: int) -> int:
    return max(c - b, a - d, 0)
