"""Deployments: hardware that belongs to no model, with the organisation that builds or uses it."""

from __future__ import annotations

from announce_extract.facts.fact import Hardware
from announce_extract.facts.gather import Facts
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled
from announce_extract.records import values
from announce_extract.records.primary import is_digest
from announce_extract.records.standing import standing_for
from announce_extract.records.told import Told
from announce_extract.records.uses import why_no_deployment
from announce_extract.records.when import date_for
from announce_extract.schema import Announcement, Name, record_id

_LEAD, _OWN_LEAD = 1300, 2000
"""Characters of the text; further for what the organisation does that the page is about."""


# "Samsung, SK and Hyundai Motor will each deploy up to 50,000 GPUs"
_EACH = compiled(r"\beach\b")


def deployment_records(
    reading: Reading, facts: Facts, unit: Hardware, told: Told, ordinal: int
) -> list[Announcement]:
    """The records of a deployment: none where it is none, one for each of those who each do it."""
    org = facts.actors.deployer(unit)
    if why_no_deployment(reading, unit, org) is not None:
        return []
    group = facts.actors.group(org) if org else []
    between = reading.page.text[group[-1].end : unit.start] if group else ""
    first = unit.count is not None and not any(c.isdigit() for c in between)
    several = [[o] for o in group] if first and _EACH.search(between) else [group]
    records: list[Announcement] = []
    for some in several:
        orgs = values.organisations(reading, facts, some)
        record = _record(reading, facts, unit, orgs, told, ordinal + len(records))
        if record:
            told.add(record)
            records.append(record)
    return records


def _record(
    reading: Reading,
    facts: Facts,
    unit: Hardware,
    orgs: tuple[Name, ...],
    told: Told,
    ordinal: int,
) -> Announcement | None:
    """One record; None where it was told before."""
    s = unit.sentence
    if told.holds(unit, orgs):
        return None
    article = reading.page.article
    chips = values.chips(reading, unit.chips)
    main = facts.actors.main()
    own = main is not None and main.value.name in {o.name for o in orgs}
    lead = reading.page.body + (_OWN_LEAD if own else _LEAD)
    primary = s.start < lead or is_digest(reading.page)
    count = str(unit.count.value.value) if unit.count else ""
    return Announcement(
        id=record_id(article, ["", "|".join(c.name for c in chips), count, str(ordinal)]),
        document_id=article.id,
        organisations=orgs,
        accelerators=chips,
        chip_count=values.quantity(reading, unit.count) if unit.count else None,
        announcement_date=date_for(reading, None, s, primary=primary),
        training_phases=values.phases(reading, unit.phases),
        status=standing_for(reading, None, unit),
        primary=primary,
    )
