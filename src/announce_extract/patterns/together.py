"""Patterns that seldom match, looked for together: one pass tells that none of them does.

The byte engine goes over a page for three relaxed forms about as soon as for one; for many more its
states no longer fit, and it becomes slower than for each alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from announce_extract.patterns.engine import Finder, finder_of
from announce_extract.patterns.projection import projected
from announce_extract.patterns.relaxed import UnreadablePatternError, relaxed

_AT_ONCE = 3


class Group:
    """Some patterns, and whether one of them may match in the last text."""

    def __init__(self, patterns: tuple[re.Pattern[str], ...]) -> None:
        """Keep them; the engine is wanted when a text comes."""
        self._patterns = patterns
        self._find: Finder | None = None
        self._is_made = False
        self._last: tuple[str, bool] = "", False

    def may_match(self, text: str) -> bool:
        """Whether one of the patterns may match somewhere in a text."""
        if self._last[0] is not text:
            find = self._finder()
            self._last = text, find is None or find(projected(text), 0)[0] >= 0
        return self._last[1]

    def _finder(self) -> Finder | None:
        if not self._is_made:
            self._is_made = True
            try:
                self._find = finder_of("|".join(map(relaxed, self._patterns)))
            except UnreadablePatternError:
                self._find = None
        return self._find


_GROUPS: dict[int, Group] = {}
"""By the identity of a pattern."""


def together(patterns: Iterable[re.Pattern[str]]) -> None:
    """Look for these patterns, which are kept for good, in passes over the page that they share."""
    given = tuple(patterns)
    for at in range(0, len(given), _AT_ONCE):
        group = Group(given[at : at + _AT_ONCE])
        for pattern in given[at : at + _AT_ONCE]:
            _GROUPS[id(pattern)] = group


def group_of(pattern: re.Pattern[str]) -> Group | None:
    """The group that a pattern is looked for with, if it is in one."""
    return _GROUPS.get(id(pattern))
