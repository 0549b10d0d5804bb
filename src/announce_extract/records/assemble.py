"""Assemble: from facts to records, one per model, or per model and run where hardware differs."""

from __future__ import annotations

from announce_extract.facts.fact import Entity, Hardware
from announce_extract.facts.gather import Facts
from announce_extract.mentions.mention import Mention, Role
from announce_extract.mentions.reading import Reading
from announce_extract.records import values
from announce_extract.records.deployment import deployment_records
from announce_extract.records.primary import is_primary
from announce_extract.records.standing import standing_for
from announce_extract.records.told import Told
from announce_extract.records.uses import is_vague
from announce_extract.records.when import date_for
from announce_extract.records.worth import why_no_record
from announce_extract.schema import (
    Announcement,
    Document,
    Name,
    TrainingPhase,
    record_id,
)

_GENERAL = {TrainingPhase.TRAINING}
_SERVING = {TrainingPhase.INFERENCE}


def assemble(reading: Reading, facts: Facts, before: int = 0) -> list[Announcement]:
    """The records of a page: models in the order of mention, then deployments.

    `before` is how many the parts of the article before this one gave; no two have one id.
    """
    made: list[Announcement] = []
    for e in facts.entities:
        if why_no_record(reading, facts, e) is None:
            for run in _runs(e):
                made.append(_model_record(reading, facts, e, run, before + len(made)))
    told = Told(made, facts.deployments)
    for unit in _kinds_told(facts.deployments):
        made += deployment_records(reading, facts, unit, told, before + len(made))
    document = {"document": Document.of(reading.page.article)} if made else {}
    return [record.model_copy(update=document) for record in made]


def _kinds_told(units: list[Hardware]) -> list[Hardware]:
    """Deployments; one that counts chips without saying which has those of the same count."""
    for unit in units:
        if unit.count is None or unit.chips:
            continue
        number = unit.count.value.value
        unit.chips = next(
            (u.chips for u in units if u.chips and u.count and u.count.value.value == number), []
        )
    return units


def _runs(e: Entity) -> list[Hardware | None]:
    """The hardware units that make records of their own: those of different phases or chips."""
    if len(e.hardware) <= 1:
        return list(e.hardware) or [None]
    runs: list[Hardware] = []
    exact = [
        h
        for h in e.hardware
        if h.count and not is_vague(h) and {p.value for p in h.phases} != _SERVING
    ]
    for unit in e.hardware:
        if exact and is_vague(unit):
            continue  # "thousands of GPUs, with a run on 1,024 A800s"
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
    amounts = {
        role: values.quantity(reading, a) for role, a in e.amounts.items() if role is not Role.CHIPS
    }
    if Role.PARAMETERS not in amounts and e.size:
        amounts[Role.PARAMETERS] = values.named_size(reading, e, e.size)
    if Role.ACTIVE not in amounts and e.active:
        amounts[Role.ACTIVE] = values.named_size(reading, e, e.active)
    total, active = amounts.get(Role.PARAMETERS), amounts.get(Role.ACTIVE)
    if total and active and active.value > (total.upper or total.value):
        del amounts[Role.ACTIVE]
    chips = values.chips(reading, run.chips) if run else ()
    name = _model_name(facts, e)
    return Announcement(
        id=record_id(
            reading.page.article,
            [name or "", "|".join(p.value.value for p in phases), str(ordinal)],
        ),
        document_id=reading.page.article.id,
        organisations=values.organisations(reading, facts, e.organisations),
        model=_model(reading, e, name),
        model_developer=_developer(reading, facts, e),
        accelerators=chips,
        chip_count=values.quantity(reading, run.count) if run and run.count else None,
        announcement_date=date_for(reading, e, s, primary=primary),
        training_phases=values.phases(reading, phases),
        status=standing_for(reading, e, run),
        primary=primary,
        **{role.value: q for role, q in amounts.items()},
    )


def _model_name(facts: Facts, e: Entity) -> str | None:
    if not e.described:
        return e.name
    owner = e.owner or next(iter(e.organisations), None)
    return f"{facts.actors.shown(owner)} {e.name}" if owner else None


def _model(reading: Reading, e: Entity, name: str | None) -> Name | None:
    if name is None:
        return None
    first = next((m for m in e.mentions if m.value.name == e.name), e.mentions[0])
    quote = values.quote(reading, first)
    return Name(name=name, surface=quote.text, evidence=(quote,))


def _developer(reading: Reading, facts: Facts, e: Entity) -> Name | None:
    base = e.base_of
    if base is None or base.value.name in {o.value.name for o in e.organisations}:
        return None
    return values.organisations(reading, facts, [base])[0]


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
