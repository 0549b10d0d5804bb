"""Whether a regular expression from a file may be let loose on any text."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

MOST_WAYS = 20_000
"""In how many ways the repeats and branches of a pattern may divide a text among them."""

GROUP = "value"


def objections(pattern: str) -> list[str]:
    """Say what is wrong with a pattern; nothing if it is safe.

    Its time must grow with nothing but the length of the text: repeats have an end, or never give
    back what they took ("\\d++"), and there are not too many ways to divide a text among them.

    >>> objections(r"(?P<value>\\d{1,4})K context")
    []
    >>> objections(r"(?P<value>(\\w+ )+)context")
    ['pattern: a repeat without an end: write {1,40} for +, or ++']
    """
    try:
        compiled = re.compile(pattern, re.IGNORECASE)
        tree = parser.parse(pattern, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        return [f"pattern: no regular expression: {error}"]
    found = []
    if _is_endless(tree):
        found.append("pattern: a repeat without an end: write {1,40} for +, or ++")
    elif _ways(tree) > MOST_WAYS:
        found.append("pattern: repeats in or beside repeats can share out a text in too many ways")
    if GROUP not in compiled.groupindex:
        found.append(f"pattern: no group (?P<{GROUP}>...) for the value")
    if not found and compiled.match(""):
        found.append("pattern: matches the empty text")
    return found


def _is_endless(tree: Any) -> bool:
    for code, argument in tree:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT) and argument[1] is codes.MAXREPEAT:
            return True
        if any(_is_endless(part) for part in _parts(argument)):
            return True
    return False


def _ways(tree: Any) -> int:
    """Count, up to a little more than is allowed."""
    ways = 1
    for code, argument in tree:
        inside = [_ways(part) for part in _parts(argument)]
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            least, most, _ = argument
            ways *= (most - least + 1) * inside[0] ** most
        elif code is codes.BRANCH:
            ways *= sum(inside)
        else:
            ways *= math.prod(inside)
        ways = min(ways, MOST_WAYS + 1)
    return ways


def _parts(argument: Any) -> Iterator[Any]:
    """The patterns inside an item: groups, branches, conditions, assertions, repeats."""
    if isinstance(argument, parser.SubPattern):
        yield argument
    elif isinstance(argument, tuple | list):
        for part in argument:
            yield from _parts(part)
