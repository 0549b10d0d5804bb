"""Assemble: from facts to records, one per model, or per model and run where hardware differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from announce_extract.facts.fact import Entity, Hardware
from announce_extract.facts.gather import Facts
from announce_extract.mentions.mention import Amount, Chip, Mention, Org, Role
from announce_extract.mentions.reading import Reading
from announce_extract.records.choose import is_primary, is_worth
from announce_extract.records.standing import standing_for
from announce_extract.records.when import date_for
from announce_extract.schema import (
    Announcement,
    Evidence,
    Name,
    Phase,
    Qualifier,
    Quantity,
    TrainingPhase,
    record_id,
)
from announce_extract.text.sentences import Sentence

_GENERAL = {TrainingPhase.TRAINING}
_SERVING = {TrainingPhase.INFERENCE}


def assemble(reading: Reading, facts: Facts) -> list[Announcement]:
    """The records of a page: models in the order of mention, then deployments."""
    made: list[Announcement] = []
    for e in facts.entities:
        if is_worth(reading, facts, e):
            for run in _runs(e):
                made.append(_model_record(reading, facts, e, run, len(made)))
    for unit in facts.deployments:
        record = _deployment_record(reading, facts, unit, made)
        if record:
            made.append(record)
    return made


def _runs(e: Entity) -> list[Hardware | None]:
    """The hardware units that make records of their own: those of different phases or chips."""
    if len(e.hardware) <= 1:
        return list(e.hardware) or [None]
    runs: list[Hardware] = []
    for unit in e.hardware:
        phases = {p.value for p in unit.phases}
        if (
            runs
            and (not phases or any(phases == {p.value for p in r.phases} for r in runs))
            and not unit.count
        ):
            continue
        if runs and not phases and any(r.count for r in runs):
            continue
        if runs and phases == _SERVING and _is_told(unit, runs):
            continue
        if runs and any(phases == {p.value for p in r.phases} and r.count for r in runs):
            continue
        runs.append(unit)
    return list(runs)


def _is_told(unit: Hardware, runs: list[Hardware]) -> bool:
    """Whether serving hardware adds nothing to the runs: the same kind of chip, no other count."""
    other = unit.count and all(
        r.count is None or r.count.value.value != unit.count.value.value for r in runs
    )
    names = {c.value.name for r in runs for c in r.chips}
    same = all(c.value.generic for c in unit.chips) or bool(
        {c.value.name for c in unit.chips} & names
    )
    return same and not (other and any(not c.value.generic for c in unit.chips))


def _model_record(
    reading: Reading, facts: Facts, e: Entity, run: Hardware | None, ordinal: int
) -> Announcement:
    primary = is_primary(reading, facts, e)
    s = run.sentence if run else reading.sentence_at(e.first)
    several = len(_runs(e)) > 1
    phases = _phases(e, run, several=several)
    values = {
        role: _quantity(reading, a) for role, a in e.amounts.items() if role is not Role.CHIPS
    }
    if Role.PARAMETERS not in values and e.size:
        values[Role.PARAMETERS] = _named_size(reading, e, e.size)
    if Role.ACTIVE not in values and e.active:
        values[Role.ACTIVE] = _named_size(reading, e, e.active)
    total, active = values.get(Role.PARAMETERS), values.get(Role.ACTIVE)
    if total and active and active.value > (total.upper or total.value):
        del values[Role.ACTIVE]
    chips = _chips(reading, run.chips) if run else ()
    name = _model_name(facts, e)
    return Announcement(
        id=record_id(
            reading.page.article, [name or "", "|".join(phases_keys(phases)), str(ordinal)]
        ),
        document_id=reading.page.article.id,
        organisations=_organisations(reading, facts, e.organisations),
        model=_model(reading, e, name),
        model_developer=_developer(reading, facts, e),
        accelerators=chips,
        chip_count=_quantity(reading, run.count) if run and run.count else None,
        announcement_date=date_for(reading, e, s, primary=primary),
        training_phases=tuple(Phase(value=p.value, evidence=(_quote(reading, p),)) for p in phases),
        status=standing_for(reading, e, run),
        primary=primary,
        **{role.value: q for role, q in values.items()},
    )


def phases_keys(phases: Iterable[Mention[TrainingPhase]]) -> Iterator[str]:
    """Their values, for ids."""
    return (p.value.value for p in phases)


def _model_name(facts: Facts, e: Entity) -> str | None:
    if not e.described:
        return e.name
    owner = e.owner or next(iter(e.organisations), None)
    return f"{facts.actors.shown(owner)} {e.name}" if owner else None


def _model(reading: Reading, e: Entity, name: str | None) -> Name | None:
    if name is None:
        return None
    first = next((m for m in e.mentions if m.value.name == e.name), e.mentions[0])
    quote = _quote(reading, first)
    return Name(name=name, surface=quote.text, evidence=(quote,))


def _developer(reading: Reading, facts: Facts, e: Entity) -> Name | None:
    base = e.base_of
    if base is None or base.value.name in {o.value.name for o in e.organisations}:
        return None
    return _organisations(reading, facts, [base])[0]


def _organisations(reading: Reading, facts: Facts, orgs: list[Mention[Org]]) -> tuple[Name, ...]:
    names = []
    for o in orgs:
        quote = _quote(reading, o)
        names.append(
            Name(name=facts.actors.shown(o), surface=quote.text, ids=o.value.ids, evidence=(quote,))
        )
    return tuple(names)


def _chips(reading: Reading, chips: list[Mention[Chip]]) -> tuple[Name, ...]:
    seen: dict[str, Name] = {}
    for c in chips:
        quote = _quote(reading, c)
        seen.setdefault(
            c.value.name, Name(name=c.value.name, surface=quote.text, evidence=(quote,))
        )
    return tuple(seen.values())


def _phases(e: Entity, run: Hardware | None, *, several: bool) -> list[Mention[TrainingPhase]]:
    """The phases of a run; of the model where it has one run; no general one beside special ones."""
    found = list(run.phases) if run else []
    if not several:
        serves = {p.value for p in found} == _SERVING
        found += [p for p in e.phases if not (serves and run and run.count and p.value in _GENERAL)]
    elif run is next((h for h in e.hardware if {p.value for p in h.phases} != _SERVING), None):
        elsewhere = {p.value for h in e.hardware if h is not run for p in h.phases}
        found += [p for p in e.phases if p.value not in elsewhere]
    unique = {p.value: p for p in reversed(found)}
    special = set(unique) - _GENERAL - _SERVING
    if special:
        unique.pop(TrainingPhase.TRAINING, None)
    order = list(TrainingPhase)
    return sorted(unique.values(), key=lambda p: order.index(p.value))


def _quantity(reading: Reading, a: Mention[Amount]) -> Quantity:
    value = a.value.value
    if a.value.role is not Role.DAYS and value != int(value):
        value = round(value)
    upper = a.value.upper
    return Quantity(
        value=value,
        upper=upper,
        qualifier=a.value.qualifier if upper is None else Qualifier.RANGE,
        evidence=(_quote(reading, a),),
    )


def _named_size(reading: Reading, e: Entity, size: int) -> Quantity:
    m = next((m for m in e.mentions if size in {m.value.size, m.value.active}), e.mentions[0])
    quote = reading.page.evidence(m.start, m.end, "quantity/in-name")
    return Quantity(value=size, qualifier=Qualifier.EXACT, evidence=(quote,))


def _quote(reading: Reading, m: Mention[object]) -> Evidence:
    return reading.page.evidence(m.start, m.end, m.rule)


def _deployment_record(
    reading: Reading, facts: Facts, unit: Hardware, made: list[Announcement]
) -> Announcement | None:
    from announce_extract.records.choose import is_deployment

    org = facts.actors.deployer(unit)
    if org is None or not is_deployment(reading, unit, org):
        return None
    orgs = _organisations(reading, facts, facts.actors.group(org))
    chips = _chips(reading, unit.chips)
    for r in made:
        same_org = {o.name for o in r.organisations} & {o.name for o in orgs}
        same_chip = (
            not chips
            or {a.name for a in r.accelerators} & {c.name for c in chips}
            or all(c.value.generic for c in unit.chips)
        )
        if (
            same_org
            and not unit.count
            and any(u.sentence.start == unit.sentence.start and u.count for u in facts.deployments)
        ):
            return None
        same_count = not unit.count or (
            r.chip_count and r.chip_count.value == unit.count.value.value
        )
        if same_org and same_chip and same_count:
            return None
    s: Sentence = unit.sentence
    primary = s.start < reading.page.body + 900
    key = [
        "",
        "|".join(c.name for c in chips),
        str(unit.count.value.value if unit.count else ""),
        str(len(made)),
    ]
    return Announcement(
        id=record_id(reading.page.article, key),
        document_id=reading.page.article.id,
        organisations=orgs,
        accelerators=chips,
        chip_count=_quantity(reading, unit.count) if unit.count else None,
        announcement_date=date_for(reading, None, s, primary=primary),
        training_phases=tuple(
            Phase(value=p.value, evidence=(_quote(reading, p),)) for p in unit.phases
        ),
        status=standing_for(reading, None, unit),
        primary=primary,
    )
