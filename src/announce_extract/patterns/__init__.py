"""Regex fragments and the one way to compile them.

A fragment is verbose-mode text without named groups, so that it can be used twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache


@cache
def compiled(pattern: str, *, ignore_case: bool = True) -> re.Pattern[str]:
    """Compile a verbose pattern (spaces in it must be written `\\ ` or `\\s`), once."""
    return re.compile(pattern, re.VERBOSE | (re.IGNORECASE if ignore_case else re.NOFLAG))


def any_of(surfaces: Iterable[str]) -> str:
    """Join literal surfaces, longest first; a space matches space, hyphen or nothing.

    >>> any_of(["H100", "H100 NVL"])
    '(?:H100[\\\\s-]?NVL|H100)'
    """
    longest_first = sorted(set(surfaces), key=lambda s: (-len(s), s))
    escaped = (re.escape(s).replace(r"\ ", r"[\s-]?") for s in longest_first)
    return f"(?:{'|'.join(escaped)})"
