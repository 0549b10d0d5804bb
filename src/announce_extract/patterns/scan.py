"""Going over a page with a pattern: exactly `finditer`, only sooner.

Where google-re2 is installed, the relaxed form of the pattern (`relaxed.py`) finds the places that
a match may begin at, in a fraction of the time; the pattern itself then decides at each. Without
it, or for a pattern that has no relaxed form, `finditer` does the work, with the same matches.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from announce_extract.patterns.projection import projected
from announce_extract.patterns.relaxed import UnreadablePatternError, relaxed

Span = tuple[int, int]
Finder = Callable[[bytes | memoryview, int], Span]
"""The first place at or after an offset where a match may begin; (-1, -1) where there is none."""

_MISSES = 64
_LONG = 10_000
_MEMORY, _MEMORY_OF_LISTS = 4 << 20, 64 << 20
"""Bytes that the states of one pattern may take at most; those of thousands of names need more."""


def scan(
    pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None
) -> Iterator[re.Match[str]]:
    """All matches in a span of the text, as `pattern.finditer(text, start, end)` gives them."""
    stop = len(text) if end is None else end
    find = finder(pattern)
    if find is None:
        yield from pattern.finditer(text, start, stop)
        return
    whole = projected(text)
    data = memoryview(whole)[:stop] if stop < len(whole) else whole
    at, misses = find(data, start)[0], 0
    while at >= 0:
        match = pattern.match(text, at, stop)
        if match is None:
            misses += 1
            if misses > _MISSES and misses > (stop - start) >> 4:  # the relaxed form is of no use
                yield from pattern.finditer(text, at + 1, stop)
                return
            at = find(data, at + 1)[0]
        else:
            yield match
            at = find(data, match.end())[0]


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
        import re2  # type: ignore[import-untyped]
    except ImportError:
        return None
    try:
        form = relaxed(pattern, whole=whole)
    except UnreadablePatternError:
        return None
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.never_capture = True
    options.longest_match = whole
    options.log_errors = False
    options.max_mem = _MEMORY_OF_LISTS if len(form) > _LONG else _MEMORY
    compiled = re2._re2.RE2(form.encode("ascii"), options)
    if not compiled.ok():
        return None
    match, unanchored = compiled.Match, re2._Anchor.UNANCHORED

    def find(data: bytes | memoryview, start: int) -> Span:
        span: Span = match(unanchored, data, start, len(data))[0]
        return span

    return find
