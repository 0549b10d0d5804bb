"""How records came about: what was found in each sentence, by which rule, and what it became."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from announce_extract.article import Article
from announce_extract.explain.losses import why_unused
from announce_extract.facts.fact import Entity, Hardware
from announce_extract.facts.gather import Facts, gather
from announce_extract.mentions.mention import Amount, Chip, Mention, ModelName, Org, When
from announce_extract.mentions.reading import Reading
from announce_extract.pipeline import Extractor
from announce_extract.plural import counted
from announce_extract.records.uses import why_no_deployment
from announce_extract.records.worth import why_no_record
from announce_extract.schema import FIELDS, Announcement, Evidence, Qualifier
from announce_extract.text.sentences import Sentence
from announce_extract.write.table import shown

USED, LOST = "*", " "
"""Marks what is quoted in a record, and what is not."""


@dataclass(frozen=True, slots=True)
class Found:
    """A mention: what it was taken for, and whether a record quotes it."""

    kind: str
    text: str
    value: str
    rule: str
    used: bool
    why: str | None = None
    """Why no record quotes it, where that can be told."""

    def __str__(self) -> str:
        """One line of the explanation."""
        mark = USED if self.used else LOST
        why = f"  — {self.why}" if self.why else ""
        return f"  {mark} {self.kind:13} “{self.text}”  {self.value}  [{self.rule}]{why}"


@dataclass(frozen=True, slots=True)
class Explained:
    """A sentence and its mentions in the order of the text."""

    kind: str
    text: str
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """A model, or hardware without one, and what was tied to it."""

    name: str
    facts: tuple[str, ...]
    why: str | None
    """Why it became no record; None where it became one, or part of one."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One article, from its sentences to its records."""

    article: Article
    admitted: bool
    """Whether the article speaks of models or accelerators; if not, nothing below was made."""
    sentences: tuple[Explained, ...] = ()
    subjects: tuple[Subject, ...] = ()
    records: tuple[Announcement, ...] = ()

    def to_text(self) -> str:
        """All of it, to read."""
        return "".join(f"{_plain(line)}\n" for line in self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"# {self.article.id or self.article.title or 'article'}"
        if not self.admitted:
            yield "off topic: it speaks of no AI model and no accelerator"
            return
        for sentence in self.sentences:
            yield f"{sentence.kind}: {sentence.text}"
            yield from map(str, sentence.found)
        yield "## subjects"
        for subject in self.subjects:
            yield f"{subject.name}{f'  (no record: {subject.why})' if subject.why else ''}"
            yield from (f"    {fact}" for fact in subject.facts)
        yield f"## records: {len(self.records)}"
        for number, record in enumerate(self.records, 1):
            yield f"{number}  {record.id}{'' if record.primary else '  background'}"
            yield from _cells(record)


class Explainer:
    """Explains with one vocabulary; make it once, use it for many articles."""

    def __init__(self, vocabulary: Sequence[str | Path] = ()) -> None:
        """Load the packaged vocabulary and the user's files."""
        self._extractor = Extractor(vocabulary, gate=False)

    def explain(self, article: Article) -> Explanation:
        """Take the way of `Extractor.extract`, and keep what it leaves behind."""
        whole = Explanation(article, admitted=False)
        for reading in self._extractor.read(article):
            part = self._part(article, reading, before=len(whole.records))
            whole = Explanation(
                article,
                True,
                whole.sentences + part.sentences,
                whole.subjects + part.subjects,
                whole.records + part.records,
            )
        return whole

    def _part(self, article: Article, reading: Reading, before: int) -> Explanation:
        mentions = {s: tuple(_mentions(reading, s)) for s in reading.page.sentences}
        facts = gather(reading)
        records = self._extractor.records(reading, facts, before)
        quoted = {_place(e) for record in records for e in record.evidence()}
        sentences = (_explained(reading, facts, s, found, quoted) for s, found in mentions.items())
        subjects = [_model(reading, facts, e) for e in facts.entities]
        subjects += [_deployment(reading, facts, unit, quoted) for unit in facts.deployments]
        return Explanation(article, True, tuple(sentences), tuple(subjects), tuple(records))


Place = tuple[str, int, int]


def _place(evidence: Evidence) -> Place:
    return evidence.where, evidence.start, evidence.end


def _mentions(reading: Reading, s: Sentence) -> Iterator[tuple[str, Mention[object]]]:
    """All mentions that begin in a sentence, each with what it was taken for."""
    lists: dict[str, Sequence[Mention[object]]] = {
        "model": reading.models,
        "organisation": reading.organisations,
        "accelerator": reading.chips,
        "amount": reading.amounts,
        "phase": reading.phases,
        "date": reading.dates,
        "cue": reading.cues,
    }
    found = [(kind, m) for kind, all_ in lists.items() for m in reading.within(all_, s)]
    yield from sorted(found, key=lambda pair: (pair[1].start, pair[1].end))


def _explained(
    reading: Reading,
    facts: Facts,
    s: Sentence,
    mentions: Sequence[tuple[str, Mention[object]]],
    quoted: set[Place],
) -> Explained:
    found = []
    for kind, m in mentions:
        quote = reading.page.evidence(m.start, m.end, m.rule)
        used = _place(quote) in quoted
        why = None if used else why_unused(reading, facts, kind, m)
        found.append(Found(kind, quote.text, value_of(m.value), m.rule, used, why))
    text = " ".join(reading.page.text[s.start : s.end].split())
    return Explained(str(s.kind), text, tuple(found))


def _model(reading: Reading, facts: Facts, e: Entity) -> Subject:
    """Give a model with the facts that were tied to it."""
    named = [*e.organisations, *e.amounts.values(), *e.phases]
    told = [_fact(reading, m) for m in named]
    told += [_hardware(reading, unit) for unit in e.hardware]
    times = counted(len(e.mentions), "mention")
    name = f"model {e.name}  ({times})"
    return Subject(name, tuple(told), why_no_record(reading, facts, e))


def _deployment(reading: Reading, facts: Facts, unit: Hardware, quoted: set[Place]) -> Subject:
    parts: list[Mention[object]] = [*unit.chips, *([unit.count] if unit.count else [])]
    name = f"deployment {_hardware(reading, unit)}"
    why = why_no_deployment(reading, unit, facts.actors.deployer(unit))
    if why is None and not _any_quoted(reading, parts, quoted):
        why = "told before"
    return Subject(name, (), why)


def _hardware(reading: Reading, unit: Hardware) -> str:
    counts = [unit.count] if unit.count else []
    parts: list[Mention[object]] = [*counts, *unit.chips, *unit.phases]
    return "hardware: " + "; ".join(_fact(reading, m) for m in parts)


def _fact(reading: Reading, m: Mention[object]) -> str:
    quote = reading.page.evidence(m.start, m.end, m.rule)
    return f"{value_of(m.value)}  “{quote.text}”"


def _any_quoted(reading: Reading, mentions: Sequence[Mention[object]], quoted: set[Place]) -> bool:
    places = (_place(reading.page.evidence(m.start, m.end, m.rule)) for m in mentions)
    return not quoted.isdisjoint(places)


def value_of(value: object) -> str:
    """Write the value of a mention for people.

    >>> value_of(When("2026-06", "month", relative=True))
    '2026-06 (relative)'
    """
    match value:
        case Amount():
            return _amount(value)
        case ModelName():
            sizes = (("", value.size), (" active", value.active))
            told = [f"{size:,}{what}" for what, size in sizes if size]
            return value.name + (f" ({', '.join(told)})" if told else "")
        case Org():
            return f"{value.name} ({value.kind if value.listed else 'not listed'})"
        case Chip():
            return value.name + (" (a class)" if value.generic else "")
        case When():
            return value.value + (" (relative)" if value.relative else "")
        case _:
            return str(value)


def _amount(value: Amount) -> str:
    upper = "" if value.upper is None else f" – {value.upper:,}"
    qualifier = "" if value.qualifier is Qualifier.EXACT else f" ({value.qualifier})"
    return f"{value.role} {value.value:,}{upper}{qualifier}"


def _cells(record: Announcement) -> Iterator[str]:
    """Each value of a record with the rules and the words of its evidence."""
    for field in FIELDS:
        for value in record.values(field):
            yield f"    {field.label:18} {shown(value)}{_sources(value.evidence)}"
    for custom in record.custom:
        yield f"    {custom.name:18} {custom.value}{_sources(custom.evidence)}"
    status = record.status
    yield f"    {'status':18} {shown(status)}{_sources(status.evidence)}"


def _sources(evidence: Sequence[Evidence]) -> str:
    return "".join(f"  [{e.rule}] “{e.text}”" for e in evidence)


def _plain(line: str) -> str:
    """Without what would move the cursor or turn the line round; an article may hold anything."""
    return "".join(c if c.isprintable() else " " for c in line)
