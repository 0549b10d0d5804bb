"""Evidence: the words that a value was read from."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    NonNegativeInt,
    StringConstraints,
    model_validator,
)

Words = Annotated[str, StringConstraints(min_length=1)]


class Frozen(BaseModel):
    """What every part of a record is: unchangeable, with no fields but its own."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Evidence(Frozen):
    """A slice of the article, and the rule that read it."""

    where: Literal["title", "text"]
    """Which string of the article the offsets count in."""
    start: NonNegativeInt
    """First character, a Python string index (code points from 0)."""
    end: NonNegativeInt
    """One past the last character."""
    text: Words
    """The slice itself, exactly as the article has it."""
    rule: Words
    """Name of the rule that read it."""

    @model_validator(mode="after")
    def _fits_its_offsets(self) -> Self:
        if self.start >= self.end:
            raise ValueError(f"evidence ends at {self.end}, not after its start {self.start}")
        if len(self.text) != self.end - self.start:
            raise ValueError(
                f"evidence {self.text!r} has {len(self.text)} characters, "
                f"its offsets say {self.end - self.start}"
            )
        return self


SomeEvidence = Annotated[tuple[Evidence, ...], Field(min_length=1)]
"""At least one piece: a value nobody wrote is not a value."""
