from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from announce_extract.text.normalise import normalise

quick = settings(max_examples=60, deadline=None)

# what the edits of the normalised text feed on, beside any other character
PIECES = st.sampled_from(
    (
        "&#8209;",
        "&nbsp;",
        "&amp;",
        "&hellip;",
        "&#x2011;",
        "&#99999999;",
        "&nope;",
        "\u00ad",
        "\u200b",
        "\ufeff",
        "-\n",
        "-\r\n",
        "\r\n",
        "\r",
        "bil-\nlion",
        "theQwen",
        "ReleasedFoo",
        "FaceandModel",
        "\u2011",
        "June 7, 20263 min read",
        "\u202f",
        "\uff17\uff22",
        "<b>",
        "</p>",
        "<a href=x>",
        "OFA[^1]",
        "e\u0301",
        "\u0301\u0323",
        "7B",
        " ",
        "and",
        "A",
        "’",
        "×",
        "\x00",
    )
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=14).map("".join)


class Case(NamedTuple):
    why: str
    text: str
    normal: str


YES = (
    Case("a non-breaking hyphen", "1.6\u2011trillion", "1.6-trillion"),
    Case("other hyphens and a minus", "a\u2010b\u2212c\uff0dd", "a-b-c-d"),
    Case("narrow and wide spaces", "June\u202f6,\u00a02026\u2003on", "June 6, 2026 on"),
    Case("curly quotes", "Ada’s “old” ‘model’", "Ada's \"old\" 'model'"),
    Case("a times sign", "8×H100", "8xH100"),
    Case("signs for about", "≈7B, ∼8B, ～9B", "~7B, ~8B, ~9B"),
    Case("full-width digits and letters", "\uff17\uff10\uff22", "70B"),
    Case("a numeric entity", "1.6&#8209;trillion", "1.6-trillion"),
    Case("a hexadecimal entity", "1.6&#x2011;trillion", "1.6-trillion"),
    Case("a named entity", "8&nbsp;GPUs", "8 GPUs"),
    Case("an ampersand", "Research &amp; Co", "Research & Co"),
    Case("a tag", "on H<b>100</b>s", "on H100s"),
    Case("a mark of a footnote", "OFA[^1] is", "OFA is"),
    Case("marks apart from their letters", "Cafe\u0301 S\u0323\u0307", "Caf\u00e9 \u1e68"),
    Case("a soft hyphen", "para\u00admeters", "parameters"),
    Case("a zero-width space", "Ascend\u200b910C", "Ascend910C"),
    Case("a word broken at the line's end", "seven bil-\nlion", "seven billion"),
    Case("line ends of Windows", "one\r\ntwo", "one\ntwo"),
    Case("an article glued to a name", "theQuartz series", "the Quartz series"),
    Case("a verb glued to a name", "introducingQuartz", "introducing Quartz"),
    Case("two names glued by and", "HuggingandModel", "Hugging and Model"),
    Case("a year glued to a reading time", "June 7, 20263 min read", "June 7, 2026 3 min read"),
)
NO = (
    Case("plain text", "Quartz has 7B parameters.", "Quartz has 7B parameters."),
    Case("an em dash", "the chip — and", "the chip — and"),
    Case("a hyphen before a capital", "Qwen-\nMax", "Qwen-\nMax"),
    Case("a hyphen inside a line", "post-training", "post-training"),
    Case("an unknown entity", "R&D; and A&B", "R&D; and A&B"),
    Case("a word that begins like an article", "theory", "theory"),
    Case("and inside a word", "brand Andes", "brand Andes"),
    Case("a year alone", "June 7, 2026", "June 7, 2026"),
    Case("nothing", "", ""),
)


@pytest.mark.parametrize("case", [*YES, *NO], ids=lambda c: c.why)
def test_normal_text(case: Case) -> None:
    assert normalise(case.text).text == case.normal


class Span(NamedTuple):
    text: str
    normal: str
    original: str


SPANS = (
    Span(
        "on 1,000\u202fAscend\u2011910C chips", "1,000 Ascend-910C", "1,000\u202fAscend\u2011910C"
    ),
    Span(
        "with 7&nbsp;billion&#32;parameters.",
        "7 billion parameters",
        "7&nbsp;billion&#32;parameters",
    ),
    Span("seven bil-\nlion parameters", "billion parameters", "bil-\nlion parameters"),
    Span("its para\u00admeter count", "parameter", "para\u00admeter"),
    Span("theQuartz series", "Quartz", "Quartz"),
    Span("HuggingandModel", "Model", "Model"),
    Span("June 7, 20263 min read", "June 7, 2026", "June 7, 2026"),
    Span("one\r\ntwo\r\nthree", "three", "three"),
)


@pytest.mark.parametrize("case", SPANS, ids=lambda c: c.original)
def test_a_span_finds_its_way_back(case: Span) -> None:
    normal = normalise(case.text)
    start = normal.text.index(case.normal)
    a, b = normal.original(start, start + len(case.normal))
    assert case.text[a:b] == case.original


@quick
@given(TEXTS, st.data())
def test_every_span_lies_in_the_original(text: str, data: st.DataObject) -> None:
    normal = normalise(text)
    if not normal.text:
        return
    start = data.draw(st.integers(0, len(normal.text) - 1))
    end = data.draw(st.integers(start + 1, len(normal.text)))
    a, b = normal.original(start, end)
    assert 0 <= a < b <= len(text)


@quick
@given(TEXTS)
def test_the_way_back_keeps_the_order(text: str) -> None:
    normal = normalise(text)
    ends = [normal.original(i, i + 1) for i in range(len(normal.text))]
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(ends))


@quick
@given(TEXTS)
def test_a_character_that_stayed_is_found_where_it_stood(text: str) -> None:
    normal = normalise(text)
    for i, character in enumerate(normal.text):
        if character.isdigit() and character.isascii():
            a, b = normal.original(i, i + 1)
            assert text[a:b] != ""
            assert len(text[a:b]) > 1 or text[a:b].isdigit()


@quick
@given(
    st.text(st.characters(max_codepoint=126, exclude_characters="&-\r`\x00\t\x0b\x0c"), max_size=60)
)
def test_lower_case_plain_text_stays(text: str) -> None:
    assert normalise(text.lower()).text == text.lower()
