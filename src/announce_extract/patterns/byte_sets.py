"""Which bytes of a projection stand for what a one-character piece of a pattern matches."""

from __future__ import annotations

from functools import cache
from re import _constants as c  # type: ignore[attr-defined]
from typing import Any

from announce_extract.patterns.projection import FOLDED, STAND_INS, byte_of

Node = tuple[Any, Any]
Bytes = frozenset[int]
"""Some of the bytes 0 to 127."""

_ALL: Bytes = frozenset(range(128))
WORD: Bytes = frozenset(i for i in _ALL if chr(i).isalnum() or chr(i) == "_")
_SPACE: Bytes = frozenset(i for i in _ALL if chr(i).isspace())
_DIGIT: Bytes = frozenset(range(0x30, 0x3A))
_CATEGORIES: dict[Any, Bytes] = {
    c.CATEGORY_WORD: WORD,
    c.CATEGORY_SPACE: _SPACE,
    c.CATEGORY_DIGIT: _DIGIT,
    c.CATEGORY_NOT_WORD: _ALL - WORD,
    c.CATEGORY_NOT_SPACE: _ALL - _SPACE,
    c.CATEGORY_NOT_DIGIT: _ALL - _DIGIT,
}


def bytes_of(node: Node, ignore_case: bool) -> Bytes | None:
    """The bytes that stand for what a one-character node matches; None for other nodes."""
    op, value = node
    if op is c.ANY:
        return _ALL - {0x0A}
    if op is c.LITERAL:
        return _image(value, ignore_case)
    if op is c.NOT_LITERAL:
        return (_ALL - _image(value, ignore_case)) | STAND_INS
    if op is not c.IN:
        return None
    found: set[int] = set()
    for kind, item in value:
        if kind is c.LITERAL:
            found |= _image(item, ignore_case)
        elif kind is c.RANGE:
            found |= _images(range(item[0], item[1] + 1), ignore_case)
        elif kind is c.CATEGORY:
            found |= _CATEGORIES[item]
    if (c.NEGATE, None) in value:
        return _negated(value, found)
    return frozenset(found)


def _negated(value: Any, found: set[int]) -> Bytes:
    """All that is not in a set; beyond ASCII only a category keeps anything out."""
    out = set(_ALL - found)
    kept_out: set[int] = set()
    for kind, item in value:
        if kind is c.CATEGORY:
            kept_out |= _CATEGORIES[item]
    return frozenset(out | (STAND_INS - kept_out))


def _images(points: range, ignore_case: bool) -> Bytes:
    if points.stop > 0x80 and len(points) > 4096:
        points = range(min(points.start, 0x80), 0x80)
        return STAND_INS.union(*(_image(point, ignore_case) for point in points))
    return frozenset().union(*(_image(point, ignore_case) for point in points))


@cache
def _image(point: int, ignore_case: bool) -> Bytes:
    """What stands for one character; classes of our patterns name hundreds of them."""
    characters = {chr(point)}
    if ignore_case:
        characters |= {chr(point).lower(), chr(point).upper(), *FOLDED.get(chr(point), "")}
        characters |= {x for x, letters in FOLDED.items() if characters & set(letters)}
    return frozenset(byte_of(x) for x in characters if len(x) == 1)


def written(members: Bytes) -> str:
    """A class of RE2's syntax."""
    ordered = sorted(members)
    if len(ordered) == 1:
        return f"\\x{ordered[0]:02x}"
    ranges: list[tuple[int, int]] = []
    for point in ordered:
        if ranges and point == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], point)
        else:
            ranges.append((point, point))
    return f"[{''.join(_range(a, b) for a, b in ranges)}]"


def _range(a: int, b: int) -> str:
    return f"\\x{a:02x}" + (f"-\\x{b:02x}" if b > a else "")
