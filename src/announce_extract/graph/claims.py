"""A record as a claim: its values as nodes, each with the words it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
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
from announce_extract.identity import Identities
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
from announce_extract.schema.announcement import Value

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
        self._run = run
        self._record = record
        self.iri = claim_iri(article, record)
        """The claim's own identifier."""
        self._node = NamedNode(self.iri)
        self._entities = {
            "organisations": who.organisations,
            "model": (who.model,) if who.model else (),
            "model_developer": (who.developer,) if who.developer else (),
            "accelerators": who.accelerators,
        }
        self._made: list[Statement] = []
        self._segments: dict[tuple[str, int, int], NamedNode] = {}
        self._quoted: dict[tuple[str, int, int, str], tuple[NamedNode, Evidence]] = {}

    def statements(self) -> list[Statement]:
        """The claim, its quantities and its evidence; the words themselves are segments'."""
        me, record, article = self._node, self._record, NamedNode(self._article)
        status = STATUSES[record.status.value]
        self._made = [
            *((me, TYPE, kind) for kind in CLAIM_TYPES),
            (me, RECORD_ID, Literal(record.id)),
            (me, IN_ARTICLE, article),
            (me, DERIVED, article),
            (me, GENERATED, self._run),
            (me, PRIMARY, TRUE if record.primary else FALSE),
            (me, STATUS, status),
        ]
        self._evidence(STATUS, STATUS_NAME, status, record.status.evidence)
        cues, self._quoted = self._quoted, {}
        for field in FIELDS:
            if field.kind is Kind.NAME:
                self._names(field)
            elif values := record.values(field):
                self._values(field, values)
        self._quoted |= cues
        return self._made

    def quoted(self) -> list[tuple[NamedNode, Evidence]]:
        """The slices that the evidence quotes, each once: those of the status come last."""
        return list(self._quoted.values())

    def _values(self, field: Field, values: tuple[Value, ...]) -> None:
        property_, name = PROPERTIES[field.attribute], PROPERTY_NAMES[field.attribute]
        for value in values:
            body = None
            match value:
                case Quantity():
                    body = NamedNode(f"{self.iri}-{name}")
                    self._made.extend(_quantity(body, field, value))
                    self._made.append((self._node, property_, body))
                case Phase():
                    body = PHASES[value.value]
                    self._made.append((self._node, property_, body))
                case PartialDate():
                    self._date(property_, value)
                case _:
                    raise TypeError(f"no statement is made of {value!r}")
            self._evidence(property_, name, body, value.evidence)

    def _names(self, field: Field) -> None:
        property_, name = PROPERTIES[field.attribute], PROPERTY_NAMES[field.attribute]
        nodes = [NamedNode(self._base + one.key) for one in self._entities[field.attribute]]
        self._made.extend((self._node, property_, node) for node in nodes)
        values = self._record.values(field)
        if len(values) == 1:
            self._evidence(property_, name, nodes[0], values[0].evidence)
        elif values:  # two names may be one entity, or quote the same words
            words = dict.fromkeys(e for value in values for e in value.evidence)
            self._evidence(property_, name, None, tuple(words))

    def _date(self, property_: NamedNode, value: PartialDate) -> None:
        when, me = period(value), self._node
        self._made += (
            (me, property_, when.value),
            (me, EARLIEST, when.earliest),
            (me, LATEST, when.latest),
            (me, DATE_BASIS, Literal(value.basis)),
        )

    def _evidence(
        self, property_: NamedNode, name: str, body: NamedNode | None, found: tuple[Evidence, ...]
    ) -> None:
        """Annotate: one annotation a slice and field, with all rules that read it so."""
        placed: dict[str, set[str]] = {}
        for e in found:
            place = f"{e.start}-{e.end}" if e.where == "text" else f"title-{e.start}-{e.end}"
            annotation = NamedNode(f"{self.iri}-{name}-{place}")
            if place not in placed:
                placed[place] = set()
                self._made += (
                    (self._node, EVIDENCE, annotation),
                    (annotation, TYPE, ANNOTATION),
                    (annotation, FIELD, property_),
                    (annotation, TARGET, self._segment(e)),
                )
                if body is not None:
                    self._made.append((annotation, BODY, body))
            if e.rule not in placed[place]:
                placed[place].add(e.rule)
                self._made.append((annotation, RULE, _words(e.rule)))

    def _segment(self, e: Evidence) -> NamedNode:
        place = e.where, e.start, e.end
        node = self._segments.get(place)
        if node is None:
            node = self._segments[place] = NamedNode(segment_iri(self._article, *place))
        self._quoted[*place, e.text] = node, e
        return node


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


@lru_cache(maxsize=16_384)
def _place(offset: int) -> Literal:
    return Literal(str(offset), datatype=INTEGER)


@lru_cache(maxsize=4096)
def _words(rule: str) -> Literal:
    return Literal(rule)


SEGMENT, SOURCE, SELECTOR = (
    term("oa:SpecificResource"),
    term("oa:hasSource"),
    term("oa:hasSelector"),
)
POSITION, QUOTE = term("oa:TextPositionSelector"), term("oa:TextQuoteSelector")
START, END, EXACT, WHERE = term("oa:start"), term("oa:end"), term("oa:exact"), term("ax:where")


def segment(me: NamedNode, article: NamedNode, evidence: Evidence) -> tuple[Statement, ...]:
    """The quoted words, with where they stand: characters counted from 0, half open."""
    position = NamedNode(f"{me.value};position")
    quote = NamedNode(f"{me.value};quote")
    return (
        (me, TYPE, SEGMENT),
        (me, SOURCE, article),
        (me, WHERE, _words(evidence.where)),
        (me, SELECTOR, position),
        (me, SELECTOR, quote),
        (position, TYPE, POSITION),
        (position, START, _place(evidence.start)),
        (position, END, _place(evidence.end)),
        (quote, TYPE, QUOTE),
        (quote, EXACT, Literal(evidence.text)),
    )
