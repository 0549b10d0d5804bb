"""The values of a record's fields, except dates."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic.types import StrictFloat, StrictInt

from announce_extract.schema.evidence import Evidence, Frozen, SomeEvidence, Words

Number = StrictInt | Annotated[StrictFloat, Field(allow_inf_nan=False)]
"""An int stays an int, however large; a float is finite."""


class TrainingPhase(StrEnum):
    """What was, is or will be done to a model, or with the hardware."""

    TRAINING = "training"
    """Not said which phase."""
    PRETRAINING = "pretraining"
    CONTINUED_PRETRAINING = "continued_pretraining"
    """Mid-training, annealing, long-context extension."""
    POST_TRAINING = "post_training"
    FINE_TUNING = "fine_tuning"
    """Supervised fine-tuning, instruction tuning, LoRA."""
    REINFORCEMENT_LEARNING = "reinforcement_learning"
    """Also DPO and other preference optimisation."""
    DISTILLATION = "distillation"
    INFERENCE = "inference"
    """Hardware used to serve."""


class Status(StrEnum):
    """How the document stands to what it says."""

    STATED = "stated"
    CLAIMED = "claimed"
    RUMOURED = "rumoured"
    PLANNED = "planned"
    DENIED = "denied"


class Qualifier(StrEnum):
    """How exactly a number is meant."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


class Name(Frozen):
    """An organisation, a model or an accelerator."""

    name: Words
    """Canonical name."""
    surface: Words
    """The name as the article writes it."""
    ids: dict[str, str] = Field(default_factory=dict)
    """Identifiers elsewhere, by scheme: {"wikidata": "Q95"}."""
    evidence: SomeEvidence

    def __hash__(self) -> int:
        """Hash by all but the ids, which a dict cannot give."""
        return hash((self.name, self.surface, self.evidence))


class Quantity(Frozen):
    """A number, how exactly it is meant, and for a range its upper bound."""

    value: Number = Field(ge=0)
    """In the unit of its field; the lower bound of a range."""
    upper: Annotated[Number, Field(ge=0)] | None = None
    """The upper bound of a range, else null."""
    qualifier: Qualifier = Qualifier.EXACT
    evidence: SomeEvidence

    @model_validator(mode="after")
    def _upper_bounds_a_range(self) -> Self:
        if (self.upper is not None) != (self.qualifier is Qualifier.RANGE):
            raise ValueError("an upper bound goes with the qualifier 'range', and only with it")
        if self.upper is not None and self.upper < self.value:
            raise ValueError(f"upper bound {self.upper} is below the value {self.value}")
        return self


class Custom(Frozen):
    """A value of a field that the user added."""

    name: Words
    """The field's name."""
    value: Number | str
    """As the field's own rule reads it, in the unit that the user chose."""
    evidence: SomeEvidence


class Phase(Frozen):
    """A training phase, and the words that name it."""

    value: TrainingPhase
    evidence: SomeEvidence


class Standing(Frozen):
    """The status of a record; a plain statement has no cue, so no evidence."""

    value: Status = Status.STATED
    evidence: tuple[Evidence, ...] = ()
