from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from announce_extract.article import Article
from announce_extract.text.page import open_page
from announce_extract.text.sections import Kind


class Case(NamedTuple):
    why: str
    text: str
    blocks: tuple[tuple[Kind, str], ...]
    title: str | None = None


P, H, I, R, B, T = Kind.PARAGRAPH, Kind.HEADING, Kind.ITEM, Kind.ROW, Kind.BOILERPLATE, Kind.TITLE  # noqa: E741

CASES = (
    Case("two paragraphs", "One thing.\n\nAnother one.", ((P, "One thing."), (P, "Another one."))),
    Case("a title", "The body.", ((T, "A name"), (P, "The body.")), "A name"),
    Case(
        "a heading", "What is new\n\nA thing is new.", ((H, "What is new"), (P, "A thing is new."))
    ),
    Case(
        "a heading of Markdown",
        "## Sizes\n\nThere are two.",
        ((H, "## Sizes"), (P, "There are two.")),
    ),
    Case(
        "a short last line is no heading",
        "A thing.\n\nWho knows",
        ((P, "A thing."), (P, "Who knows")),
    ),
    Case(
        "a question is no heading", "Who made it?\nWe did.", ((P, "Who made it?"), (P, "We did."))
    ),
    Case(
        "lines wrapped hard",
        "The model was trained on\neight chips over\nthe summer.",
        ((P, "The model was trained on\neight chips over\nthe summer."),),
    ),
    Case(
        "items",
        "We have:\n- a model\n* a chip\n• a plan\n1. a number",
        ((H, "We have:"), (I, "- a model"), (I, "* a chip"), (I, "• a plan"), (I, "1. a number")),
    ),
    Case(
        "an item goes on",
        "- a model that is\n  rather large.",
        ((I, "- a model that is\n  rather large."),),
    ),
    Case(
        "a table",
        "| Model | Size |\n|---|---|\n| Quartz | 7B |",
        ((R, "| Model | Size |"), (B, "|---|---|"), (R, "| Quartz | 7B |")),
    ),
    Case("a rule", "One.\n-----\nTwo.", ((P, "One."), (B, "-----"), (P, "Two."))),
    Case(
        "reading time",
        "By A. Writer, June 7, 2026, 4 min read\nText here.",
        ((B, ""), (P, "Text here.")),
    ),
    Case("an image credit", "Image credit: A. Painter\nText here.", ((B, ""), (P, "Text here."))),
    Case("tags", "Text here.\nTags: chips, models", ((P, "Text here."), (B, ""))),
    Case("share", "Text here.\n\nShare\n", ((P, "Text here."), (B, ""))),
    Case("copyright", "Text here.\n\n© 2026 The Paper", ((P, "Text here."), (B, ""))),
    Case(
        "a sentence about sharing",
        "Share prices fell on Monday.",
        ((P, "Share prices fell on Monday."),),
    ),
    Case("a sentence about tags", "The tags were removed.", ((P, "The tags were removed."),)),
    Case("empty", "", ()),
    Case("blank", " \n\n \t", ()),
)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.why)
def test_blocks(case: Case) -> None:
    page = open_page(Article(case.text, title=case.title))
    found = [(b.kind, page.text[b.start : b.end].strip()) for b in page.blocks]
    assert [k for k, _ in found] == [k for k, _ in case.blocks]
    assert all(
        words in {"", expected[1]} or not expected[1]
        for (_, words), expected in zip(found, case.blocks, strict=True)
    )


LINES = st.lists(
    st.sampled_from(
        (
            "",
            "- item",
            "| a | b |",
            "---",
            "A heading",
            "A sentence.",
            "goes on",
            "Share",
            " ",
            "12. x",
        )
    ),
    max_size=12,
).map("\n".join)


@settings(max_examples=60, deadline=None)
@given(LINES, st.one_of(st.none(), st.sampled_from(("", "A name", "Two\nlines"))))
def test_blocks_stand_in_order_and_hold_all_words(text: str, title: str | None) -> None:
    page = open_page(Article(text, title=title))
    ends = 0
    for block in page.blocks:
        assert ends <= block.start < block.end <= len(page.text)
        assert not page.text[ends : block.start].strip()
        ends = block.end
    assert not page.text[ends:].strip()
