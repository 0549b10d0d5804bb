"""Going over a page sooner must give exactly what the pattern itself gives."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from announce_extract.patterns import scan as scanning
from announce_extract.patterns.projection import byte_of, projected
from announce_extract.patterns.relaxed import UnreadablePatternError, relaxed
from announce_extract.patterns.scan import finder, scan
from announce_extract.text.normalise import normalise

from ..mentions.test_hostile import PAGE, PIECES, text

ARTICLES = Path(__file__).parents[2] / "data" / "fixtures" / "articles"
PAGES = [normalise(p.read_text("utf-8")).text for p in sorted(ARTICLES.iterdir())]
STRANGE = (
    "\u0130\u0131\u017f\u212a\u00e9\u00c9\u0663\u00b2\u00bd\u2014\u20ac\u3000\x1c\x85"
    "\u4e2d\U0001f600"
)
WORDS = st.sampled_from(
    (
        "Zorvex", "Zorvex-3", "PicoLm 7B", "GPUs", "H100s", "8 x A100", "910C", "1.6 trillion",
        "called", "parameters", "a", "the", "model", "released", "is", "was", "trained", "on", "by",
        "Foo AI", "University of Oslo", "June 6, 2026", "two weeks ago", "fine-tuned", "Nvidia",
        "| Model | Size |", "\n", "\n\n", ",", ".", "(", ")", "\u2014", "'s", "@", "/", "-", "_",
        *STRANGE,
    )
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(WORDS, max_size=20).map(" ".join), st.lists(WORDS, max_size=20).map("".join), st.text()
)


def spans(matches: Iterator[re.Match[str]]) -> list[tuple[int, int]]:
    return [m.span() for m in matches]


def differing(page: str) -> list[str]:
    return [n for n, p in PAGE.items() if spans(scan(p, page)) != spans(p.finditer(page))]


@pytest.mark.parametrize("page", PAGES)
def test_articles(page: str) -> None:
    assert differing(page) == []


@settings(max_examples=150, deadline=None)
@given(TEXTS)
@example("\u212a2 was trained on H\u0661\u0660\u0660s \u017fo \u0130t i\u017f")
def test_any_text(page: str) -> None:
    assert differing(page) == []


@pytest.mark.parametrize("piece", PIECES)
def test_repeated_text(piece: str) -> None:
    assert differing(text(PIECES[piece], 1500)) == []


NOT_OF_PAGES = {"lexicon._RUN", "model._TWICE", "numerals._VAGUE"}
"""Patterns for a name or a number alone, and one that few pages need."""


def test_nearly_all_patterns_are_looked_for_sooner() -> None:
    pytest.importorskip("re2")
    assert {n for n, p in PAGE.items() if finder(p) is None} <= NOT_OF_PAGES


def test_without_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    with_engine = [[spans(scan(p, page)) for p in PAGE.values()] for page in PAGES]
    monkeypatch.setitem(sys.modules, "re2", None)
    monkeypatch.setattr(scanning, "_KNOWN", {})
    assert all(finder(p) is None for p in PAGE.values())
    assert [[spans(scan(p, page)) for p in PAGE.values()] for page in PAGES] == with_engine


@given(st.text())
def test_a_projection_keeps_what_a_character_is(page: str) -> None:
    image = projected(page).decode("ascii")
    assert len(image) == len(page)
    for kind in (r"\w", r"\d", r"\s"):
        assert [m.start() for m in re.finditer(kind, image)] == [
            m.start() for m in re.finditer(kind, page)
        ]


@pytest.mark.parametrize("character", STRANGE)
def test_a_letter_of_another_alphabet_is_one_where_case_is_ignored(character: str) -> None:
    for letter in "abcdefghijklmnopqrstuvwxyz":
        for pattern in (letter, f"[{character}]"):
            for written in (letter, letter.upper(), character):
                if re.fullmatch(pattern, written, re.IGNORECASE):
                    form = relaxed(re.compile(pattern, re.IGNORECASE))
                    assert re.fullmatch(form, chr(byte_of(written)))


@pytest.mark.parametrize("pattern", [r"(a)\1", r"a*", r"(?=a)", r""])
def test_what_has_no_relaxed_form(pattern: str) -> None:
    with pytest.raises(UnreadablePatternError):
        relaxed(re.compile(pattern))
    assert spans(scan(re.compile(pattern), "aab")) == spans(re.finditer(pattern, "aab"))


PATTERNS = (
    r"(?<!\w)ab+(?!\w)", r"a(?=b)", r"^a", r"[^a-z]b", r"(?i:ab)c", r"(?i)a(?-i:B)", r"a{2,9}b",
    r"(?>a|ab)c",
    r"\ba.b\b", r"x++y", r"[\W\d]a", r"[^\s]a", r"[^\w]a", r"a(?:b|)c$", r"(?m:^)ab", r"[é-ü]a",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(PATTERNS), st.text(alphabet=f"abABcxy \n_1{STRANGE}", max_size=30))
def test_small_patterns(pattern: str, page: str) -> None:
    compiled = re.compile(pattern)
    assert spans(scan(compiled, page)) == spans(compiled.finditer(page))


@settings(max_examples=100, deadline=None)
@given(TEXTS.filter(bool), st.data())
def test_a_part_of_a_page(page: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(page)))
    end = data.draw(st.integers(start, len(page)))
    for name, pattern in PAGE.items():
        here = spans(scan(pattern, page, start, end))
        assert here == spans(pattern.finditer(page, start, end)), name


DENSE = ("_WORD", "_NAME")
"""Patterns that match everywhere, where looking for beginnings saves nothing."""


def test_pages_are_scanned() -> None:
    """A page is gone over with `scan`; `finditer` is for a few words."""
    mentions = Path(__file__).parents[2] / "src" / "announce_extract" / "mentions"
    for file in sorted(mentions.glob("*.py")):
        used = re.findall(r"([\w.]+)\.finditer\(text\)", file.read_text("utf-8"))
        assert set(used) <= set(DENSE), f"{file.name}: scan(pattern, text) is as right, and sooner"
