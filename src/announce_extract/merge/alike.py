"""Whether a record can be of an announcement: the same model and phase, compatible values."""

from __future__ import annotations

from dataclasses import dataclass, field

from announce_extract.merge.features import Features

SAME_SIZE = 2.0
"""Parameter counts further apart are those of two models of one name; of chips, two clusters."""

INFERENCE, TRAINING = "inference", "training"


@dataclass(slots=True)
class Cluster:
    """An announcement as far as it is known: the features of its records together."""

    first: Features
    members: list[int]
    """Places of the records in their block."""
    models: set[str | None] = field(default_factory=set)
    owners: set[str] = field(default_factory=set)
    phases: set[str] = field(default_factory=set)
    vendors: set[str] = field(default_factory=set)
    accelerators: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    records: set[str] = field(default_factory=set)
    parameters: float | None = None
    chips: float | None = None
    days: tuple[int, int] | None = None

    def take(self, place: int, one: Features) -> None:
        """Add a record; what the first ones say stands, so that clusters do not drift."""
        self.members.append(place)
        self.models.add(one.model)
        self.owners |= one.owners
        self.phases |= one.phases
        self.vendors |= one.vendors
        self.accelerators |= one.accelerators
        self.articles.add(one.article)
        self.records.add(one.record)
        self.parameters = one.parameters if self.parameters is None else self.parameters
        self.chips = one.chips if self.chips is None else self.chips
        if self.days is None and one.earliest is not None and one.latest is not None:
            self.days = one.earliest, one.latest

    def admits(self, one: Features, window: int) -> bool:
        """Whether nothing in the record speaks against it; what is not said does not.

        Records of one article are of different announcements: else they would be one record.
        """
        return (
            (one.article not in self.articles or one.record in self.records)
            and _share(self.owners, one.owners)
            and _phases_meet(self.phases, one.phases)
            and _share(self.vendors, one.vendors)
            and _near(self.parameters, one.parameters)
            and (one.model is not None or _near(self.chips, one.chips))
            and self._in_window(one, window)
        )

    def closeness(self, one: Features) -> tuple[int, ...]:
        """How much speaks for it, to choose between several announcements that admit it."""
        gap = self._gap(one)
        return (
            one.model in self.models,
            not self.owners.isdisjoint(one.owners),
            not self.phases.isdisjoint(one.phases),
            not self.accelerators.isdisjoint(one.accelerators),
            not self.vendors.isdisjoint(one.vendors),
            one.parameters is not None and one.parameters == self.parameters,
            one.chips is not None and one.chips == self.chips,
            0 if gap is None else -gap,
            one.said == self.first.said,
        )

    def _in_window(self, one: Features, window: int) -> bool:
        gap = self._gap(one)
        return gap is None or gap <= window

    def _gap(self, one: Features) -> int | None:
        """Days between the two; 0 if they may be the same day, None if one has no date."""
        if self.days is None or one.earliest is None or one.latest is None:
            return None
        return max(0, one.earliest - self.days[1], self.days[0] - one.latest)


def _share(some: set[str], others: frozenset[str]) -> bool:
    return not some or not others or not some.isdisjoint(others)


def _phases_meet(some: set[str], others: frozenset[str]) -> bool:
    """The same phase, or "training" beside any but inference."""
    if _share(some, others):
        return True
    general = TRAINING in some or TRAINING in others
    return general and bool(some - {INFERENCE}) and bool(others - {INFERENCE})


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return True
    low, high = sorted((one, other))
    return high <= low * SAME_SIZE
