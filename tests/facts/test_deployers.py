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
        "a giant and its partner",
        "Telco giant Orovia and Nvidia are to open an AI factory with 10,000 Blackwell GPUs.",
        ({"organisation": "Orovia|Nvidia", "chip_count": 10_000, "status": "planned"},),
    ),
    Story(
        "a machine that houses them",
        "xAI's Colossus 2 will house 550,000 GB200s, Musk wrote about the AI training site.",
        ({"organisation": "xAI", "model": None, "chip_count": 550_000, "status": "planned"},),
    ),
    Story(
        "not who is hired",
        "Amazon hires Foxwell Systems to install 40,000 Trainium2 chips in Ohio.",
        ({"organisation": "Amazon", "accelerator": "Trainium2", "chip_count": 40_000},),
    ),
    Story(
        "not who builds to order",
        "Google has placed an order for Intel to build more than 3 million of its TPUs for AI.",
        ({"organisation": "Google", "accelerator": "TPU", "chip_count": 3_000_000},),
    ),
    Story(
        "what is utilised without a count",
        "While ByteDance already utilizes the Ascend 910B for inference, its language "
        "models need more.",
        ({"organisation": "ByteDance", "accelerator": "Ascend 910B", "chip_count": None},),
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
BUYERS = (
    Story(
        "whatever it does with so many chips",
        "Poolside has bagged 40,000 GB300s.",
        ({"organisation": "Poolside", "accelerator": "GB300", "chip_count": 40_000},),
    ),
    Story(
        "a machine with a name, whoever owns it",
        "Denmark's Gefion supercomputer is powered by 1,528 H100s.",
        ({"organisation": None, "accelerator": "H100", "chip_count": 1528},),
    ),
    Story(
        "who each has so many",
        "Quillon AI, Tarn Labs and Moorland AI will each deploy up to 50,000 GPUs, while Naver "
        "Cloud will install around 60,000 units, bringing the total to 210,000.",
        (
            {"organisation": "Quillon AI", "chip_count": 50_000},
            {"organisation": "Tarn Labs", "chip_count": 50_000},
            {"organisation": "Moorland AI", "chip_count": 50_000},
            {"organisation": "Naver Cloud", "chip_count": 60_000},
        ),
    ),
    Story(
        "a plan",
        "Nebius is eyeing 22,000 B200s for its Finland campus by March.",
        ({"organisation": "Nebius", "chip_count": 22_000, "status": "planned"},),
    ),
    Story(
        "beside another, by comparison",
        "Quillon AI has 35,000 H100s today. By comparison, Tarn Labs will have 350,000 H100s.",
        (
            {"organisation": "Quillon AI", "chip_count": 35_000},
            {"organisation": "Tarn Labs", "chip_count": 350_000, "status": "planned"},
        ),
    ),
)
PRONOUNS = (
    Story(
        "the company of the sentence before, not its partner",
        "Anthropic locked in a huge deal. The company secured a multiyear agreement with Google "
        "to access up to one million TPUs.",
        ({"organisation": "Anthropic", "accelerator": "TPU", "chip_count": 10**6},),
    ),
    Story(
        "we, on the page of an organisation",
        "Meta has grown from a small network to 3 billion people. That led us to build a cluster "
        "of 129k H100s.",
        ({"organisation": "Meta", "accelerator": "H100", "chip_count": 129_000},),
    ),
    Story(
        "it is who the sentence begins with",
        "CoreWeave disclosed that OpenAI would pay it for compute; it runs 250,000 Nvidia GPUs.",
        ({"organisation": "CoreWeave", "accelerator": "NVIDIA GPU", "chip_count": 250_000},),
    ),
)
NOBODY = (
    Story("a question", "Don't have 8 A100s to play with? Quillon AI offers an API."),
    Story("for each node", "GENCI runs Jean Zay, with 8 GPUs per node."),
    Story("on each machine", "Quillon AI works with machines equipped with eight A800 GPUs."),
    Story(
        "clusters at large",
        "Fundraises like those of Imbue lead to a world where hundreds of clusters of thousands of "
        "GPUs train models.",
    ),
    Story("hours of a chip", "Quillon AI used 5 million H100-hours for its models."),
    Story(
        "what a memory joins",
        "NVIDIA says the enormous memory area combines 256 GH200 superchips into one GPU for AI.",
    ),
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


@stories(*DEPLOYERS, *BUYERS, *PRONOUNS, *NOBODY)
def test_deployers(story: Story) -> None:
    check(story)
