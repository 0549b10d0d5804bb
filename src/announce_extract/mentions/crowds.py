"""Sentences with more names or numbers than language has: nothing there can be told of another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import TypeVar

from announce_extract.mentions.mention import Mention
from announce_extract.text.sentences import Sentence

MOST = 40
"""Mentions of one kind in a sentence; in 800 articles about AI none has more than ten."""
MOST_NAMES = 100
"""Of organisations, which come in lists of partners and members."""
V = TypeVar("V")
_start = attrgetter("start")


def uncrowded(
    mentions: list[Mention[V]], sentences: Sequence[Sentence], most: int = MOST
) -> list[Mention[V]]:
    """Those of the mentions, in text order, that stand in sentences with at most so many.

    Whatever weighs the mentions of a sentence against each other has bounded work so.
    """
    if len(mentions) <= most:
        return mentions
    kept: list[Mention[V]] = []
    for s in sentences:
        first = bisect_left(mentions, s.start, key=_start)
        last = bisect_left(mentions, s.end, lo=first, key=_start)
        if last - first <= most:
            kept += mentions[first:last]
    return kept
