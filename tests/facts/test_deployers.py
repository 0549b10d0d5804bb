"""Who builds or uses chips that belong to no model, and what chips make no record."""

from __future__ import annotations

from .story import Story, check, stories

DEPLOYERS = (
    Story(
        "a row of a table",
        "| Company | GPUs |\n|---|---|\n| Meta | 350,000 H100s |\n| xAI | 100,000 H100s |",
        (
            {"organisation": "Meta", "accelerator": "H100", "chip_count": 350_000},
            {"organisation": "xAI", "accelerator": "H100", "chip_count": 100_000},
        ),
    ),
    Story(
        "who begins the next sentence",
        "A cluster of 100,000 Trainium3 chips is live in Indiana. Anthropic is its only tenant.",
        ({"organisation": "Anthropic", "accelerator": "Trainium3", "chip_count": 100_000},),
    ),
    Story(
        "not who supplies them",
        "Dell delivered the servers, and Quillon AI turned on 7,200 GB300 chips for training.",
        ({"organisation": "Quillon AI", "accelerator": "GB300", "chip_count": 7200},),
    ),
    Story(
        "a ministry hands them out",
        "South Korea's Ministry of Science will hand 13,000 Blackwell GPUs to five consortiums.",
        ({"organisation": "Ministry of Science", "chip_count": 13_000},),
    ),
    Story(
        "a contract",
        "OpenAI signed a $38bn contract with AWS for hundreds of thousands of GB200 chips.",
        ({"organisation": "OpenAI", "accelerator": "GB200", "chip_count": 100_000},),
    ),
)
PRONOUNS = (
    Story(
        "it is who the sentence begins with",
        "CoreWeave disclosed that OpenAI would pay it for compute; it runs 250,000 Nvidia GPUs.",
        ({"organisation": "CoreWeave", "accelerator": "NVIDIA GPU", "chip_count": 250_000},),
    ),
)
NOBODY = (
    Story("what a product is made of", "AMD's Helios rack houses 72 MI455X GPUs and AI software."),
    Story(
        "what a rule allows",
        "Under the draft rule no country may import more than 50,000 H100-class AI chips.",
    ),
    Story("what would be needed", "Suppose you wanted to train a 100B model on 2,000 H100s."),
    Story(
        "someone's role",
        "Noam Shazeer, Gemini co-lead, said that he is leaving Google for an AI start-up.",
    ),
)


@stories(*DEPLOYERS, *PRONOUNS, *NOBODY)
def test_deployers(story: Story) -> None:
    check(story)
