"""Going over a page with a pattern: exactly `finditer`, only sooner.

Where google-re2 is installed, the relaxed form of the pattern (`relaxed.py`) finds the places that
a match may begin at, in a fraction of the time; the pattern itself then decides at each. Without
it, or for a pattern that has no relaxed form, `finditer` does the work, with the same matches.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from announce_extract.patterns.engine import Finder, finder_of
from announce_extract.patterns.projection import projected
from announce_extract.patterns.relaxed import UnreadablePatternError, relaxed
from announce_extract.patterns.together import group_of

_MISSES = 64
"""Places where the pattern matches after all not, after which the relaxed form may be of no use."""
_OFTEN = 4
"""How often the relaxed form may go over a text, which it does where it matches much more."""
_LONG = 10_000


def scan(
    pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None
) -> Iterator[re.Match[str]]:
    """All matches in a span of the text, as `pattern.finditer(text, start, end)` gives them."""
    stop = len(text) if end is None else end
    find = finder(pattern)
    if find is None:
        yield from pattern.finditer(text, start, stop)
        return
    if start or stop < len(text):
        if not _cuts_a_word(text, stop):
            yield from _within(pattern, text, start, stop)
            return
    elif (group := group_of(pattern)) and not group.may_match(text):
        return
    whole = projected(text)
    data = memoryview(whole)[:stop] if stop < len(whole) else whole
    (at, seen), misses, in_vain = find(data, start), 0, 0
    while at >= 0:
        match = pattern.match(text, at, stop)
        if match is None:
            after = at + 1
            misses += 1
        else:
            yield match
            after = match.end()
        in_vain += max(0, seen - after)
        useless = misses > _MISSES and misses > (stop - start) >> 4
        if useless or in_vain > _OFTEN * (stop - start) + _LONG:
            yield from pattern.finditer(text, after, stop)
            return
        at, seen = find(data, after)


def _within(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """All matches in a part of a page that is gone over part by part."""
    places = _places(pattern, text)
    if places is None:
        yield from pattern.finditer(text, start, end)
        return
    for i in range(bisect_left(places, start), len(places)):
        at = places[i]
        if at >= end:
            return
        if at >= start and (match := pattern.match(text, at, end)):
            yield match
            start = match.end()


_LAST: dict[int, tuple[str, list[int] | None]] = {}
"""For each pattern the last text and where matches may begin in it; None where that is too slow."""


def _places(pattern: re.Pattern[str], text: str) -> list[int] | None:
    known = _LAST.get(id(pattern))
    if known is not None and known[0] is text:
        return known[1]
    find, data = finder(pattern), projected(text)
    assert find is not None
    places: list[int] | None = []
    (at, seen), gone_over = find(data, 0), 0
    while at >= 0 and places is not None:
        places.append(at)
        gone_over += seen - at
        if gone_over > _OFTEN * len(data) + _LONG:
            places = None
        at, seen = find(data, at + 1)
    _LAST[id(pattern)] = text, places
    return places


def _cuts_a_word(text: str, end: int) -> bool:
    """Whether a boundary that the pattern would see at an end is none on the page."""
    around = text[end - 1 : end + 1]
    return len(around) == 2 and all(c.isalnum() or c == "_" for c in around)


_KNOWN: dict[tuple[int, bool], tuple[re.Pattern[str], Finder | None]] = {}
"""By identity: to hash a pattern, Python goes over all of its code."""


def finder(pattern: re.Pattern[str], *, whole: bool = False) -> Finder | None:
    """What looks for beginnings; None where the pattern itself must go over the text.

    With `whole`, the span found holds all that the pattern could match there, else only its start
    counts.
    """
    known = _KNOWN.get((id(pattern), whole))
    if known is None:
        known = _KNOWN[id(pattern), whole] = pattern, _made(pattern, whole=whole)
    return known[1]


def _made(pattern: re.Pattern[str], *, whole: bool) -> Finder | None:
    try:
        return finder_of(relaxed(pattern, whole=whole), longest=whole)
    except UnreadablePatternError:
        return None
