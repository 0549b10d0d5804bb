"""Regex fragments and the one way to compile them.

A fragment is verbose-mode text without named groups, so that it can be used twice.
"""

from __future__ import annotations

import re
from functools import cache


@cache
def compiled(pattern: str, *, ignore_case: bool = True) -> re.Pattern[str]:
    """Compile a verbose pattern (spaces in it must be written `\\ ` or `\\s`), once."""
    return re.compile(pattern, re.VERBOSE | (re.IGNORECASE if ignore_case else re.NOFLAG))
