"""Spans of a page, to ask about in no time however many there are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import attrgetter
from typing import TypeVar

from announce_extract.mentions.mention import Mention

V = TypeVar("V")
_START, _END = attrgetter("start"), attrgetter("end")


class Spans:
    """Half-open spans in any order; they may overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        """Sort them once."""
        ordered = sorted(spans)
        self._starts = [a for a, _ in ordered]
        self._reach = list(accumulate((b for _, b in ordered), max))

    @classmethod
    def of(cls, mentions: Iterable[Mention[object]]) -> Spans:
        """The spans of mentions."""
        return cls((m.start, m.end) for m in mentions)

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with a span.

        >>> Spans([(0, 9), (2, 4)]).touch(8, 10), Spans([(0, 9), (2, 4)]).touch(9, 10)
        (True, False)
        """
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start

    def cover(self, start: int, end: int) -> bool:
        """Whether one of them holds all of a span.

        >>> Spans([(0, 9), (2, 4)]).cover(5, 9), Spans([(0, 5), (5, 9)]).cover(4, 6)
        (True, False)
        """
        before = bisect_right(self._starts, start)
        return before > 0 and self._reach[before - 1] >= end


def touching(mentions: Sequence[Mention[V]], start: int, end: int) -> Sequence[Mention[V]]:
    """Those of mentions in text order, none overlapping, that share a character with a span."""
    first = bisect_right(mentions, start, key=_END)
    return mentions[first : bisect_left(mentions, end, lo=first, key=_START)]


def beginning(mentions: Sequence[Mention[V]], start: int, end: int) -> Sequence[Mention[V]]:
    """Those of mentions in text order that begin in a span."""
    first = bisect_left(mentions, start, key=_START)
    return mentions[first : bisect_left(mentions, end, lo=first, key=_START)]
