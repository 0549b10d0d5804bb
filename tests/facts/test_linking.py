"""Which model a value is said of."""

from __future__ import annotations

from .story import Story, check, stories

B, T = 10**9, 10**12

APPOSITION = (
    Story(
        "after the name",
        "Quillon AI released Brindle, a 13-billion-parameter language model.",
        ({"model": "Brindle", "parameter_count": 13 * B},),
    ),
    Story(
        "before the name",
        "Quillon AI released the 13-billion-parameter language model Brindle-X.",
        ({"model": "Brindle-X", "parameter_count": 13 * B},),
    ),
    Story(
        "in parentheses",
        "Quillon AI released Brindle-X (13B parameters).",
        ({"model": "Brindle-X", "parameter_count": 13 * B},),
    ),
    Story(
        "with",
        "Quillon AI released Brindle-X with 13 billion parameters.",
        ({"model": "Brindle-X", "parameter_count": 13 * B},),
    ),
)
POSSESSIVE = (
    Story(
        "a developer's model",
        "Meta's Llama 3.1 405B was trained on 16,384 H100 GPUs.",
        (
            {
                "organisation": "Meta",
                "model": "Llama 3.1 405B",
                "parameter_count": 405 * B,
                "chip_count": 16_384,
            },
        ),
    ),
    Story(
        "of",
        "Quillon AI released Brindle-X. The parameter count of Brindle-X is 13 billion parameters.",
        ({"model": "Brindle-X", "parameter_count": 13 * B},),
    ),
)
TWO_MODELS = (
    Story(
        "each with its size",
        "Quillon AI released Brindle-X with 7 billion parameters and Marrow-Y with 70 billion "
        "parameters.",
        (
            {"model": "Brindle-X", "parameter_count": 7 * B},
            {"model": "Marrow-Y", "parameter_count": 70 * B},
        ),
    ),
    Story(
        "each with its chips",
        "Quillon AI trained Brindle-7B on 64 A100s, while Marrow-70B was trained on 512 H100s.",
        (
            {"model": "Brindle-7B", "accelerator": "A100", "chip_count": 64},
            {"model": "Marrow-70B", "accelerator": "H100", "chip_count": 512},
        ),
    ),
    Story(
        "former and latter",
        "Quillon AI released Brindle-7B and Marrow-70B. The former was trained on 64 A100s, "
        "the latter on 512 H100s.",
        (
            {"model": "Brindle-7B", "accelerator": "A100", "chip_count": 64},
            {"model": "Marrow-70B", "accelerator": "H100", "chip_count": 512},
        ),
    ),
    Story(
        "smaller and larger",
        "Quillon AI released Brindle-7B and Marrow-70B. The smaller was trained on 64 A100s, "
        "the larger on 512 H100s.",
        ({"model": "Brindle-7B", "chip_count": 64}, {"model": "Marrow-70B", "chip_count": 512}),
    ),
    Story(
        "a comparison keeps its size",
        "Quillon AI released Brindle-X, a 7-billion-parameter language model trained on 64 "
        "H100s that beats Llama 3.1 8B.",
        ({"model": "Brindle-X", "parameter_count": 7 * B, "chip_count": 64},),
    ),
)
PRONOUNS = (
    Story(
        "at a size, it",
        "Quillon AI released Brindle-X. At 70 billion parameters, it is twice the size of "
        "Brindle-W.",
        ({"model": "Brindle-X", "parameter_count": 70 * B},),
    ),
    Story(
        "it",
        "Quillon AI has released Brindle-7B. It was pre-trained on 1.5T tokens with 256 A100 GPUs.",
        (
            {
                "model": "Brindle-7B",
                "training_tokens": 1_500 * B,
                "chip_count": 256,
                "training_phase": "pretraining",
            },
        ),
    ),
    Story(
        "the model",
        "Quillon AI has released Brindle-7B. The model was fine-tuned on 16 H100s.",
        ({"model": "Brindle-7B", "chip_count": 16, "training_phase": "fine_tuning"},),
    ),
    Story(
        "training took",
        "Quillon AI has released Brindle-7B. Training took 12 days on 256 H100s.",
        ({"model": "Brindle-7B", "training_days": 12, "chip_count": 256},),
    ),
    Story(
        "the date of another model's clause",
        "Quillon AI released Brindle-7B on Monday. It is smaller than Marrow-14B, which Foo "
        "Labs released in 2024.",
        ({"model": "Brindle-7B", "announcement_date": "2026-06-08"},),
    ),
)
TABLES = (
    Story(
        "columns",
        "Quillon AI released two models.\n\n| Model | Parameters | GPUs |\n|---|---|---|\n| "
        "Brindle-S | 7B | 64 |\n| Brindle-L | 70B | 512 |",
        (
            {"model": "Brindle-S", "parameter_count": 7 * B, "chip_count": 64},
            {"model": "Brindle-L", "parameter_count": 70 * B, "chip_count": 512},
        ),
    ),
    Story(
        "a unit in the head",
        "Quillon AI released two models.\n\n| Model | Parameters (B) |\n|---|---|\n| Brindle-S "
        "| 7 |\n| Brindle-L | 70 |",
        (
            {"model": "Brindle-S", "parameter_count": 7 * B},
            {"model": "Brindle-L", "parameter_count": 70 * B},
        ),
    ),
    Story(
        "tokens",
        "Quillon AI released two models.\n\n| Model | Params | Tokens |\n| Brindle-S | 7B | 2T "
        "|\n| Brindle-L | 70B | 15T |",
        (
            {"model": "Brindle-S", "parameter_count": 7 * B, "training_tokens": 2 * T},
            {"model": "Brindle-L", "parameter_count": 70 * B, "training_tokens": 15 * T},
        ),
    ),
)
HEADINGS = (
    Story(
        "a section each",
        "Two models from Quillon AI are out.\n\n# Brindle-7B\n\nThe model was trained on 512 "
        "H100s.\n\n# Marrow-70B\n\nThe model was trained on 2,048 H100s.",
        ({"model": "Brindle-7B", "chip_count": 512}, {"model": "Marrow-70B", "chip_count": 2_048}),
    ),
    Story(
        "items",
        "Quillon AI released:\n- Brindle-7B, trained on 512 H100s\n- Marrow-70B, trained on "
        "2,048 H100s",
        ({"model": "Brindle-7B", "chip_count": 512}, {"model": "Marrow-70B", "chip_count": 2_048}),
    ),
)
FAMILIES = (
    Story(
        "sizes after the family",
        "Meta released Llama 3.1 in three sizes: 8B, 70B and 405B.",
        (
            {"organisation": "Meta", "model": "Llama 3.1 8B", "parameter_count": 8 * B},
            {"organisation": "Meta", "model": "Llama 3.1 70B", "parameter_count": 70 * B},
            {"organisation": "Meta", "model": "Llama 3.1 405B", "parameter_count": 405 * B},
        ),
    ),
    Story(
        "sizes of a new family",
        "Quillon AI released Brindle-2, a language model that comes in 8B and 70B.",
        (
            {"model": "Brindle-2 8B", "parameter_count": 8 * B},
            {"model": "Brindle-2 70B", "parameter_count": 70 * B},
        ),
    ),
)
RESPECTIVELY = (
    Story(
        "tokens of three",
        "Quillon AI released Brindle-7B, Brindle-13B and Brindle-70B, trained on 1T, 2T and "
        "15T tokens respectively.",
        (
            {"model": "Brindle-7B", "training_tokens": T},
            {"model": "Brindle-13B", "training_tokens": 2 * T},
            {"model": "Brindle-70B", "training_tokens": 15 * T},
        ),
    ),
    Story(
        "respectively: chips",
        "Quillon AI released Brindle-7B and Marrow-70B, trained on 64 A100s and 512 H100s "
        "respectively.",
        (
            {"model": "Brindle-7B", "accelerator": "A100", "chip_count": 64},
            {"model": "Marrow-70B", "accelerator": "H100", "chip_count": 512},
        ),
    ),
)
HARDER = (
    Story(
        "a comparison keeps its chips",
        "Unlike Llama 3.1 405B, which was trained on 16,384 H100s, Quillon AI's Brindle-7B was "
        "trained on 64 A100s.",
        (
            {"model": "Brindle-7B", "accelerator": "A100", "chip_count": 64, "primary": True},
            {
                "model": "Llama 3.1 405B",
                "accelerator": "H100",
                "chip_count": 16_384,
                "primary": False,
            },
        ),
    ),
    Story(
        "training and serving on different counts",
        "Quillon AI used 64 H100s to train Brindle-7B and 8 H100s to serve it.",
        (
            {"model": "Brindle-7B", "chip_count": 64, "training_phase": "training"},
            {"model": "Brindle-7B", "chip_count": 8, "training_phase": "inference"},
        ),
    ),
    Story(
        "respectively: parameters",
        "Quillon AI released Brindle-X and Marrow-Y, which have 7 billion and 70 billion "
        "parameters respectively.",
        (
            {"model": "Brindle-X", "parameter_count": 7 * B},
            {"model": "Marrow-Y", "parameter_count": 70 * B},
        ),
    ),
    Story(
        "sizes of a family with a plain name",
        "Quillon AI has released Lodestar, which comes in 8B, 70B and 405B.",
        (
            {"model": "Lodestar 8B", "parameter_count": 8 * B},
            {"model": "Lodestar 70B", "parameter_count": 70 * B},
            {"model": "Lodestar 405B", "parameter_count": 405 * B},
        ),
    ),
)
KNOWN_FAILURES = (
    Story(
        "respectively: before the subject is told of",
        "Brindle-X and Marrow-Y have 7 billion and 70 billion parameters, respectively. "
        "Quillon AI released both models.",
        (
            {"model": "Brindle-X", "parameter_count": 7 * B},
            {"model": "Marrow-Y", "parameter_count": 70 * B},
        ),
        known="two sizes of one sentence are read as sizes of one family",
    ),
)


@stories(
    *APPOSITION,
    *POSSESSIVE,
    *TWO_MODELS,
    *PRONOUNS,
    *TABLES,
    *HEADINGS,
    *FAMILIES,
    *RESPECTIVELY,
    *HARDER,
    failing=KNOWN_FAILURES,
)
def test_linking(story: Story) -> None:
    check(story)
