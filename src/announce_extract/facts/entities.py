"""Model entities: mentions with one name, or with names that stand for one model, together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from announce_extract.facts.fact import Entity
from announce_extract.facts.kinship import is_member
from announce_extract.mentions.mention import Mention, ModelName, Role
from announce_extract.mentions.model_name import describe, key, named
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled

# FP8 and other builds of the same model
_BUILD = re.compile(r"(?:fp8|nvfp4|mxfp4|bf16|int[48]|awq|gptq|gguf|[48]bit|w4a16|vllm|mlx|onnx)")
_BUILT = re.compile(r"[-_ ](?:FP8|NVFP4|MXFP4|BF16|INT[48]|AWQ|GPTQ|GGUF|[48]bit)$", re.IGNORECASE)
_FAMILY = compiled(
    r"(?:\s(?:is|are),?\s(?:an?|the|our)\s(?:new\s|open\s)?)?\s?(?:family|series|suite|collection|herd|line-?up)\b"
)
_SIZE_ONLY = re.compile(r"\d+(?:\.\d+)?[bmt](?:a\d+(?:\.\d+)?b)?")


def entities(reading: Reading) -> list[Entity]:
    """All models of the page in the order of first mention."""
    groups: dict[str, list[Mention[ModelName]]] = {}
    for m in _told_apart(reading.models):
        groups.setdefault(m.value.key, []).append(m)
    owners = {key(o.value.name) for o in reading.organisations} | {
        key(reading.page.text[o.start : o.end]) for o in reading.organisations
    }
    owners |= {
        "".join(w[0] for w in o.value.name.split()).lower()
        for o in reading.organisations
        if " " in o.value.name
    }
    families = {k for k, mentions in groups.items() if _has_sizes(reading, mentions)}
    bracketed = _bracketed(reading)
    target = _folded(groups, owners, families) | bracketed
    merged: dict[str, list[Mention[ModelName]]] = {}
    for k, mentions in groups.items():
        merged.setdefault(_final(target, k), []).extend(mentions)
    found = [_entity(sorted(ms, key=lambda m: m.start), bracketed) for ms in merged.values()]
    _disown(found, owners | {key(o.value.name.split()[0]) for o in reading.organisations})
    return sorted(found, key=lambda e: e.first)


def _disown(found: list[Entity], owners: set[str]) -> None:
    """ "Meta-Llama-3-8B" is one of the family Llama 3, where the page speaks of both."""
    families = {e.key for e in found if len(e.key) > 2}
    longest = max(map(len, owners), default=0)
    for e in found:
        whole = e.key
        for at in range(3, min(len(whole), longest) + 1):
            rest = whole[at:]
            if whole[:at] in owners and any(
                is_member(rest, f) for f in _beginnings(rest) & families
            ):
                e.owned = rest


def _final(target: dict[str, str], k: str) -> str:
    """Where a chain of names ends: a short form of a nickname of a full name."""
    seen = {k}
    while (k := target.get(k, k)) not in seen:
        seen.add(k)
    return k


def _beginnings(name: str) -> set[str]:
    return {name[:at] for at in range(1, len(name))}


def _told_apart(models: list[Mention[ModelName]]) -> list[Mention[ModelName]]:
    """ "The 300M parameter X rivals Y. The 6B parameter X ..." is of two models, named X 300M and X 6B."""
    sizes: dict[str, set[int]] = {}
    for m in models:
        if m.value.size and named(m.value.name).size is None:
            sizes.setdefault(m.value.key, set()).add(m.value.size)
    several = {k for k, found in sizes.items() if len(found) > 1}
    return [
        _sized(m, m.value.size) if m.value.size and m.value.key in several else m for m in models
    ]


def _sized(m: Mention[ModelName], size: int) -> Mention[ModelName]:
    name = f"{m.value.name} {describe(size)}"
    return replace(m, value=replace(m.value, name=name, key=key(name)))


# members that words for sizes tell apart: the name before them is the family's
_WORD_SIZE = compiled(r"(?:tiny|mini|small|base|medium|large|xl|xxl|huge|giant)")


def _has_sizes(reading: Reading, mentions: list[Mention[ModelName]]) -> bool:
    """Whether it is a family's name: called one, or in a sentence that lists several sizes."""
    for m in mentions:
        if _FAMILY.match(reading.page.text, m.end):
            return True
        s = reading.sentence_at(m.start)
        sizes = {
            a.value.value
            for a in reading.within(reading.amounts, s)
            if a.value.role is Role.PARAMETERS
        }
        if len(sizes) > 2:
            return True
    return False


def _folded(
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
                or _SIZE_ONLY.fullmatch(lead)
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
                and _SIZE_ONLY.fullmatch(tail)
                and not _SIZE_ONLY.search(short)
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


def _entity(mentions: list[Mention[ModelName]], bracketed: dict[str, str]) -> Entity:
    """One entity; what brackets call shortly has the short name."""
    names = [m.value.name for m in mentions if m.value.key not in bracketed]
    names = names or [m.value.name for m in mentions]
    name = max(
        names,
        key=lambda n: (
            not _BUILT.search(n),
            len(n.rpartition("/")[2]),
            "/" not in n,
            names.count(n),
        ),
    )
    size = next((m.value.size for m in mentions if m.value.size), None)
    active = next((m.value.active for m in mentions if m.value.active), None)
    developer = next((m.value.developer for m in mentions if m.value.developer), None)
    return Entity(name.rpartition("/")[2], mentions, size, active, developer)


# "Mistral Large 4, a multimodal model code-named 'Le Chonk'": one model
_NICKNAME = compiled(
    r",?\s(?:(?:an?|the)\s[^.;]{0,80}\b)?(?:code-?named|nicknamed|also\s(?:known\sas|called)|a\.?k\.?a\.?|internally\scalled|namely)\s[\"']?"
)


def _bracketed(reading: Reading) -> dict[str, str]:
    """ "Turing Natural Language Generation (Turing-NLG)" names one model twice."""
    text = reading.page.text
    pairs = list(pairwise(reading.models))
    nicknames = {
        b.value.key: a.value.key
        for a, b in pairs
        if a.value.key != b.value.key and _NICKNAME.fullmatch(text, a.end, max(a.end, b.start))
    }
    return nicknames | {
        a.value.key: b.value.key
        for a, b in pairs
        if text[a.end : b.start].strip() == "(" and text[b.end : b.end + 1] == ")" and a.value.key != b.value.key
        and not any(c.isdigit() for c in a.value.name)
    }  # fmt: skip
