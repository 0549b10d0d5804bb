"""Going over a page with a pattern: exactly `finditer`, only sooner.

Where google-re2 is installed, the relaxed form of the pattern (`relaxed.py`) finds the places that
a match may begin at, in a fraction of the time; the pattern itself then decides at each. Without
it, or for a pattern that has no relaxed form, `finditer` does the work, with the same matches.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from announce_extract.patterns.projection import projected
from announce_extract.patterns.relaxed import UnreadablePatternError, relaxed

Span = tuple[int, int]
Finder = Callable[[bytes, int], int]
"""The first place at or after an offset where a match may begin; -1 where there is none."""

_MEMORY = 4 << 20
"""Bytes that the states of one pattern may take."""


def scan(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """All matches in the text, as `pattern.finditer(text)` gives them."""
    find = finder(pattern)
    if find is None:
        yield from pattern.finditer(text)
        return
    data = projected(text)
    at, misses = find(data, 0), 0
    while at >= 0:
        match = pattern.match(text, at)
        if match is None:
            misses += 1
            if misses > 64 and misses > len(text) >> 4:  # the relaxed form is of no use here
                yield from pattern.finditer(text, at + 1)
                return
            at = find(data, at + 1)
        else:
            yield match
            at = find(data, match.end())


@cache
def finder(pattern: re.Pattern[str]) -> Finder | None:
    """What looks for beginnings; None where the pattern itself must go over the text."""
    try:
        import re2  # type: ignore[import-untyped]
    except ImportError:
        return None
    try:
        form = relaxed(pattern)
    except UnreadablePatternError:
        return None
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.never_capture = True
    options.log_errors = False
    options.max_mem = _MEMORY
    compiled = re2._re2.RE2(form.encode("ascii"), options)
    if not compiled.ok():
        return None
    match, unanchored = compiled.Match, re2._Anchor.UNANCHORED

    def find(data: bytes, start: int) -> int:
        return int(match(unanchored, data, start, len(data))[0][0])

    return find
