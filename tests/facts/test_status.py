"""How the text stands to what it says."""

from __future__ import annotations

from .story import Story, check, stories

STATED = (
    Story("a release", "Quillon AI today released Brindle-7B.", ({"status": "stated"},)),
    Story("plainly", "Quillon AI trained Brindle-7B on 64 H100s.", ({"status": "stated"},)),
)
CLAIMED = (
    Story("says", "Quillon AI says it trained Brindle-7B on 64 H100s.", ({"status": "claimed"},)),
    Story(
        "claims",
        "Quillon AI claims that Brindle-7B was trained on 64 H100s.",
        ({"status": "claimed"},),
    ),
    Story(
        "according to",
        "According to Quillon AI, Brindle-7B was trained on 64 H100s.",
        ({"status": "claimed"},),
    ),
    Story(
        "at the end",
        "Brindle-7B was trained on 64 H100s, Quillon AI said.",
        ({"status": "claimed"},),
    ),
)
RUMOURED = (
    Story(
        "reportedly",
        "OpenAI is reportedly training GPT-6 on 100,000 GB200 chips.",
        ({"status": "rumoured"},),
    ),
    Story(
        "believed", "GPT-6 is believed to have 5 trillion parameters.", ({"status": "rumoured"},)
    ),
    Story(
        "people familiar",
        "OpenAI has trained GPT-6 on 100,000 H100s, people familiar with the matter said.",
        ({"status": "rumoured"},),
    ),
)
PLANNED = (
    Story("plans", "xAI plans to train Grok 5 on 200,000 GPUs.", ({"status": "planned"},)),
    Story("will", "xAI will train Grok 5 on 200,000 GPUs.", ({"status": "planned"},)),
    Story(
        "is expected", "xAI is expected to train Grok 5 on 200,000 GPUs.", ({"status": "planned"},)
    ),
)
DENIED = (
    Story(
        "did not",
        "Quillon AI did not train Brindle-7B on 64 H100s.",
        ({"model": "Brindle-7B", "chip_count": 64, "status": "denied"},),
    ),
    Story(
        "was not",
        "Brindle-7B was not trained on H100s.",
        ({"accelerator": "H100", "status": "denied"},),
    ),
    Story(
        "is not true",
        "It is not true that Quillon AI trained Brindle-7B on 64 H100s.",
        ({"status": "denied"},),
    ),
    Story(
        "a denied phase",
        "Quillon AI denies that Brindle-7B was distilled from GPT-4.",
        ({"model": "Brindle-7B", "training_phase": "distillation", "status": "denied"},),
    ),
    Story(
        "denied",
        "DeepSeek denied that it trained DeepSeek-V4 on 10,000 H100s.",
        ({"status": "denied"},),
    ),
)
CORRECTED = (
    Story(
        "not A but B",
        "Quillon AI trained Brindle-7B not on 10,000 but on 1,000 H100s.",
        ({"model": "Brindle-7B", "chip_count": 1_000},),
    ),
)
HARDER = (
    Story(
        "would, after said",
        "Quillon AI said on Tuesday that it would train Brindle-2 on 10,000 H100s next year.",
        ({"announcement_date": "2026-06-09", "status": "planned"},),
    ),
    Story(
        "no plans",
        "Quillon AI has no plans to train Brindle-7B on H100s.",
        ({"model": "Brindle-7B", "status": "denied"},),
    ),
)
KNOWN_FAILURES = ()


@stories(
    *STATED, *CLAIMED, *RUMOURED, *PLANNED, *DENIED, *CORRECTED, *HARDER, failing=KNOWN_FAILURES
)
def test_status(story: Story) -> None:
    check(story)
