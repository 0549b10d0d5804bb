"""Numbers of things, for people."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "record"), counted(12_000, "failure")
    ('1 record', '12,000 failures')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
