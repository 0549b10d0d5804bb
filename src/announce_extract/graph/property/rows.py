"""From records to nodes and relations, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from announce_extract.errors import GraphError
from announce_extract.graph.iris import article_iri, claim_iri, web_address
from announce_extract.graph.literals import period
from announce_extract.graph.options import Options
from announce_extract.graph.property import tables
from announce_extract.graph.property.tables import Cell, Table
from announce_extract.graph.seen import Seen, Standing
from announce_extract.graph.terms import PROPERTY_NAMES
from announce_extract.identity import Entity, Identities
from announce_extract.read.failure import Failure
from announce_extract.read.records import Placed
from announce_extract.schema import FIELDS, Announcement, Evidence, MergedAnnouncement, Quantity

LONGEST = 2**63 - 1
"""The largest whole number that property graphs hold."""


class Node(NamedTuple):
    """A node, with its properties in the order of its table's columns."""

    table: Table
    id: str
    cells: tuple[Cell, ...]


class Edge(NamedTuple):
    """A relation between two nodes."""

    start: str
    end: str
    type: str
    tables: tuple[Table, Table]


Row: TypeAlias = Node | Edge


def rows(found: Iterable[Placed | Failure], options: Options, seen: Seen) -> Iterator[Row]:
    """All nodes and relations, in the order of the records, in constant memory.

    A node comes before the relations that it is part of. A record that fails is reported.
    """
    for item in found:
        if isinstance(item, Failure):
            options.fail(item)
            continue
        record = item.record
        parts = (record,) if isinstance(record, Announcement) else record.records
        try:
            made = [row for part in parts for row in _claim(part, options, seen)]
            if isinstance(record, MergedAnnouncement):
                made.extend(_announcement(record, options.base))
        except ValueError as error:
            options.fail(item.failure(f"cannot be a part of the graph: {error}"))
            continue
        except GraphError as error:
            options.fail(item.failure(str(error)))
            continue
        keys = {f"{row.id}" if isinstance(row, Node) else "|".join(row[:3]): row for row in made}
        new = seen.new(keys)
        yield from (row for key, row in keys.items() if key in new)


def _claim(record: Announcement, options: Options, seen: Seen) -> Iterator[Row]:
    base = options.base
    article = article_iri(base, record)
    claim = claim_iri(article, record)
    who = options.resolver.record(record)
    cells = _cells(record)
    match seen.put(f"claim {claim}", record.to_json().encode()):
        case Standing.SAME:
            return
        case Standing.DIFFERENT:
            raise GraphError(f"differs from an earlier record {record.id!r} of its article")
    yield _article(article, record)
    yield Node(tables.CLAIMS, claim, cells)
    yield Edge(claim, article, "STATED_IN", (tables.CLAIMS, tables.ARTICLES))
    yield from _entities(claim, who, base)
    yield from _evidence(claim, record)


def _article(iri: str, record: Announcement) -> Node:
    d = record.document
    known = (web_address(d), d.title, d.published, d.text_sha256) if d else (None,) * 4
    return Node(tables.ARTICLES, iri, (record.document_id, *known))


def _cells(record: Announcement) -> tuple[Cell, ...]:
    cells: list[Cell] = [record.id]
    for field, measure in tables.MEASURES.items():
        quantity: Quantity | None = getattr(record, field)
        if quantity is None:
            cells += (None, None, None)
            continue
        whole = measure.type == "long"
        upper = None if quantity.upper is None else _number(quantity.upper, field, whole)
        cells += (_number(quantity.value, field, whole), quantity.qualifier.value, upper)
    when = record.announcement_date and period(record.announcement_date)
    cells += (
        (when.value.value, when.earliest.value, when.latest.value) if when else (None, None, None)
    )
    phases = tuple(dict.fromkeys(phase.value.value for phase in record.training_phases))
    return (*cells, phases, record.status.value.value, record.primary)


def _number(value: float, field: str, whole: bool) -> Cell:
    if not whole:
        return float(value)
    if value > LONGEST:
        raise GraphError(f"{field} is {value}, more than property graphs can hold")
    return int(value)


def _entities(claim: str, who: Identities, base: str) -> Iterator[Row]:
    known = {one.key: one for entity in who.all() for one in entity.closure()}
    for one in known.values():
        yield _entity(one, base)
    for one in known.values():
        yield from _links(one, base)
    named = (
        ("ANNOUNCED_BY", who.organisations),
        ("ABOUT_MODEL", (who.model,) if who.model else ()),
        ("DEVELOPED_BY", (who.developer,) if who.developer else ()),
        ("USES_ACCELERATOR", who.accelerators),
    )
    for relation, entities in named:
        for entity in entities:
            ends = (tables.CLAIMS, tables.OF_KIND[entity.kind])
            yield Edge(claim, base + entity.key, relation, ends)


def _entity(entity: Entity, base: str) -> Node:
    table = tables.OF_KIND[entity.kind]
    last: dict[str, tuple[Cell, ...]] = {
        "organisations": (entity.country,),
        "models": (entity.is_class,),
        "accelerators": (entity.generation, entity.is_class),
    }
    common = (entity.name, entity.wikidata, entity.listed)
    return Node(table, base + entity.key, (*common, *last[table.file]))


def _links(entity: Entity, base: str) -> Iterator[Edge]:
    """Relations to entities that the closure has."""
    me, table = base + entity.key, tables.OF_KIND[entity.kind]
    for relation, target in entity.links:
        ends = (table, tables.OF_KIND[target.kind])
        yield Edge(me, base + target.key, tables.RELATION_TYPES[relation], ends)
    for candidate in entity.candidates:
        yield Edge(me, base + candidate.key, "POSSIBLY_SAME_AS", (table, table))


def _evidence(claim: str, record: Announcement) -> Iterator[Row]:
    places: dict[tuple[str, Evidence], list[str]] = {}
    found = [(PROPERTY_NAMES[f.attribute], v) for f in FIELDS for v in record.values(f)]
    for name, value in (("status", record.status), *found):
        for e in value.evidence:
            place = (name, e.model_copy(update={"rule": "-"}))
            places.setdefault(place, []).append(e.rule)
    for (name, e), rules in places.items():
        iri = f"{claim}-{name}-{'' if e.where == 'text' else 'title-'}{e.start}-{e.end}"
        told = "|".join(dict.fromkeys(rules))
        yield Node(tables.EVIDENCE, iri, (name, e.where, e.start, e.end, e.text, told))
        yield Edge(claim, iri, "EVIDENCED_BY", (tables.CLAIMS, tables.EVIDENCE))


def _announcement(merged: MergedAnnouncement, base: str) -> Iterator[Row]:
    me = f"{base}announcement/{merged.id}"
    cells = (merged.articles, merged.texts, merged.disputed)
    yield Node(tables.ANNOUNCEMENTS, me, cells)
    for record in merged.records:
        claim = claim_iri(article_iri(base, record), record)
        yield Edge(me, claim, "TOLD_BY", (tables.ANNOUNCEMENTS, tables.CLAIMS))
    if merged.model:
        yield Edge(me, base + merged.model, "ABOUT_MODEL", (tables.ANNOUNCEMENTS, tables.MODELS))
