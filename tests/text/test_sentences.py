from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from announce_extract.article import Article
from announce_extract.text.page import open_page


class Case(NamedTuple):
    why: str
    sentences: tuple[str, ...]
    known: str = ""


TWO = (
    Case("a full stop", ("It is out.", "It is large.")),
    Case("a question", ("Is it out?", "It is.")),
    Case("a quotation", ('"It is out."', "So he said.")),
    Case("a number begins", ("It is out.", "8 chips were used.")),
    Case("a year ends", ("It came in 2026.", "Nobody saw it.")),
    Case("a size ends", ("It has 7B.", "Its sister has 70B.")),
    Case("a chip ends", ("They used H100s.", "Nothing else was used.")),
    Case("a version ends", ("They run Quartz 3.1.", "Others do not.")),
)
ONE = (
    Case("a decimal", ("It has 1.6 trillion parameters.",)),
    Case("a version", ("They released Quartz v3.2 Exp on Monday.",)),
    Case("a company", ("Foundry Inc. Released its model.",)),
    Case("a month", ("On Jan. 14 it was released.",)),
    Case("a title", ("It was Dr. Ames who did it.",)),
    Case("initials", ("It was J. R. Ames who did it.",)),
    Case("a country", ("The U.S. Government bought 64 chips.",)),
    Case("for instance", ("Some chips, e.g. Ascends, were used.",)),
    Case("a number", ("This is model No. 4 of the series.",)),
    Case("versus", ("It was Quartz vs. Marble all day.",)),
    Case("approximately", ("It has approx. 7 billion parameters.",)),
    Case("lower case goes on", ("It is at quartz.ai. as they write it",)),
)
KNOWN_FAILURES = (
    Case(
        "a letter as a name ends",
        ("They call it Model B.", "Nobody uses it."),
        "a capital and a stop is an initial",
    ),
)
ALL = [*TWO, *ONE, *KNOWN_FAILURES]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            c, id=c.why, marks=[pytest.mark.xfail(strict=False, reason=c.known)] if c.known else []
        )
        for c in ALL
    ],
)
def test_sentences(case: Case) -> None:
    page = open_page(Article(" ".join(case.sentences)))
    assert tuple(page.text[s.start : s.end].strip() for s in page.sentences) == case.sentences


def test_a_row_is_one_sentence() -> None:
    page = open_page(Article("| It is. | Is it. It is. |"))
    assert len(page.sentences) == 1


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ("A. ", "it ", "Inc. ", "7. ", "\n", "\n\n", "- ", "x! ", '." ', "? ", "| ")
        ),
        max_size=20,
    )
)
def test_sentences_stand_in_order_and_hold_all_words(pieces: list[str]) -> None:
    page = open_page(Article("".join(pieces)))
    ends = 0
    for s in page.sentences:
        assert ends <= s.start < s.end
        assert not page.text[ends : s.start].strip()
        ends = s.end
        assert page.blocks[s.block].start <= s.start
        assert s.end <= page.blocks[s.block].end
    assert not page.text[ends:].strip()
