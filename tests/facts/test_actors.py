"""Who did it, who made the base model, and who only watched."""

from __future__ import annotations

from .story import Story, check, stories

B = 10**9

ACTORS = (
    Story(
        "a subject",
        "Quillon AI released Brindle-7B.",
        ({"organisation": "Quillon AI", "model": "Brindle-7B"},),
    ),
    Story(
        "by", "Brindle-7B was trained on 64 H100s by Quillon AI.", ({"organisation": "Quillon AI"},)
    ),
    Story(
        "possessive",
        "Quillon AI’s Brindle-7B was trained on 64 H100s.",
        ({"organisation": "Quillon AI"},),
    ),
    Story(
        "from", "Brindle-7B, a model from Quillon AI, is out.", ({"organisation": "Quillon AI"},)
    ),
    Story(
        "led",
        "A Quillon-led team has trained Brindle-7B on 64 H100s.",
        ({"organisation": "Quillon"},),
    ),
    Story(
        "listed and led",
        "A Baidu-led group trained Brindle-7B on 64 Ascend 910B chips.",
        ({"organisation": "Baidu", "accelerator": "Ascend 910B"},),
    ),
    Story(
        "jointly",
        "Stanford University and Quillon AI jointly released Brindle-7B.",
        ({"organisation": "Stanford University|Quillon AI"},),
    ),
    Story(
        "together with",
        "Quillon AI, together with Stanford University, released Brindle-7B.",
        ({"organisation": "Quillon AI|Stanford University"},),
    ),
    Story(
        "researchers at two places",
        "Researchers at Stanford University and the University of Tokyo released Brindle-7B.",
        ({"organisation": "Stanford University|University of Tokyo"},),
    ),
    Story(
        "not the outlet",
        "Reuters reported that Quillon AI had trained Brindle-7B on 64 H100s.",
        ({"organisation": "Quillon AI"},),
    ),
    Story(
        "not the chip vendor",
        "Quillon AI trained Brindle-7B on 512 of Nvidia's H100 chips.",
        ({"organisation": "Quillon AI", "accelerator": "H100", "chip_count": 512},),
    ),
    Story(
        "not the investor",
        "Quillon AI, backed by Sequoia Capital, trained Brindle-7B on 64 H100s.",
        ({"organisation": "Quillon AI"},),
    ),
    Story(
        "not whom the chips were rented from",
        "Quillon AI trained Brindle-7B on 512 H100s rented from CoreWeave.",
        ({"organisation": "Quillon AI", "chip_count": 512},),
    ),
    Story(
        "who uses the chips",
        "Meta is buying 350,000 H100 GPUs from Nvidia to train its models.",
        ({"organisation": "Meta", "accelerator": "H100", "chip_count": 350_000},),
    ),
)
BASES = (
    Story(
        "somebody's model",
        "Quillon AI fine-tuned Meta's Llama 3.1 70B on 16 H100s.",
        (
            {
                "organisation": "Quillon AI",
                "model": "Llama 3.1 70B",
                "model_developer": "Meta",
                "training_phase": "fine_tuning",
                "chip_count": 16,
            },
        ),
    ),
    Story(
        "nobody else",
        "DeepSeek trained DeepSeek-V3 on 2,048 H800s.",
        ({"organisation": "DeepSeek", "model": "DeepSeek-V3", "model_developer": None},),
    ),
    Story(
        "a described model of another",
        "A Huawei-led team post-trained DeepSeek's 1.6-trillion-parameter model on 1,000 "
        "Ascend 910C chips.",
        ({"organisation": "Huawei", "model": "DeepSeek 1.6T", "model_developer": "DeepSeek"},),
    ),
)
DESCRIBED = (
    Story(
        "a developer's size",
        "Quillon AI said it trained its 13-billion-parameter model on 64 H100s.",
        (
            {
                "organisation": "Quillon AI",
                "model": "Quillon AI 13B",
                "parameter_count": 13 * B,
                "chip_count": 64,
            },
        ),
    ),
    Story(
        "a possessive",
        "Quillon AI's 13-billion-parameter language model was trained on 64 H100s.",
        ({"organisation": "Quillon AI", "model": "Quillon AI 13B", "parameter_count": 13 * B},),
    ),
    Story(
        "two sentences",
        "Quillon AI's model has 13 billion parameters and was trained on 64 H100s, the company "
        "said.",
        (
            {
                "organisation": "Quillon AI",
                "model": "Quillon AI 13B",
                "chip_count": 64,
                "status": "claimed",
            },
        ),
    ),
    Story(
        "led by, chips first",
        "Using 1,000 Ascend 910C chips, a team led by Huawei has post-trained DeepSeek's 1.6 "
        "trillion parameter model, Huawei said on June 6.",
        (
            {
                "organisation": "Huawei",
                "model": "DeepSeek 1.6T",
                "model_developer": "DeepSeek",
                "announcement_date": "2026-06-06",
                "status": "claimed",
            },
        ),
    ),
    Story(
        "nobody's",
        "A 13-billion-parameter model was trained on 64 H100s.",
        ({"organisation": None, "model": None, "parameter_count": 13 * B, "chip_count": 64},),
    ),
)
DEPLOYMENTS = (
    Story(
        "operates",
        "CoreWeave now operates more than 250,000 GPUs in its data centers.",
        (
            {
                "organisation": "CoreWeave",
                "chip_count": 250_000,
                "chip_count_qualifier": "at_least",
                "model": None,
            },
        ),
    ),
    Story(
        "vague",
        "Thousands of H100 GPUs power Meta's new AI cluster.",
        (
            {
                "organisation": "Meta",
                "accelerator": "H100",
                "chip_count": 1_000,
                "chip_count_qualifier": "at_least",
            },
        ),
    ),
    Story(
        "plans to buy",
        "ByteDance plans to buy 20,000 Ascend 910C chips to train its AI models.",
        (
            {
                "organisation": "ByteDance",
                "accelerator": "Ascend 910C",
                "chip_count": 20_000,
                "status": "planned",
            },
        ),
    ),
    Story(
        "two clusters",
        "Meta runs a cluster of 24,576 H100 GPUs. Microsoft runs a cluster of 14,400 H100 GPUs.",
        (
            {"organisation": "Meta", "chip_count": 24_576},
            {"organisation": "Microsoft", "chip_count": 14_400},
        ),
    ),
    Story(
        "a tenant",
        "Quillon AI rents 512 H100s from CoreWeave to train its models.",
        ({"organisation": "Quillon AI", "accelerator": "H100", "chip_count": 512},),
    ),
)
HARDER = (
    Story(
        "the outlet that is cited",
        "According to Bloomberg, ByteDance plans to buy 20,000 Ascend 910C chips.",
        ({"organisation": "ByteDance", "accelerator": "Ascend 910C", "chip_count": 20_000},),
    ),
    Story(
        "a possessive with a short size",
        "Quillon AI's 70B model was trained on 512 H100s.",
        (
            {
                "organisation": "Quillon AI",
                "model": "Quillon AI 70B",
                "parameter_count": 70 * B,
                "chip_count": 512,
            },
        ),
    ),
    Story(
        "passive, from the developer",
        "A 1.6-trillion-parameter model from DeepSeek was post-trained by Huawei on 1,000 "
        "Ascend 910C chips.",
        ({"organisation": "Huawei", "model": "DeepSeek 1.6T", "model_developer": "DeepSeek"},),
    ),
    Story(
        "the developer's name before the word model",
        "Huawei post-trained a DeepSeek model with 1.6 trillion parameters on 1,000 Ascend "
        "910C chips.",
        ({"organisation": "Huawei", "model": "DeepSeek 1.6T", "model_developer": "DeepSeek"},),
    ),
    Story(
        "the size in a relative clause",
        "DeepSeek's model, which has 1.6 trillion parameters, was post-trained by a Huawei-led "
        "team using 1,000 Ascend 910C chips.",
        ({"organisation": "Huawei", "model": "DeepSeek 1.6T", "model_developer": "DeepSeek"},),
    ),
    Story(
        "a named supercomputer",
        "The supercomputer, named Colossus, has 100,000 H100 GPUs and was built by xAI.",
        ({"organisation": "xAI", "model": None, "accelerator": "H100", "chip_count": 100_000},),
    ),
    Story(
        "systems that are named after their chip",
        "Quillon AI trained Brindle-7B on 32 DGX H100 systems, each with 8 GPUs.",
        ({"model": "Brindle-7B", "accelerator": "H100", "chip_count": 256},),
    ),
)
KNOWN_FAILURES = (
    Story(
        "the developer in a relative clause",
        "Huawei says it used 1,000 of its Ascend 910C chips to post-train the 1.6T-parameter "
        "model that DeepSeek had released.",
        ({"organisation": "Huawei", "model": "DeepSeek 1.6T", "model_developer": "DeepSeek"},),
        known="only a possessive right before the size names the developer",
    ),
)


@stories(*ACTORS, *BASES, *DESCRIBED, *DEPLOYMENTS, *HARDER, failing=KNOWN_FAILURES)
def test_actors(story: Story) -> None:
    check(story)
