"""What is told of an announcement, and which value is preferred."""

from __future__ import annotations

from typing import Any

import pytest

from announce_extract.merge.own import is_own
from announce_extract.schema import MergedAnnouncement
from tests.merge.story import merged, record, values

OWN = "https://northlight.example/blog/aurora"

# who says how many chips; the preferred number
PREFERRED: dict[str, tuple[list[dict[str, Any]], int]] = {
    "their own before an outlet": (
        [{"chips": 512, "url": OWN}, {"chips": 600, "at": "2026-03-09"}],
        512,
    ),
    "their own hedged before an outlet's exact": (
        [{"chips": (500, "approximate"), "url": OWN}, {"chips": 600}],
        500,
    ),
    "stated before rumoured": (
        [{"chips": 512}, {"chips": 600, "status": "rumoured", "at": "2026-03-09"}],
        512,
    ),
    "exact before hedged": (
        [{"chips": 512}, {"chips": (700, "approximate"), "at": "2026-03-09"}],
        512,
    ),
    "the latest correction": (
        [{"chips": 512, "at": "2026-03-03"}, {"chips": 600, "at": "2026-03-09"}],
        600,
    ),
    "their own correction": (
        [
            {"chips": 512, "url": OWN, "at": "2026-03-03"},
            {"chips": 600, "url": OWN + "/corrected", "at": "2026-03-04"},
            {"chips": 700, "at": "2026-03-09"},
        ],
        600,
    ),
    "the more texts, where nothing else decides": (
        [{"chips": 512}, {"chips": 600}, {"chips": 600}],
        600,
    ),
}


def one(*said: dict[str, Any]) -> MergedAnnouncement:
    (found,) = merged(record(n, **words) for n, words in enumerate(said, 1))
    return found


@pytest.mark.parametrize("name", PREFERRED)
def test_the_preferred_value(name: str) -> None:
    said, preferred = PREFERRED[name]
    assert values(one(*said), "chip_count")[0][0] == preferred


def test_values_stand_side_by_side_with_who_says_so() -> None:
    found = one(
        {"chips": 512}, {"chips": 5120, "text": "copied"}, {"chips": 5120, "text": "copied"}
    )
    assert (found.articles, found.texts) == (3, 2)
    assert values(found, "chip_count") == [(5120, 2, 1), (512, 1, 1)] or values(
        found, "chip_count"
    ) == [(512, 1, 1), (5120, 2, 1)]
    by_value = {v.value: v.records for v in found.told["chip_count"].variants}
    assert by_value == {512: (f"{1:016x}",), 5120: (f"{2:016x}", f"{3:016x}")}
    assert found.disputed == ("chip_count",)


def test_all_evidence_is_kept() -> None:
    records = [record(n, chips=512) for n in range(1, 6)]
    (found,) = merged(records)
    assert {r.id: r for r in found.records} == {r.id: r for r in records}


AGREE = [(2048, 2048), (2048, (2000, "approximate")), (2048, (2000, "at_least")),
         (2048, (4000, "at_most")), (13_200, 13_000)]  # fmt: skip
DIFFER = [(2048, 2000), (2048, 20480), (2048, (4000, "at_least")), (2048, (1000, "at_most")),
          (2048, (3000, "approximate"))]  # fmt: skip


@pytest.mark.parametrize(("given", "other"), AGREE)
def test_numbers_that_can_both_be_right(given: Any, other: Any) -> None:
    assert one({"chips": given}, {"chips": other}).disputed == ()


@pytest.mark.parametrize(("given", "other"), DIFFER)
def test_numbers_that_cannot(given: Any, other: Any) -> None:
    assert one({"chips": given}, {"chips": other}).disputed == ("chip_count",)


def test_other_disputes() -> None:
    assert one({"on": ("H100",)}, {"on": ("H800",)}).disputed == ("accelerators",)
    assert one({"on": ("H100",)}, {"on": ("GPU",)}).disputed == ()
    assert one({}, {"status": "denied"}).disputed == ("status",)
    assert one({"when": "2026-03-03"}, {"when": "2026-03-04"}).disputed == ("announcement_date",)
    assert one({"at": "2026-03-03"}, {"at": "2026-03-04"}).disputed == ()  # only when published
    assert one({"when": "2026-03-03"}, {"when": "2026-03"}).disputed == ()


OWN_PAGES = [
    ("https://openai.com/index/x", ["OpenAI"]),
    ("https://ai.meta.com/blog", ["Meta"]),
    ("https://x.ai/news/grok", ["xAI"]),
    ("https://mistral.ai/news", ["Mistral AI"]),
    ("https://www.huawei.co.uk/", ["Huawei"]),
    ("https://blog.google/technology", ["Google"]),
    ("https://huggingface.co/deepseek-ai/V4", ["DeepSeek", "deepseek-ai"]),
    ("https://github.com/OpenAI/gpt", ["OpenAI"]),
]
FOREIGN = [
    ("https://openai.news.example/x", ["OpenAI"]),
    ("https://example.org/openai", ["OpenAI"]),
    ("https://huggingface.co/someone/openai", ["OpenAI"]),
    ("https://notopenai.com/", ["OpenAI"]),
    ("javascript:openai", ["OpenAI"]),
    ("https://[broken", ["OpenAI"]),
    (None, ["OpenAI"]),
    ("https://com/", ["com"]),
]


@pytest.mark.parametrize(("url", "names"), OWN_PAGES)
def test_pages_of_their_own(url: str, names: list[str]) -> None:
    assert is_own(url, names)


@pytest.mark.parametrize(("url", "names"), FOREIGN)
def test_pages_of_others(url: str | None, names: list[str]) -> None:
    assert not is_own(url, names)
