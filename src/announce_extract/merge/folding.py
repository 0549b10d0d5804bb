"""From the records of an announcement to one, with each value that any of them gives."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple, TypeAlias

from announce_extract.identity import Entity, Resolver
from announce_extract.merge import disputes
from announce_extract.merge.features import days
from announce_extract.merge.telling import Telling
from announce_extract.schema import (
    FIELDS,
    Announcement,
    Field,
    Kind,
    MergedAnnouncement,
    PartialDate,
    Phase,
    Qualifier,
    Quantity,
    Told,
    Variant,
)

STATUS = "status"
SAID = frozenset({"stated", "relative"})
"""Bases of dates that an article gives; the others are when it was published."""


class Value(NamedTuple):
    """A value of a record in a form that can be compared."""

    key: Hashable
    hedged: bool
    told: dict[str, object]
    """The attributes of the variant that it becomes."""


Given: TypeAlias = list[tuple[Telling, Value]]


def fold(records: Iterable[str], resolver: Resolver) -> MergedAnnouncement:
    """Make one announcement of records in JSON; the same for any order of them."""
    texts = sorted(records)
    tellings = sorted(
        (Telling.of(Announcement.from_json(text), resolver) for text in texts),
        key=lambda telling: (telling.published, telling.record.id),
    )
    told = {field.attribute: _told(field, tellings) for field in FIELDS}
    told[STATUS] = _told_status(tellings)
    models = told["model"]
    # what was validated a line above is not validated again
    return MergedAnnouncement.model_construct(
        id=sha256("\n".join(texts).encode()).hexdigest()[:16],
        model=models.variants[0].entity if models else None,
        articles=len({t.article for t in tellings}),
        texts=len({t.text for t in tellings}),
        told={name: found for name, found in told.items() if found},
        records=tuple(t.record for t in tellings),
    )


def _told(field: Field, tellings: Sequence[Telling]) -> Told | None:
    given = [(t, value) for t in tellings for value in _values(field, t)]
    if not given:
        return None
    return Told(disputed=_disputed(field, tellings), variants=_variants(given))


def _told_status(tellings: Sequence[Telling]) -> Told:
    statuses = [t.record.status.value for t in tellings]
    given = [
        (t, Value(status, False, {"value": status.value}))
        for t, status in zip(tellings, statuses, strict=True)
    ]
    return Told(disputed=disputes.statuses_differ(statuses), variants=_variants(given))


def _values(field: Field, telling: Telling) -> Iterator[Value]:
    if field.kind is Kind.NAME:
        for entity in _entities(field, telling):
            told: dict[str, object] = {"value": entity.name, "entity": entity.key}
            yield Value(entity.key, entity.is_class, told)
        return
    for value in telling.record.values(field):
        match value:
            case Quantity(value=number, upper=upper, qualifier=qualifier):
                told = {"value": number, "upper": upper, "qualifier": qualifier}
                key = (float(number), upper, qualifier)
                yield Value(key, qualifier is not Qualifier.EXACT, told)
            case PartialDate(value=when, basis=basis):
                yield Value(when, basis not in SAID, {"value": when})
            case Phase(value=phase):
                yield Value(phase, False, {"value": phase.value})


def _entities(field: Field, telling: Telling) -> tuple[Entity, ...]:
    who = telling.who
    match field.attribute:
        case "organisations":
            return who.organisations
        case "accelerators":
            return who.accelerators
        case "model":
            return (who.model,) if who.model else ()
        case _:
            return (who.developer,) if who.developer else ()


def _variants(given: Given) -> tuple[Variant, ...]:
    """One for each value, by the weight of the best who gives it, then by how many do."""
    by_key: dict[Hashable, Given] = {}
    for telling, value in given:
        by_key.setdefault(value.key, []).append((telling, value))
    ranked = sorted(by_key.values(), key=_rank)
    return tuple(_variant(same) for same in ranked)


def _rank(same: Given) -> tuple[object, ...]:
    weight = min(telling.weight(value.hedged) for telling, value in same)
    texts = {telling.text for telling, _ in same}
    return *weight, -len(texts), str(same[0][1].key)


def _variant(same: Given) -> Variant:
    _, best = min(same, key=lambda pair: (pair[0].weight(pair[1].hedged), str(pair[1].told)))
    return Variant.model_validate(
        {
            **best.told,
            "articles": len({telling.article for telling, _ in same}),
            "texts": len({telling.text for telling, _ in same}),
            "records": tuple(dict.fromkeys(telling.record.id for telling, _ in same)),
        }
    )


def _disputed(field: Field, tellings: Sequence[Telling]) -> bool:
    """Phases do not exclude each other; all else may."""
    differ = DISPUTED.get(field.kind)
    return differ is not None and differ(field, tellings)


def _numbers(field: Field, tellings: Sequence[Telling]) -> bool:
    values = [v for t in tellings for v in t.record.values(field)]
    return disputes.numbers_differ(v for v in values if isinstance(v, Quantity))


def _dates(field: Field, tellings: Sequence[Telling]) -> bool:
    values = [v for t in tellings for v in t.record.values(field)]
    said = [v for v in values if isinstance(v, PartialDate) and v.basis in SAID]
    return disputes.days_differ(period for one in said if (period := days(one)))


def _names(field: Field, tellings: Sequence[Telling]) -> bool:
    """Organisations of one announcement are related: that articles name others is no dispute."""
    if field.attribute == "organisations":
        return False
    told = [_entities(field, telling) for telling in tellings]
    if field.attribute == "accelerators":
        told = [tuple(one for one in some if not one.is_class) for some in told]
    return disputes.sets_differ([frozenset(one.key for one in some) for some in told])


DISPUTED: dict[Kind, Callable[[Field, Sequence[Telling]], bool]] = {
    Kind.QUANTITY: _numbers,
    Kind.DATE: _dates,
    Kind.NAME: _names,
}
