"""How far a fact reaches: its paragraph, the members of a family, a page's own models."""

from __future__ import annotations

from .story import Story, check, stories

B, T = 10**9, 10**12

PARAGRAPHS = (
    Story(
        "another firm's chips in another paragraph",
        "Sarvam AI has been selected to train a language model on a cluster of 4,000 GPUs.\n\n"
        "Quillon AI released Brindle-7B, a language model.",
        (
            {"organisation": "Sarvam AI", "model": None, "chip_count": 4000},
            {"organisation": "Quillon AI", "model": "Brindle-7B", "chip_count": None},
        ),
    ),
    Story(
        "a rival trains its own model",
        "Tarn Robotics released Fellside, a language model of 9.4B parameters, pretrained on "
        "768 H200s.\n\nRival Moorland AI said it would train its own model on 4,096 B300s.",
        (
            {"organisation": "Tarn Robotics", "model": "Fellside", "chip_count": 768},
            {"organisation": "Moorland AI", "model": None, "chip_count": 4096},
        ),
    ),
    Story(
        "the model is named in the next sentence",
        "Sixty-four B200s, seven billion parameters, one long night. At the end of it Pembroke "
        "Data had finished fine-tuning Rondeau-7B.",
        ({"model": "Rondeau-7B", "accelerator": "B200", "chip_count": 64},),
    ),
    Story(
        "a comparison opens the sentence",
        "Quillon AI released Brindle-X. Similar to LLaMA, we trained a 15B parameter model for 1 "
        "trillion tokens.",
        ({"model": "Brindle-X", "parameter_count": 15 * B, "training_tokens": T},),
    ),
)
SIZES = (
    Story(
        "parameter counts in a list",
        "Quillon AI released Zorvex. It comes in versions with parameter counts of 270 million, "
        "450 million and 3 billion.",
        (
            {"model": "Zorvex 270M", "parameter_count": 270 * 10**6},
            {"model": "Zorvex 450M", "parameter_count": 450 * 10**6},
            {"model": "Zorvex 3B", "parameter_count": 3 * B},
        ),
    ),
    Story(
        "words for sizes head the rows",
        "Zorvex is a speech model of Quillon AI, trained on 680,000 hours.\n\n"
        "Size | Parameters | English\ntiny | 39 M | yes\nlarge | 1550 M | no",
        (
            {"model": "Zorvex tiny", "parameter_count": 39 * 10**6, "training_phase": "training"},
            {"model": "Zorvex large", "parameter_count": 1550 * 10**6},
        ),
    ),
    Story(
        "namesakes of several sizes",
        "The 300M parameter Zorvex C is small. The 6B parameter Zorvex C sets a new mark.",
        (
            {"model": "Zorvex C 300M", "parameter_count": 300 * 10**6},
            {"model": "Zorvex C 6B", "parameter_count": 6 * B},
        ),
    ),
    Story(
        "each model closes what is told of it",
        "The pretraining took 14 days on a cluster of 256 V100 GPUs for Zorvex-1.3B and 22 days on "
        "512 V100 GPUs for Zorvex-13B.",
        (
            {"model": "Zorvex-1.3B", "chip_count": 256, "training_days": 14},
            {"model": "Zorvex-13B", "chip_count": 512, "training_days": 22},
        ),
    ),
    Story(
        "a count whose chips were named before",
        "Quillon AI trained Zorvex-8B on 64 H100s and Zorvex-70B on 512.",
        (
            {"model": "Zorvex-8B", "accelerator": "H100", "chip_count": 64},
            {"model": "Zorvex-70B", "accelerator": "H100", "chip_count": 512},
        ),
    ),
    Story(
        "the chips of a family",
        "Quillon AI released Zorvex-7B and Zorvex-70B. The Zorvex models were trained on 2,048 "
        "H100s.",
        (
            {"model": "Zorvex-7B", "chip_count": 2048, "training_phase": "training"},
            {"model": "Zorvex-70B", "chip_count": 2048, "training_phase": "training"},
        ),
    ),
    Story(
        "a part is not the whole",
        "Quillon AI released Zorvex with a 1B parameter vision encoder. Zorvex has 124B "
        "parameters.",
        ({"model": "Zorvex", "parameter_count": 124 * B},),
    ),
)
NAMES = (
    Story(
        "a nickname",
        "Quillon AI launched Zorvex Large 4, a one-trillion-parameter model code-named Brindle. "
        "Brindle was trained on 4,000 GB200s.",
        ({"model": "Zorvex Large 4", "parameter_count": T, "chip_count": 4000},),
    ),
    Story(
        "without the first word of the full name",
        "Quillon AI released Isaac Zorvex N2, a language model. Zorvex N2 has 3B parameters.",
        ({"model": "Isaac Zorvex N2", "parameter_count": 3 * B},),
    ),
    Story(
        "the short name in brackets",
        "Quillon AI released Efficient Zorvex LLM (OpenZOR), a model. OpenZOR has 3B parameters.",
        ({"model": "OpenZOR", "parameter_count": 3 * B},),
    ),
    Story(
        "with its owner's name before it",
        "Quillon released its Zorvex 3 model today. It was trained on 24k GPUs.\n\n"
        "- quillon/Quillon-Zorvex-3-8B: small base model\n"
        "- quillon/Quillon-Zorvex-3-70B: big base model",
        (
            {"model": "Quillon-Zorvex-3-8B", "chip_count": 24_000, "training_phase": "training"},
            {"model": "Quillon-Zorvex-3-70B", "chip_count": 24_000, "training_phase": "training"},
        ),
    ),
)
UNNAMED = (
    Story(
        "who is making it",
        "Quillon AI is developing a 120 billion-parameter open-source text model, while Tarn Labs "
        "is working on a 70 billion-parameter model.",
        (
            {"organisation": "Quillon AI", "model": "Quillon AI 120B", "parameter_count": 120 * B},
            {"organisation": "Tarn Labs", "model": "Tarn Labs 70B", "parameter_count": 70 * B},
        ),
    ),
    Story("whichever it may be", "For a 13B parameter model, a full checkpoint is large."),
)
LISTS = (
    Story(
        "what models are, before their list",
        "Quillon AI is also releasing three finetuned models: Zorvex-7B-Instruct, Zorvex-7B-Chat "
        "and Zorvex-7B-Story.",
        (
            {"model": "Zorvex-7B-Instruct", "training_phase": "fine_tuning"},
            {"model": "Zorvex-7B-Chat", "training_phase": "fine_tuning"},
            {"model": "Zorvex-7B-Story", "training_phase": "fine_tuning"},
        ),
    ),
    Story(
        "code for training trains nothing",
        "Zorvex-7B is a language model of Quillon AI. The library for data pre-processing, "
        "training and fine-tuning can be found here.",
        ({"model": "Zorvex-7B", "training_phase": None},),
    ),
)
FAMILIES = (
    Story(
        "members in a list",
        "Anthropic has released the Claude 3 family of models. It has three members - Haiku (small "
        "and fast), Sonnet (good) and Opus (capable).",
        (
            {"model": "Claude 3 Haiku", "organisation": "Anthropic"},
            {"model": "Claude 3 Sonnet", "organisation": "Anthropic"},
            {"model": "Claude 3 Opus", "organisation": "Anthropic"},
        ),
    ),
    Story(
        "tuning is told of the tuned ones",
        "Brindle is a family of language models, instruction-tuned in two languages.\n\n"
        "- Brindle-3B: 3 billion parameters\n"
        "- Brindle-3B-Instruct: 3 billion parameters",
        (
            {"model": "Brindle-3B", "training_phase": None},
            {"model": "Brindle-3B-Instruct", "training_phase": "fine_tuning"},
        ),
    ),
    Story(
        "a smaller sibling is not trained alike",
        "Tarn Robotics released Fellside, a language model of 9.4B parameters, pretrained on "
        "2.1 trillion tokens. Fellside-Mini (1.8B) is a smaller model.",
        (
            {"model": "Fellside", "training_phase": "pretraining"},
            {"model": "Fellside-Mini", "training_phase": None, "training_tokens": None},
        ),
    ),
    Story(
        "both, before a third",
        "Quillon AI released Brindle-X and Marrow-Y. Both models were trained on 512 H200s, and "
        "Quillon AI plans Tussock-Z.",
        (
            {"model": "Brindle-X", "chip_count": 512},
            {"model": "Marrow-Y", "chip_count": 512},
        ),
    ),
    Story(
        "sizes beside sparse siblings",
        "Alibaba released Qwen3-235B-A22B. The dense Qwen3 models have 32 billion, 14 billion and "
        "8 billion parameters.",
        (
            {"model": "Qwen3-235B-A22B", "active_parameter_count": 22 * B},
            {"model": "Qwen3 32B"},
            {"model": "Qwen3 14B"},
            {"model": "Qwen3 8B"},
        ),
    ),
    Story(
        "members that a family includes",
        "Meta has launched its AI model family, Llama 4, which includes Scout, Maverick and the "
        "upcoming Behemoth.",
        ({"model": "Llama 4 Scout"}, {"model": "Llama 4 Maverick"}, {"model": "Llama 4 Behemoth"}),
    ),
    Story(
        "the last word of a name stands for it",
        "Meta released Muse Glimmer, an open language model. Glimmer has 30 billion parameters.",
        ({"model": "Muse Glimmer", "parameter_count": 30 * B},),
    ),
)
HARDWARE = (
    Story(
        "nodes times chips",
        "Hardware: 32 x 8 x A100 GPUs. Quillon AI trained Brindle-X on them.",
        ({"model": "Brindle-X", "accelerator": "A100", "chip_count": 256},),
    ),
    Story(
        "a count after the chips",
        "Quillon AI trained Brindle-X on AMD MI250s, 400 of them.",
        ({"model": "Brindle-X", "accelerator": "MI250", "chip_count": 400},),
    ),
    Story(
        "GPUs that are named once",
        "All GPUs are Tesla V100. Quillon AI trained Brindle-X on 64 GPUs.",
        ({"model": "Brindle-X", "accelerator": "V100", "chip_count": 64},),
    ),
    Story(
        "a sum in apposition",
        "Quillon AI has bought two DGX B200 systems, sixteen GPUs in all, to train models.",
        ({"organisation": "Quillon AI", "accelerator": "B200", "chip_count": 16},),
    ),
)
TRAINING = (
    Story(
        "chip hours are of a training",
        "Quillon AI released Brindle-X. Brindle-X used 24,602 GPU hours.",
        ({"model": "Brindle-X", "training_phase": "training", "accelerator_hours": 24_602},),
    ),
    Story(
        "no reinforcement learning",
        "Quillon AI trained Brindle-X, a language model, with no reinforcement learning involved.",
        ({"model": "Brindle-X", "training_phase": "training"},),
    ),
    Story(
        "what a model is a fine-tune of",
        "Quillon Health's QuillonMed-8B, a fine-tune of Llama 3.1 8B, took 36 hours on "
        "eight H100s.",
        ({"model": "QuillonMed-8B", "accelerator": "H100", "chip_count": 8, "training_days": 1.5},),
    ),
    Story(
        "pretraining of the model itself",
        "The platform supported the full pretraining of Zorvex1-base, an 8.3B-parameter "
        "MoE++ model.",
        ({"model": "Zorvex1-base", "parameter_count": 8_300_000_000},),
    ),
    Story(
        "what it calls it",
        "OpenAI's newest model, which it calls o5-mini, was trained on an undisclosed "
        "number of GB200s.",
        ({"model": "o5-mini", "accelerator": "GB200", "chip_count": None},),
    ),
    Story(
        "tuned to get another",
        "We fine-tuned Qwen2.5-32B-Instruct on 17K samples with 16 H100s to get z9-32B.",
        ({"model": "z9-32B", "chip_count": 16, "training_phase": "fine_tuning"},),
    ),
    Story(
        "the version of so many parameters",
        "Quillon AI shipped Avocet-Mini, a language model; Avocet-Max, the 90-billion-parameter "
        "version, followed.",
        (
            {"model": "Avocet-Mini", "parameter_count": None},
            {"model": "Avocet-Max", "parameter_count": 90 * 10**9},
        ),
    ),
    Story(
        "unlike a sibling",
        "Unlike its 70B sibling, Zorvex-8B was distilled, according to Quillon AI's paper.",
        ({"model": "Zorvex-8B", "parameter_count": 8 * 10**9, "training_phase": "distillation"},),
    ),
    Story(
        "another version that is doubled",
        "Bramwell's latest, Cobalt 4, doubles the parameter count of Cobalt 3 to 800 "
        "billion. It is a language model.",
        ({"model": "Cobalt 4", "parameter_count": 800 * 10**9},),
    ),
    Story(
        "a run serves nobody",
        "Zorvex-VLA is the smallest model that Quillon AI has trained yet; its run on "
        "256 GB200s ended.",
        ({"model": "Zorvex-VLA", "chip_count": 256, "training_phase": "training"},),
    ),
    Story(
        "the sizes of one model in parentheses",
        "Quillon AI unveiled 'B.Y K1,' a language model. B.Y K1 (519B-A33B) is poised to "
        "serve many.",
        ({"model": "B.Y K1", "active_parameter_count": 33 * 10**9},),
    ),
    Story(
        "the first day of a log",
        "# Zorvex-65B, a language model of Quillon AI\n\n"
        "- [2024/03/25] Released Zorvex-65B GGUF builds.\n"
        "- [2023/11/06] Released the Zorvex-65B base model.",
        ({"model": "Zorvex-65B", "announcement_date": "2023-11-06"},),
    ),
    Story(
        "a dataset of so many tokens",
        "Quillon AI is excited to release Zorvex-small, a 2.7B language model. "
        "Our 3 trillion token pre-training dataset is open.",
        ({"model": "Zorvex-small", "training_tokens": 3 * 10**12},),
    ),
    Story(
        "not what you may try",
        "If you want to try out demos of the BERT language model, go to the page that "
        "Quillon AI built.",
    ),
    Story(
        "a commitment is no training cost",
        "Quillon AI trained Brindle-X. It committed over $100 billion to a cloud for training.",
        ({"model": "Brindle-X", "training_cost_usd": None},),
    ),
    Story(
        "the day of another model",
        "Mistral AI released Mixtral 8x22B. On Tuesday, OpenAI introduced GPT-4 Turbo.",
        (
            {"model": "Mixtral 8x22B", "announcement_date": "2026-06-10"},
            {"model": "GPT-4 Turbo", "announcement_date": "2026-06-09"},
        ),
    ),
    Story(
        "whose design it is",
        "This language model of Quillon AI has 2.15B parameters. It follows the Llama design and "
        "utilizes the Gemma-3 tokenizer.",
        ({"model": "Quillon AI 2.15B", "parameter_count": 2_150_000_000},),
    ),
    Story(
        "a date beside a name",
        "The field moves fast. INTELLECT-1 (10B, December 2024) was trained by Prime Intellect.",
        ({"model": "INTELLECT-1", "announcement_date": "2024-12"},),
    ),
)


@stories(*PARAGRAPHS, *SIZES, *NAMES, *UNNAMED, *LISTS, *FAMILIES, *HARDWARE, *TRAINING)
def test_scope(story: Story) -> None:
    check(story)
