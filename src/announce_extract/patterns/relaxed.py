"""A pattern made looser, so that an engine without look-around can tell where it cannot match.

Where a pattern matches a text at some place, its relaxed form matches the text's projection at the
same place. Look-around, bounds of long repeats and what a match may end with are given up; only
the place where a match begins is kept. All of it is derived from the pattern: nothing to declare.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from announce_extract.patterns.byte_sets import WORD, Bytes, Node, bytes_of, written

_REPEATS = {c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT}
_MOST, _MOST_OF_ONE = 3, 8
"""Repeats bounded higher than this are taken for unbounded (of one byte, and of more): few states
are fast."""


class UnreadablePatternError(ValueError):
    """A pattern that has no relaxed form: it refers back, or matches no character at all."""


def relaxed(pattern: re.Pattern[str], *, whole: bool = False) -> str:
    """The relaxed form, in RE2's syntax, for projected bytes; with `whole`, to the end of a match.

    >>> relaxed(re.compile(r"(?<![\\w-])H\\d{2}0(?=s?\\b)(?:-SXM)?"))
    '\\\\b\\\\x48[\\\\x30-\\\\x39]{2}\\\\x30(?:\\\\b|\\\\x73)'
    """
    tree = _parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    if tree.getwidth()[0] == 0:
        raise UnreadablePatternError(pattern.pattern)
    nodes = list(tree) if whole else _trimmed(list(tree))
    return _sequence(nodes, bool(pattern.flags & re.IGNORECASE))


def _trimmed(nodes: Sequence[Node]) -> list[Node]:
    """Without what a match may end with; what must follow it counts as its end."""
    kept = list(nodes)
    while kept:
        op, value = kept[-1]
        if op is c.ASSERT and value[0] == 1:
            ahead = _trimmed(list(value[1]))
            kept[-1:] = ahead
            return kept
        if op is c.AT and value is c.AT_BOUNDARY:
            return _bounded(kept[:-1])
        if not _is_nullable(kept[-1]):
            break
        kept.pop()
    if not kept:
        return kept
    op, value = kept[-1]
    if op in _REPEATS:
        kept[-1] = (op, (value[0], value[0], value[2]))
    elif op is c.SUBPATTERN:
        kept[-1] = (op, (*value[:3], _trimmed(list(value[3]))))
    elif op is c.ATOMIC_GROUP:
        kept[-1] = (op, _trimmed(list(value)))
    elif op is c.BRANCH:
        kept[-1] = (op, (None, [_trimmed(list(branch)) for branch in value[1]]))
    return kept


def _bounded(nodes: list[Node]) -> list[Node]:
    """A sequence with a word boundary at its end, where a repeat at the end is not gone through."""
    boundary = (c.AT, c.AT_BOUNDARY)
    if not nodes:
        return [boundary]
    *rest, (op, value) = nodes
    if op in _REPEATS and value[1] != value[0]:
        least, _, inner = value
        more = (c.BRANCH, (None, [[boundary], _trimmed(list(inner))]))
        return [*rest, *([(op, (least, least, inner))] if least else []), more]
    if op is c.SUBPATTERN:
        return [*rest, (op, (*value[:3], _bounded(list(value[3]))))]
    if op is c.BRANCH:
        return [*rest, (op, (None, [_bounded(list(branch)) for branch in value[1]]))]
    return [*nodes, boundary]


def _is_nullable(node: Node) -> bool:
    op, value = node
    if op in {c.ASSERT, c.ASSERT_NOT, c.AT}:
        return True
    if op in _REPEATS:
        return value[0] == 0 or all(map(_is_nullable, value[2]))
    if op is c.SUBPATTERN:
        return all(map(_is_nullable, value[3]))
    if op is c.ATOMIC_GROUP:
        return all(map(_is_nullable, value))
    if op is c.BRANCH:
        return any(all(map(_is_nullable, branch)) for branch in value[1])
    return False


def _sequence(nodes: Sequence[Node], ignore_case: bool) -> str:
    out = []
    for i, node in enumerate(nodes):
        op, value = node
        if op in {c.ASSERT, c.ASSERT_NOT}:
            out.append(_edge(value, op, nodes[:i], nodes[i + 1 :], ignore_case))
        else:
            out.append(_one(node, ignore_case))
    return "".join(out)


def _edge(
    value: Any, op: Any, before: Sequence[Node], after: Sequence[Node], ignore_case: bool
) -> str:
    """A word boundary, where no word character may stand beside one; else nothing."""
    direction, inner = value
    if len(inner) != 1 or not _keeps_words_off(inner[0], op, ignore_case):
        return ""
    beside = after if direction == -1 else tuple(reversed(before))
    edge = _edge_bytes(beside, ignore_case, last=direction == 1)
    return r"\b" if edge and edge <= WORD else ""


def _keeps_words_off(node: Node, op: Any, ignore_case: bool) -> bool:
    """Whether no word character can stand where look-around looks."""
    if op is c.ASSERT:
        wanted = bytes_of(node, ignore_case)
        return wanted is not None and not wanted & WORD
    kind, value = node
    return kind is c.IN and (c.CATEGORY, c.CATEGORY_WORD) in value and (c.NEGATE, None) not in value


def _edge_bytes(nodes: Iterable[Node], ignore_case: bool, *, last: bool) -> Bytes:
    """What a sequence may begin with (or end with, given backwards); empty where unknown."""
    seen: Bytes = frozenset()
    for node in nodes:
        if node[0] in {c.ASSERT, c.ASSERT_NOT, c.AT}:
            continue
        found, nullable = _ends(node, ignore_case, last=last)
        if not found:
            return frozenset()
        seen |= found
        if not nullable:
            return seen
    return frozenset()


def _ends(node: Node, ignore_case: bool, *, last: bool) -> tuple[Bytes, bool]:
    op, value = node
    single = bytes_of(node, ignore_case)
    if single is not None:
        return single, False

    def of(nodes: Iterable[Node], case: bool = ignore_case) -> Bytes:
        inside = list(nodes)
        return _edge_bytes(inside[::-1] if last else inside, case, last=last)

    if op in _REPEATS:
        return of(value[2]), value[0] == 0
    if op is c.SUBPATTERN:
        return of(value[3], _case(value, ignore_case)), _is_nullable(node)
    if op is c.ATOMIC_GROUP:
        return of(value), _is_nullable(node)
    if op is c.BRANCH and not _is_nullable(node):
        each = [of(branch) for branch in value[1]]
        return (frozenset().union(*each) if all(each) else frozenset()), False
    return frozenset(), False


def _one(node: Node, ignore_case: bool) -> str:
    op, value = node
    single = bytes_of(node, ignore_case)
    if single is not None:
        return written(single)
    if op in _REPEATS:
        return _repeat(value, ignore_case)
    if op is c.SUBPATTERN:
        return f"(?:{_sequence(list(value[3]), _case(value, ignore_case))})"
    if op is c.ATOMIC_GROUP:
        return f"(?:{_sequence(list(value), ignore_case)})"
    if op is c.BRANCH:
        return f"(?:{'|'.join(_sequence(list(b), ignore_case) for b in value[1])})"
    if op is c.AT:
        return {c.AT_BOUNDARY: r"\b", c.AT_NON_BOUNDARY: r"\B"}.get(value, "")
    raise UnreadablePatternError(str(op))


def _case(subpattern: Any, ignore_case: bool) -> bool:
    _, added, dropped, _ = subpattern
    return (ignore_case or bool(added & re.IGNORECASE)) and not dropped & re.IGNORECASE


def _repeat(value: Any, ignore_case: bool) -> str:
    least, most, inner = value
    body = f"(?:{_sequence(list(inner), ignore_case)})"
    if len(inner) == 1 and bytes_of(inner[0], ignore_case) is not None:
        body = written(bytes_of(inner[0], ignore_case) or frozenset())
    if body == "(?:)":
        return ""
    if (least, most) == (0, 1):
        return f"{body}?"
    limit = _MOST_OF_ONE if body.startswith(("[", "\\x")) else _MOST
    lower = min(least, limit)
    if most is not c.MAXREPEAT and most <= limit:
        return f"{body}{{{lower}}}" if lower == most else f"{body}{{{lower},{most}}}"
    return f"{body}{'*' if lower == 0 else '+' if lower == 1 else f'{{{lower},}}'}"
