"""Which models of a page belong together by their names: a family and its members."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from announce_extract.facts.fact import Entity
from announce_extract.mentions.mention import Role
from announce_extract.patterns import compiled

_SIZED = compiled(r"\d+(?:\.\d+)?[bmt]")
SIZE = compiled(r"\d+(?:\.\d+)?[bmt](?:a\d+(?:\.\d+)?b)?")
"""A size in a key, perhaps with active parameters: "8b", "30ba3b"."""
SIZE_WORD = (
    r"(?:nano|pico|micro|tiny|mini|small|base|medium|large|x-?large|xl|xxl|huge|giant|gigantic)"
)
"""Words that tell the members of a family apart by their size."""
_LETTERS = compiled(r"[a-z]*")
_SHORT = 3
_LAST = "\U0010ffff"
"""Sorts after all that stands in a key."""


def is_member(name: str, family: str) -> bool:
    """Whether a key is a family's with a variant or a size, and no other version's."""
    rest = name.removeprefix(family)
    if rest == name or not rest or rest[0] == ".":
        return False
    return bool(_SIZED.match(rest)) if rest[0].isdigit() else True


class Keys:
    """The keys of the models of a page, in order, to find those that begin alike without a look at all."""

    def __init__(self, found: Sequence[Entity]) -> None:
        """Sort them once; what they are must not change after that."""
        self._found = found
        self._order = sorted((e.key, at) for at, e in enumerate(found))
        self._keys = [k for k, _ in self._order]

    def members(self, family: str) -> list[Entity]:
        """The models whose keys are those of a family's members, in the order of the page."""
        first = bisect_right(self._keys, family)
        last = bisect_left(self._keys, family + _LAST)
        places = [at for k, at in self._order[first:last] if is_member(k, family)]
        return [self._found[at] for at in sorted(places)]

    def going_on(self, key: str) -> Iterator[Entity]:
        """The models whose keys go on where this one ends, and not with a decimal point."""
        for place in range(bisect_right(self._keys, key), len(self._order)):
            k, at = self._order[place]
            if not k.startswith(key):
                return
            if k[len(key)] != ".":
                yield self._found[at]


def are_kin(one: Entity, other: Entity) -> bool:
    """Whether two names begin with the same letters: "OpenLM-1B" and "OpenLM-7B"."""
    stem = _stem(one)
    return len(stem) >= _SHORT and stem == _stem(other)


def sizeless(e: Entity) -> str | None:
    """What names that differ in their size only have in common: "Llama 3.1 8B" and "Llama 3.1 405B"."""
    stem = SIZE.sub("", e.key) if e.size else ""
    return stem if len(stem) >= _SHORT else None


def total(e: Entity) -> float:
    """The parameters of a model, as far as they are known; 0 where they are not."""
    stated = e.amounts.get(Role.PARAMETERS)
    return stated.value.value if stated else (e.size or 0)


def _stem(e: Entity) -> str:
    match = _LETTERS.match(e.key)
    return match[0] if match else ""
