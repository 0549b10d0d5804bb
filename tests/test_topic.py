"""What a page must speak of, and that the gate finds each of these words however it is written."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from announce_extract import Article, Extractor
from announce_extract.gate import Gate
from announce_extract.mentions.topic import FIELD, SHORT, Topic
from announce_extract.text.normalise import normalise
from announce_extract.vocabulary import load

VOCABULARY = load(())
TOPIC = Topic(VOCABULARY)
GATE = Gate(VOCABULARY)
WORDS = tuple(w.strip("<>") for w in (*TOPIC.sure, *FIELD))
LONG = "It rained on the mayor of Oslo, who was not amused at all. " * 40
assert len(LONG) > SHORT

ON = (
    "They trained it on 64 H100s.", "A language-model for Oslo.", "Foo-7B is out.", "Falcon 180B",
    "two billion-parameter siblings", f"{LONG} A GPU. {LONG}", f"{LONG} Claude is an AI. {LONG}",
    f"{LONG} An AI called Aurora 2. {LONG}",
)  # fmt: skip
OFF = (
    "It rained.", "She won $7B.", "The model wore silk.", f"{LONG} It is an AI. {LONG}",
    f"{LONG} Claude won the race. {LONG}", f"{LONG} An AI saw the aurora. {LONG}",
    "He trained for years.", "The 747s are grounded.", "",
)  # fmt: skip
# how a space or a hyphen of a word may come
GAPS = ("", " ", "-", "\n", "\u2011", "\u00a0", "\u202f", "\u00ad", "\u200b", "&nbsp;", "-\n")
SPLITS = ("", "\u00ad", "\u200b", "-\n", "&shy;", "&#8203;", "**")


@pytest.mark.parametrize("text", ON, ids=lambda t: t[-30:])
def test_on_topic(text: str) -> None:
    assert TOPIC.is_met(text)
    assert GATE.admits(Article(text))


@pytest.mark.parametrize("text", OFF, ids=lambda t: t[-30:])
def test_off_topic(text: str) -> None:
    assert not TOPIC.is_met(text)


def test_the_gate_refuses_what_is_off_topic() -> None:
    assert [t for t in OFF if GATE.admits(Article(t))] == []
    assert [t for t in OFF if GATE.admits_raw(t.encode())] == [t for t in OFF if " AI" in t]


def met(text: str) -> bool:
    return TOPIC.is_met(normalise(text).text)


@pytest.mark.parametrize("word", WORDS)
def test_every_word_is_seen_in_raw_bytes(word: str) -> None:
    for gap in GAPS:
        for written in (word, word.upper()):
            text = f"x the {written.replace(' ', gap)} y"
            for raw in forms(text):
                assert GATE.admits_raw(raw) or not met(text), raw


NAMES = (*TOPIC.names, *(f"{name} 2" for name in TOPIC.numbered))
GLUED = ("the{}", "by {}and Foo", "on{}and", "{}'s", "**{}**", "{}s are", "x&amp;{}")


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(NAMES), st.sampled_from(GAPS), st.sampled_from(GLUED))
def test_names_on_long_pages(name: str, gap: str, around: str) -> None:
    for written in (name.replace(" ", gap), name.replace("-", gap)):
        text = f"{LONG} An AI of {around.format(written)} it is. {LONG}"
        assert GATE.admits(Article(text)) or not met(text)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(("&amp; ", "&lt;", " ** ", "[[x]] ", "\r\n")), st.integers(1, SHORT))
def test_marks_do_not_make_a_page_long(mark: str, times: int) -> None:
    text = f"An AI. {mark * times}"
    assert GATE.admits(Article(text)) or not met(text)


def forms(text: str) -> list[bytes]:
    """As text, as JSON with and without escapes, as HTML."""
    body = {"title": None, "text": text}
    return [
        text.encode(),
        json.dumps(body).encode(),
        json.dumps(body, ensure_ascii=False).encode(),
        f"<html><body><p>{text}</p></body></html>".encode(),
    ]


PIECES = st.sampled_from(
    (
        *WORDS, *GAPS, *SPLITS, "the", "and", "7B", "Foo", "-360M", "$5B", "(", "x", ".", "\u20ac",
        "H100", "s", "Claude", "b", "\u0131", "\uff21\uff29", "\\n", "\r\n", "2", "A.I.",
    )
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=8).map("".join))
def test_the_gate_refuses_nothing_that_is_on_topic(text: str) -> None:
    if met(text):
        assert all(GATE.admits_raw(raw) for raw in forms(text))


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=8).map(" ".join))
def test_words_apart(text: str) -> None:
    if met(text):
        assert all(GATE.admits_raw(raw) for raw in forms(text))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(WORDS), st.sampled_from(SPLITS), st.integers(0, 20))
def test_a_split_word(word: str, split: str, at: int) -> None:
    text = f"the {word[:at]}{split}{word[at:]} of"
    if met(text):
        assert all(GATE.admits_raw(raw) for raw in forms(text))


def test_without_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "re2", None)
    plain = Gate(VOCABULARY)
    for text in (*ON, *OFF, *WORDS):
        for raw in forms(text):
            assert plain.admits_raw(raw) == GATE.admits_raw(raw)


def test_an_entry_of_ones_own_is_looked_for(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[[organisations]]\nname = "Foo"\nkind = "vendor"\n'
        '[[accelerators]]\nname = "Q77X"\nvendor = "Foo"\nkind = "npu"\n',
        encoding="utf-8",
    )
    gate = Gate(load([own]))
    assert gate.admits_raw(b'{"text": "512 Q77Xs"}')
    assert not GATE.admits_raw(b'{"text": "512 Q77Xs"}')


def test_no_gate_gives_the_same() -> None:
    with_gate, without = Extractor(), Extractor(gate=False)
    assert without.gate is None
    for text in (*ON, *OFF, "Acme AI released Roadrunner-7B, trained on 512 H100s."):
        assert with_gate.extract(Article(text)) == without.extract(Article(text))
