"""The records of one block, told apart into announcements."""

from __future__ import annotations

from collections.abc import Sequence

from announce_extract.merge.alike import Cluster
from announce_extract.merge.features import Features


def clusters(block: Sequence[Features], window: int) -> list[list[int]]:
    """Group the places of a block's records.

    Those that say most are placed first, in the order of their dates; each joins the
    announcement that admits it. Where two admit it and none is closer, it stays by itself: nothing
    is guessed. The block's order must be a function of its records; then so is the outcome.
    """
    order = sorted(range(len(block)), key=lambda place: (*_rank(block[place]), place))
    made: list[Cluster] = []
    for place in order:
        one = block[place]
        best = _best(made, one, window)
        if best is None:
            best = Cluster(one, [])
            made.append(best)
        best.take(place, one)
    return [sorted(cluster.members) for cluster in made]


def _best(made: Sequence[Cluster], one: Features, window: int) -> Cluster | None:
    """The closest cluster that admits it; None if there is none, or no closest."""
    admitting = [cluster for cluster in made if cluster.admits(one, window)]
    if len(admitting) <= 1:
        return next(iter(admitting), None)
    ranked = sorted(((c.closeness(one), n) for n, c in enumerate(admitting)), reverse=True)
    (first, number), (second, _) = ranked[:2]
    return None if first == second else admitting[number]


def _rank(one: Features) -> tuple[bool, int, int]:
    return one.earliest is None, one.missing, one.earliest or 0
