"""The tables of the property graph: a file, a label and typed columns for each kind of node."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from announce_extract.identity import Kind, Relation

Type: TypeAlias = Literal["string", "long", "double", "boolean", "date", "string[]"]
"""As Neo4j's import names them."""
Cell: TypeAlias = str | int | float | bool | tuple[str, ...] | None


class Column(NamedTuple):
    """A property of a node."""

    name: str
    type: Type = "string"

    @property
    def header(self) -> str:
        """As the header of the import has it: "start:long", "name"."""
        return self.name if self.type == "string" else f"{self.name}:{self.type}"


class Table(NamedTuple):
    """A kind of node."""

    file: str
    label: str
    columns: tuple[Column, ...]


class Measure(NamedTuple):
    """A quantity of a record and the columns that it fills."""

    name: str
    type: Type

    @property
    def columns(self) -> tuple[Column, ...]:
        """The number, how it is meant, and the upper bound of a range."""
        name = self.name
        return (
            Column(name, self.type),
            Column(f"{name}_qualifier"),
            Column(f"{name}_max", self.type),
        )


MEASURES = {
    "parameter_count": Measure("parameters", "long"),
    "active_parameter_count": Measure("active_parameters", "long"),
    "chip_count": Measure("chips", "long"),
    "training_tokens": Measure("tokens", "long"),
    "training_compute_flop": Measure("compute_flop", "double"),
    "accelerator_hours": Measure("chip_hours", "double"),
    "training_days": Measure("days", "double"),
    "training_cost_usd": Measure("cost_usd", "double"),
}
"""By the field of the record."""

NAMED = (Column("name"), Column("wikidata"), Column("listed", "boolean"))

ARTICLES = Table(
    "articles",
    "Article",
    tuple(Column(name) for name in ("document_id", "url", "title", "published", "text_sha256")),
)
ORGANISATIONS = Table("organisations", "Organisation", (*NAMED, Column("country")))
MODELS = Table("models", "Model", (*NAMED, Column("is_family", "boolean")))
ACCELERATORS = Table(
    "accelerators",
    "Accelerator",
    (*NAMED, Column("generation"), Column("is_class", "boolean")),
)
CLAIMS = Table(
    "claims",
    "Claim",
    (
        Column("record_id"),
        *(column for measure in MEASURES.values() for column in measure.columns),
        Column("announced"),
        Column("earliest", "date"),
        Column("latest", "date"),
        Column("phase", "string[]"),
        Column("status"),
        Column("primary", "boolean"),
    ),
)
EVIDENCE = Table(
    "evidence",
    "Evidence",
    (
        Column("field"),
        Column("where"),
        Column("start", "long"),
        Column("end", "long"),
        Column("exact"),
        Column("rule"),
    ),
)
ANNOUNCEMENTS = Table(
    "announcements",
    "Announcement",
    (Column("articles", "long"), Column("texts", "long"), Column("disputed", "string[]")),
)

TABLES = (ARTICLES, ORGANISATIONS, MODELS, ACCELERATORS, CLAIMS, EVIDENCE, ANNOUNCEMENTS)
OF_KIND = {
    Kind.ORGANISATION: ORGANISATIONS,
    Kind.MODEL: MODELS,
    Kind.ACCELERATOR: ACCELERATORS,
}

RELATIONS: dict[str, tuple[tuple[Table, Table], ...]] = {
    "STATED_IN": ((CLAIMS, ARTICLES),),
    "ANNOUNCED_BY": ((CLAIMS, ORGANISATIONS),),
    "ABOUT_MODEL": ((CLAIMS, MODELS), (ANNOUNCEMENTS, MODELS)),
    "DEVELOPED_BY": ((CLAIMS, ORGANISATIONS), (MODELS, ORGANISATIONS)),
    "USES_ACCELERATOR": ((CLAIMS, ACCELERATORS),),
    "EVIDENCED_BY": ((CLAIMS, EVIDENCE),),
    "TOLD_BY": ((ANNOUNCEMENTS, CLAIMS),),
    "PART_OF": ((ORGANISATIONS, ORGANISATIONS),),
    "MADE_BY": ((ACCELERATORS, ORGANISATIONS),),
    "CONSISTS_OF": ((ACCELERATORS, ACCELERATORS),),
    "IN_FAMILY": ((MODELS, MODELS),),
    "VARIANT_OF": ((MODELS, MODELS),),
    "POSSIBLY_SAME_AS": ((ORGANISATIONS, ORGANISATIONS), (MODELS, MODELS)),
}
"""Each type of relation with the kinds of nodes that it may join."""

RELATION_TYPES = {relation: relation.value.upper() for relation in Relation}
