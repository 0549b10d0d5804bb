"""One ASCII byte for every character: what a byte engine looks at, offsets kept.

Letters, digits, spaces and all else beyond ASCII become `_`, `0`, a space and 0x01, so that a
character is a word character, a digit or a space exactly where its byte is one.
"""

from __future__ import annotations

import re
from functools import lru_cache

OTHER = 0x01
FOLDED = {"\u0130": "iI", "\u0131": "iI", "\u017f": "sS", "\u212a": "kK"}
"""What Python's `re` takes for an ASCII letter where case is ignored; here, too, it becomes `_`."""
STAND_INS = frozenset({ord("_"), ord("0"), ord(" "), OTHER})
_BEYOND = re.compile(r"[^\x00-\x7f]")


def byte_of(character: str) -> int:
    """The byte that stands for a character.

    >>> bytes(map(byte_of, "5\u202f000 €, né"))
    b'5 000 \\x01, n_'
    """
    if character < "\x80":
        return ord(character)
    if character.isdecimal():
        return ord("0")
    if character.isalnum():
        return ord("_")
    return ord(" ") if character.isspace() else OTHER


@lru_cache(4)
def projected(text: str) -> bytes:
    """One byte for each character of a text."""
    if text.isascii():
        return text.encode("ascii")
    return _BEYOND.sub(lambda m: chr(byte_of(m[0])), text).encode("ascii")
