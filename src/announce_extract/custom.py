"""Fields of the user's own: found by a pattern, given to the record that is told of there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from announce_extract.errors import CustomFieldError
from announce_extract.schema import COLUMNS, Announcement, Custom, Evidence
from announce_extract.text.page import Page
from announce_extract.text.sections import Kind
from announce_extract.text.sentences import Sentence
from announce_extract.vocabulary import FieldEntry, Vocabulary
from announce_extract.vocabulary.safety import GROUP

NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")

CustomValue = str | int | float


def words_of(match: re.Match[str]) -> str:
    """Give the words of the group `value`, or else all that was matched."""
    return match[GROUP] if GROUP in match.re.groupindex else match[0]


@dataclass(frozen=True)
class CustomField:
    """A field that `Extractor(fields=[...])` reads besides those of every record.

    `pattern` is looked for in the title and in each sentence, on text in which hyphens, quotes and
    spaces are the plain ones; `value` makes a number or a text of a match, or None if it is none.

    >>> field = CustomField("context", re.compile(r"(\\d+)K context"), lambda m: int(m[1]) * 1024)
    >>> field.name
    'context'
    """

    name: str
    pattern: re.Pattern[str]
    value: Callable[[re.Match[str]], CustomValue | None] = words_of

    def __post_init__(self) -> None:
        """Refuse a name that no column can have."""
        if not NAME.fullmatch(self.name):
            raise CustomFieldError(f"{self.name!r} is no name in small letters and underscores")
        if self.name in COLUMNS:
            raise CustomFieldError(f"{self.name!r} is a field of every record")


def fields_of(vocabulary: Vocabulary) -> tuple[CustomField, ...]:
    """The fields that vocabulary files declare."""
    return tuple(_field(entry) for entry in vocabulary.fields)


def _field(entry: FieldEntry) -> CustomField:
    pattern = re.compile(entry.pattern, re.IGNORECASE)

    def number(match: re.Match[str]) -> CustomValue | None:
        return _number(match[GROUP], entry.scale)

    return CustomField(entry.name, pattern, words_of if entry.kind == "text" else number)


def _number(words: str, scale: float) -> int | float | None:
    """Read digits with or without thousands separators; None where they are no number."""
    try:
        value = float(words.replace(",", "").replace("_", "").strip()) * scale
    except ValueError:
        return None
    return int(value) if value.is_integer() else value


def fill(
    page: Page, records: list[Announcement], fields: Iterable[CustomField]
) -> list[Announcement]:
    """Give each value to the record that the article tells of where the value stands.

    That is the record last quoted before it in the same sentence, else the one quoted next in the
    sentence, else the one last quoted before, else the first. A record keeps the first value of
    each field, with all places where the same one is said.
    """
    if not records:
        return records
    found: dict[int, dict[str, Custom]] = {}
    for field in fields:
        for sentence in page.sentences:
            if sentence.kind is Kind.BOILERPLATE:
                continue
            for match in field.pattern.finditer(page.text, sentence.start, sentence.end):
                value = field.value(match)
                if value is not None and match.end() > match.start():
                    evidence = page.evidence(match.start(), match.end(), f"custom/{field.name}")
                    owner = _owner(page, records, evidence, sentence)
                    _add(found.setdefault(owner, {}), field.name, value, evidence)
    return [
        record.model_copy(update={"custom": tuple(found[at].values())}) if at in found else record
        for at, record in enumerate(records)
    ]


def _add(said: dict[str, Custom], name: str, value: CustomValue, evidence: Evidence) -> None:
    known = said.get(name)
    if known is None:
        said[name] = Custom(name=name, value=value, evidence=(evidence,))
    elif known.value == value:
        said[name] = known.model_copy(update={"evidence": (*known.evidence, evidence)})


def _owner(
    page: Page, records: Sequence[Announcement], evidence: Evidence, sentence: Sentence
) -> int:
    """The index of the record that a value belongs to."""
    inside = page.evidence(sentence.start, sentence.end, evidence.rule)
    ranks: list[tuple[int, int, int]] = []
    for at, record in enumerate(records):
        for e in record.evidence():
            if e.where == evidence.where:
                distance = max(e.start - evidence.end, evidence.start - e.end, 0)
                is_inside = inside.start <= e.start < inside.end
                is_before = e.start < evidence.end
                if is_inside or is_before:
                    ranks.append((0 if is_inside and is_before else 1 + is_before, distance, at))
    return min(ranks, default=(0, 0, 0))[2]
