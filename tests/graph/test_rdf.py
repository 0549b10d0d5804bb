from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings

from announce_extract.graph.rdf import FORMATS
from announce_extract.read import Failure
from tests.graph import story
from tests.schema_strategies import announcements

OURS = (
    "https://w3id.org/",
    "http://www.w3.org/",
    "https://schema.org/",
    "http://qudt.org/",
)
RDFLIB = {".ttl": "turtle", ".nt": "nt", ".nq": "nquads", ".trig": "trig", ".jsonld": "json-ld"}


def by_pyoxigraph(data: bytes, suffix: str) -> set[str]:
    parsed = ox.parse(data, format=FORMATS[suffix])
    return {str(ox.Triple(q.subject, q.predicate, q.object)) for q in parsed}


def by_rdflib(data: bytes, suffix: str) -> set[str]:
    """What rdflib reads, spelt by pyoxigraph: numbers and dates as they stand in the file."""
    graph = rdflib.Dataset(default_union=True)
    graph.parse(data=data, format=RDFLIB[suffix])
    spelt: set[str] = set()
    for subject, predicate, value in graph.triples((None, None, None)):
        one = f"{subject.n3()} {predicate.n3()} {value.n3()} .".encode()
        spelt |= by_pyoxigraph(one, ".ttl")
    return spelt


@pytest.fixture(scope="module")
def expected() -> set[str]:
    triples = by_pyoxigraph(story.rdf(story.found(), ".nq"), ".nq")
    assert len(triples) > 6000
    return triples


@pytest.mark.parametrize("suffix", FORMATS)
def test_all_formats_say_the_same_to_pyoxigraph(suffix: str, expected: set[str]) -> None:
    assert by_pyoxigraph(story.rdf(story.found(), suffix), suffix) == expected


@pytest.fixture(autouse=True, scope="module")
def _as_written() -> Iterator[None]:
    """Numbers and dates stay as they are spelt."""
    rdflib.NORMALIZE_LITERALS = False
    yield
    rdflib.NORMALIZE_LITERALS = True


@pytest.mark.parametrize("suffix", [".ttl", ".nq", ".jsonld"])
def test_rdflib_reads_the_same(suffix: str, expected: set[str]) -> None:
    assert by_rdflib(story.rdf(story.found(), suffix), suffix) == expected


def test_lines_are_spelt_as_the_serialiser_spells_them() -> None:
    data = story.rdf(story.found(), ".nq")
    quads = list(ox.parse(data, format=ox.RdfFormat.N_QUADS))
    assert ox.serialize(quads, format=ox.RdfFormat.N_QUADS) == data


def test_each_article_has_a_graph_of_its_own() -> None:
    quads = list(ox.parse(story.rdf(story.found(), ".nq"), format=ox.RdfFormat.N_QUADS))
    graphs = {str(quad.graph_name) for quad in quads}
    articles = {p.record.document_id for p in story.found()}  # type: ignore[union-attr]
    assert len({g for g in graphs if "/article/" in g}) == len(articles)
    for quad in quads:
        if "#c-" in str(quad.subject):
            assert str(quad.subject).startswith(str(quad.graph_name)[:-1] + "#")


def test_no_blank_nodes() -> None:
    data = story.rdf(story.found(), ".nq")
    for quad in ox.parse(data, format=ox.RdfFormat.N_QUADS):
        assert not isinstance(quad.subject, ox.BlankNode)
        assert not isinstance(quad.object, ox.BlankNode)


def test_shuffled_and_doubled_dumps_give_the_same_lines() -> None:
    records = list(story.found())
    once = sorted(story.rdf(records, ".nq").splitlines())
    assert max(Counter(once).values()) == 1
    for seed in range(5):
        shuffled = [*records, *records]
        random.Random(seed).shuffle(shuffled)
        assert sorted(story.rdf(shuffled, ".nq").splitlines()) == once


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_same_records_give_the_same_bytes(suffix: str) -> None:
    assert story.rdf(story.found(), suffix) == story.rdf(story.found(), suffix)


@pytest.mark.parametrize("name", story.HOSTILE.values(), ids=story.HOSTILE)
@pytest.mark.parametrize("suffix", FORMATS)
def test_hostile_names_come_back_as_they_were(name: str, suffix: str) -> None:
    data = story.rdf(story.placed([story.named(name)]), suffix)
    quads = list(ox.parse(data, format=FORMATS[suffix]))
    exact = {q.object.value for q in quads if str(q.predicate).endswith("oa#exact>")}
    assert exact == {name}
    for quad in quads:
        for node in (quad.subject, quad.predicate, quad.object):
            assert not isinstance(node, ox.NamedNode) or node.value.startswith(OURS)


@pytest.mark.parametrize("suffix", [".ttl", ".nq", ".jsonld"])
def test_rdflib_reads_hostile_names(suffix: str) -> None:
    records = [story.named(n, f"{i:016x}") for i, n in enumerate(story.HOSTILE.values())]
    data = story.rdf(story.placed(records), suffix)
    assert by_rdflib(data, suffix) == by_pyoxigraph(data, suffix)


@given(announcements())
@settings(max_examples=15, deadline=None)
def test_any_record_becomes_valid_rdf(record: object) -> None:
    records = story.placed([record])  # type: ignore[list-item]
    triples = by_pyoxigraph(story.rdf(records, ".nq"), ".nq")
    for suffix in (".ttl", ".jsonld"):
        assert by_pyoxigraph(story.rdf(records, suffix), suffix) == triples


def test_two_records_of_one_id_are_reported() -> None:
    one = story.named("Acme")
    other = one.model_copy(update={"primary": False})
    complaints: list[Failure] = []
    story.rdf(story.placed([one, other]), ".nq", story.options(complaints))
    assert [str(c) for c in complaints] == [
        "r.jsonl:2: record '0123456789abcdef': differs from an earlier record "
        "'0123456789abcdef' of its article"
    ]
