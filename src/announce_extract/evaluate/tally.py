"""Counts of right, invented and missed values, and the figures made of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """What was right (tp), wrong or invented (fp), missed or wrong (fn).

    >>> Tally(1, 0, 1) + Tally(0, 1, 0)
    Tally(tp=1, fp=1, fn=1)
    """

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Count both."""
        return Tally(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def errors(self) -> int:
        """How much is wrong; nothing is also right where nothing was to be found."""
        return self.fp + self.fn

    @property
    def precision(self) -> float:
        """Right among predicted; 0 where nothing was predicted."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self) -> float:
        """Found among what was to be found; 0 where nothing was."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


RIGHT = Tally(tp=1)
WRONG = Tally(fp=1, fn=1)
INVENTED = Tally(fp=1)
MISSED = Tally(fn=1)
NOTHING = Tally()
