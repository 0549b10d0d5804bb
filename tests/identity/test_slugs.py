from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from announce_extract.identity import clean, slug, tokens

SAME = [
    ("GPT-4", "GPT4", "gpt 4", "GPT\u20114"),
    ("Llama 3.1 405B", "llama-3.1-405B", "LLAMA 3.1 405b"),
    ("Qwen3-235B-A22B", "Qwen 3 235B A22B"),
    ("DeepSeek-V3", "DeepSeek V3"),
    ("Aurora-2", "Aurora\u200e-2", "Aurora-2\u200b"),
]
DIFFERENT = [
    ("Phi-3 5B", "Phi-3.5B"),
    ("Phi-35B", "Phi-3 5B"),
    ("C", "C++"),
    ("C#", "C++"),
    ("कि", "का"),
    ("\u200f", "\u200e\u200e."),
    ("x" * 10_000, "x" * 10_001),
]


@pytest.mark.parametrize("names", SAME, ids=lambda names: names[0])
def test_ways_of_writing_are_one(names: tuple[str, ...]) -> None:
    assert len({slug(name) for name in names}) == 1


@pytest.mark.parametrize("names", DIFFERENT, ids=lambda names: slug(names[0])[:20])
def test_names_that_differ_are_told_apart(names: tuple[str, str]) -> None:
    assert slug(names[0]) != slug(names[1])


def test_no_script_is_lost() -> None:
    assert slug("智谱AI") == "智谱ai"
    assert slug("Linköping University") == "linköping-university"


@given(st.text(min_size=1))
def test_any_name_gives_a_slug_that_an_iri_can_hold(name: str) -> None:
    from pyoxigraph import NamedNode

    made = slug(name)
    assert 0 < len(made) < 100
    assert NamedNode(f"https://example.org/{made}").value.endswith(made)
    assert not set(made) & set(' <>"{}|\\^`/#?%\n\t')


@given(st.text(min_size=1))
def test_cleaning_twice_changes_nothing(name: str) -> None:
    assert clean(clean(name)) == clean(name)
    assert tokens(clean(name)) == tokens(name)
