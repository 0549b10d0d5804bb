"""What one entry of a vocabulary file may say."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    PositiveFloat,
    PositiveInt,
    StringConstraints,
    model_validator,
)

from announce_extract.vocabulary.safety import objections

# Not empty, no space at either end: "Moonshot AI"; never "", " H100".
Surface = Annotated[str, StringConstraints(pattern=r"^\S(?:.*\S)?$")]
SnakeCase = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$")]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
WikidataId = Annotated[str, StringConstraints(pattern=r"^Q[1-9][0-9]*$")]

OrganisationKind = Literal[
    "lab", "company", "cloud", "vendor", "university", "institute", "collective",
    "government", "outlet", "analyst", "investor",
]  # fmt: skip
AcceleratorKind = Literal[
    "gpu", "tpu", "npu", "ipu", "lpu", "wafer", "superchip", "asic", "system"
]  # fmt: skip
ModelKind = Literal["family", "product", "benchmark", "software", "dataset"]
Phase = Literal[
    "training", "pretraining", "continued_pretraining", "post_training", "fine_tuning",
    "reinforcement_learning", "distillation", "inference",
]  # fmt: skip


class Strict(BaseModel):
    """Unknown keys are refused, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Named(Strict):
    """A thing with a canonical name, its other surfaces, and where they were taken from."""

    name: Surface
    aliases: tuple[Surface, ...] = ()
    source: str | None = None

    @property
    def surfaces(self) -> tuple[str, ...]:
        """Every way of writing it, the canonical one first."""
        return (self.name, *self.aliases)

    @model_validator(mode="after")
    def _aliases_add_something(self) -> Self:
        if self.name in self.aliases:
            raise ValueError(f"alias {self.name!r} is the name itself")
        if repeated := _repeated(self.aliases):
            raise ValueError(f"alias {repeated!r} is listed twice")
        return self


class Doubtful(Named):
    """A thing some surfaces of which count only with supporting context."""

    ambiguous: tuple[Surface, ...] = ()

    @model_validator(mode="after")
    def _ambiguous_are_surfaces(self) -> Self:
        for surface in self.ambiguous:
            if surface not in self.surfaces:
                raise ValueError(f"ambiguous {surface!r} is neither the name nor an alias")
        return self


class Organisation(Doubtful):
    """Who announces, trains or deploys; or an outlet, analyst or investor, who does not."""

    kind: OrganisationKind
    country: Country | None = None  # ISO 3166 alpha-2
    parent: str | None = None  # the name of another organisation
    huggingface: tuple[Surface, ...] = ()  # namespaces of model ids
    wikidata: WikidataId | None = None


class Accelerator(Doubtful):
    """A chip by its designation, or a class of chips (`generic`)."""

    vendor: str | None = None  # the name of an organisation
    generation: Surface | None = None
    kind: AcceleratorKind
    generic: bool = False


class System(Doubtful):
    """A machine with a fixed public number of one accelerator."""

    accelerator: str  # the name of an accelerator
    count: PositiveInt  # chips


class ModelFamily(Named):
    """The family word of models; or a product, benchmark, software or dataset, which are none."""

    developer: str | None = None  # the name of an organisation
    kind: ModelKind = "family"
    ambiguous: bool = False  # the bare word is an ordinary word


class PhaseEntry(Strict):
    """Words that tell a training phase."""

    phase: Phase
    surfaces: tuple[Surface, ...]


class CueEntry(Strict):
    """Words that tell a status or another reading of what stands near them."""

    kind: SnakeCase
    surfaces: tuple[Surface, ...]


class FieldEntry(Strict):
    """A field of the user's own: a regular expression, the group `value` of which is its value."""

    name: SnakeCase
    pattern: str  # case does not matter; hyphens, quotes and spaces are the plain ones
    kind: Literal["text", "number"] = "text"
    scale: PositiveFloat | PositiveInt = 1  # what a number is multiplied by

    @property
    def surfaces(self) -> tuple[str, ...]:
        """None: it has a pattern."""
        return ()

    @model_validator(mode="after")
    def _pattern_is_safe(self) -> Self:
        if found := objections(self.pattern):
            raise ValueError("; ".join(found))
        if self.kind == "text" and self.scale != 1:
            raise ValueError("a text has no scale")
        return self


def _repeated(surfaces: tuple[str, ...]) -> str | None:
    return next((s for i, s in enumerate(surfaces) if s in surfaces[:i]), None)
