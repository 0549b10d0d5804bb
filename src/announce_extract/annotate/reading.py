"""The value of words that a person marked: what the library reads there, else what they say."""

from __future__ import annotations

from collections.abc import Iterator

from announce_extract.annotate.task import STATUS, Mark, Task, body_of
from announce_extract.annotate.wording import KINDS, Meant, Number, meant
from announce_extract.mentions.date import dates
from announce_extract.mentions.mention import Amount, Chip, Mention, ModelName, Org, When
from announce_extract.mentions.numerals import numerals
from announce_extract.mentions.reading import Reading
from announce_extract.pipeline import Extractor
from announce_extract.schema import Kind, Status, TrainingPhase

CUES = {
    "claim": Status.CLAIMED,
    "rumour": Status.RUMOURED,
    "plan": Status.PLANNED,
    "denial": Status.DENIED,
}


class Rereader:
    """Reads marked words with one vocabulary."""

    def __init__(self, extractor: Extractor) -> None:
        """Take the extractor's vocabulary."""
        self._extractor = extractor
        self._last: tuple[str, list[Reading]] | None = None

    def value(self, task: Task, mark: Mark) -> Meant:
        """The value of marked words; `ValueError` where they say none."""
        words = task.text[mark.start : mark.end]
        found = max(self._overlapping(task, mark), default=None, key=lambda pair: pair[0])
        if found is not None:
            return found[1]
        plain = self._plain(task, mark.label, words)
        if plain is None:
            raise ValueError(
                f"{mark.label}: no value can be read from {words!r}; write it where the tool has "
                "a place for values"
            )
        return plain

    def _overlapping(self, task: Task, mark: Mark) -> Iterator[tuple[float, Meant]]:
        """Values of mentions there, each with how well it fits the mark."""
        shift = body_of(task.article)
        found = ((r, m) for r in self._readings(task) for m in _mentions(r, mark.label))
        for reading, m in found:
            value = _meaning(m.value, mark.label)
            quote = reading.page.evidence(m.start, m.end, m.rule)
            start, end = (
                n + (shift if quote.where == "text" else 0) for n in (quote.start, quote.end)
            )
            shared = min(end, mark.end) - max(start, mark.start)
            if value is not None and shared > 0:
                right = isinstance(m.value, Amount) and str(m.value.role) == mark.label
                yield shared / max(end - start, mark.end - mark.start) + right, value

    def _readings(self, task: Task) -> list[Reading]:
        if self._last is None or self._last[0] != task.text:
            self._last = task.text, list(self._extractor.read(task.article))
        return self._last[1]

    def _plain(self, task: Task, label: str, words: str) -> Meant | None:
        """What the words say by themselves."""
        if label == STATUS:
            return None
        if KINDS[label] is Kind.QUANTITY:
            number = next(iter(numerals(words)), None)
            return None if number is None else meant(label, str(float(number.value)))
        try:
            return meant(label, words)
        except ValueError:
            found = dates(words, task.article.published_date)
            return found[0].value.value if found and KINDS[label] is Kind.DATE else None


def _mentions(reading: Reading, label: str) -> list[Mention[object]]:
    match label:
        case "organisation" | "model_developer":
            return list(reading.organisations)
        case "model":
            return list(reading.models)
        case "accelerator":
            return list(reading.chips)
        case "announcement_date":
            return list(reading.dates)
        case "training_phase":
            return list(reading.phases)
        case "status":
            return [m for m in reading.cues if m.value in CUES]
        case _:
            return list(reading.amounts)


def _meaning(value: object, label: str) -> Meant | None:
    match value:
        case Org() | ModelName() | Chip():
            return value.name
        case When():
            return value.value
        case Amount():
            return Number(value.value, value.qualifier, value.upper)
        case TrainingPhase():
            return str(value)
        case str() if label == STATUS:
            return str(CUES[value])
    return None
