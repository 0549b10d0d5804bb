"""A record as a claim: its values as nodes, each with the words it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from announce_extract.graph.iris import claim_iri, segment_iri
from announce_extract.graph.literals import BOOLEAN, INTEGER, number, period
from announce_extract.graph.terms import (
    PHASES,
    PROPERTIES,
    PROPERTY_NAMES,
    QUALIFIERS,
    STATUSES,
    TYPE,
    UNITS,
    term,
)
from announce_extract.identity import Entity, Identities
from announce_extract.schema import (
    FIELDS,
    Announcement,
    Evidence,
    Field,
    Kind,
    PartialDate,
    Phase,
    Qualifier,
    Quantity,
)

Statement: TypeAlias = tuple[NamedNode, NamedNode, NamedNode | Literal]

CLAIM_TYPES = (term("ax:AnnouncementClaim"), term("schema:Claim"), term("prov:Entity"))
QUANTITY = term("schema:QuantitativeValue")
VALUE, LEAST, MOST = term("schema:value"), term("schema:minValue"), term("schema:maxValue")
UNIT, QUALIFIER = term("qudt:hasUnit"), term("ax:qualifier")
RECORD_ID, IN_ARTICLE, PRIMARY = term("ax:recordId"), term("ax:inArticle"), term("ax:primary")
DERIVED, GENERATED = term("prov:wasDerivedFrom"), term("prov:wasGeneratedBy")
STATUS, STATUS_NAME = term("ax:status"), "status"
EARLIEST, LATEST = term("ax:earliest"), term("ax:latest")
DATE_BASIS = term("ax:dateBasis")
EVIDENCE, FIELD, RULE = term("ax:evidence"), term("ax:field"), term("ax:rule")
ANNOTATION, BODY, TARGET = term("oa:Annotation"), term("oa:hasBody"), term("oa:hasTarget")
TRUE, FALSE = Literal("true", datatype=BOOLEAN), Literal("false", datatype=BOOLEAN)


class Claim:
    """The statements of one record, in its article."""

    def __init__(
        self, base: str, article: str, run: NamedNode, record: Announcement, who: Identities
    ) -> None:
        """Take the record and the entities that its names were resolved to."""
        self._base = base
        self._article = article
        self._article_node = NamedNode(article)
        self._run = run
        self._record = record
        self._iri = claim_iri(article, record)
        self._node = NamedNode(self._iri)
        self._entities = {
            "organisations": who.organisations,
            "model": (who.model,) if who.model else (),
            "model_developer": (who.developer,) if who.developer else (),
            "accelerators": who.accelerators,
        }
        self._by_name = who

    @property
    def iri(self) -> str:
        """The claim's own identifier."""
        return self._iri

    def statements(self) -> Iterator[Statement]:
        """The claim, its quantities and its evidence; the words themselves are segments'."""
        me, record = self._node, self._record
        for kind in CLAIM_TYPES:
            yield me, TYPE, kind
        yield me, RECORD_ID, Literal(record.id)
        yield me, IN_ARTICLE, self._article_node
        yield me, DERIVED, self._article_node
        yield me, GENERATED, self._run
        yield me, PRIMARY, TRUE if record.primary else FALSE
        status = STATUSES[record.status.value]
        yield me, STATUS, status
        yield from self._evidence(STATUS, STATUS_NAME, status, record.status.evidence)
        for field in FIELDS:
            yield from self._field(field)

    def _field(self, field: Field) -> Iterator[Statement]:
        property_ = PROPERTIES[field.attribute]
        if field.kind is Kind.NAME:
            yield from self._names(field, property_)
            return
        for value in self._record.values(field):
            match value:
                case Quantity():
                    node = NamedNode(f"{self._iri}-{PROPERTY_NAMES[field.attribute]}")
                    yield self._node, property_, node
                    yield from _quantity(node, field, value)
                    body: NamedNode | None = node
                case Phase():
                    body = PHASES[value.value]
                    yield self._node, property_, body
                case PartialDate():
                    yield from self._date(property_, value)
                    body = None
                case _:
                    raise TypeError(f"no statement is made of {value!r}")
            name = PROPERTY_NAMES[field.attribute]
            yield from self._evidence(property_, name, body, value.evidence)

    def _names(self, field: Field, property_: NamedNode) -> Iterator[Statement]:
        entities: tuple[Entity, ...] = self._entities[field.attribute]
        nodes = [NamedNode(self._base + entity.key) for entity in entities]
        for node in nodes:
            yield self._node, property_, node
        values = self._record.values(field)
        bodies = nodes if len(nodes) == len(values) else [None] * len(values)
        seen: set[Statement] = set()
        for value, body in zip(values, bodies, strict=True):
            name = PROPERTY_NAMES[field.attribute]
            for statement in self._evidence(property_, name, body, value.evidence):
                if statement not in seen:  # two names may quote the same words
                    seen.add(statement)
                    yield statement

    def _date(self, property_: NamedNode, value: PartialDate) -> Iterator[Statement]:
        when = period(value)
        yield self._node, property_, when.value
        yield self._node, EARLIEST, when.earliest
        yield self._node, LATEST, when.latest
        yield self._node, DATE_BASIS, Literal(value.basis)

    def _evidence(
        self, property_: NamedNode, name: str, body: NamedNode | None, found: tuple[Evidence, ...]
    ) -> Iterator[Statement]:
        told: set[tuple[str, str]] = set()
        for e in found:
            place = f"{'' if e.where == 'text' else 'title-'}{e.start}-{e.end}"
            annotation = NamedNode(f"{self._iri}-{name}-{place}")
            if (place, "") not in told:
                told.add((place, ""))
                yield self._node, EVIDENCE, annotation
                yield annotation, TYPE, ANNOTATION
                yield annotation, FIELD, property_
                segment = segment_iri(self._article, e.where, e.start, e.end)
                yield annotation, TARGET, NamedNode(segment)
                if body is not None:
                    yield annotation, BODY, body
            if (place, e.rule) not in told:
                told.add((place, e.rule))
                yield annotation, RULE, Literal(e.rule)


def _quantity(node: NamedNode, field: Field, quantity: Quantity) -> Iterator[Statement]:
    """The number as it stands, and the bounds that the qualifier gives."""
    value = number(quantity.value, is_count=field.is_count)
    yield node, TYPE, QUANTITY
    yield node, VALUE, value
    yield node, QUALIFIER, QUALIFIERS[quantity.qualifier]
    yield node, UNIT, UNITS[field.attribute]
    match quantity.qualifier:
        case Qualifier.EXACT | Qualifier.APPROXIMATE:
            pass
        case Qualifier.AT_LEAST:
            yield node, LEAST, value
        case Qualifier.AT_MOST:
            yield node, MOST, value
        case Qualifier.RANGE:
            yield node, LEAST, value
            if quantity.upper is not None:
                yield node, MOST, number(quantity.upper, is_count=field.is_count)


SEGMENT, SOURCE, SELECTOR = term("oa:SpecificResource"), term("oa:hasSource"), term("oa:hasSelector")
POSITION, QUOTE = term("oa:TextPositionSelector"), term("oa:TextQuoteSelector")
START, END, EXACT, WHERE = term("oa:start"), term("oa:end"), term("oa:exact"), term("ax:where")


def segment(article: str, evidence: Evidence) -> Iterator[Statement]:
    """The quoted words, with where they stand: characters counted from 0, half open."""
    iri = segment_iri(article, evidence.where, evidence.start, evidence.end)
    me = NamedNode(iri)
    position, quote = NamedNode(f"{iri};position"), NamedNode(f"{iri};quote")
    yield me, TYPE, SEGMENT
    yield me, SOURCE, NamedNode(article)
    yield me, WHERE, Literal(evidence.where)
    yield me, SELECTOR, position
    yield me, SELECTOR, quote
    yield position, TYPE, POSITION
    yield position, START, Literal(str(evidence.start), datatype=INTEGER)
    yield position, END, Literal(str(evidence.end), datatype=INTEGER)
    yield quote, TYPE, QUOTE
    yield quote, EXACT, Literal(evidence.text)
