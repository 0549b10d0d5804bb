"""What claims are about and come from: entities, articles, and the run that made the graph."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from announce_extract.graph.claims import Statement
from announce_extract.graph.iris import run_iri, web_address
from announce_extract.graph.literals import URI, moment
from announce_extract.graph.terms import TYPE, term
from announce_extract.identity import Entity, Kind, Relation
from announce_extract.schema import Announcement

TYPES = {
    Kind.ORGANISATION: (term("schema:Organization"), term("prov:Agent")),
    Kind.MODEL: (term("f4ml:MLModel"), term("schema:SoftwareApplication")),
    Kind.ACCELERATOR: (term("schema:ProductModel"),),
}
CLASS_TYPES = {
    Kind.MODEL: (
        term("f4ml:MLModel"),
        term("schema:SoftwareApplication"),
        term("ax:ModelFamily"),
    ),
    Kind.ACCELERATOR: (term("schema:ProductModel"), term("ax:AcceleratorClass")),
}
RELATIONS = {
    Relation.PART_OF: term("schema:parentOrganization"),
    Relation.MADE_BY: term("schema:manufacturer"),
    Relation.CONSISTS_OF: term("ax:consistsOf"),
    Relation.DEVELOPED_BY: term("ax:developer"),
    Relation.IN_FAMILY: term("ax:family"),
    Relation.VARIANT_OF: term("ax:variantOf"),
}
NAME, SAME_AS, LISTED = term("schema:name"), term("schema:sameAs"), term("ax:listed")
COUNTRY, GENERATION = term("ax:country"), term("ax:generation")
POSSIBLY = term("ax:possiblySameAs")
MODEL_NAME = term("ax:ModelName")
WIKIDATA = "http://www.wikidata.org/entity/"

ARTICLE = term("schema:NewsArticle")
URL, PUBLISHED, TITLE = term("schema:url"), term("schema:datePublished"), term("schema:headline")
TEXT_HASH, DOCUMENT_ID = term("ax:textSha256"), term("ax:documentId")

ACTIVITY, AGENT = term("prov:Activity"), term("prov:SoftwareAgent")
ASSOCIATED, USED = term("prov:wasAssociatedWith"), term("ax:vocabularySha256")
VERSION = term("schema:softwareVersion")


def describe(base: str, entity: Entity) -> Iterator[Statement]:
    """An entity with what it leads to by one step; `closure` gives the others."""
    me = NamedNode(base + entity.key)
    kinds = CLASS_TYPES if entity.is_class and entity.kind in CLASS_TYPES else TYPES
    for kind in kinds[entity.kind]:
        yield me, TYPE, kind
    yield me, NAME, Literal(entity.name)
    if entity.wikidata:
        yield me, SAME_AS, NamedNode(WIKIDATA + entity.wikidata)
    if entity.country:
        yield me, COUNTRY, Literal(entity.country)
    if entity.generation:
        yield me, GENERATION, Literal(entity.generation)
    for relation, target in entity.links:
        yield me, RELATIONS[relation], NamedNode(base + target.key)
    for candidate in entity.candidates:
        yield me, POSSIBLY, NamedNode(base + candidate.key)
    if entity.bare:
        yield from _bare_name(NamedNode(base + entity.bare), entity, me)


def _bare_name(bare: NamedNode, entity: Entity, me: NamedNode) -> Iterator[Statement]:
    """The name without a maker may be any of the models that makers have called so."""
    yield bare, TYPE, MODEL_NAME
    yield bare, NAME, Literal(entity.name)
    yield bare, POSSIBLY, me


def article(me: NamedNode, record: Announcement) -> Iterator[Statement]:
    """An article, as far as the record knows it."""
    document = record.document
    yield me, TYPE, ARTICLE
    if record.document_id:
        yield me, DOCUMENT_ID, Literal(record.document_id)
    if document is None:
        return
    yield me, TEXT_HASH, Literal(document.text_sha256)
    if document.title:
        yield me, TITLE, Literal(document.title)
    if address := web_address(document):
        yield me, URL, Literal(address, datatype=URI)
    if document.published and (when := moment(document.published)):
        yield me, PUBLISHED, when


def run(base: str, version: str, vocabulary: str) -> Iterator[Statement]:
    """The run of this version of the program with a vocabulary, given by its hash."""
    me = NamedNode(run_iri(base, version, vocabulary))
    agent = NamedNode(f"{base}software/announce-extract-{version}")
    yield me, TYPE, ACTIVITY
    yield me, ASSOCIATED, agent
    yield me, USED, Literal(vocabulary)
    yield agent, TYPE, AGENT
    yield agent, NAME, Literal("announce-extract")
    yield agent, VERSION, Literal(version)
