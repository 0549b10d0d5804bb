"""A group of patterns may only say no where none of them matches."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given, settings

from announce_extract.mentions.open_rules import RULES
from announce_extract.mentions.organisation import _PATTERNS
from announce_extract.patterns.scan import scan
from announce_extract.patterns.together import Group, group_of, together

from .test_scan import PAGES, TEXTS, spans

GROUPED = [p for _, p in (*RULES, *_PATTERNS) if group_of(p)]


def check(page: str) -> None:
    for pattern in GROUPED:
        group = group_of(pattern)
        assert group is not None
        if not group.may_match(page):
            assert pattern.search(page) is None
        assert spans(scan(pattern, page)) == spans(pattern.finditer(page))


def test_most_rules_are_looked_for_together() -> None:
    assert len(GROUPED) > 20


@pytest.mark.parametrize("page", PAGES)
def test_articles(page: str) -> None:
    check(page)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_text(page: str) -> None:
    check(page)


def test_a_group_is_asked_anew_for_another_text() -> None:
    pytest.importorskip("re2")
    group = Group((re.compile("ab+c"), re.compile("x[yz]")))
    assert [group.may_match(t) for t in ("abc", "ab", "xz", "")] == [True, False, True, False]


def test_what_has_no_relaxed_form_may_always_match() -> None:
    assert Group((re.compile(r"(a)\1"), re.compile("b"))).may_match("c")


def test_without_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "re2", None)
    pattern = re.compile("together-only-here")
    together([pattern])
    assert [m[0] for m in scan(pattern, "a together-only-here b")] == ["together-only-here"]
