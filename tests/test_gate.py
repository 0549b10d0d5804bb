"""The gate refuses only what would give nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from announce_extract.article import Article
from announce_extract.gate import Gate
from announce_extract.pipeline import Extractor
from announce_extract.vocabulary import load

from .facts import test_actors, test_linking, test_status
from .facts.story import Story, article
from .test_pipeline import NONE, RECORDS

FIXTURES = Path(__file__).parent.parent / "data" / "fixtures" / "gold.jsonl"
GATE = Gate(load(()))
UNGATED = Extractor(gate=False)
STORIES = (
    *RECORDS,
    *NONE,
    *test_linking.APPOSITION,
    *test_linking.TWO_MODELS,
    *test_linking.TABLES,
    *test_linking.FAMILIES,
    *test_actors.ACTORS,
    *test_actors.DESCRIBED,
    *test_actors.DEPLOYMENTS,
    *test_status.RUMOURED,
    *test_status.DENIED,
)


def check(source: Article) -> None:
    if not GATE.admits(source):
        assert UNGATED.extract(source) == []


def _fixtures() -> list[Article]:
    lines = [json.loads(line) for line in FIXTURES.read_text("utf-8").splitlines() if line.strip()]
    return [
        Article(d["text"], title=d["title"], published=d["published"], id=d["id"]) for d in lines
    ]


@pytest.mark.parametrize("source", _fixtures(), ids=lambda a: str(a.id))
def test_fixtures(source: Article) -> None:
    check(source)


@pytest.mark.parametrize("source", _fixtures(), ids=lambda a: str(a.id))
def test_sentences_of_the_fixtures(source: Article) -> None:
    for sentence in source.text.replace("\n", " ").split(". "):
        check(Article(sentence + ".", published="2026-06-10"))


@pytest.mark.parametrize("story", STORIES, ids=lambda s: s.why)
def test_stories(story: Story) -> None:
    source = article(story)
    check(source)
    assert GATE.admits(source) or not story.records


def test_a_title_alone_is_looked_at() -> None:
    assert GATE.admits(Article("Nothing.", title="Quillon releases a language model"))


REFUSED = (
    "It rained.",
    "The mayor of Oslo was re-elected on Sunday.",
    "Prices rose by 3.1 percent in May.",
    "",
)


@pytest.mark.parametrize("text", REFUSED)
def test_ordinary_text_is_refused(text: str) -> None:
    assert not GATE.admits(Article(text))


INSIDE = ("<small>", "</small>", "<NOBR>", "<o:p>", "<my-tag x=1>", "<t\u00e9>", "</p>", "<i\n>")


@pytest.mark.parametrize("tag", INSIDE)
def test_a_tag_may_hide_a_size(tag: str) -> None:
    assert GATE.admits_raw(f"Marigold-VL has 2{tag}T".encode())


@pytest.mark.parametrize("tag", ["<p>", "<br/>", "<TD x=1>", "<h2>"])
def test_a_tag_of_a_block_hides_nothing(tag: str) -> None:
    assert not GATE.admits_raw(f"The rain fell{tag}on Oslo".encode())


# words of the open patterns, and what stands around names; few of them are words of the gate
WORDS = st.sampled_from(
    (
        "Zorvex",
        "Zorvex-3",
        "Zorvex-T",
        "Quillon AI",
        "Oslo Institute",
        "PicoLm",
        "V4",
        "64",
        "7B",
        "1.6 trillion",
        "(24B),",
        "a",
        "an",
        "the",
        "its",
        "is",
        "was",
        "has",
        "made",
        "by",
        "from",
        "of",
        "and",
        "on",
        "in",
        "at",
        "says",
        "said",
        "it",
        "landed",
        "arrived",
        "went live",
        "came out",
        "out today",
        "will",
        "use",
        "bought",
        "order",
        "2024",
        "May 2025",
        "Monday",
        "today",
        ",",
        ".",
        "—",
        ":",
        "\n\n",
        "\n- ",
        "| ",
        "'s",
        "system",
        "assistant",
        "version",
        "billion",
        "weighs in at",
        "gets by with",
        "uses",
        "which",
        "that",
        "shown",
        "distilled",
        "sized",
        "H 100",
        "A 100",
        "910C",
        "boxes",
        "nodes",
        "machines",
        "days",
        "hours",
        "$5 million",
        "cost",
        "served",
        "RL",
        "SFT",
        "LoRA",
        "serving",
        "production",
        "runs on",
        "world",
        "vision",
        "speech",
        "team",
        "startup",
        "lab",
    )
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(WORDS, max_size=14).map(" ".join),
    st.one_of(st.none(), st.lists(WORDS, max_size=5).map(" ".join)),
)
@example("Zorvex-3 landed. Quillon AI uses Zorvex-3.", None)
@example("Quillon AI says Zorvex-3 runs on 64 boxes in production.", None)
@example("Quillon AI: Zorvex-3 weighs in at 7B.", None)
@example("K2, an assistant by Quillon AI, went live on Monday.", None)
def test_made_up_text(text: str, title: str | None) -> None:
    check(Article(text, title=title, published="2026-06-10"))
