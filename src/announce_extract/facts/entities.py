"""Model entities: mentions with one name, or with names that stand for one model, together."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from announce_extract.facts.fact import Entity
from announce_extract.facts.folding import final, folded
from announce_extract.facts.kinship import is_member
from announce_extract.mentions.mention import Mention, ModelName, Role
from announce_extract.mentions.model_name import describe, key, named
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled

_BUILT = re.compile(r"[-_ ](?:FP8|NVFP4|MXFP4|BF16|INT[48]|AWQ|GPTQ|GGUF|[48]bit)$", re.IGNORECASE)

_FAMILY = compiled(
    r"(?:\s(?:is|are),?\s(?:an?|the|our)\s(?:new\s|open\s)?)?\s?(?:family|series|suite|collection|herd|line-?up)\b"
)


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
    target = folded(groups, owners, families) | bracketed
    merged: dict[str, list[Mention[ModelName]]] = {}
    for k, mentions in groups.items():
        merged.setdefault(final(target, k), []).extend(mentions)
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
