"""Whole articles: the specimen, records of many sorts, and texts that give none."""

from __future__ import annotations

import pytest

from announce_extract import Article, extract, extract_many
from announce_extract.schema import Announcement
from tests.facts.story import PUBLISHED, Story, check, stories

B, T = 10**9, 10**12

SPECIMEN = (
    "Chip Courier\n\n"
    "By the hardware desk, June 7, 20265 min read\n\n"
    "Engineers from a Huawei\u2011led team told the world on June\u202f6,\u202f2026 that they had "
    "post\u2011trained DeepSeek’s 1.6\u2011trillion\u2011parameter model with 1,000 "
    "Ascend\u202f910C chips. "
    "DeepSeek had no part in the work, according to Huawei.\n\n"
    "Outsiders have not seen the result. The claim, if it holds, would mean that the chips can "
    "do more "
    "than answer questions.\n\n"
    "TagsHuaweiDeepSeekAscend 910CChips\n"
)


def one(records: list[Announcement]) -> Announcement:
    assert len(records) == 1
    return records[0]


def test_the_specimen() -> None:
    article = Article(
        SPECIMEN,
        title="Huawei\u2011led team says it post\u2011trained DeepSeek’s 1.6T model on 1,000 "
        "Ascend chips",
        published="2026-06-07",
    )
    record = one([r for r in next(iter(extract_many([article]))) if r.primary])
    record.verify(article)
    row = record.to_row()
    expected = {
        "organisation": "Huawei",
        "model": "DeepSeek 1.6T",
        "model_developer": "DeepSeek",
        "parameter_count": 1_600 * B,
        "parameter_count_qualifier": "exact",
        "accelerator": "Ascend 910C",
        "chip_count": 1_000,
        "chip_count_qualifier": "exact",
        "announcement_date": "2026-06-06",
        "training_phase": "post_training",
        "status": "claimed",
        "primary": True,
    }
    assert {k: row[k] for k in expected} == expected


def test_the_specimen_gives_nothing_else() -> None:
    assert len(extract(SPECIMEN, published="2026-06-07")) == 1


def test_the_specimen_quotes_the_odd_characters() -> None:
    record = one(extract(SPECIMEN, published="2026-06-07"))
    assert record.parameter_count is not None
    assert record.announcement_date is not None
    assert record.parameter_count.evidence[0].text.startswith("1.6\u2011trillion\u2011parameter")
    assert record.announcement_date.evidence[0].text == "June\u202f6,\u202f2026"
    assert "Ascend\u202f910C" in [e.text for e in record.evidence()]


RECORDS = (
    Story(
        "a release",
        "Quillon AI today released Brindle, a 70-billion-parameter language model trained on "
        "2,048 H100 GPUs.",
        (
            {
                "organisation": "Quillon AI",
                "model": "Brindle",
                "model_developer": None,
                "parameter_count": 70 * B,
                "accelerator": "H100",
                "chip_count": 2_048,
                "announcement_date": "2026-06-10",
                "training_phase": "training",
                "status": "stated",
                "primary": True,
            },
        ),
    ),
    Story(
        "a cluster",
        "xAI has built a cluster of 100,000 H100 GPUs in Memphis.",
        (
            {
                "organisation": "xAI",
                "model": None,
                "accelerator": "H100",
                "chip_count": 100_000,
                "status": "stated",
            },
        ),
    ),
    Story(
        "a planned cluster",
        "Oracle will deploy 131,072 GB200 GPUs in a new data centre to train AI models.",
        (
            {
                "organisation": "Oracle",
                "accelerator": "GB200",
                "chip_count": 131_072,
                "status": "planned",
            },
        ),
    ),
    Story(
        "nodes times chips",
        "Tsinghua University trained Brindle-7B on 64 nodes of 8 A100 GPUs each.",
        (
            {
                "organisation": "Tsinghua University",
                "model": "Brindle-7B",
                "accelerator": "A100",
                "chip_count": 512,
            },
        ),
    ),
    Story(
        "total and active",
        "Alibaba released Qwen3-235B-A22B, with 235 billion parameters, 22 billion of them active.",
        (
            {
                "model": "Qwen3-235B-A22B",
                "parameter_count": 235 * B,
                "active_parameter_count": 22 * B,
            },
        ),
    ),
    Story(
        "experts give no total",
        "Mistral AI released Mixtral 8x7B in December 2023.",
        (
            {
                "organisation": "Mistral AI",
                "model": "Mixtral 8x7B",
                "parameter_count": None,
                "announcement_date": "2023-12",
            },
        ),
    ),
    Story(
        "tokens, hours, days and cost",
        "Quillon AI trained Brindle-7B on 14.8 trillion tokens. The training took 54 days and "
        "2.7 million GPU-hours. "
        "The training cost was $5.6 million.",
        (
            {
                "model": "Brindle-7B",
                "training_tokens": 14_800 * B,
                "training_days": 54,
                "accelerator_hours": 2_700_000,
                "training_cost_usd": 5_600_000,
            },
        ),
    ),
    Story(
        "weeks are days",
        "Quillon AI trained Brindle-7B for three weeks on 64 H100s.",
        ({"model": "Brindle-7B", "training_days": 21, "chip_count": 64},),
    ),
    Story(
        "hours are days",
        "Quillon AI trained Brindle-7B in 36 hours on 64 H100s.",
        ({"model": "Brindle-7B", "training_days": 1.5},),
    ),
    Story(
        "a cost to somebody",
        "Brindle-7B cost Quillon AI $5.6 million to train.",
        ({"organisation": "Quillon AI", "model": "Brindle-7B", "training_cost_usd": 5_600_000},),
    ),
    Story(
        "money spent",
        "Quillon AI spent $100 million on training Brindle-7B.",
        ({"model": "Brindle-7B", "training_cost_usd": 100_000_000},),
    ),
    Story(
        "compute",
        "Quillon AI released Brindle-7B, which took 3.8e25 FLOPs to train.",
        ({"model": "Brindle-7B", "training_compute_flop": 38 * 10**24},),
    ),
    Story(
        "qualifiers",
        "Quillon AI trained Brindle, a model of about 70 billion parameters, on more than "
        "2,000 H100s.",
        (
            {
                "model": "Brindle",
                "parameter_count": 70 * B,
                "parameter_count_qualifier": "approximate",
                "chip_count": 2_000,
                "chip_count_qualifier": "at_least",
            },
        ),
    ),
    Story(
        "a range",
        "Quillon AI trained Brindle-7B on between 1,000 and 1,200 H100s.",
        (
            {
                "model": "Brindle-7B",
                "chip_count": 1_000,
                "chip_count_max": 1_200,
                "chip_count_qualifier": "range",
            },
        ),
    ),
    Story(
        "two phases on different hardware",
        "Quillon AI pre-trained Brindle-7B on 2,048 H800s and post-trained it on 512 H800s.",
        (
            {"model": "Brindle-7B", "training_phase": "pretraining", "chip_count": 2_048},
            {"model": "Brindle-7B", "training_phase": "post_training", "chip_count": 512},
        ),
    ),
    Story(
        "served",
        "Quillon AI said that Brindle-7B runs on a single H100.",
        ({"model": "Brindle-7B", "accelerator": "H100", "training_phase": "inference"},),
    ),
    Story(
        "everything in the title",
        "The firm gave no details.",
        ({"organisation": "Quillon AI", "model": "Brindle-7B", "chip_count": 64},),
        title="Quillon AI trains Brindle-7B on 64 H100s",
    ),
    Story(
        "a relative day",
        "On Monday, Quillon AI released Brindle-7B.",
        ({"model": "Brindle-7B", "announcement_date": "2026-06-08"},),
    ),
    Story(
        "a dateline",
        "OSLO, June 4, 2026 — Quillon AI has released Brindle-7B.",
        ({"model": "Brindle-7B", "announcement_date": "2026-06-04"},),
    ),
    Story(
        "the day of publication",
        "Quillon AI has released Brindle-7B.",
        ({"announcement_date": PUBLISHED},),
    ),
    Story(
        "an outlet relays",
        "According to Reuters, Quillon AI trained Brindle-7B on 64 H100s.",
        ({"organisation": "Quillon AI", "model": "Brindle-7B", "status": "claimed"},),
    ),
)
NONE = tuple(
    Story(text, text)
    for text in (
        "",
        " \n",
        "GPT-4o beats Claude 3 at chess.",
        "Nvidia's H100 costs $30,000 and is sold out.",
        "The ChatGPT app was downloaded 20 million times.",
        "Shares of Nvidia rose by 3 percent to $140.",
        "The A100 will be closed between junctions 4 and 6 until Monday night.",
        "Nurses with an H100 form had to wait 74 days on average.",
        "The ministry has trained 64 officers.",
        "The MI300X supports up to 192 GB of memory.",
        "Nvidia announced the Rubin GPU for next year.",
        "Our weather model says that it will rain on 70 percent of days.",
        "Model trains need 12 volts.",
        "Researchers would need 10,000 H100s to train such a model.",
        "Four llamas from Peru live at the zoo.",
        "The export of 20,000 H20 chips was refused by Washington.",
        "The fab starts 40,000 wafers a month.",
        "You can rent an H100 for $2 per hour.",
        "The startup raised $40 million to build AI agents.",
    )
)
KNOWN_FAILURES = (
    Story(
        "background before the news",
        "GPT-3, with 175 billion parameters, needed 10,000 V100s. Quillon AI today released "
        "Brindle-7B, which needed 64 H100s.",
        (
            {"model": "GPT-3", "chip_count": 10_000, "announcement_date": None, "primary": False},
            {
                "organisation": "Quillon AI",
                "model": "Brindle-7B",
                "chip_count": 64,
                "primary": True,
            },
        ),
        known="whatever stands in the lead is primary and takes the date of publication",
    ),
    Story(
        "a cost before its noun",
        "The $5.6 million training run of Brindle-7B took 2,048 H800s 55 days, Quillon AI said.",
        (
            {
                "model": "Brindle-7B",
                "chip_count": 2_048,
                "training_days": 55,
                "training_cost_usd": 5_600_000,
            },
        ),
        known="money counts as a cost only after a word for it",
    ),
    Story(
        "a cost in a list",
        "Training Brindle-7B took 1.3 million H100 GPU-hours, 54 days and about $5.6 million, "
        "Quillon AI said.",
        (
            {
                "model": "Brindle-7B",
                "accelerator_hours": 1_300_000,
                "training_days": 54,
                "training_cost_usd": 5_600_000,
            },
        ),
        known="money counts as a cost only after a word for it",
    ),
)


@stories(*RECORDS, *NONE, failing=KNOWN_FAILURES)
def test_records(story: Story) -> None:
    check(story)


def test_no_publication_leaves_a_relative_date_open() -> None:
    record = one(extract("On Monday, Quillon AI released Brindle-7B."))
    assert record.announcement_date is None


@pytest.mark.parametrize("story", RECORDS, ids=lambda s: s.why)
def test_ids_are_unique_and_repeat(story: Story) -> None:
    first, again = (extract(story.text, title=story.title, published=PUBLISHED) for _ in range(2))
    assert first == again
    assert len({r.id for r in first}) == len(first)


def test_many_keeps_the_order() -> None:
    articles = [
        Article(s.text, title=s.title, published=PUBLISHED) for s in (*NONE[:4], *RECORDS[:4])
    ]
    lists = list(extract_many(articles))
    assert lists == [extract(a.text, title=a.title, published=a.published) for a in articles]
