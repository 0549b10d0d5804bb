"""What single records become."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox
import pytest

from announce_extract.graph.asking import ask
from announce_extract.graph.terms import PREFIXES
from announce_extract.schema import (
    Announcement,
    Document,
    Evidence,
    PartialDate,
    Qualifier,
    Quantity,
    Standing,
    Status,
)
from tests.graph import story
from tests.specimen import ARTICLE, RECORD

HEAD = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
KNOWN = RECORD.model_copy(update={"document": Document.of(ARTICLE)})


def answers(query: str, *records: Announcement, direct: bool = False) -> list[Any]:
    data = story.rdf(story.placed(records), ".nq", story.options(direct=direct))
    store = ox.Store()
    store.load(data, ox.RdfFormat.N_QUADS)
    return list(ask(store, HEAD + query)[1])


def quoting(text: str, start: int = 0) -> tuple[Evidence, ...]:
    end = start + len(text)
    return (Evidence(where="text", start=start, end=end, text=text, rule="by-hand"),)


DATES = [
    ("2026-06-06", "day", "date", "2026-06-06", "2026-06-06", "2026-06-06"),
    ("2026-06", "month", "gYearMonth", "2026-06", "2026-06-01", "2026-06-30"),
    ("2026", "year", "gYear", "2026", "2026-01-01", "2026-12-31"),
    ("2026-Q2", "quarter", "EDTF", "2026-34", "2026-04-01", "2026-06-30"),
    ("2026-W01", "week", "EDTF", "2025-12-29/2026-01-04", "2025-12-29", "2026-01-04"),
    ("2024-02", "month", "gYearMonth", "2024-02", "2024-02-01", "2024-02-29"),
]


@pytest.mark.parametrize("case", DATES, ids=lambda case: case[0])
def test_dates(case: tuple[str, ...]) -> None:
    value, precision, datatype, literal, earliest, latest = case
    when = PartialDate.model_validate(
        {"value": value, "precision": precision, "basis": "stated", "evidence": quoting("then")}
    )
    record = Announcement(id="a", announcement_date=when)
    query = """SELECT ?d (DATATYPE(?d) AS ?t) ?e ?l WHERE {
        ?c ax:announcementDate ?d ; ax:earliest ?e ; ax:latest ?l }"""
    ((d, t, e, last),) = answers(query, record)
    assert (d, t.rpartition("#")[2].rpartition("/")[2], e, last) == (
        literal, datatype, earliest, latest,
    )  # fmt: skip


NUMBERS = [
    (8, None, Qualifier.EXACT, ("8", "", "")),
    (8, None, Qualifier.APPROXIMATE, ("8", "", "")),
    (8, None, Qualifier.AT_LEAST, ("8", "8", "")),
    (8, None, Qualifier.AT_MOST, ("8", "", "8")),
    (8, 12, Qualifier.RANGE, ("8", "8", "12")),
    (1_600_000_000_000, None, Qualifier.EXACT, ("1600000000000", "", "")),
    (10**30, None, Qualifier.EXACT, (str(10**30), "", "")),
    (8.0, None, Qualifier.EXACT, ("8", "", "")),
]


@pytest.mark.parametrize("case", NUMBERS, ids=lambda case: f"{case[0]} {case[2]}")
def test_numbers(case: tuple[float, float | None, Qualifier, tuple[str, str, str]]) -> None:
    value, upper, qualifier, expected = case
    chips = Quantity(value=value, upper=upper, qualifier=qualifier, evidence=quoting("8 chips"))
    query = """SELECT ?v ?least ?most (DATATYPE(?v) AS ?t) ?q WHERE {
        ?c ax:acceleratorCount ?n . ?n schema:value ?v ; ax:qualifier ?q ; qudt:hasUnit unit:NUM
        OPTIONAL { ?n schema:minValue ?least } OPTIONAL { ?n schema:maxValue ?most } }"""
    ((*numbers, datatype, meant),) = answers(query, Announcement(id="a", chip_count=chips))
    assert tuple(numbers) == expected
    assert datatype.endswith("#integer")
    assert meant.endswith(f"#qualifier-{qualifier}")


def test_amounts_beyond_what_stores_count_are_doubles() -> None:
    flop = Quantity(value=6e26, evidence=quoting("6 × 10^26"))
    query = "SELECT ?v WHERE { ?c ax:trainingComputeFlop/schema:value ?v FILTER (?v > 1e26) }"
    ((value,),) = answers(query, Announcement(id="a", training_compute_flop=flop))
    assert float(value) == 6e26


def test_the_article_as_far_as_it_is_known() -> None:
    query = """SELECT ?title ?when ?hash ?id WHERE {
        ?c ax:inArticle ?a . ?a schema:headline ?title ; schema:datePublished ?when ;
            ax:textSha256 ?hash ; ax:documentId ?id }"""
    document = Document.of(ARTICLE)
    assert answers(query, KNOWN) == [
        [document.title, document.published, document.text_sha256, "specimen"]
    ]


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/a?b=c#d", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https://example.org/a b", False),
        ("http://[broken", False),
        ("/relative", False),
    ],
)
def test_only_addresses_of_the_web_are_addresses(url: str, shown: bool) -> None:
    document = Document.of(ARTICLE).model_copy(update={"url": url})
    record = RECORD.model_copy(update={"document": document})
    found = answers("SELECT ?u WHERE { ?a schema:url ?u }", record)
    assert found == ([[url]] if shown else [])


def test_evidence_can_be_followed_to_the_words() -> None:
    query = """SELECT ?words ?start ?end ?rule WHERE {
        ?c ax:evidence ?e . ?e ax:field ax:acceleratorCount ; ax:rule ?rule ; oa:hasTarget ?t .
        ?t oa:hasSelector/oa:exact ?words ; oa:hasSelector/oa:start ?start ;
            oa:hasSelector/oa:end ?end . }"""
    ((words, start, end, rule),) = answers(query, KNOWN)
    assert (words, rule) == ("4,096", "by-hand")
    assert ARTICLE.text[int(start) : int(end)] == words


DIRECT = "SELECT ?p ?v WHERE { ?m a f4ml:MLModel ; ?p ?v FILTER (?p = ax:parameterCount) }"


def test_nothing_is_said_of_a_model_unless_asked_for() -> None:
    assert answers(DIRECT, KNOWN) == []
    ((_, value),) = answers(DIRECT, KNOWN, direct=True)
    assert value == "1200000000000"


@pytest.mark.parametrize("status", [Status.PLANNED, Status.RUMOURED, Status.DENIED])
def test_what_is_planned_rumoured_or_denied_is_never_asserted(status: Status) -> None:
    record = KNOWN.model_copy(update={"status": Standing(value=status)})
    everything = "SELECT ?p WHERE { ?m a f4ml:MLModel ; ?p ?v FILTER STRSTARTS(STR(?p), STR(ax:)) }"
    before = answers(everything, record)
    assert answers(everything, record, direct=True) == before
    assert len(answers(everything, KNOWN, direct=True)) > len(answers(everything, KNOWN))


def test_hedged_numbers_are_not_asserted() -> None:
    assert KNOWN.parameter_count is not None
    about = KNOWN.parameter_count.model_copy(update={"qualifier": Qualifier.APPROXIMATE})
    record = KNOWN.model_copy(update={"parameter_count": about})
    assert answers(DIRECT, record, direct=True) == []


def test_names_that_may_be_several_lead_to_all_of_them() -> None:
    records = [story.named("Atlas 7B", f"{n:016x}") for n in range(2)]
    makers = ("Northlight Labs", "Larkspur AI")
    made = [
        r.model_copy(update={"organisations": (r.organisations[0].model_copy(update={"name": m}),)})
        for r, m in zip(records, makers, strict=True)
    ]
    query = "SELECT ?m WHERE { ?name a ax:ModelName ; ax:possiblySameAs ?m } ORDER BY ?m"
    assert [one.rpartition("/")[2] for (one,) in answers(query, *made)] == [
        "larkspur-ai-atlas",
        "larkspur-ai-atlas-7b",
        "northlight-labs-atlas",
        "northlight-labs-atlas-7b",
    ][1::2]
