"""How far the figures would move with other documents of the same kind.

Documents, not records, are drawn with replacement: the records of one article fail together.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from typing import NamedTuple, TypeAlias

from announce_extract.evaluate.fields import FIGURES
from announce_extract.evaluate.scores import DocumentScore
from announce_extract.evaluate.tally import Tally

LEVEL = 0.95
Weights: TypeAlias = list[int]
"""How often each document was drawn."""


class Interval(NamedTuple):
    """Lower and upper bound of a figure."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class FigureIntervals:
    """The intervals of one row of an evaluation; None where nothing was there to count."""

    p: Interval | None
    r: Interval | None
    f1: Interval | None


@dataclass(frozen=True, slots=True)
class Intervals:
    """The intervals of an evaluation."""

    figures: Mapping[str, FigureIntervals]
    exact: Interval | None
    """Of the share of records with the seven core fields right."""


def bootstrap(
    documents: Sequence[DocumentScore], *, resamples: int, seed: int, level: float = LEVEL
) -> Intervals:
    """Draw as many documents as there are, `resamples` times, and cut off the tails."""
    draws = list(_draws(len(documents), resamples, seed))
    figures = {
        name: _figure([d.tallies[name] for d in documents], draws, level) for name in FIGURES
    }
    exact = [Tally(tp=d.exact, fn=d.required - d.exact) for d in documents]
    return Intervals(figures, _figure(exact, draws, level).r)


def interval(values: Sequence[float], level: float = LEVEL) -> Interval | None:
    """Give the bounds of the middle `level` of values; None if there is no value.

    >>> interval([0.0, 0.1, 0.2, 0.3, 0.4], level=0.5)
    Interval(low=0.1, high=0.3)
    """
    if not values:
        return None
    ordered, tail = sorted(values), (1 - level) / 2
    return Interval(_quantile(ordered, tail), _quantile(ordered, 1 - tail))


def _quantile(ordered: Sequence[float], share: float) -> float:
    below, between = divmod(share * (len(ordered) - 1), 1)
    low = ordered[int(below)]
    high = ordered[min(int(below) + 1, len(ordered) - 1)]
    return round(low + between * (high - low), 4)


def _draws(size: int, resamples: int, seed: int) -> Iterator[Weights]:
    source = random.Random(seed)
    for _ in range(resamples if size else 0):
        drawn = Counter(source.choices(range(size), k=size))
        yield [drawn[at] for at in range(size)]


def _figure(tallies: Sequence[Tally], draws: Sequence[Weights], level: float) -> FigureIntervals:
    tp, fp, fn = ([getattr(t, part) for t in tallies] for part in ("tp", "fp", "fn"))
    drawn = [Tally(_dot(w, tp), _dot(w, fp), _dot(w, fn)) for w in draws]

    def cut(value: Callable[[Tally], float], occurs: Callable[[Tally], int]) -> Interval | None:
        return interval([value(tally) for tally in drawn if occurs(tally)], level)

    return FigureIntervals(
        p=cut(lambda t: t.precision, lambda t: t.tp + t.fp),
        r=cut(lambda t: t.recall, lambda t: t.tp + t.fn),
        f1=cut(lambda t: t.f1, lambda t: t.tp + t.errors),
    )


def _dot(weights: Weights, counts: list[int]) -> int:
    return sum(map(mul, weights, counts)) if any(counts) else 0
