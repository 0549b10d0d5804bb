"""Which sources contradict each other, and which only say it differently."""

from __future__ import annotations

from time import perf_counter

import pytest

from announce_extract.article import Article
from announce_extract.report.disagreement import Disagreement, disagreements
from announce_extract.report.documents import documents
from announce_extract.report.rows import rows
from announce_extract.schema import Announcement, PartialDate, Qualifier, Status
from tests.report.told import told, words

Told = tuple[Article, Announcement]


def found(*pairs: Told) -> list[Disagreement]:
    return disagreements(rows(documents([record for _, record in pairs], [])))


SAME = {
    "equal": (told("a", 70e9), told("b", 70e9)),
    "rounded": (told("a", 69.8e9), told("b", 70e9)),
    "about": (told("a", 1.1e12, qualifier=Qualifier.APPROXIMATE), told("b", 1e12)),
    "more than": (told("a", 500, qualifier=Qualifier.AT_LEAST), told("b", 9000)),
    "up to": (told("a", 500, qualifier=Qualifier.AT_MOST), told("b", 10)),
    "another model": (told("a", 70e9), told("b", 8e9, model="Aurora-3")),
    "one document": (told("a", 70e9), told("a", 8e9)),
    "a denial": (told("a", 70e9), told("b", 8e9, status=Status.DENIED)),
    "other chips": (told("a", 9, chips=100), told("b", 9, chips=900, chip="TPU v4")),
    "the same day": (told("a", 9, date="2026-03-03"), told("b", 9, date="2026-03-03")),
}
APART = {
    "numbers": ((told("a", 70e9), told("b", 8e9)), "parameters"),
    "more than": ((told("a", 9000, qualifier=Qualifier.AT_LEAST), told("b", 500)), "parameters"),
    "up to": ((told("a", 10, qualifier=Qualifier.AT_MOST), told("b", 500)), "parameters"),
    "other spelling": ((told("a", 70e9), told("b", 8e9, model="aurora 2")), "parameters"),
    "chips": ((told("a", 9, chips=100), told("b", 9, chips=900)), "chips"),
    "days": ((told("a", 9, date="2026-03-03"), told("b", 9, date="2026-04-03")), "date"),
}


@pytest.mark.parametrize("pairs", SAME.values(), ids=SAME)
def test_no_disagreement(pairs: tuple[Told, ...]) -> None:
    assert not found(*pairs)


@pytest.mark.parametrize(("pairs", "label"), APART.values(), ids=APART)
def test_a_disagreement(pairs: tuple[Told, ...], label: str) -> None:
    (one,) = found(*pairs)
    assert (one.model, one.label) == ("Aurora-2", label)
    assert [row.document.id for row, _ in one.sides] == ["a", "b"]


def dated(document: str, value: str, precision: str, basis: str = "stated") -> Told:
    article, record = told(document, 9)
    given = {"value": value, "precision": precision, "basis": basis}
    when = PartialDate.model_validate(given | {"evidence": words(article, "Dated")})
    return article, record.model_copy(update={"announcement_date": when})


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        ("2026-03-31", "day"), ("2026-W14", "week"), ("2026-03", "month"), ("2026-Q1", "quarter"),
        ("2026", "year"),
    ],
)  # fmt: skip
def test_a_period_agrees_with_its_last_day(value: str, precision: str) -> None:
    assert not found(dated("a", value, precision), dated("b", "2026-03-31", "day"))


def test_a_period_ends() -> None:
    assert found(dated("a", "2026-Q1", "quarter"), dated("b", "2026-04-01", "day"))
    assert found(dated("a", "2026-02", "month"), dated("b", "2026-03-01", "day"))
    assert found(dated("a", "9999", "year"), dated("b", "2026-03-01", "day"))


def test_the_day_of_publication_contradicts_nobody() -> None:
    assert not found(dated("a", "2026-01-01", "day", "published"), dated("b", "2026-03-31", "day"))


def test_only_those_that_are_apart_are_named() -> None:
    (one,) = found(told("a", 70e9), told("b", 8e9), told("c", 70e9, qualifier=Qualifier.AT_MOST))
    assert [row.document.id for row, _ in one.sides] == ["a", "b"]


def test_many_records_of_one_model_take_no_time() -> None:
    start = perf_counter()
    pairs = [told(f"d{n}", 70e9 if n % 500 else 8e9, chips=9) for n in range(2000)]
    assert len(found(*pairs)[0].sides) == 2000
    assert perf_counter() - start < 10
