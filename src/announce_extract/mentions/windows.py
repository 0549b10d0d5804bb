"""The words of a page that a listed phrase may stand in: only these need to be tokenised.

spaCy cuts each stretch between white space on its own, so the tokens of an excerpt are those that
the whole page would have.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from announce_extract.patterns.projection import projected
from announce_extract.patterns.scan import finder

_JOINT = "\n"
"""Between windows: a token of its own, which no phrase has."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Windows of a text, joined, with the way back."""

    text: str
    starts: tuple[int, ...] = (0,)
    """Where each window begins in the excerpt, in order."""
    origins: tuple[int, ...] = (0,)
    """Where each begins in the text."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text that a span of one window stands for."""
        i = bisect_right(self.starts, start) - 1
        shift = self.origins[i] - self.starts[i]
        return start + shift, end + shift


class Windows:
    """Cuts the windows of a text around the phrases of some patterns."""

    def __init__(self, patterns: tuple[re.Pattern[str], ...]) -> None:
        """Keep the patterns; each matches all that the matchers of its phrases can match."""
        self._patterns = patterns

    def excerpt(self, text: str) -> Excerpt:
        """The windows of a text; all of it where no engine is there to find them."""
        spans: list[tuple[int, int]] = []
        data = projected(text)
        for pattern in self._patterns:
            find = finder(pattern, whole=True)
            if find is None:
                return Excerpt(text)
            start, end = find(data, 0)
            while start >= 0:
                spans.append((start, end))
                start, end = find(data, start + 1)
        return _joined(text, data, sorted(spans))


def _joined(text: str, data: bytes, spans: list[tuple[int, int]]) -> Excerpt:
    windows: list[tuple[int, int]] = []
    for start, end in spans:
        last = windows[-1][1] if windows else 0
        if end <= last:
            continue
        right = _after(data, end)
        if start < last:
            windows[-1] = windows[-1][0], right
        else:
            windows.append((_before(data, last, start), right))
    starts, at = [], 0
    for start, end in windows:
        starts.append(at)
        at += end - start + len(_JOINT)
    return Excerpt(
        _JOINT.join(text[a:b] for a, b in windows), tuple(starts), tuple(a for a, _ in windows)
    )


def _before(data: bytes, floor: int, start: int) -> int:
    """Where the stretch without white space begins that holds a place, not before a floor."""
    space = max(data.rfind(b" ", floor, start), floor - 1)
    return max(data.rfind(b"\n", space + 1, start), space) + 1


def _after(data: bytes, end: int) -> int:
    space = data.find(b" ", end)
    line = data.find(b"\n", end, space if space >= 0 else len(data))
    return line if line >= 0 else space if space >= 0 else len(data)
