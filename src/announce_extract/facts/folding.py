"""Which names of a page stand for one model: short forms, builds, initials, last words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from announce_extract.facts.kinship import SIZE, SIZE_WORD
from announce_extract.mentions.mention import Mention, ModelName
from announce_extract.patterns import compiled

# FP8 and other builds of the same model
_BUILD = re.compile(r"(?:fp8|nvfp4|mxfp4|bf16|int[48]|awq|gptq|gguf|[48]bit|w4a16|vllm|mlx|onnx)")


def final(target: dict[str, str], k: str) -> str:
    """Where a chain of names ends: a short form of a nickname of a full name."""
    seen = {k}
    while (k := target.get(k, k)) not in seen:
        seen.add(k)
    return k


# members that words for sizes tell apart: the name before them is the family's
_WORD_SIZE = compiled(SIZE_WORD)


def folded(
    groups: dict[str, list[Mention[ModelName]]], owners: set[str], several: set[str]
) -> dict[str, str]:
    """Map a short key to the longer key of the same model; a family of several sizes is none of them."""
    out: dict[str, str] = {}
    families = {re.sub(r"[\d.].*", "", k) for k in groups}
    inside = _inside(groups)
    for short, brief in groups.items():
        longer: list[str] = []
        around = inside.get(short, {})
        sized = any(k.startswith(short) and _WORD_SIZE.fullmatch(k, len(short)) for k in around)
        for long in around:
            full = groups[long]
            lead = long[: -len(short)] if long.endswith(short) else None
            if _is_initialled(brief[0].value.name, full[0].value.name):
                longer.append(long)
            if lead and (
                lead in owners
                or lead in families
                or SIZE.fullmatch(lead)
                or _is_last_word(brief, full)
                or _is_shortened(brief, full)
            ):
                longer.append(long)
            tail = long[len(short) :] if long.startswith(short) else None
            if tail and _BUILD.fullmatch(tail):
                out[long] = short
                continue
            if (
                short not in several
                and not sized
                and tail
                and SIZE.fullmatch(tail)
                and not SIZE.search(short)
            ):
                longer.append(long)
        if len(longer) == 1:
            out[short] = longer[0]
    for short, long in list(out.items()):
        out[short] = out.get(long, long)
    return out


def _is_initialled(short: str, long: str) -> bool:
    """ "T-NLG" for "Turing-NLG": the first word by its first letter."""
    initial, _, rest = short.partition("-" if "-" in short else " ")
    return (
        len(initial) == 1
        and len(rest) > 2
        and bool(re.fullmatch(rf"{re.escape(initial)}[a-z]+-{re.escape(rest)}", long))
    )


# "GR00T N1.7" after "Isaac GR00T N1.7"
_VERSIONED = compiled(r"[A-Z][\w-]*[ -][A-Za-z]{0,2}\d[\w.-]*", ignore_case=False)


def _is_shortened(short: list[Mention[ModelName]], long: list[Mention[ModelName]]) -> bool:
    """A name with a version without the first word of the full name that stood before it."""
    name, full = short[0].value.name, long[0].value.name
    return (
        long[0].start < short[0].start
        and full.endswith(f" {name}")
        and full.count(" ") == name.count(" ") + 1
        and bool(_VERSIONED.fullmatch(name))
    )


def _inside(groups: Iterable[str]) -> dict[str, dict[str, None]]:
    """The keys that begin or end with each key, the first word perhaps by its letter, in their order."""
    keys = dict.fromkeys(groups)
    found: dict[str, dict[str, None]] = {}
    for long in keys:
        for at in range(1, len(long)):
            for short in {long[:at], long[at:], long[0] + long[at:]} - {long}:
                if short in keys:
                    found.setdefault(short, {})[long] = None
    return found


def _is_last_word(short: list[Mention[ModelName]], long: list[Mention[ModelName]]) -> bool:
    """ "Glimmer" after "Muse Glimmer": the last word of a name of two, letters only."""
    last = short[0].value.name
    return (
        last.isalpha()
        and long[0].start < short[0].start
        and bool(re.fullmatch(rf"[A-Z][a-z]+ {last}", long[0].value.name))
    )
