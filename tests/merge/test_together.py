"""Which records are of one announcement."""

from __future__ import annotations

from typing import Any

import pytest

from tests.merge.story import groups, record

# two articles' words that are of one announcement
TOGETHER: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "a week apart": ({"at": "2026-03-03"}, {"at": "2026-03-10"}),
    "other spelling": ({"model": "Aurora-2 70B"}, {"model": "aurora 2 70b"}),
    "other chips": ({"chips": 512}, {"chips": 5120}),
    "nobody named": ({}, {"by": ()}),
    "no phase": ({}, {"phases": ()}),
    "training in general": ({}, {"phases": ("training",)}),
    "no date": ({}, {"when": None}),
    "a month": ({"when": "2026-03-03"}, {"when": "2026-03"}),
    "a part of the company": ({"by": ("Google",)}, {"by": ("Google DeepMind",)}),
    "another joins": ({}, {"by": ("Northlight", "Larkspur")}),
    "a class of chips": ({"on": ("H100",)}, {"on": ("GPU",)}),
    "chips of one maker": ({"on": ("H100",)}, {"on": ("H800",)}),
    "denied": ({}, {"status": "denied"}),
}

APART: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "a month apart": ({"at": "2026-03-03"}, {"at": "2026-04-03"}),
    "another model": ({"model": "Aurora-2 70B"}, {"model": "Aurora-3 70B"}),
    "another size": ({"parameters": 8 * 10**9}, {"parameters": 70 * 10**9}),
    "another phase": ({}, {"phases": ("fine_tuning",)}),
    "served": ({"phases": ("training",)}, {"phases": ("inference",)}),
    "another company": ({"by": ("Northlight",)}, {"by": ("Larkspur",)}),
    "another maker": ({"on": ("H100",)}, {"on": ("Ascend 910C",)}),
}


@pytest.mark.parametrize("name", TOGETHER)
def test_records_of_one_announcement(name: str) -> None:
    one, other = TOGETHER[name]
    assert groups([record(1, **one), record(2, **other)]) == {frozenset({1, 2})}


@pytest.mark.parametrize("name", APART)
def test_records_of_two_announcements(name: str) -> None:
    one, other = APART[name]
    assert groups([record(1, **one), record(2, **other)]) == {frozenset({1}), frozenset({2})}


def test_the_window_can_be_wider() -> None:
    records = [record(1, at="2026-03-03"), record(2, at="2026-04-03")]
    assert groups(records, window=31) == {frozenset({1, 2})}


def test_a_chain_of_articles_does_not_drift() -> None:
    days = ("2026-03-01", "2026-03-11", "2026-03-21", "2026-03-31")
    found = groups(record(n, at=day) for n, day in enumerate(days, 1))
    assert found == {frozenset({1, 2}), frozenset({3, 4})}


def test_records_of_one_article_stay_apart() -> None:
    url = "https://outlet.example/a"
    one, other = record(1, url=url, chips=512), record(2, url=url, chips=64)
    assert groups([one, other]) == {frozenset({1}), frozenset({2})}


def test_a_copy_finds_its_own_announcement() -> None:
    runs = [({"chips": 512, "on": ("H100",)}), ({"chips": 64, "on": ("H200",)})]
    records = [
        record(10 * article + n, url=f"https://o{article}.example/", **run)
        for article in (1, 2, 3)
        for n, run in enumerate(runs)
    ]
    assert groups(records) == {frozenset({10, 20, 30}), frozenset({11, 21, 31})}


def test_a_record_that_may_be_of_two_is_of_neither() -> None:
    two = [record(1, by=("Northlight",)), record(2, by=("Larkspur",))]
    assert groups([*two, record(3, by=())]) == {frozenset({n}) for n in (1, 2, 3)}
    copies = [record(3, by=()), record(4, by=())]
    assert groups([*two, *copies]) == {frozenset({1}), frozenset({2}), frozenset({3, 4})}


def test_deployments_without_a_model() -> None:
    def deployed(number: int, chips: int, **more: Any) -> Any:
        return record(number, model=None, chips=chips, phases=(), on=("GB300",), **more)

    assert groups([deployed(1, 9216), deployed(2, 9200)]) == {frozenset({1, 2})}
    assert len(groups([deployed(1, 9216), deployed(2, 36864)])) == 2
    assert len(groups([deployed(1, 9216), deployed(2, 9216, by=("Larkspur",))])) == 2
