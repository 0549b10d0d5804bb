"""The shared articles, where they are at hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from announce_extract.article import Article
from announce_extract.pipeline import default_extractor

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "corpus"
NEWS = FOLDER / "dev-news.jsonl"

pytestmark = pytest.mark.skipif(not NEWS.exists(), reason="the shared articles are not at hand")


def _articles(path: Path) -> list[Article]:
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [
        Article(d["text"], title=d["title"], published=d["published"], url=d["url"], id=d["id"])
        for d in lines
    ]


def test_the_specimen() -> None:
    article = next(a for a in _articles(NEWS) if a.id == "news-001")
    primary = [r for r in default_extractor().extract(article) if r.primary]
    assert len(primary) == 1
    row = primary[0].to_row()
    expected = {
        "organisation": "Huawei",
        "model": "DeepSeek 1.6T",
        "model_developer": "DeepSeek",
        "parameter_count": 1_600_000_000_000,
        "accelerator": "Ascend 910C",
        "chip_count": 1_000,
        "chip_count_qualifier": "exact",
        "announcement_date": "2026-06-06",
        "training_phase": "post_training",
        "status": "claimed",
    }
    assert {k: row[k] for k in expected} == expected


@pytest.mark.parametrize("path", sorted(FOLDER.glob("dev-*.jsonl")), ids=lambda p: p.stem)
def test_all_words_are_quoted_rightly(path: Path) -> None:
    for article in _articles(path):
        for record in default_extractor().extract(article):
            record.verify(article)
