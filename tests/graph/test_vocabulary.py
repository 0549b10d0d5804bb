"""The files that come with the package define what the graphs use."""

from __future__ import annotations

import json
from typing import Any

import pyoxigraph as ox
import pytest

from announce_extract.graph.terms import PHASES, PREFIXES, PROPERTIES, QUALIFIERS, STATUSES
from announce_extract.graph.validate import packaged
from announce_extract.schema import FIELDS, MergedAnnouncement, Told, Variant
from tests.graph import story

AX = PREFIXES["ax"]


@pytest.fixture(scope="module")
def defined() -> set[str]:
    triples = ox.parse(packaged("ontology.ttl").encode(), format=ox.RdfFormat.TURTLE)
    return {t.subject.value for t in triples if isinstance(t.subject, ox.NamedNode)}


def used() -> set[str]:
    """Our own terms in a graph with everything in it."""
    records = list(story.found())
    merged = MergedAnnouncement(
        id="m",
        model="model/x",
        articles=1,
        texts=1,
        told={
            "chip_count": Told(
                disputed=True,
                variants=(Variant(value=1, articles=1, texts=1, records=(records[0].record.id,)),),
            )
        },
        records=(records[0].record,),
    )
    records.append(records[0]._replace(record=merged))
    data = story.rdf(records, ".nt", story.options(direct=True))
    nodes = (
        n for t in ox.parse(data, format=ox.RdfFormat.N_TRIPLES) for n in (t.predicate, t.object)
    )
    return {n.value for n in nodes if isinstance(n, ox.NamedNode) and n.value.startswith(AX)}


def test_the_ontology_defines_every_term_in_use(defined: set[str]) -> None:
    assert len(used()) > 40
    assert used() <= defined


def test_the_ontology_has_every_field_and_concept(defined: set[str]) -> None:
    assert set(PROPERTIES) == {field.attribute for field in FIELDS}
    for terms in (PROPERTIES, PHASES, STATUSES, QUALIFIERS):
        assert {node.value for node in terms.values()} <= defined


def test_the_context_has_every_property() -> None:
    context: dict[str, Any] = json.loads(packaged("context.jsonld"))["@context"]
    names = {v if isinstance(v, str) else v["@id"] for k, v in context.items() if k[0] != "@"}
    assert {"ax:" + iri.removeprefix(AX) for iri in used() if iri[len(AX)].islower()} - {
        "ax:" + node.value.removeprefix(AX)
        for terms in (PHASES, STATUSES, QUALIFIERS)
        for node in terms.values()
    } <= names
    assert context["unit"] == PREFIXES["unit"]  # a prefix, and no term of that name


def test_compact_json_ld_with_the_context_means_the_same() -> None:
    context = json.loads(packaged("context.jsonld"))["@context"]
    compact = {
        "@context": context,
        "id": "https://example.org/c",
        "type": "ax:AnnouncementClaim",
        "model": "https://example.org/m",
        "status": "ax:status-stated",
        "acceleratorCount": {
            "id": "https://example.org/n",
            "type": "schema:QuantitativeValue",
            "value": 4096,
            "hasUnit": "unit:NUM",
        },
        "earliest": "2026-03-03",
    }
    said = {str(q) for q in ox.parse(json.dumps(compact), format=ox.RdfFormat.JSON_LD)}
    turtle = f"""
        @prefix ax: <{AX}> . @prefix schema: <{PREFIXES["schema"]}> .
        @prefix qudt: <{PREFIXES["qudt"]}> . @prefix unit: <{PREFIXES["unit"]}> .
        @prefix xsd: <{PREFIXES["xsd"]}> . @base <https://example.org/> .
        <c> a ax:AnnouncementClaim ; ax:model <m> ; ax:status ax:status-stated ;
            ax:acceleratorCount <n> ; ax:earliest "2026-03-03"^^xsd:date .
        <n> a schema:QuantitativeValue ; schema:value 4096 ; qudt:hasUnit unit:NUM ."""
    assert said == {str(q) for q in ox.parse(turtle, format=ox.RdfFormat.TURTLE)}
