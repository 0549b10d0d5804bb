from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from announce_extract.mentions.numerals import numerals, read

from .table import Case, cases, quoted, reading

K, M, B, T = 10**3, 10**6, 10**9, 10**12


def n(
    quote: str, value: float, qualifier: str = "exact", upper: float | None = None
) -> tuple[str, object]:
    return quote, (value, qualifier, upper)


NUMERALS = (
    ("405", 405),
    ("16,384", 16_384),
    ("10 000", 10_000),
    ("1'024", 1_024),
    ("1.8", 1.8),
    ("70B", 70 * B),
    ("70 B", 70 * B),
    ("2k", 2 * K),
    ("2K", 2 * K),
    ("540M", 540 * M),
    ("1.6T", 1_600 * B),
    ("5bn", 5 * B),
    ("3 million", 3 * M),
    ("1.6-trillion", 1_600 * B),
    ("7,3 billion", 7_300 * M),
    ("1,024 thousand", 1_024 * K),
    ("2.5 lakh", 250 * K),
    ("3 crore", 30 * M),
    ("seven", 7),
    ("thirty-two", 32),
    ("two thousand", 2 * K),
    ("a hundred", 100),
    ("two hundred and sixty billion", 260 * B),
    ("a trillion", T),
    ("half a million", 500 * K),
    ("half a trillion", 500 * B),
    ("a quarter of a million", 250 * K),
    ("a dozen", 12),
    ("two dozen", 24),
    ("dozens of", 24),
    ("hundreds of", 100),
    ("thousands of", 1_000),
    ("tens of thousands of", 10_000),
    ("hundreds of thousands of", 100_000),
    ("a few hundred", 200),
    ("several thousand", 2_000),
    ("3.8e25", 38 * 10**24),
    ("3.8 x 10^25", 38 * 10**24),
    ("10^26", 10**26),
    ("10²⁵", 10**25),
    ("3·10^24", 3 * 10**24),
    ("one million two hundred thousand", 1_200 * K),
    ("twelve thousand five hundred", 12_500),
)


@pytest.mark.parametrize(("words", "value"), NUMERALS, ids=[w for w, _ in NUMERALS])
def test_numeral(words: str, value: float) -> None:
    found = list(numerals(words))
    assert [(words[x.start : x.end]) for x in found] == [words]
    assert float(found[0].value) == pytest.approx(value)


PARAMETERS = (
    Case("a 405B-parameter model", (n("405B-parameter", 405 * B),)),
    Case("a model of 1.8 trillion parameters", (n("1.8 trillion parameters", 1_800 * B),)),
    Case("540M params in all", (n("540M params", 540 * M),)),
    Case("7,3 billion parameters", (n("7,3 billion parameters", 7_300 * M),)),
    Case(
        "two hundred and sixty billion parameters",
        (n("two hundred and sixty billion parameters", 260 * B),),
    ),
    Case("half a trillion parameters", (n("half a trillion parameters", 500 * B),)),
    Case("a 13-billion-parameter network", (n("13-billion-parameter", 13 * B),)),
    Case("a seven-billion-parameter network", (n("seven-billion-parameter", 7 * B),)),
    Case("Parameters: 70B", (n("70B", 70 * B),)),
    Case("1e12 parameters", (n("1e12 parameters", T),)),
    Case("2,795,443,200 parameters", (n("2,795,443,200 parameters", 2_795_443_200),)),
    Case("a 70B model", (n("70B", 70 * B),)),
    Case("235B total, counting all", (n("235B", 235 * B),)),
    Case("1.6 trillion trainable parameters", (n("1.6 trillion trainable parameters", 1_600 * B),)),
)
ACTIVE = (
    Case("37B active parameters", (n("37B", 37 * B),)),
    Case("activates 22B per token", (n("22B", 22 * B),)),
    Case("with 17 billion parameters active per token", (n("17 billion parameters", 17 * B),)),
    Case("with 12 billion activated", (n("12 billion", 12 * B),)),
)
CHIPS = (
    Case("16,384 H100 GPUs", (n("16,384 H100", 16_384),)),
    Case("8×H100", (n("8xH100", 8),)),
    Case("100k H100s", (n("100k H100s", 100 * K),)),
    Case("1,000 Ascend 910C chips", (n("1,000 Ascend 910C", 1_000),)),
    Case("1,000\u202fAscend\u2011910C chips", (n("1,000 Ascend-910C", 1_000),)),
    Case("two thousand GPUs", (n("two thousand GPUs", 2_000),)),
    Case("10 000 Nvidia chips", (n("10 000 Nvidia chips", 10_000),)),
    Case("1'024 A100s", (n("1'024 A100s", 1_024),)),
    Case("512 of the latest Nvidia H100 chips", (n("512 of the latest Nvidia H100", 512),)),
    Case("eight TPU v5p chips", (n("eight TPU v5p", 8),)),
    Case("1.5 lakh GPUs", (n("1.5 lakh GPUs", 150 * K),)),
    Case("a thousand accelerators", (n("a thousand accelerators", K),)),
)
NODES = (
    Case("64 nodes of 8 H100s each", (n("64 nodes of 8 H100s", 512),)),
    Case("64 nodes, each with 8 H100 GPUs", (n("64 nodes, each with 8 H100", 512),)),
    Case("32 servers with eight A100 GPUs each", (n("32 servers with eight A100", 256),)),
)
TOKENS = (
    Case("trained on 14.8T tokens", (n("14.8T tokens", 14_800 * B),)),
    Case("15.6 trillion tokens", (n("15.6 trillion tokens", 15_600 * B),)),
    Case("300 billion training tokens", (n("300 billion training tokens", 300 * B),)),
    Case("two trillion tokens of code", (n("two trillion tokens", 2 * T),)),
)
FLOP = (
    Case("trained on 3.8e25 FLOPs", (n("3.8e25 FLOPs", 38 * 10**24),)),
    Case("3.8 × 10^25 FLOPs", (n("3.8 x 10^25 FLOPs", 38 * 10**24),)),
    Case("3.8×10²⁵ FLOP", (n("3.8x10²⁵ FLOP", 38 * 10**24),)),
    Case("10^26 floating-point operations", (n("10^26 floating-point operations", 10**26),)),
)
CHIP_HOURS = (
    Case("2.788M H800 GPU hours", (n("2.788M H800 GPU hours", 2_788_000),)),
    Case("1.7 million GPU-hours", (n("1.7 million GPU-hours", 1_700_000),)),
    Case("200,000 A100 80GB GPU-hours", (n("200,000 A100 80GB GPU-hours", 200_000),)),
    Case("took 1 million H100-hours", (n("1 million H100-hours", M),)),
    Case("half a million TPU-hours", (n("half a million TPU-hours", 500 * K),)),
)
DAYS = (
    Case("training took 54 days", (n("54 days", 54),)),
    Case("it took about sixty days to train", (n("about sixty days", 60, "approximate"),)),
    Case("it was trained in 9.5 days", (n("9.5 days", 9.5),)),
)
COST = (
    Case("a training cost of $5.6 million", (n("5.6 million", 5_600_000),)),
    Case("trained for under $6 million", (n("under $6 million", 6 * M, "at_most"),)),
    Case("cost about $100 million to train", (n("about $100 million", 100 * M, "approximate"),)),
    Case("the run cost 100 million dollars", (n("100 million", 100 * M),)),
    Case("training cost US$ 78,000", (n("78,000", 78_000),)),
)
QUALIFIED = (
    Case("about 70 billion parameters", (n("about 70 billion parameters", 70 * B, "approximate"),)),
    Case("some 30B parameters", (n("some 30B parameters", 30 * B, "approximate"),)),
    Case("~30B parameters", (n("~30B parameters", 30 * B, "approximate"),)),
    Case(
        "nearly 2 trillion parameters", (n("nearly 2 trillion parameters", 2 * T, "approximate"),)
    ),
    Case("roughly 2,000 GPUs", (n("roughly 2,000 GPUs", 2_000, "approximate"),)),
    Case("more than 1 trillion parameters", (n("more than 1 trillion parameters", T, "at_least"),)),
    Case("over a trillion parameters", (n("over a trillion parameters", T, "at_least"),)),
    Case("at least 2,048 NVIDIA H800 GPUs", (n("at least 2,048 NVIDIA H800", 2_048, "at_least"),)),
    Case("just over 100,000 H100s", (n("just over 100,000 H100s", 100 * K, "at_least"),)),
    Case("up to 400 billion parameters", (n("up to 400 billion parameters", 400 * B, "at_most"),)),
    Case(
        "fewer than 3 billion parameters", (n("fewer than 3 billion parameters", 3 * B, "at_most"),)
    ),
    Case("as many as 350,000 H100s", (n("as many as 350,000 H100s", 350 * K, "at_most"),)),
    Case("10,000+ GPUs", (n("10,000+ GPUs", 10_000, "at_least"),)),
    Case("dozens of A100s", (n("dozens of A100s", 24, "at_least"),)),
    Case("hundreds of TPUs", (n("hundreds of TPUs", 100, "at_least"),)),
    Case("thousands of GPUs", (n("thousands of GPUs", 1_000, "at_least"),)),
    Case("tens of thousands of GPUs", (n("tens of thousands of GPUs", 10_000, "at_least"),)),
    Case(
        "hundreds of thousands of GPUs", (n("hundreds of thousands of GPUs", 100_000, "at_least"),)
    ),
    Case("a few hundred GPUs", (n("a few hundred GPUs", 200, "approximate"),)),
)
RANGES = (
    Case(
        "between 7 and 13 billion parameters",
        (n("7 and 13 billion parameters", 7 * B, "range", 13 * B),),
    ),
    Case("7–13 billion parameters", (n("7–13 billion parameters", 7 * B, "range", 13 * B),)),
    Case("7B to 70B parameters", (n("7B to 70B parameters", 7 * B, "range", 70 * B),)),
    Case("10,000 to 12,000 H100s", (n("10,000 to 12,000 H100s", 10_000, "range", 12_000),)),
    Case(
        "between 10,000 and 12,000 H100s", (n("10,000 and 12,000 H100s", 10_000, "range", 12_000),)
    ),
)
COORDINATED = (
    Case("8B, 70B and 405B models", (n("8B", 8 * B), n("70B", 70 * B), n("405B", 405 * B))),
    Case("389 and 7 billion parameters", (n("389", 389 * B), n("7 billion parameters", 7 * B))),
    Case("64 A100s and 512 H100s", (n("64 A100s", 64), n("512 H100s", 512))),
    Case(
        "671 billion parameters, of which 37 billion are active",
        (n("671 billion parameters", 671 * B), n("37 billion", 37 * B)),
    ),
    Case(
        "37B active parameters, trained on 14.8T tokens with 2,048 H800s",
        (n("37B", 37 * B), n("14.8T tokens", 14_800 * B), n("2,048 H800s", 2_048)),
    ),
)
ROLES = {
    "parameter_count": PARAMETERS,
    "active_parameter_count": ACTIVE,
    "chip_count": (*CHIPS, *NODES),
    "training_tokens": TOKENS,
    "training_compute_flop": FLOP,
    "accelerator_hours": CHIP_HOURS,
    "training_days": DAYS,
    "training_cost_usd": COST,
}
NO = tuple(
    Case(text)
    for text in (
        "128K tokens of context",
        "a context window of 1 million tokens",
        "2,000 tokens per second",
        "raised $40 million in funding",
        "valued at $5 billion",
        "$2 per million tokens",
        "80 GB of memory",
        "an H100 with 80GB",
        "405 households",
        "an 8-bit model",
        "4-bit weights",
        "74 days on average",
        "30 days ago",
        "20 million downloads",
        "1.5 billion users",
        "in 2026",
        "100 MW of power",
        "a 12-layer model",
        "10,000 employees",
        "4,000 lorries a day",
        "70B in revenue",
        "600 exaflops",
        "5 petaFLOP/s",
        "1,000 racks",
        "512 cores",
        "two billion people",
        "a 128-expert mixture",
        "page 7",
        "20 percent of parameters",
        "GPT-4",
        "£350 million",
        "€95 million for training",
        "100 million images",
        "a £5 billion loss",
        "wafers: 40,000 a month",
        "parameters such as 7",
        "a 5-nanometer chip",
        "version 3.1",
        "H100",
        "one of the models",
        "64 nodes",
        "64 GPU nodes",
    )
)
KNOWN_FAILURES = (
    Case(
        "1 trillion+ parameters",
        (n("1 trillion+ parameters", T, "at_least"),),
        "a plus after a scale word",
    ),
    Case(
        "a model of 671B(37B activated) parameters",
        (n("671B", 671 * B), n("37B", 37 * B)),
        "a total glued to its parenthesis",
    ),
    Case("a GPU costs $30,000", (), "the price of a chip is no training cost"),
    Case("three chip shops", (), "chips to eat"),
)


def values(text: str) -> tuple[tuple[str, object], ...]:
    return tuple(
        (quoted(text, m), (m.value.value, str(m.value.qualifier), m.value.upper))
        for m in reading(text).amounts
    )


@cases(
    *(c for table in ROLES.values() for c in table),
    *QUALIFIED,
    *RANGES,
    *COORDINATED,
    *NO,
    failing=KNOWN_FAILURES,
)
def test_quantities(case: Case) -> None:
    assert values(case.text) == case.found


@pytest.mark.parametrize(
    ("role", "text"), [(role, c.text) for role, table in ROLES.items() for c in table]
)
def test_role(role: str, text: str) -> None:
    assert {str(m.value.role) for m in reading(text).amounts} == {role}


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("0123456789.,'^e-+ xBMTK~²⁵"), max_size=24))
def test_numerals_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for found in numerals(text):
        assert end <= found.start < found.end <= len(text)
        assert found.value >= 0
        end = found.end


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**15))
def test_digits_with_and_without_commas_are_one_number(value: int) -> None:
    plain, grouped = read(str(value)), read(f"{value:,}")
    assert plain is not None
    assert grouped is not None
    assert plain[0] == grouped[0] == value
