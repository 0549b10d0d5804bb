from __future__ import annotations

from announce_extract.mentions.mention import Chip

from .table import Case, cases, quoted, reading

LISTED = (
    Case("on 8 H100s", (("H100s", "H100"),)),
    Case("8xA100", (("A100", "A100"),)),
    Case("Ascend-910C chips", (("Ascend-910C", "Ascend 910C"),)),
    Case("Ascend\u2011910C chips", (("Ascend-910C", "Ascend 910C"),)),
    Case("Ascend910C chips", (("Ascend910C", "Ascend 910C"),)),
    Case("MI300X accelerators", (("MI300X", "MI300X"),)),
    Case("Trainium2 chips", (("Trainium2", "Trainium2"),)),
    Case("eight A100-80GB cards", (("A100-80GB", "A100"),)),
    Case("an H100 SXM5", (("H100 SXM5", "H100"),)),
    Case("GB200 NVL72 systems", (("GB200 NVL72", "GB200"),)),
    Case("Gaudi 3 accelerators", (("Gaudi 3", "Gaudi 3"),)),
    Case("H20 chips", (("H20", "H20"),)),
    Case("B200s", (("B200s", "B200"),)),
    Case("RTX 4090 cards", (("RTX 4090", "RTX 4090"),)),
    Case("WSE-3 wafers", (("WSE-3", "WSE-3"),)),
    Case("H100/H200 chips", (("H100", "H100"), ("H200", "H200"))),
    Case("A100s and H800s", (("A100s", "A100"), ("H800s", "H800"))),
    Case("a Cerebras CS-3 system", (("CS-3", "CS-3"),), "a listed designation after its vendor"),
)
CLASSES = (
    Case("many GPUs", (("GPUs", "GPU"),)),
    Case("many TPUs", (("TPUs", "TPU"),)),
    Case("NVIDIA GPUs", (("NVIDIA GPUs", "NVIDIA GPU"),)),
    Case("Nvidia's GPUs", (("Nvidia's GPUs", "NVIDIA GPU"),)),
    Case("AMD GPUs", (("AMD GPUs", "AMD GPU"),)),
    Case("Hopper GPUs", (("Hopper GPUs", "Hopper GPU"),)),
    Case("Blackwell GPUs", (("Blackwell GPUs", "Blackwell GPU"),)),
    Case("Ascend NPUs", (("Ascend NPUs", "Ascend"),)),
    Case("Huawei Ascend chips", (("Ascend", "Ascend"),)),
    Case("graphics processing units", (("graphics processing units", "GPU"),)),
)
VENDOR = (
    Case("Nvidia chips", (("Nvidia chips", "NVIDIA GPU"),)),
    Case("Nvidia's AI chips", (("Nvidia's AI chips", "NVIDIA GPU"),)),
    Case("AMD accelerators", (("AMD accelerators", "AMD GPU"),)),
)
OPEN = (
    Case("Zeta-4 accelerators", (("Zeta-4", "Zeta-4"),)),
    Case("QXC boards", (("QXC", "QXC"),)),
)
NO = tuple(
    Case(text)
    for text in (
        "the A100 motorway",
        "the B200 road",
        "Junction 4 of the A100",
        "AI chips",
        "memory chips",
        "RAM chips",
        "HBM chips",
        "gift cards",
        "SIM cards",
        "Potato chips",
        "Grace Hopper was an admiral",
        "Ada Lovelace",
        "Volta the physicist",
        "Gaudi's cathedral",
        "circuit boards",
        "an H-1B visa",
        "the K2 mountain",
        "CPUs",
        "the L4 vertebra",
        "an M1 visa",
        "The boards met",
        "All cards",
        "XH1000",
        "A1000B",
    )
)
KNOWN_FAILURES = (
    Case("a T4 cell count", (), "a blood cell is no chip"),
    Case("holders of an H200 visa", (), "a visa is no chip"),
    Case("an H100 form was filled in", (), "a form is no chip"),
    Case("fill in the P100 form", (), "a form is no chip"),
    Case("L40S GPUs", (("L40S GPUs", "L40S"),), "the class noun is part of the name's mention"),
)


def names(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((quoted(text, m), m.value.name) for m in reading(text).chips)


@cases(*LISTED, *CLASSES, *VENDOR, *OPEN, *NO, failing=KNOWN_FAILURES)
def test_accelerators(case: Case) -> None:
    assert names(case.text) == case.found


def test_all_rules_fire() -> None:
    fired = {
        m.rule for case in (*LISTED, *CLASSES, *VENDOR, *OPEN) for m in reading(case.text).chips
    }
    # a class that the vocabulary lists is found as listed
    assert fired >= {"accelerator/listed", "accelerator/vendor-chips", "accelerator/open"}


@cases(*CLASSES, *VENDOR)
def test_a_class_is_generic(case: Case) -> None:
    chips: list[Chip] = [m.value for m in reading(case.text).chips]
    assert all(c.generic for c in chips)


@cases(*LISTED)
def test_a_designation_is_not(case: Case) -> None:
    chips: list[Chip] = [m.value for m in reading(case.text).chips]
    assert not any(c.generic for c in chips)
