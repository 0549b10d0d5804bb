"""Where names that a page itself gave stand again, without a pattern made for each page."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

_FEW = 24
"""Up to so many names are looked for one by one; more of them by an index of words."""
_WORD = re.compile(r"\w+")
Test = Callable[[str, int, int], bool]
"""Whether a name may stand at a span of the text."""


def occurrences(text: str, names: Iterable[str], stands: Test) -> Iterator[tuple[int, str]]:
    """Where names stand, from left to right, none in another; of two at one place the earlier named.

    >>> anywhere = lambda text, start, end: True
    >>> list(occurrences("ab abc ab", ["abc", "ab"], anywhere))
    [(0, 'ab'), (3, 'abc'), (7, 'ab')]
    """
    ordered = list(dict.fromkeys(names))
    rank = {name: i for i, name in enumerate(ordered)}
    places = _listed if len(ordered) <= _FEW else _indexed
    found = sorted((at, rank[name], name) for at, name in places(text, ordered))
    last = 0
    for at, _, name in found:
        if at >= last and stands(text, at, at + len(name)):
            yield at, name
            last = at + len(name)


def _listed(text: str, names: list[str]) -> Iterator[tuple[int, str]]:
    for name in names:
        at = text.find(name)
        while at >= 0:
            yield at, name
            at = text.find(name, at + 1)


def _indexed(text: str, names: list[str]) -> Iterator[tuple[int, str]]:
    """By the first word of a name: the text is gone over once."""
    by_word: dict[str, dict[tuple[int, int], set[str]]] = {}
    for name in names:
        word = _WORD.search(name)
        if word is None:
            yield from _listed(text, [name])
        else:  # names of one word and length differ only in what they are
            shape = word.start(), len(name)
            by_word.setdefault(word[0], {}).setdefault(shape, set()).add(name)
    shortest = sorted({len(word) for word in by_word})
    for run in _WORD.finditer(text):
        whole = run[0]
        # a name may begin or end inside a word of the text
        for size in shortest[: bisect_left(shortest, len(whole) + 1)]:
            for offset in range(len(whole) - size + 1):
                alike = by_word.get(whole[offset : offset + size])
                for (shift, length), all_ in alike.items() if alike else ():
                    at = run.start() + offset - shift
                    if at >= 0 and (name := text[at : at + length]) in all_:
                        yield at, name


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a span is no part of a longer word, and no hyphen stands before it."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return not (is_word(before) or before == "-" or is_word(after))


def stands_free(text: str, start: int, end: int) -> bool:
    """Whether a span is no part of a longer word, nor of a hyphenated one."""
    return stands_alone(text, start, end) and text[end : end + 1] != "-"


def is_word(character: str) -> bool:
    """Whether a character is one of a word; "" is none."""
    return character.isalnum() or character == "_"
