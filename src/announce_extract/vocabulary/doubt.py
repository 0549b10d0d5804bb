"""Surfaces that would be found where nobody means them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from announce_extract.vocabulary.entries import Accelerator, Doubtful, ModelFamily
from announce_extract.vocabulary.files import Placed

WORDS = "english_words.txt"
# matches ".*", "\d", "[0-9]", "(a|b)", "X?"; not "C++", "LLM.int8()", "Gemma 3n (E2B)"
PATTERN = re.compile(r"\.[*+?]|\\[a-zA-Z.]|\[[^\]]+\]|\([^)]*\|[^)]*\)|\{\d+,?\d*\}|\w\?(?!$)")
ANY_CASE = ("accelerators", "systems")
"""Tables the surfaces of which are found in capital and small letters alike."""
SHORTEST = 3
"""Characters; what is shorter stands for too much."""


def doubts(placed: Iterable[Placed]) -> Iterator[str]:
    """Say which surfaces are patterns, too short, or English words without being ambiguous."""
    for one in placed:
        for surface in one.entry.surfaces:
            if PATTERN.search(surface):
                yield (
                    f"{one}: surface {surface!r} looks like a pattern; surfaces are looked for as "
                    "they are written"
                )
        for surface in _plain(one):
            if not any(character.isalpha() for character in surface):
                yield f"{one}: surface {surface!r} has no letter: it would match any such number"
            elif len(surface) < SHORTEST:
                yield f"{one}: surface {surface!r} is too short to stand for this alone"
            elif is_english(surface, any_case=one.table in ANY_CASE):
                yield (
                    f"{one}: surface {surface!r} is also an English word: {_remedy(one)}, so that "
                    "it counts only where its context supports it"
                )


def is_english(surface: str, *, any_case: bool = False) -> bool:
    """Whether a text has this by chance: one everyday word, or several in small letters.

    What is written in another way than words are ("PaLM") is none, unless case does not matter.

    >>> is_english("Apple"), is_english("fine tuned"), is_english("Together AI"), is_english("PaLM")
    (True, True, False, False)
    """
    words = surface.split()
    if len(words) > 1 and surface != surface.lower():
        return False
    if not any_case and surface not in (surface.lower(), surface.capitalize()):
        return False
    return all(word.lower() in english_words() for word in words)


@cache
def english_words() -> frozenset[str]:
    """Some 40,000 everyday words, American and British, in lower case (SCOWL, sizes 10 to 35)."""
    return frozenset(files(__package__).joinpath(WORDS).read_text(encoding="utf-8").split())


def _plain(one: Placed) -> tuple[str, ...]:
    """The surfaces of names that count wherever they stand; cues, phases and classes are words."""
    match one.entry:
        case Accelerator(generic=True):
            return ()
        case Doubtful(ambiguous=doubtful):
            return tuple(s for s in one.entry.surfaces if s not in doubtful)
        case ModelFamily(ambiguous=False, kind="family"):
            return one.entry.surfaces
        case _:
            return ()


def _remedy(one: Placed) -> str:
    if isinstance(one.entry, ModelFamily):
        return "say 'ambiguous = true'"
    return "list it under 'ambiguous'"
