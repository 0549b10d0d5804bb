"""The terms of the vocabularies that the graph is written in."""

from __future__ import annotations

from functools import cache

from pyoxigraph import NamedNode

from announce_extract.schema import FIELDS, QUANTITY_FIELDS, Qualifier, Status, TrainingPhase

PREFIXES = {
    "ax": "https://w3id.org/announce-extract/ns#",
    "f4ml": "https://w3id.org/fair4ml#",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qudt": "http://qudt.org/schema/qudt/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "unit": "http://qudt.org/vocab/unit/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


SPELT: dict[int, str] = {}
"""How lines spell the nodes that `term` has made, by their `id`; these nodes stay."""


@cache
def term(name: str) -> NamedNode:
    """The node of a prefixed name, always the same object.

    >>> term("schema:name")
    <NamedNode value=https://schema.org/name>
    """
    prefix, _, rest = name.partition(":")
    node = NamedNode(PREFIXES[prefix] + rest)
    SPELT[id(node)] = str(node)
    return node


def camel(name: str) -> str:
    """A field's name as our properties are written.

    >>> camel("training_compute_flop")
    'trainingComputeFlop'
    """
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


NAMES = {
    "organisations": "organisation",
    "accelerators": "accelerator",
    "chip_count": "acceleratorCount",
    "training_phases": "trainingPhase",
}
"""Fields whose property is not called as they are."""

PROPERTY_NAMES = {f.attribute: NAMES.get(f.attribute) or camel(f.attribute) for f in FIELDS}
"""The local name of each field's property."""

PROPERTIES = {field: term(f"ax:{name}") for field, name in PROPERTY_NAMES.items()}
UNITS = {field: term("unit:NUM") for field in QUANTITY_FIELDS} | {
    "accelerator_hours": term("unit:HR"),
    "training_days": term("unit:DAY"),
    "training_cost_usd": term("unit:CCY_USD"),
}
PHASES = {phase: term(f"ax:phase-{phase.value}") for phase in TrainingPhase}
STATUSES = {status: term(f"ax:status-{status.value}") for status in Status}
QUALIFIERS = {qualifier: term(f"ax:qualifier-{qualifier.value}") for qualifier in Qualifier}

TYPE = term("rdf:type")
