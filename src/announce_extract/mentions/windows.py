"""The words of a page that a listed phrase may stand in: only these need to be tokenised.

spaCy cuts each stretch between white space on its own, so the tokens of a window are those that
the whole page would have.
"""

from __future__ import annotations

import re

from announce_extract.patterns.projection import projected
from announce_extract.patterns.scan import finder

Window = tuple[int, int]
"""A half-open span of a text, between white space; no two of a text overlap."""


class Windows:
    """Cuts the windows of a text around the phrases of some patterns."""

    def __init__(self, patterns: tuple[re.Pattern[str], ...]) -> None:
        """Keep the patterns; each matches all that the matchers of its phrases can match."""
        self._patterns = patterns

    def of(self, text: str) -> list[Window]:
        """The windows of a text, in order; all of it where no engine is there to find them."""
        spans: list[tuple[int, int]] = []
        data = projected(text)
        for pattern in self._patterns:
            find = finder(pattern, whole=True)
            if find is None:
                return [(0, len(text))]
            start, end = find(data, 0)
            while start >= 0:
                spans.append((start, end))
                start, end = find(data, start + 1)
        return _widened(data, sorted(spans))


def _widened(data: bytes, spans: list[tuple[int, int]]) -> list[Window]:
    windows: list[Window] = []
    last = 0
    for start, end in spans:
        if end <= last:
            continue
        right = _after(data, end)
        if start < last:
            windows[-1] = windows[-1][0], right
        else:
            windows.append((_before(data, last, start), right))
        last = right
    return windows


def _before(data: bytes, floor: int, start: int) -> int:
    """Where the stretch without white space begins that holds a place, not before a floor."""
    space = max(data.rfind(b" ", floor, start), floor - 1)
    return max(data.rfind(b"\n", space + 1, start), space) + 1


def _after(data: bytes, end: int) -> int:
    space = data.find(b" ", end)
    line = data.find(b"\n", end, space if space >= 0 else len(data))
    return line if line >= 0 else space if space >= 0 else len(data)
