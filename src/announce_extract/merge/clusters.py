"""The records of one block, told apart into announcements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from announce_extract.merge.alike import Cluster
from announce_extract.merge.features import Features


def clusters(block: Sequence[Features], window: int) -> list[list[int]]:
    """Group the places of a block's records.

    Those that say most are placed first, in the order of their dates; each joins the
    announcement that admits it. Where two admit it and none is closer, it stays by itself: nothing
    is guessed. The block's order must be a function of its records; then so is the outcome.
    """
    order = sorted(range(len(block)), key=lambda place: (*_rank(block[place]), place))
    made = Clusters()
    for place in order:
        one = block[place]
        best = _best(made.near(one), one, window) or made.new(one)
        best.take(place, one)
        made.index(best, one)
    return [sorted(cluster.members) for cluster in made.all]


class Clusters:
    """Announcements of one block, found by who made them: a much-used model has thousands."""

    def __init__(self) -> None:
        """Begin without any."""
        self.all: list[Cluster] = []
        self._by_owner: defaultdict[str, dict[int, Cluster]] = defaultdict(dict)
        self._of_nobody: dict[int, Cluster] = {}

    def new(self, one: Features) -> Cluster:
        """Add an empty one."""
        cluster = Cluster(one, [])
        self.all.append(cluster)
        return cluster

    def index(self, cluster: Cluster, one: Features) -> None:
        """Note that the cluster has taken the record."""
        for owner in one.owners:
            self._by_owner[owner][id(cluster)] = cluster
        if not cluster.owners:
            self._of_nobody[id(cluster)] = cluster

    def near(self, one: Features) -> Iterable[Cluster]:
        """Those that can admit the record: of its owners, or of nobody; all, if it has none."""
        if not one.owners:
            return self.all
        found = dict(self._of_nobody)
        for owner in one.owners:
            found |= self._by_owner.get(owner, {})
        return found.values()


def _best(near: Iterable[Cluster], one: Features, window: int) -> Cluster | None:
    """The closest cluster that admits it; None if there is none, or no closest."""
    admitting = [cluster for cluster in near if cluster.admits(one, window)]
    if len(admitting) <= 1:
        return next(iter(admitting), None)
    ranked = sorted(((c.closeness(one), n) for n, c in enumerate(admitting)), reverse=True)
    (first, number), (second, _) = ranked[:2]
    return None if first == second else admitting[number]


def _rank(one: Features) -> tuple[bool, int, int]:
    return one.earliest is None, one.missing, one.earliest or 0
