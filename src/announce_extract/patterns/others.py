"""A pattern for all words but some, for an engine that has no look-ahead."""

from __future__ import annotations

from collections.abc import Iterable

_REST = r"[^\s/<>]"


def other_than(names: Iterable[str]) -> str:
    r"""A pattern, small letters only, for names of tags that are none of these.

    A name begins with a letter and goes on to a space, a slash or an angle bracket, which must be
    what the pattern is followed by.

    >>> import re
    >>> other = re.compile(rf"<(?:{other_than(['p', 'pre'])})>")
    >>> [name for name in ("b", "p", "pr", "pre", "prey", "t\u00e9") if other.match(f"<{name}>")]
    ['b', 'pr', 'prey', 'té']
    """
    return _after("", frozenset(names))


def _after(read: str, names: frozenset[str]) -> str:
    """What may follow a beginning that some of the names share."""
    following = {name[len(read)] for name in names if name.startswith(read) and name != read}
    letters = "".join(sorted(following))
    first = f"[{''.join(sorted(set('abcdefghijklmnopqrstuvwxyz') - following))}]"
    parts = [first + f"{_REST}*" if not read else rf"[^\s/<>{letters}]{_REST}*"]
    parts += [letter + _after(read + letter, names) for letter in letters]
    ends = "" if not read or read in names else "?"
    return f"(?:{'|'.join(parts)}){ends}"
