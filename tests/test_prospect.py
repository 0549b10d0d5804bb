"""Pages that end early would have given nothing: the records are those of the whole way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from announce_extract.article import Article
from announce_extract.pipeline import Extractor
from announce_extract.records.prospect import may_give

from .facts.story import article
from .test_gate import STORIES

HERE = Path(__file__).parent
FILES = (
    HERE.parent / "data" / "fixtures" / "gold.jsonl",
    *sorted((HERE / "blind").glob("*.jsonl")),
)
SHORT_WAY, WHOLE_WAY = Extractor(), Extractor(gate=False)
ENDS_EARLY = (
    "Nvidia sells GPUs, and AI needs them.",
    "Claude is an AI model that people like.",
    "Each node has 8 A100 GPUs, priced at $200,000, said the AI company.",
    "It is said that a language model is like a parrot.",
)


def _articles() -> list[Article]:
    lines = [line for file in FILES for line in file.read_text("utf-8").splitlines() if line]
    entries = map(json.loads, lines)
    return [Article(e["text"], e.get("title"), e.get("published"), id=e["id"]) for e in entries]


def test_the_records_are_those_of_the_whole_way() -> None:
    for source in (*_articles(), *map(article, STORIES)):
        assert SHORT_WAY.extract(source) == WHOLE_WAY.extract(source), source.id


@pytest.mark.parametrize("text", ENDS_EARLY)
def test_ends_early(text: str) -> None:
    (reading,) = SHORT_WAY.read(Article(text))
    assert not may_give(reading)
    assert WHOLE_WAY.extract(Article(text)) == []
