"""Texts longer than any article, cut into parts that are read one by one.

Rules may compare what a page names with all else that it names. That costs nothing in an article
and grows with the square of the length; in parts of bounded length it grows with the length.
"""

from __future__ import annotations

from collections.abc import Iterator

LONGEST = 100_000
"""Characters that are read as one article: some forty pages of print."""
_SEARCHED = 20_000
"""Characters before the end of a part in which a good place to cut is looked for."""
_BORDERS = ("\n\n", "\n", ". ", " ")
"""Where to cut, the best first."""


def parts_of(text: str, longest: int = LONGEST) -> Iterator[tuple[int, int]]:
    """The half-open spans of the parts of a text, which leave nothing out.

    >>> list(parts_of("one two three", longest=8))
    [(0, 8), (8, 13)]
    """
    start = 0
    while len(text) - start > longest:
        end = _cut(text, start, start + longest)
        yield start, end
        start = end
    yield start, len(text)


def _cut(text: str, start: int, limit: int) -> int:
    """Where a part that begins at `start` ends: after the last of the best borders, else at `limit`."""
    first = max(start, limit - _SEARCHED)
    for border in _BORDERS:
        at = text.rfind(border, first, limit)
        if at >= 0:
            return at + len(border)
    return limit
