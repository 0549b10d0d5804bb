"""The record: what one article says of one model, or of one deployment of accelerators."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self, TypeAlias

from pydantic import JsonValue, ValidationError, model_validator

from announce_extract.article import Article
from announce_extract.errors import EvidenceError, RecordError
from announce_extract.schema import row
from announce_extract.schema.dates import PartialDate
from announce_extract.schema.document import Document
from announce_extract.schema.evidence import Evidence, Frozen, Words
from announce_extract.schema.fields import FIELDS, Field
from announce_extract.schema.values import (
    Custom,
    Name,
    Phase,
    Quantity,
    Standing,
    TrainingPhase,
)

Value: TypeAlias = Name | Quantity | PartialDate | Phase


class Announcement(Frozen):
    """One record. A field is null, or an empty list, where the article does not say."""

    id: Words
    """The same for the same article and the same version of this library."""
    document_id: str | None = None
    organisations: tuple[Name, ...] = ()
    """Who did or announced it, the lead first."""
    model: Name | None = None
    model_developer: Name | None = None
    """Who created the base model, where it is none of `organisations`."""
    parameter_count: Quantity | None = None
    """All parameters."""
    active_parameter_count: Quantity | None = None
    """Parameters active per token, in a mixture of experts."""
    accelerators: tuple[Name, ...] = ()
    """Chip designations without vendor, memory size or form factor."""
    chip_count: Quantity | None = None
    """Chips used for this run, or in this cluster."""
    announcement_date: PartialDate | None = None
    training_phases: tuple[Phase, ...] = ()
    status: Standing = Standing()
    primary: bool = True
    """What the article is about (true), or background (false)."""
    training_tokens: Quantity | None = None
    """Tokens trained on."""
    training_compute_flop: Quantity | None = None
    """Floating-point operations, not per second."""
    accelerator_hours: Quantity | None = None
    """Chip-hours: chips times hours."""
    training_days: Quantity | None = None
    """Days by the clock on the wall."""
    training_cost_usd: Quantity | None = None
    """US dollars."""
    custom: tuple[Custom, ...] = ()
    """Values of the fields that the user added."""
    document: Document | None = None
    """URL, title, publication and hash of the article, where the record was made with it."""
    kept: dict[str, JsonValue] | None = None
    """Other fields of the document that were carried along; left out where none were asked for."""

    def __hash__(self) -> int:
        """Hash by the id; what was kept is a dict, which has no hash."""
        return hash(self.id)

    @property
    def organisation(self) -> Name | None:
        """The lead organisation."""
        return next(iter(self.organisations), None)

    @property
    def accelerator(self) -> Name | None:
        """The first kind of chip."""
        return next(iter(self.accelerators), None)

    @property
    def training_phase(self) -> TrainingPhase | None:
        """The first phase."""
        return next((phase.value for phase in self.training_phases), None)

    def values(self, field: Field) -> tuple[Value, ...]:
        """The values of a field: none, one or several."""
        value = getattr(self, field.attribute)
        if value is None:
            return ()
        return tuple(value) if field.is_list else (value,)

    def custom_value(self, name: str) -> int | float | str | None:
        """The value of a field that the user added, None where the article does not say."""
        return next((custom.value for custom in self.custom if custom.name == name), None)

    def evidence(self) -> Iterator[Evidence]:
        """All evidence of the record, in the order of its fields."""
        for field in FIELDS:
            for value in self.values(field):
                yield from value.evidence
        for custom in self.custom:
            yield from custom.evidence
        yield from self.status.evidence

    def verify(self, article: Article) -> None:
        """Raise `EvidenceError` unless the article has all quoted words where they should be."""
        for e in self.evidence():
            found = article.part(e.where)[e.start : e.end]
            if found != e.text:
                place = f"{e.where}[{e.start}:{e.end}]"
                raise EvidenceError(f"{e.rule}: {place} is {found!r}, not {e.text!r}")

    def to_row(self) -> row.Row:
        """Flatten into the columns of the CSV; lists joined with "|", None where not said."""
        return row.flatten(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """Write as JSON, all fields with their evidence."""
        return self.model_dump_json(indent=indent, exclude={"kept"} if self.kept is None else None)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read what `to_json` wrote, or raise `RecordError`."""
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            raise RecordError(str(error)) from error

    @model_validator(mode="after")
    def _counts_are_whole(self) -> Self:
        for field in FIELDS:
            for value in self.values(field):
                if field.is_count and isinstance(value, Quantity):
                    _check_whole(field.attribute, value)
        return self

    @model_validator(mode="after")
    def _active_is_part_of_all(self) -> Self:
        total, active = self.parameter_count, self.active_parameter_count
        if total and active and active.value > (total.upper or total.value):
            raise ValueError(f"{active.value} active parameters of {total.value} in all")
        return self

    @model_validator(mode="after")
    def _evidence_agrees(self) -> Self:
        spans = sorted({(e.where, e.start, e.end, e.text) for e in self.evidence()})
        for number, (where, start, end, text) in enumerate(spans, 1):
            for other_where, other_start, other_end, other in spans[number:]:
                if other_where != where or other_start >= end:
                    break
                shared = slice(other_start - start, min(end, other_end) - start)
                if text[shared] != other[: end - other_start]:
                    raise ValueError(f"evidence {other!r} differs from other evidence there")
        return self


def _check_whole(name: str, quantity: Quantity) -> None:
    for number in (quantity.value, quantity.upper):
        if number is not None and number != int(number):
            raise ValueError(f"{name} is a count, {number} is not whole")
