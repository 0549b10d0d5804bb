"""The announcement date of a record: what the text says, else the dateline, else publication."""

from __future__ import annotations

from datetime import date

from announce_extract.facts.fact import Entity
from announce_extract.mentions.mention import Mention, When
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled
from announce_extract.records.stated import NOT_RELEASE, stated_date
from announce_extract.schema import PartialDate
from announce_extract.text.sections import Kind
from announce_extract.text.sentences import Sentence

# matches "SEOUL, ", "TAMPERE, Finland, ", "San Jose, Calif., "; not "The statement is dated "
_DATELINE = compiled(
    r"^\W*(?:[A-Z]{3,}[A-Z.\s,]*(?:[A-Z][a-z.]+,?\s?)*|[A-Z][\w.]+(?:\s[A-Z][\w.]+)*,(?:\s[A-Z][\w.]+,?)*)\s?[-–—(]?\s?$",
    ignore_case=False,
)

_BARE = compiled(r"[\W]*(?:published|posted|updated|by\s[\w\s.]+)?[\W]*")


def date_for(
    reading: Reading, e: Entity | None, s: Sentence, *, primary: bool
) -> PartialDate | None:
    """The date of a record that is about `e`, or of a deployment told in sentence `s`."""
    stated = stated_date(reading, e, s)
    if not stated and e and e.family:
        stated = stated_date(reading, e.family, s)
    if stated:
        # in a release with a dateline, "today" is the dateline's day
        return (stated.rule == "date/word" and _dateline(reading)) or _dated(reading, stated)
    if not primary:
        return None
    return _lead(reading, e) or _dateline(reading) or _published(reading)


_TOLD = compiled(
    r"\b(?:announc|releas|unveil|launch|introduc|open-?sourc|debut|publish|present|put|switched|brought|opened|said|says|told|dated|rejected|confirmed|shown|went|bec[ao]me|start|follow|statement|drop|land|reveal)\w*"
)


def _lead(reading: Reading, e: Entity | None) -> PartialDate | None:
    """The day that the first sentences give for the news, at most a month before publication."""
    page, day = reading.page, reading.page.article.published_date
    for d in reading.dates:
        if d.start > page.body + 1600:
            return None
        s = reading.sentence_at(d.start)
        if d.value.precision != "day" or d.rule == "date/ago" or s.kind is Kind.BOILERPLATE:
            continue
        others = reading.within(reading.models, s)
        if e and others and not any(m in e.mentions for m in others):
            continue  # another model's day
        back = (day - date.fromisoformat(d.value.value)).days if day else 0
        before = page.text[max(s.start, d.start - 45) : d.start]
        if (
            not 0 <= back <= 31
            or NOT_RELEASE.search(before)
            or _DATELINE.match(page.text[s.start : d.start])
        ):
            continue
        if _TOLD.search(page.text, s.start, s.end) and len(page.text[s.start : s.end].strip()) > 30:
            return (d.rule == "date/word" and _dateline(reading)) or _dated(reading, d)
    return None


def _dated(reading: Reading, m: Mention[When]) -> PartialDate:
    basis = "relative" if m.value.relative else "stated"
    return PartialDate(
        value=m.value.value, precision=m.value.precision, basis=basis,
        evidence=(reading.page.evidence(m.start, m.end, m.rule),),
    )  # fmt: skip


def _dateline(reading: Reading) -> PartialDate | None:
    """ "SEOUL, Jan. 14 (Yonhap) --", or a line near the top that is nothing but a date."""
    text, body = reading.page.text, reading.page.body
    for d in reading.dates:
        if d.start > body + 500:
            break
        if d.start < body or d.value.precision != "day" or d.rule in {"date/word", "date/weekday"}:
            continue
        block = next((b for b in reading.page.blocks if b.start <= d.start < b.end), None)
        if block is None:
            continue
        before, after = text[block.start : d.start], text[d.end : d.end + 12]
        line = _DATELINE.match(before) and after.lstrip(" ,").startswith(("-", "–", "—", "(", "/"))
        alone = len(text[block.start : block.end].strip()) < 45 and _BARE.fullmatch(before)
        if line or (alone and reading.page.article.published is None):
            found = _dated(reading, d)
            return found.model_copy(update={"basis": "dateline"})
    return None


def _published(reading: Reading) -> PartialDate | None:
    day = reading.page.article.published_date
    return PartialDate(value=day.isoformat(), precision="day", basis="published") if day else None
