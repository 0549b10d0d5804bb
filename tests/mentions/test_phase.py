from __future__ import annotations

from announce_extract.schema import TrainingPhase
from announce_extract.vocabulary import load

from .table import Case, cases, quoted, reading

YES = (
    Case("it was trained", (("trained", "training"),)),
    Case("to train a model", (("train", "training"),)),
    Case("pre-trained", (("pre-trained", "pretraining"),)),
    Case("pretrained", (("pretrained", "pretraining"),)),
    Case("pre trained", (("pre trained", "pretraining"),)),
    Case("pre\u2011training", (("pre-training", "pretraining"),)),
    Case("continued pre-training", (("continued pre-training", "continued_pretraining"),)),
    Case("mid-training", (("mid-training", "continued_pretraining"),)),
    Case("annealing", (("annealing", "continued_pretraining"),)),
    Case("long-context extension", (("long-context extension", "continued_pretraining"),)),
    Case("post-trained", (("post-trained", "post_training"),)),
    Case("posttraining", (("posttraining", "post_training"),)),
    Case("fine-tuned", (("fine-tuned", "fine_tuning"),)),
    Case("finetuning", (("finetuning", "fine_tuning"),)),
    Case("instruction tuned", (("instruction tuned", "fine_tuning"),)),
    Case("with LoRA", (("LoRA", "fine_tuning"),)),
    Case("SFT", (("SFT", "fine_tuning"),)),
    Case("reinforcement learning", (("reinforcement learning", "reinforcement_learning"),)),
    Case("RLHF", (("RLHF", "reinforcement_learning"),)),
    Case("GRPO", (("GRPO", "reinforcement_learning"),)),
    Case("DPO", (("DPO", "reinforcement_learning"),)),
    Case("preference optimisation", (("preference optimisation", "reinforcement_learning"),)),
    Case("reinforcement fine-tuning", (("reinforcement fine-tuning", "reinforcement_learning"),)),
    Case("distilled from", (("distilled from", "distillation"),)),
    Case("knowledge distillation", (("knowledge distillation", "distillation"),)),
    Case("used for inference", (("inference", "inference"),)),
    Case("it runs on two chips", (("runs on", "inference"),)),
    Case("PRE-TRAINED", (("PRE-TRAINED", "pretraining"),)),
)
NO = tuple(
    Case(text)
    for text in (
        "training data was",
        "a training course",
        "trained engineers",
        "train drivers",
        "rl",
        "sft",
        "strained",
        "untrained",
        "a trainer",
        "trainees",
        "world",
        "Carl",
    )
)
HARDER = (
    Case("staff training", ()),
    Case("job training", ()),
)
KNOWN_FAILURES = (
    Case("a training centre", (), "the British spelling of a training center"),
    Case("potty training", (), "training of people"),
    Case("a train to Paris", (), "on rails"),
    Case("serving dinner", (), "food"),
)


def values(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((quoted(text, m), str(m.value)) for m in reading(text).phases)


@cases(*YES, *NO, *HARDER, failing=KNOWN_FAILURES)
def test_phases(case: Case) -> None:
    assert values(case.text) == case.found


def test_all_phases_are_found() -> None:
    assert {value for case in YES for _, value in case.found} == {str(p) for p in TrainingPhase}


def test_every_listed_surface_is_found_whole() -> None:
    for entry in load(()).phases:
        for surface in entry.surfaces:
            assert values(f"It is {surface} here.") == ((surface, entry.phase),), surface
