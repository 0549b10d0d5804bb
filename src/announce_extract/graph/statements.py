"""From records to statements, each with the named graph that it stands in, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import compress, groupby
from operator import itemgetter
from typing import NamedTuple

from pyoxigraph import NamedNode

from announce_extract.graph import things
from announce_extract.graph.claims import Claim, Statement, segment
from announce_extract.graph.direct import direct
from announce_extract.graph.grouped import grouped
from announce_extract.graph.iris import article_iri, run_iri
from announce_extract.graph.options import Options
from announce_extract.graph.seen import Seen, Standing
from announce_extract.identity import Entity
from announce_extract.read.failure import Failure
from announce_extract.read.records import Placed
from announce_extract.schema import Announcement, MergedAnnouncement

KNOWN = 8192
"""Entities remembered as described, before the file is asked for each statement."""


class Group(NamedTuple):
    """Statements of one named graph."""

    graph: NamedNode
    statements: list[Statement]


def statements(found: Iterable[Placed | Failure], options: Options, seen: Seen) -> Iterator[Group]:
    """The graph of all records, in their order, in constant memory.

    No statement comes twice in one graph. A record that fails is reported, and the next is taken.
    """
    yield from Statements(options, seen).of(found)


class Statements:
    """What is the same for all records of a graph."""

    def __init__(self, options: Options, seen: Seen) -> None:
        """Prepare the nodes of the run and of the graph of entities."""
        self._options = options
        self._seen = seen
        self._base = options.base
        self._run = NamedNode(run_iri(self._base, options.version, options.vocabulary_sha256))
        self._identity = NamedNode(f"{self._base}graph/identity")
        self._merged = NamedNode(f"{self._base}graph/announcements")
        self._described: set[tuple[str, str]] = set()

    def of(self, found: Iterable[Placed | Failure]) -> Iterator[Group]:
        """All groups: the run, then each record's."""
        options = self._options
        run = things.run(self._base, options.version, options.vocabulary_sha256)
        yield Group(self._identity, list(run))
        for item in found:
            if isinstance(item, Failure):
                options.fail(item)
                continue
            try:
                groups = list(self._of_record(item))
            except ValueError as error:
                options.fail(item.failure(f"cannot be a part of the graph: {error}"))
                continue
            yield from groups

    def _of_record(self, placed: Placed) -> Iterator[Group]:
        record = placed.record
        if isinstance(record, Announcement):
            yield from self._of_claim(record, placed)
            return
        for part in record.records:
            yield from self._of_claim(part, placed)
        yield from self._of_merged(record)

    def _of_claim(self, record: Announcement, placed: Placed) -> Iterator[Group]:
        article = article_iri(self._base, record)
        who = self._options.resolver.record(record)
        claim = Claim(self._base, article, self._run, record, who)
        match self._seen.put(claim.iri, record.to_json().encode()):
            case Standing.SAME:
                return
            case Standing.DIFFERENT:
                self._options.fail(
                    placed.failure(f"differs from an earlier record {record.id!r} of its article")
                )
                return
        graph = NamedNode(article)
        yield Group(graph, [*claim.statements(), *self._around(article, graph, record, claim)])
        if self._options.direct:
            said = self._new(article, direct(self._base, record, who))
            yield Group(graph, list(said))
        told = [s for one in who.all() for s in self._describe(one)]
        if told and (new := list(self._new("", told))):
            yield Group(self._identity, new)

    def _around(
        self, article: str, graph: NamedNode, record: Announcement, claim: Claim
    ) -> Iterator[Statement]:
        """The article, and the quoted words, where no other claim has brought them."""
        d = record.document
        known = (d.url, d.title, d.published, d.text_sha256) if d else ()
        quoted = claim.quoted()
        words = [f"{e.where} {e.start} {e.end} {e.text}" for _, e in quoted]
        first, *new = self._seen.new_in(article, [f"{record.document_id} {known}", *words])
        if first:
            yield from things.article(graph, record)
        for (node, e), is_new in zip(quoted, new, strict=True):
            if is_new:
                yield from segment(node, graph, e)

    def _of_merged(self, merged: MergedAnnouncement) -> Iterator[Group]:
        iri = f"{self._base}announcement/{merged.id}"
        if self._seen.new([iri]):
            yield Group(self._merged, list(grouped(self._base, iri, merged)))

    def _describe(self, entity: Entity) -> Iterator[Statement]:
        """An entity and all that it leads to, unless that was done a short while ago."""
        if (entity.key, entity.name) in self._described:
            return
        if len(self._described) >= KNOWN:
            self._described.clear()
        self._described.add((entity.key, entity.name))
        for one in entity.closure():
            yield from things.describe(self._base, one)

    def _new(self, graph: str, made: Iterable[Statement]) -> Iterator[Statement]:
        """Those that were not yet made in this graph."""
        for subject, some in groupby(made, key=itemgetter(0)):
            keys = {f"{p.value} {o}": (subject, p, o) for _, p, o in some}
            new = self._seen.new_in(f"{graph} {subject.value}", list(keys))
            yield from compress(keys.values(), new)
