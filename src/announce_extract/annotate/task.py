"""What an annotation tool shows: a document with the marks of one record, and what comes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple

from announce_extract.annotate.wording import written
from announce_extract.article import Article
from announce_extract.errors import ArticleError, EvidenceError
from announce_extract.read import Failure
from announce_extract.schema import FIELDS, Announcement, Evidence, Status
from announce_extract.schema.announcement import Value
from announce_extract.schema.values import Standing

BREAK = "\n\n"
"""Between title and text, which are shown as one."""
STATUS = "status"
LABELS: tuple[str, ...] = (*(field.column for field in FIELDS), STATUS)
"""What words can be marked as."""


class Mark(NamedTuple):
    """Words marked as saying a field; offsets are Python string indices in the task's text."""

    start: int
    end: int
    label: str
    value: str | None = None
    """The value in words, as `wording` reads them; None where the tool holds none."""


@dataclass(frozen=True, slots=True)
class Task:
    """A document and one record of it, or none, to be put right by a person."""

    article: Article
    record: Announcement | None

    @property
    def text(self) -> str:
        """Title and text, as the tool shows them."""
        return shown_text(self.article)

    def marks(self) -> list[Mark]:
        """Everything the record quotes, in the order of the text."""
        if self.record is None:
            return []
        found = {
            Mark(*self.spot(e), label, written(value))
            for label, value in values_of(self.record)
            for e in value.evidence
        }
        return sorted(found, key=lambda mark: (mark.start, mark.end, LABELS.index(mark.label)))

    def spot(self, e: Evidence) -> tuple[int, int]:
        """Where a quote stands in the task's text."""
        shift = body_of(self.article) if e.where == "text" else 0
        return e.start + shift, e.end + shift

    def to_meta(self) -> dict[str, Any]:
        """All that must come back beside the marks."""
        article = {
            name: getattr(self.article, name) for name in ("id", "title", "published", "url")
        }
        record = None if self.record is None else self.record.model_dump(mode="json")
        return {"article": article, "record": record, "text_sha256": digest(self.text)}

    @classmethod
    def of(cls, text: str, meta: Any) -> Task:
        """Read what `to_meta` gave, with the text beside it; `ValueError` if that is another."""
        try:
            given, record, expected = meta["article"], meta["record"], meta["text_sha256"]
            title = given["title"]
        except (KeyError, TypeError):
            raise ValueError("not exported by `announce-extract annotate export`") from None
        if digest(text) != expected:
            raise ValueError("the text was changed: offsets cannot be trusted")
        body = text.removeprefix(title + BREAK) if title else text
        try:
            others = {name: given[name] for name in ("title", "published", "url", "id")}
            article = Article(body, **others)
            parsed = None if record is None else Announcement.model_validate(record)
            if parsed is not None:
                parsed.verify(article)
        except (KeyError, ArticleError, EvidenceError, ValueError) as error:
            raise ValueError(f"what was exported beside the text is broken: {error}") from None
        return cls(article, parsed)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A task as it came back."""

    task: Task
    marks: tuple[Mark, ...]
    status: Status | None = None
    """Chosen by the annotator, None where the tool has no such choice."""
    primary: bool | None = None
    is_record: bool = True
    """False where the annotator said that there is none."""
    is_done: bool = True
    """False where nobody has looked at it."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A task that came back in a state that it cannot be used in."""

    name: str
    """What it is called in its file."""
    document: str | None
    """The document's id, where that much can be read."""
    reason: str

    @classmethod
    def of(cls, name: str, meta: Any, error: Exception) -> Broken:
        """Say what is wrong with a task, with what was exported beside its text."""
        is_ours = isinstance(error, ValueError)
        reason = str(error) if is_ours else f"not as exported: {type(error).__name__}: {error}"
        article = meta.get("article") if isinstance(meta, dict) else None
        document = article.get("id") if isinstance(article, dict) else None
        return cls(name, document if isinstance(document, str) else None, reason)


def tasks(records: Iterable[Announcement], articles: Iterable[Article]) -> Iterator[Task | Failure]:
    """One task for each record with its article, and one for each article without a record."""
    by_document: dict[str | None, list[Announcement]] = {}
    for record in records:
        by_document.setdefault(record.document_id, []).append(record)
    for article in articles:
        found = by_document.pop(article.id, [])
        if not found:
            yield Task(article, None)
        for record in found:
            try:
                record.verify(article)
            except EvidenceError as error:
                yield Failure(
                    article.id or "article", None, f"not the text of the records: {error}"
                )
                break
            yield Task(article, record)
    for document in by_document:
        yield Failure(document or "records without document_id", None, "no such article was given")


def values_of(record: Announcement) -> Iterator[tuple[str, Value | Standing]]:
    """All values of a record with their labels."""
    for field in FIELDS:
        for value in record.values(field):
            yield field.column, value
    yield STATUS, record.status


def shown_text(article: Article) -> str:
    """Title and text in one."""
    return f"{article.title}{BREAK}{article.text}" if article.title else article.text


def body_of(article: Article) -> int:
    """Where the text begins in what is shown."""
    return len(article.title) + len(BREAK) if article.title else 0


def digest(text: str) -> str:
    """A hash of a text, as hex."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def checked(marks: Iterable[Mark], text: str) -> tuple[Mark, ...]:
    """Give the marks if each is inside the text and of a known field, or raise `ValueError`."""
    kept = tuple(marks)
    for mark in kept:
        if not 0 <= mark.start < mark.end <= len(text):
            raise ValueError(f"{mark.label} at {mark.start} to {mark.end} is outside the text")
        if mark.label not in LABELS:
            raise ValueError(f"no field is called {mark.label!r} (known: {', '.join(LABELS)})")
    return kept
