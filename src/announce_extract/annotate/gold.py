"""Corrected tasks as gold: documents with their right records, for `evaluate`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from announce_extract.annotate.reading import Rereader
from announce_extract.annotate.task import STATUS, Broken, Corrected, Mark, values_of
from announce_extract.annotate.wording import Meant, Number, meant, of_value, written
from announce_extract.article import Article
from announce_extract.read import Failure
from announce_extract.schema import FIELDS, Field, Kind, Status

GoldRecord = dict[str, Any]


@dataclass(slots=True)
class _Document:
    article: Article
    records: list[GoldRecord] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    undone: int = 0


@dataclass(slots=True)
class Tally:
    """What became gold and what did not."""

    documents: int = 0
    records: int = 0
    undone: int = 0
    """Documents left out because nobody has looked at all their tasks."""


def to_gold(
    corrected: Iterable[Corrected | Broken], rereader: Rereader, tally: Tally
) -> Iterator[dict[str, Any] | Failure]:
    """One document a line, as `evaluate` reads it; what cannot be read leaves its document out."""
    documents: dict[str | None, _Document] = {}
    unsound: set[str] = set()
    for item in corrected:
        if isinstance(item, Broken):
            document_of = f" ({item.document})" if item.document else ""
            yield Failure(item.name + document_of, None, item.reason)
            unsound |= {item.document} if item.document else set()
            continue
        article = item.task.article
        document = documents.setdefault(article.id, _Document(article))
        if document.article != article:
            document.problems.append("two tasks have another text under this id")
        elif not item.is_done:
            document.undone += 1
        else:
            try:
                if (record := gold_record(item, rereader)) is not None:
                    document.records.append(record)
            except ValueError as error:
                document.problems.append(str(error))
    for name in unsound & documents.keys():
        documents[name].problems.append("not all of its tasks can be read")
    yield from _lines(documents, tally)


def _lines(
    documents: dict[str | None, _Document], tally: Tally
) -> Iterator[dict[str, Any] | Failure]:
    for name, document in documents.items():
        if name is None or document.problems:
            reason = "; ".join(document.problems) or "without an id it cannot be gold"
            yield Failure(name or "document without id", None, f"left out: {reason}")
        elif document.undone:
            tally.undone += 1
        else:
            tally.documents += 1
            tally.records += len(document.records)
            article = document.article
            given = {
                key: getattr(article, key) for key in ("id", "title", "text", "published", "url")
            }
            yield given | {"records": document.records}


def gold_record(corrected: Corrected, rereader: Rereader) -> GoldRecord | None:
    """The right record, None if there is none; `ValueError` if its marks contradict each other.

    What was changed or added counts before what was left as it was. A value without a mark stays
    only if it never had one, such as a date that is the day of publication.
    """
    if not corrected.is_record or not corrected.marks:
        return None
    gold: GoldRecord = {}
    for one in FIELDS:
        values = _values(corrected, one, rereader)
        if values:
            gold |= _columns(one, values)
    record = corrected.task.record
    gold["status"] = str(_status(corrected, rereader))
    primary = True if record is None else record.primary
    gold["primary"] = primary if corrected.primary is None else corrected.primary
    return gold


def _values(corrected: Corrected, one: Field, rereader: Rereader) -> list[Meant]:
    """The values of a field, in order, each once."""
    known = _known(corrected, one.column)
    marks = [mark for mark in corrected.marks if mark.label == one.column]
    left, new, replaced = _sorted(corrected, marks, known, rereader)
    unmarked = [value for value, spots in known if not spots] if not marks else []
    kept = [value for value, _ in known if value in left and value not in replaced]
    if one.is_list:
        return list(dict.fromkeys([*kept, *unmarked, *new]))
    values = list(dict.fromkeys(new or kept or unmarked))
    if len(values) > 1:
        told = ", ".join(map(_told, values))
        raise ValueError(f"{one.column}: marked with more than one value: {told}")
    return values


def _known(corrected: Corrected, label: str) -> list[tuple[Meant, dict[tuple[int, int], str]]]:
    """The exported values of a field, each with its places and the words written there."""
    task = corrected.task
    if task.record is None:
        return []
    return [
        (of_value(value), {task.spot(e): written(value) for e in value.evidence})
        for name, value in values_of(task.record)
        if name == label
    ]


def _sorted(
    corrected: Corrected,
    marks: Sequence[Mark],
    known: list[tuple[Meant, dict[tuple[int, int], str]]],
    rereader: Rereader,
) -> tuple[list[Meant], list[Meant], list[Meant]]:
    """Values of marks left as they were, those of others, and exported ones that were rewritten."""
    left: list[Meant] = []
    new: list[Meant] = []
    replaced: list[Meant] = []
    stale = _exported(corrected)
    for mark in marks:
        here = [(v, spots[mark[:2]]) for v, spots in known if mark[:2] in spots]
        if any(mark.value in (None, text) for _, text in here):
            left += [value for value, text in here if mark.value in (None, text)]
        else:
            new.append(_read(corrected, mark, rereader, stale))
            replaced += [value for value, _ in here]
    return left, new, replaced


def _exported(corrected: Corrected) -> set[str]:
    """All values in words as they were exported."""
    record = corrected.task.record
    return set() if record is None else {written(value) for _, value in values_of(record)}


def _read(corrected: Corrected, mark: Mark, rereader: Rereader, stale: set[str]) -> Meant:
    """The value of a mark that was changed or added.

    What the annotator wrote counts. A value that was exported may have stayed when its mark was
    moved or given another label, so there the words under the mark count, if they say one.
    """
    if mark.value is not None and mark.value not in stale:
        return meant(mark.label, mark.value)
    try:
        return rereader.value(corrected.task, mark)
    except ValueError:
        if mark.value is None:
            raise
        return meant(mark.label, mark.value)


def _status(corrected: Corrected, rereader: Rereader) -> Status:
    record = corrected.task.record
    was = Status.STATED if record is None else record.status.value
    if corrected.status is not None and corrected.status is not was:
        return corrected.status
    marks = [mark for mark in corrected.marks if mark.label == STATUS]
    left, new, _ = _sorted(corrected, marks, _known(corrected, STATUS), rereader)
    if values := list(dict.fromkeys(new or left)):
        if len(values) > 1:
            raise ValueError(
                f"status: marked with more than one value: {', '.join(map(_told, values))}"
            )
        return Status(str(values[0]))
    had_words = record is not None and bool(record.status.evidence)
    return Status.STATED if had_words and corrected.status is None else was


def _columns(one: Field, values: list[Meant]) -> GoldRecord:
    """The columns of a field as a gold record has them."""
    first = values[0]
    if isinstance(first, Number):
        upper = {} if first.upper is None else {f"{one.column}_max": first.upper}
        return {one.column: first.value, f"{one.column}_qualifier": str(first.qualifier)} | upper
    if one.kind is Kind.NAME and one.column == "accelerator":  # any of them is right
        return {one.column: first if len(values) == 1 else {"any": values}}
    return {one.column: values if one.is_list else first}


def _told(value: Meant) -> str:
    return value if isinstance(value, str) else str(value.value)
