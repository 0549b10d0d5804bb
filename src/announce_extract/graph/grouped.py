"""One announcement told by many articles: its claims, and which of their values are preferred."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from announce_extract.graph.claims import Statement
from announce_extract.graph.iris import article_iri, claim_iri
from announce_extract.graph.literals import INTEGER
from announce_extract.graph.terms import PROPERTIES, PROPERTY_NAMES, TYPE, term
from announce_extract.schema import QUANTITY_FIELDS, MergedAnnouncement

ANNOUNCEMENT = term("ax:Announcement")
TOLD_BY, MODEL = term("ax:toldBy"), term("ax:model")
ARTICLES, TEXTS = term("ax:articles"), term("ax:texts")
DISPUTES, PREFERS = term("ax:disputes"), term("ax:prefers")


def grouped(base: str, iri: str, merged: MergedAnnouncement) -> Iterator[Statement]:
    """The announcement with its claims; disputed properties; the quantities that are preferred."""
    me = NamedNode(iri)
    yield me, TYPE, ANNOUNCEMENT
    if merged.model:
        yield me, MODEL, NamedNode(base + merged.model)
    yield me, ARTICLES, Literal(str(merged.articles), datatype=INTEGER)
    yield me, TEXTS, Literal(str(merged.texts), datatype=INTEGER)
    claims = {r.id: claim_iri(article_iri(base, r), r) for r in merged.records}
    for claim in claims.values():
        yield me, TOLD_BY, NamedNode(claim)
    for field in merged.disputed:
        yield me, DISPUTES, PROPERTIES.get(field, term(f"ax:{field}"))
    for field in QUANTITY_FIELDS:
        if field in merged.told:
            for record in merged.told[field].variants[0].records:
                yield me, PREFERS, NamedNode(f"{claims[record]}-{PROPERTY_NAMES[field]}")
