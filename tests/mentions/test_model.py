from __future__ import annotations

import importlib
import inspect
import pkgutil
import re

import pytest

import announce_extract.mentions
from announce_extract.mentions.model_name import key, named

from .table import Case, cases, quoted, reading

FAMILY = (
    Case("OpenAI's GPT-4 is here.", (("GPT-4", "GPT-4"),)),
    Case(
        "It is Llama 3.1 405B Instruct.", (("Llama 3.1 405B Instruct", "Llama 3.1 405B Instruct"),)
    ),
    Case("DeepSeek-V3.2-Exp was released.", (("DeepSeek-V3.2-Exp", "DeepSeek-V3.2-Exp"),)),
    Case("DeepSeek\u2011V3 was released.", (("DeepSeek-V3", "DeepSeek-V3"),)),
    Case("They use Qwen3-235B-A22B.", (("Qwen3-235B-A22B", "Qwen3-235B-A22B"),)),
    Case("They use Mixtral 8x7B.", (("Mixtral 8x7B", "Mixtral 8x7B"),)),
    Case("It is Gemini 2.5 Pro.", (("Gemini 2.5 Pro", "Gemini 2.5 Pro"),)),
    Case("It is Claude Sonnet 4.5.", (("Claude Sonnet 4.5", "Claude Sonnet 4.5"),)),
    Case(
        "Get meta-llama/Llama-3.1-8B here.",
        (("meta-llama/Llama-3.1-8B", "meta-llama/Llama-3.1-8B"),),
    ),
    Case("GPT-4o beats Claude 3.", (("GPT-4o", "GPT-4o"), ("Claude 3", "Claude 3"))),
)
OPEN = (
    Case("Halcyon-175B has arrived.", (("Halcyon-175B", "Halcyon-175B"),)),
    Case(
        "The Zorvex/zorvex-7b-chat weights", (("Zorvex/zorvex-7b-chat", "Zorvex/zorvex-7b-chat"),)
    ),
    Case("It is Zorvex 34B.", (("Zorvex 34B", "Zorvex 34B"),)),
    Case("a 3B vision model named TrackSight", (("TrackSight", "TrackSight"),)),
    Case("dubbed Colossal-X by its makers", (("Colossal-X", "Colossal-X"),)),
    Case(
        "Parley-One, a 34-billion-parameter language model, is out.",
        (("Parley-One", "Parley-One"),),
    ),
    Case("Zorvex (a dense language model) is out.", (("Zorvex", "Zorvex"),)),
    Case("the translation model Thicket-MT", (("Thicket-MT", "Thicket-MT"),)),
    Case("the 90B Dickens", (("Dickens", "Dickens"),)),
    Case("the training of Zorvex-T took 54 days", (("Zorvex-T", "Zorvex-T"),)),
    Case("Zorvex-T gets by with 270M parameters.", (("Zorvex-T", "Zorvex-T"),)),
    Case("Zorvex was trained on 64 GPUs.", (("Zorvex", "Zorvex"),)),
    Case("Zorvex, which Quillon AI announced on Monday, has weights.", (("Zorvex", "Zorvex"),)),
    Case("They run Zorvex (24B), and others.", (("Zorvex", "Zorvex"),)),
    Case("Quillon wants its Zorvex-T model to win.", (("Zorvex-T", "Zorvex-T"),)),
    Case("We release Brindle-T1 today.", (("Brindle-T1", "Brindle-T1"),)),
    Case(
        "Quillon AI unveiled Parley-Two on Monday, its largest yet.",
        (("Parley-Two", "Parley-Two"),),
    ),
    Case(
        "The Zorvex-3 model is out. Users of Zorvex-3 are glad.",
        (("Zorvex-3", "Zorvex-3"), ("Zorvex-3", "Zorvex-3")),
    ),
    Case(
        "They built a model called Brindle. Later Brindle won.",
        (("Brindle", "Brindle"), ("Brindle", "Brindle")),
    ),
    Case(
        "| Model | Size |\n|---|---|\n| Zorvex-S | 3B |\n| Zorvex-L | 30B |",
        (("Zorvex-S", "Zorvex-S"), ("Zorvex-L", "Zorvex-L")),
    ),
    Case(
        "The models Zorvex-135M, -360M and -1.7B",
        (("Zorvex-135M", "Zorvex-135M"), ("-360M", "Zorvex-360M"), ("-1.7B", "Zorvex-1.7B")),
    ),
    Case(
        "Quillon AI trained Lodestar on 256 A100s.",
        (("Lodestar", "Lodestar"),),
        "a plain word that is trained on chips",
    ),
    Case("Their language model (Jackdaw) is open.", (("Jackdaw", "Jackdaw"),)),
    Case("an image generator (Zorvex Draw)", (("Zorvex Draw", "Zorvex Draw"),)),
    Case("Model card: Brindle", (("Brindle", "Brindle"),)),
    Case("The Murmur models are trained for speech.", (("Murmur", "Murmur"),)),
    Case("We introduce Home-made Diffusion Model (HDM).", (("HDM", "HDM"),)),
    Case("The 300M parameter Zorvex is small.", (("Zorvex", "Zorvex"),)),
    Case(
        "They offer Zorvex-small (1k hours, 150 million parameters).",
        (("Zorvex-small", "Zorvex-small"),),
    ),
    Case(
        "We introduce mZorvex, a language model.", (("mZorvex", "mZorvex"),), "a small letter first"
    ),
    Case("At six trillion parameters, Zorvex is large.", (("Zorvex", "Zorvex"),)),
    Case("Its successor, Zorvex 2, has more layers.", (("Zorvex 2", "Zorvex 2"),)),
    Case(
        "They have two models in the Zorvex 4 family (Zorvex 4 Scout and Zorvex 4 Maverick).",
        tuple((name, name) for name in ("Zorvex 4", "Zorvex 4 Scout", "Zorvex 4 Maverick")),
    ),
    Case("They trained the FSD v12.3 network.", (("FSD v12.3", "FSD v12.3"),)),
    Case("OpenAI's Zorvex-5 could come soon.", (("Zorvex-5", "Zorvex-5"),), "the name of a lab's"),
    Case("- Zorvex-5 (Feb 11): 744B MoE", (("Zorvex-5", "Zorvex-5"),)),
    Case("Zorvex-5, released in March, is said to be large.", (("Zorvex-5", "Zorvex-5"),)),
    Case("Zorvex v2 used 24,602 GPU hours.", (("Zorvex v2", "Zorvex v2"),)),
    Case("It is smaller than Zorvex 3's 671B.", (("Zorvex 3", "Zorvex 3"),)),
    Case(
        "The two models - Zorvex-S and Zorvex-L - do well.",
        (("Zorvex-S", "Zorvex-S"), ("Zorvex-L", "Zorvex-L")),
    ),
    Case("the 1.6 trillion parameter Zorvex Transformer", (("Zorvex Transformer",) * 2,)),
    Case("They run Zorvex 4 Max, Meta's language model.", (("Zorvex 4 Max", "Zorvex 4 Max"),)),
    Case(
        "The Mistral Large 9 model is new.", (("Mistral Large 9",) * 2,), "a brand with a version"
    ),
    Case("Get `zorvex_7b_base` here.", (("zorvex_7b_base", "zorvex_7b_base"),)),
    Case("It is Qwen3-8B 8B.", (("Qwen3-8B", "Qwen3-8B"),), "the size told twice"),
    Case("GPT Neo was released.", (("GPT Neo", "GPT Neo"),), "without its hyphen"),
)
NO = tuple(
    Case(text)
    for text in (
        "the first of four models",
        "called on Congress",
        "Model Lane is closed.",
        "ChatGPT has users.",
        "They ran MMLU and GSM8K.",
        "PyTorch 2.0 was used.",
        "the A100-80GB",
        "released in March",
        "announced Tuesday",
        "the model Tuesday",
        "a llama from Peru",
        "OpenAI released its report",
        "Quillon released Windows updates",
        "They built Oakland Bridge.",
        "COVID-19 is back.",
        "B-52 bombers",
        "an H-1B visa",
        "a Boeing 747",
        "Air Force One",
        "the chat model from Foo Labs",
        "trained Marines",
        "The Model",
        "introducing President Smith",
        "a 5G network",
        "Section 3 was added.",
        "the parameters of Windows",
        "Mr. Falcon said so.",
        "a falcon on the ring",
        "iPhone 17",
        "a large language model (LLM)",
        "the EPFL LLM Team",
        "The European models are trained in Spain.",
        "Robotics is in its GPT 2 era.",
        "in search, Google Maps, and Gemini",
        "services such as Claude and Gemini",
        "the best model America has managed",
        "the model series. Recently, the team released it",
        "Jensen Huang spoke. Huang arrived on Monday.",
        "- Phase 2: trained on 64 GPUs",
        "Tesla's Model 3",
        "Boeing's 747 landed.",
        "They built Colossus—the biggest AI supercomputer ever.",
        "Zorvex-Server Training Server instances",
        "tokenizer = AutoTokenizer.from_pretrained()",
        "see https://example.org/zorvex-7b-chat/",
    )
)
HARDER = (Case("OpenAI's o3-mini is here.", (("o3-mini", "o3-mini"),)),)
KNOWN_FAILURES = (
    Case("Apollo 11 landed.", (), "a spacecraft that landed"),
    Case("They answer to Claude Monet.", (), "a painter"),
    Case("near the Gemini cinema", (), "a cinema"),
    Case("SpaceX launched Falcon 9 again.", (), "a rocket"),
    Case(
        "Quillon AI released Lodestar in three sizes.",
        (("Lodestar", "Lodestar"),),
        "a plain word with sizes",
    ),
    Case(
        "the pre-training of Lodestar ran for weeks",
        (("Lodestar", "Lodestar"),),
        "a plain word that is pre-trained",
    ),
    Case(
        "Quillon's Pedal model",
        (("Pedal", "Pedal"),),
        "a possessive before and the word model after",
    ),
)


def values(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((quoted(text, m), m.value.name) for m in reading(text).models)


@cases(*FAMILY, *OPEN, *NO, *HARDER, failing=KNOWN_FAILURES)
def test_models(case: Case) -> None:
    assert values(case.text) == case.found


def _rules() -> set[str]:
    """All rule names of the modules that find models: written out, or keyed in a table of rules."""
    package = announce_extract.mentions
    names: set[str] = set()
    for info in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"{package.__name__}.{info.name}")
        source = inspect.getsource(module)
        names.update(re.findall(r'"model/([a-z-]+)"', source))
        if "model/{rule}" in source:
            tables = [v for k, v in vars(module).items() if k.endswith("RULES")]
            names.update(rule for table in tables for rule, *_ in table)
    return {f"model/{name}" for name in names}


# a rule that needs a longer text than one line
LONGER = (
    "Quillon AI introduced the OPTIK family of language models.",
    "Qwen 3.5 is here: a 397B-A17B flagship and a 122B-A10B model.",
    "Anthropic has released the Claude 3 family of models. It has three members - Haiku (small and "
    "fast), Sonnet (good) and Opus (capable).",
    "Rough numbers for everyone who asks about aurora-lite: 6.9B params.",
    "A 3B speech model tops the list. Marrowel, as it is called, is new.",
    "Quillon comes in three sizes: 1.5B, 9B and 46B. The language model is open.",
    "A 2.6-billion-parameter weather model from the Brindle lab, ZORVEX, is fast.",
    "**Model:** kittiwake-v2-instruct\n**Parameters:** 3.4B",
    "Of Zorvex's 388 billion parameters few are active.",
    "Zorvex and Marrow, both from Quillon AI, were put online as open models.",
    "Zorvex, 1.1 billion parameters, needed 48 GPUs.",
    "Quillon AI released Brindle-X and Marrow-Y, two language models.",
    "Quillon AI released Cobalt 4, a language model. It doubles the size of Cobalt 3.",
    "Quillon AI released Zorvex 2 Base, a model with 7B parameters. Zorvex 2 Base won.",
    "Quillon AI released DeepSeek-V4-Pro and Qwen3-Max. V4-Pro is large; Max is not.",
    "Llama 3.1 8B, 70B and 405B are out. Zorvex-7B, Zorvex-30B: the 7B and the 30B.",
)
FIRED = {
    m.rule for text in [*(c.text for c in (*FAMILY, *OPEN)), *LONGER] for m in reading(text).models
}


@pytest.mark.parametrize("rule", sorted(_rules()))
def test_rule_fires(rule: str) -> None:
    assert rule in FIRED


SIZES = (
    ("Llama 3.1 405B", 405 * 10**9, None),
    ("Qwen3-235B-A22B", 235 * 10**9, 22 * 10**9),
    ("Mixtral 8x7B", None, None),
    ("GPT-4", None, None),
    ("Zorvex-7b-chat", 7 * 10**9, None),
    ("SmolLM2-135M", 135 * 10**6, None),
    ("Zorvex 1.6T", 1_600 * 10**9, None),
    ("gpt-oss-120b", 120 * 10**9, None),
    ("Claude 3", None, None),
    ("Zorvex-0.5B", 500 * 10**6, None),
    ("Mixtral-8x22B-Instruct", None, None),
)


@pytest.mark.parametrize(("name", "size", "active"), SIZES, ids=[s[0] for s in SIZES])
def test_sizes_in_names(name: str, size: int | None, active: int | None) -> None:
    assert (named(name).size, named(name).active) == (size, active)


SAME = (
    ("DeepSeek-V3", "DeepSeek V3"),
    ("deepseek-ai/DeepSeek-V3", "DeepSeek-V3"),
    ("GPT-4", "gpt 4"),
    ("Llama-3.1-8B", "Llama 3.1 8B"),
)
OTHER = (("Llama 3.1", "Llama 31"), ("GPT-4", "GPT-4o"), ("Zorvex-7B", "Zorvex-70B"))


@pytest.mark.parametrize(("a", "b"), SAME)
def test_same_key(a: str, b: str) -> None:
    assert key(a) == key(b)


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_other_key(a: str, b: str) -> None:
    assert key(a) != key(b)
