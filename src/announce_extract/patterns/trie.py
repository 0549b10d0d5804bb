"""One pattern for many literal names: shared beginnings are tried once, the longest name wins."""

from __future__ import annotations

import re
from collections.abc import Iterable

_END = ""


class _Node(dict[str, "_Node"]):
    """Children by unit; the key "" marks the end of a name."""


def trie(names: Iterable[str], *, loose: bool = False, ignore_case: bool = False) -> str:
    """A verbose-mode fragment that matches any of the names.

    With `loose`, a space matches a space, a hyphen or nothing.

    >>> trie(["H100", "H200"])
    'H(?:100|200)'
    >>> bool(re.fullmatch(trie(["TPU v4"], loose=True), "TPUv4"))
    True
    """
    root = _Node()
    for name in names:
        node = root
        for unit in name.lower() if ignore_case else name:
            node = node.setdefault(unit, _Node())
        node[_END] = _Node()
    return _pattern(root, loose)


def _pattern(node: _Node, loose: bool) -> str:
    branches = []
    for unit in sorted(node):
        if unit == _END:
            continue
        literal = r"[\s-]?" if unit == " " and loose else re.escape(unit)
        branches.append(literal + _pattern(node[unit], loose))
    if not branches:
        return ""
    many = len(branches) > 1
    body = f"(?:{'|'.join(branches)})" if many else branches[0]
    if _END in node:
        return f"{body}?" if many else f"(?:{body})?"
    return body
