"""Offsets as browsers count them: a character beyond the first 65,536 is two units."""

from __future__ import annotations

from bisect import bisect_left


class Units:
    """The offsets of one text, in characters and in UTF-16 units.

    >>> units = Units("a\\U0001f680b")
    >>> [units.to_units(n) for n in range(4)], units.to_index(3)
    ([0, 1, 3, 4], 2)
    """

    def __init__(self, text: str) -> None:
        """Find the characters that are two units."""
        self._long = [at for at, character in enumerate(text) if character > "\uffff"]
        self._starts = [at + before for before, at in enumerate(self._long)]
        self._length = len(text)

    def to_units(self, index: int) -> int:
        """From characters to units."""
        return index + bisect_left(self._long, index)

    def to_index(self, unit: int) -> int:
        """From units to characters; `ValueError` inside a character or outside the text."""
        before = bisect_left(self._starts, unit)
        if before and self._starts[before - 1] + 1 == unit:
            raise ValueError(f"offset {unit} is inside a character")
        index = unit - before
        if not 0 <= index <= self._length:
            raise ValueError(f"offset {unit} is outside the text")
        return index
