"""Texts are cut so that marks nest, and nothing of the text is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from announce_extract.report.highlight import pieces
from announce_extract.report.quotes import Spot

TEXT = "on 12,288 GB200 GPUs"


def drawn(text: str, *spans: tuple[int, int]) -> str:
    """The text with brackets for marks; a mark that goes on opens with a brace."""
    found = pieces(text, {Spot("text", a, b): [] for a, b in spans})
    return "".join(
        p.text or ("]" if p.closes else "[" if p.first else "{" if p.opens else "") for p in found
    )


CASES = {
    "none": ((), TEXT),
    "one": (((3, 9),), "on [12,288] GB200 GPUs"),
    "two": (((0, 2), (3, 9)), "[on] [12,288] GB200 GPUs"),
    "touching": (((0, 2), (2, 9)), "[on][ 12,288] GB200 GPUs"),
    "one inside another": (((3, 15), (10, 15)), "on [12,288 [GB200]] GPUs"),
    "beginning together": (((3, 9), (3, 15)), "on [[12,288] GB200] GPUs"),
    "crossing": (((3, 15), (10, 20)), "on [12,288 [GB200]]{ GPUs]"),
    "all": (((0, 20),), "[on 12,288 GB200 GPUs]"),
}


@pytest.mark.parametrize(("spans", "shown"), CASES.values(), ids=CASES)
def test_where_marks_begin_and_end(spans: tuple[tuple[int, int], ...], shown: str) -> None:
    assert drawn(TEXT, *spans) == shown


@given(
    st.text(min_size=1, max_size=30).flatmap(
        lambda text: st.tuples(
            st.just(text),
            st.sets(
                st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(
                    lambda ab: ab[0] < ab[1]
                ),
                max_size=8,
            ),
        )
    )
)
def test_every_mark_covers_its_words_and_is_closed(
    case: tuple[str, set[tuple[int, int]]],
) -> None:
    text, spans = case
    found = pieces(text, {Spot("text", a, b): [] for a, b in spans})
    assert "".join(p.text for p in found) == text
    covered: dict[Spot, str] = {}
    begun: list[Spot] = []
    stack: list[Spot] = []
    for p in found:
        if p.closes:
            stack.pop()
        elif p.opens:
            stack.append(p.opens)
            begun += [p.opens] if p.first else []
        for spot in stack:
            covered[spot] = covered.get(spot, "") + p.text
    assert not stack
    assert sorted(begun) == sorted(Spot("text", a, b) for a, b in spans)
    assert covered == {Spot("text", a, b): text[a:b] for a, b in spans}
