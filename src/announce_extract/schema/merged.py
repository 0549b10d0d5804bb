"""One announcement as told by many articles."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, PositiveInt

from announce_extract.schema.announcement import Announcement
from announce_extract.schema.evidence import Frozen, Words
from announce_extract.schema.values import Number, Qualifier


class Variant(Frozen):
    """One of the values that articles give for a field, and who says so."""

    value: Number | str
    """A number, a name, an ISO date, a phase or a status, as records have it."""
    upper: Number | None = None
    """The upper bound of a range."""
    qualifier: Qualifier | None = None
    """For numbers."""
    entity: str | None = None
    """For names: the key of the entity, "org/openai"."""
    articles: PositiveInt
    """How many articles say so."""
    texts: PositiveInt
    """How many different texts: a syndicated copy counts in `articles` only."""
    records: Annotated[tuple[Words, ...], Field(min_length=1)]
    """The ids of the records that say so."""


class Told(Frozen):
    """All that is said of one field."""

    disputed: bool
    """Whether some of the values cannot all be right."""
    variants: Annotated[tuple[Variant, ...], Field(min_length=1)]
    """The preferred one first."""


class MergedAnnouncement(Frozen):
    """One announcement, with the values of all records that tell of it, and these records."""

    START: ClassVar[bytes] = b'{"type":"merged"'
    """How each line of a file of these begins."""

    type: Literal["merged"] = "merged"
    id: Words
    """The same for the same records."""
    model: str | None = None
    """The key of the model's entity; null for a deployment without a model."""
    articles: PositiveInt
    texts: PositiveInt
    """Different texts among the articles."""
    told: dict[str, Told]
    """By the name of the field in a record; fields that no record fills are left out."""
    records: Annotated[tuple[Announcement, ...], Field(min_length=1)]
    """The records as they were, with all evidence."""

    @property
    def disputed(self) -> tuple[str, ...]:
        """The fields on which the articles disagree."""
        return tuple(name for name, told in self.told.items() if told.disputed)
