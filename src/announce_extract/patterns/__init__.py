"""Regex fragments and the one way to compile them.

A fragment is verbose-mode text without named groups, so that it can be used twice. In it `A-Z` and
`a-z` stand for the capital and small letters of all Latin alphabets.
"""

from __future__ import annotations

import re
from functools import cache

_LATIN = [chr(i) for i in (*range(0xC0, 0x180), *range(0x218, 0x21C), *range(0x1E00, 0x1F00))]
_CAPITAL = "A-Z" + "".join(x for x in _LATIN if x.isupper())
_SMALL = "a-z" + "".join(x for x in _LATIN if x.islower() and x != "\u017f")


@cache
def compiled(pattern: str, *, ignore_case: bool = True) -> re.Pattern[str]:
    """Compile a verbose pattern (spaces in it must be written `\\ ` or `\\s`), once."""
    if not ignore_case or "(?-i:" in pattern:
        pattern = pattern.replace("A-Z", _CAPITAL).replace("a-z", _SMALL)
    return re.compile(pattern, re.VERBOSE | (re.IGNORECASE if ignore_case else re.NOFLAG))
