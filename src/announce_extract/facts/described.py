"""Models without a name: "its 1.6-trillion-parameter model" of a known developer."""

from __future__ import annotations

from collections import Counter

from announce_extract.facts.amounts import is_general
from announce_extract.facts.fact import Entity
from announce_extract.facts.status import is_hypothetical
from announce_extract.mentions.mention import Amount, Mention, ModelName, Org, Role
from announce_extract.mentions.model_name import describe
from announce_extract.mentions.reading import Reading
from announce_extract.mentions.spans import beginning
from announce_extract.patterns import compiled

_KIND = r"(?:[\w-]+\s){0,5}?(?:model|LLM|network|decoder|transformer|MoE|system|architecture)\b"
_AFTER = compiled(rf"[-\s]*(?:parameters?|params?)?[-\s]{_KIND}")
_OWNER = compiled(r"'s?\s(?:[\w-]+\s){0,6}$")
# "a DeepSeek model with", "DeepSeek's model, which has"
_OWNER_OF = compiled(
    r"(?:'s)?\s(?:[\w-]+\s){0,3}?(?:model|LLM|network),?\s(?:with|of|which\shas|that\shas|has)\s(?:(?:about|some|roughly|nearly|over|around)\s)?"
)
# "Soket AI is developing a 120 billion-parameter text model"
_MAKES = compiled(
    r"(?:,\s[^,.;]{3,60},)?\s(?:(?:is|has|had|have|was|also|now|will\sbe|currently|just|recently|been)\s){0,3}(?:developing|building|training|preparing|creating|planning|working\son|trained|built|developed|created|released|launched|unveiled|announced|introduced)\s(?:an?|its)\s(?:[\w-]+\s){0,3}$"
)
_FROM = compiled(r",?\s(?:from|by|of|that|which)\s(?:the\s)?")


# "For a 13B parameter model, a full checkpoint requires": whichever model that may be
_ANY = compiled(
    r"(?:^|[.:]\s)\W*(?:for|with|given|consider|take|imagine|running|serving|suppose)\san?\s$|\b(?:where|when|if)\s$"
)


def described_models(reading: Reading, found: list[Entity]) -> list[Entity]:
    """Models that only their size and developer tell, one per size."""
    out: dict[int, Entity] = {}
    known = Counter[float | None](e.size for e in found)
    known.update(x.value.value for x in reading.amounts if x.value.role is Role.PARAMETERS)
    for a in reading.amounts:
        if a.value.role is not Role.PARAMETERS or a.value.upper is not None:
            continue
        s = reading.sentence_at(a.start)
        if any(not _is_like(reading, m) for m in reading.within(reading.models, s)):
            continue
        if is_general(reading, a, s):
            continue
        before = reading.page.text[max(s.start, a.start - 40) : a.start]
        if is_hypothetical(reading, s, a.start) or _ANY.search(before):
            continue
        owner = _owner(reading, a)
        same = [e for e in found if e.size and abs(e.size - a.value.value) <= 0.01 * e.size]
        if same and _AFTER.match(reading.page.text, a.end):
            same[0].mentions.append(_mention(reading, a))
            continue
        tested = bool(found) and (
            _is_new(reading, a, known) if owner is None else _is_making(reading, owner, a)
        )
        if _taken(found, owner) and not tested:
            continue
        if not found or owner is not None or tested:
            _describe(reading, a, owner, out)
    return list(out.values())


# "an 8.3 billion parameter model similar to GPT-2" is not GPT-2
_LIKE = compiled(
    r"\b(?:models?|LLM|network|transformer|one)\s(?:similar|comparable|analogous|akin)\sto\s(?:the\s)?$"
)


def _is_like(reading: Reading, m: Mention[ModelName]) -> bool:
    return bool(_LIKE.search(reading.page.text[max(0, m.start - 40) : m.start]))


def _taken(found: list[Entity], owner: Mention[Org] | None) -> bool:
    """Whether a named model of the page may be meant."""
    if not found:
        return False
    if owner is None:
        return True
    return any(e.developer in {None, owner.value.name} for e in found)


# "they trained a 1.3B model"
_MADE = compiled(
    r"\b(?:(?:pre-?)?train(?:ed|s)?|used?\s\w+\sto\strain|built|developed|releas(?:ed|es)|announc(?:ed|es)|unveil(?:ed|s))\s(?:an?|its|their)\s(?:[\w-]+\s){0,2}$"
)
# "The former is a 1.2B model": one of those named
_POINTS_BACK = compiled(
    r"\bthe\s(?:former|latter|first|second|smaller|larger|other)\b|(?:^|\.\s)\W*(?:it|she|he|this)\s(?:is|was)\b"
)
_CLAUSE = 120
_ONE = compiled(r"\ban?\s(?:[\w-]+\s){0,2}$")


def _is_new(reading: Reading, a: Mention[Amount], known: Counter[float | None]) -> bool:
    """ "In tests, a 395-billion-parameter model took 20 hours on 8,000 H100s" is none of those named.

    `known` counts the sizes that the page gives, in names or in numbers.
    """
    text, s = reading.page.text, reading.sentence_at(a.start)
    counted = any(x.value.role is Role.CHIPS for x in reading.within(reading.amounts, s))
    if _POINTS_BACK.search(text[max(s.start, a.start - _CLAUSE) : a.start]):
        return False
    return (
        (counted or bool(_MADE.search(text[max(s.start, a.start - 50) : a.start])))
        and known[a.value.value] == 1
        and bool(_AFTER.match(text, a.end))
        and bool(_ONE.search(text[max(s.start, a.start - 30) : a.start]))
        and not is_hypothetical(reading, s, s.end)
    )


def _is_making(reading: Reading, owner: Mention[Org], a: Mention[Amount]) -> bool:
    """Whether it is told who makes a model of a size, and that size no other has."""
    return bool(_MAKES.fullmatch(reading.page.text, owner.end, max(owner.end, a.start)))


_OWNER_REACH = 400
"""Characters before a size in which its owner begins, name and all."""


def _owner(reading: Reading, a: Mention[Amount]) -> Mention[Org] | None:
    """Whose model it is: "X's 70B model", "an X model with 70B parameters", "a 70B model from X"."""
    text = reading.page.text
    named = _AFTER.match(text, a.end)
    if not named and "parameter" not in text[a.start : a.end + 12]:
        return None
    for o in reversed(beginning(reading.organisations, a.start - _OWNER_REACH, a.start)):
        if o.end > a.start:
            continue
        between = text[o.end : a.start]
        if any(p.fullmatch(between) for p in (_OWNER, _OWNER_OF, _MAKES)):
            return o
        if len(between) > 60:
            break
    after = beginning(reading.organisations, a.end, named.end() + 20) if named else ()
    for o in after:
        if named and _FROM.fullmatch(text[named.end() : o.start]):
            return o
    return None


def _mention(reading: Reading, a: Mention[Amount]) -> Mention[ModelName]:
    size = int(a.value.value)
    match = _AFTER.match(reading.page.text, a.end, reading.sentence_at(a.start).end)
    end = match.end() if match else a.end
    return Mention(ModelName(describe(size), f"#{size}", size), a.start, end, "model/described")


def _describe(
    reading: Reading, a: Mention[Amount], owner: Mention[Org] | None, out: dict[int, Entity]
) -> None:
    size = int(a.value.value)
    mention = _mention(reading, a)
    if size in out:
        out[size].mentions.append(mention)
        if owner and not out[size].owner:
            out[size].owner, out[size].developer = owner, owner.value.name
        return
    out[size] = Entity(
        describe(size),
        [mention],
        size,
        developer=owner.value.name if owner else None,
        described=True,
        owner=owner,
    )
