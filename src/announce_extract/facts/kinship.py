"""Which models of a page belong together by their names: a family and its members."""

from __future__ import annotations

from announce_extract.facts.fact import Entity
from announce_extract.mentions.mention import Role
from announce_extract.patterns import compiled

_SIZED = compiled(r"\d+(?:\.\d+)?[bmt]")
_LETTERS = compiled(r"[a-z]*")
_SHORT = 3


def is_member(name: str, family: str) -> bool:
    """Whether a key is a family's with a variant or a size, and no other version's."""
    rest = name.removeprefix(family)
    if rest == name or not rest or rest[0] == ".":
        return False
    return bool(_SIZED.match(rest)) if rest[0].isdigit() else True


def are_kin(one: Entity, other: Entity) -> bool:
    """Whether two names begin with the same letters: "OpenLM-1B" and "OpenLM-7B"."""
    stem = _stem(one)
    return len(stem) >= _SHORT and stem == _stem(other)


def total(e: Entity) -> float:
    """The parameters of a model, as far as they are known; 0 where they are not."""
    stated = e.amounts.get(Role.PARAMETERS)
    return stated.value.value if stated else (e.size or 0)


def _stem(e: Entity) -> str:
    match = _LETTERS.match(e.key)
    return match[0] if match else ""
