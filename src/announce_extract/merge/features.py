"""What of a record tells whether it is of the same announcement as another."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple, Self

from announce_extract.identity import Entity, Identities, Relation, article_key
from announce_extract.schema import Announcement, PartialDate


class Features(NamedTuple):
    """The comparable part of a record, small enough to keep for all records of a model."""

    record: str
    """Its id."""
    article: str
    """The key of its article."""
    model: str | None
    """The key of the model's entity."""
    owners: frozenset[str]
    """The highest owners of its organisations and developer."""
    phases: frozenset[str]
    vendors: frozenset[str]
    """The makers of its accelerators; an accelerator without a maker stands for itself."""
    accelerators: frozenset[str]
    parameters: float | None
    chips: float | None
    earliest: int | None
    """The first and last day on which it was announced, as ordinals."""
    latest: int | None

    @classmethod
    def of(cls, record: Announcement, who: Identities) -> Self:
        """Take them from a record and its entities."""
        organisations = [*who.organisations, *([who.developer] if who.developer else [])]
        parameters, chips = record.parameter_count, record.chip_count
        earliest, latest = days(record.announcement_date) or (None, None)
        return cls(
            record=record.id,
            article=article_key(record),
            model=who.model.key if who.model else None,
            owners=frozenset(owner(one).key for one in organisations),
            phases=frozenset(phase.value.value for phase in record.training_phases),
            vendors=_vendors(who.accelerators),
            accelerators=frozenset(one.key for one in who.accelerators),
            parameters=parameters.value if parameters else None,
            chips=chips.value if chips else None,
            earliest=earliest,
            latest=latest,
        )

    @property
    def missing(self) -> int:
        """How much of it is not said: the less, the earlier a record is placed."""
        told = (self.owners, self.phases, self.vendors, self.parameters, self.earliest)
        return sum(not one for one in told)

    @property
    def said(self) -> tuple[object, ...]:
        """All but which record it is."""
        return tuple(self[2:])

    def dump(self) -> str:
        """One line of JSON."""
        return json.dumps([sorted(v) if isinstance(v, frozenset) else v for v in self])

    @classmethod
    def load(cls, text: str) -> Self:
        """Read what `dump` wrote."""
        values: list[Any] = [frozenset(v) if isinstance(v, list) else v for v in json.loads(text)]
        return cls(*values)


def block(record: Announcement, who: Identities) -> str:
    """What records must share to be compared at all.

    The model's name without its maker; for a deployment without a model, who deploys.
    """
    if who.model:
        return who.model.bare or who.model.key
    lead = next(iter(who.organisations), None)
    if lead:
        return f"deployment {owner(lead).key}"
    chips = " ".join(sorted(one.key for one in who.accelerators))
    return f"deployment {chips or record.id}"


def owner(organisation: Entity) -> Entity:
    """The last of the lineage."""
    *_, last = organisation.lineage()
    return last


def days(when: PartialDate | None) -> tuple[int, int] | None:
    """The first and last day of a period, as ordinals."""
    if when is None:
        return None
    first = when.first_day
    match when.precision:
        case "day":
            after = first.toordinal() + 1
        case "week":
            after = first.toordinal() + 7
        case "month":
            after = _month(first, 1)
        case "quarter":
            after = _month(first, 3)
        case "year":
            after = _month(first, 12)
    return first.toordinal(), after - 1


def _month(first: date, later: int) -> int:
    """The first day of a later month; the last there is counts as long."""
    years, month = divmod(first.month - 1 + later, 12)
    if first.year + years > date.max.year:
        return date.max.toordinal() + 1
    return date(first.year + years, month + 1, 1).toordinal()


def _vendors(accelerators: Iterable[Entity]) -> frozenset[str]:
    makers = ((one, one.linked(Relation.MADE_BY)) for one in accelerators)
    return frozenset(
        owner(maker).key if maker else one.key
        for one, maker in makers
        if maker or not one.is_class  # "GPU" says nothing
    )
