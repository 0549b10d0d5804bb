"""Deployments: hardware that belongs to no model, with the organisation that builds or uses it."""

from __future__ import annotations

from announce_extract.facts.fact import Hardware
from announce_extract.facts.gather import Facts
from announce_extract.mentions.reading import Reading
from announce_extract.records import values
from announce_extract.records.primary import is_digest
from announce_extract.records.standing import standing_for
from announce_extract.records.uses import why_no_deployment
from announce_extract.records.when import date_for
from announce_extract.schema import Announcement, Name, record_id

_LEAD, _OWN_LEAD = 900, 2000
"""Characters of the text; further for what the organisation does that the page is about."""


def deployment_record(
    reading: Reading, facts: Facts, unit: Hardware, made: list[Announcement]
) -> Announcement | None:
    """The record of a deployment; None where it is none, or was told before."""
    org = facts.actors.deployer(unit)
    s = unit.sentence
    if why_no_deployment(reading, unit, org) is not None:
        return None
    orgs = values.organisations(reading, facts, facts.actors.group(org)) if org else ()
    if any(_is_told(r, unit, orgs, facts) for r in made):
        return None
    article = reading.page.article
    chips = values.chips(reading, unit.chips)
    main = facts.actors.main()
    own = main is not None and main.value.name in {o.name for o in orgs}
    lead = reading.page.body + (_OWN_LEAD if own else _LEAD)
    primary = s.start < lead or is_digest(reading.page)
    count = str(unit.count.value.value) if unit.count else ""
    return Announcement(
        id=record_id(article, ["", "|".join(c.name for c in chips), count, str(len(made))]),
        document_id=article.id,
        organisations=orgs,
        accelerators=chips,
        chip_count=values.quantity(reading, unit.count) if unit.count else None,
        announcement_date=date_for(reading, None, s, primary=primary),
        training_phases=values.phases(reading, unit.phases),
        status=standing_for(reading, None, unit),
        primary=primary,
    )


def _is_told(r: Announcement, unit: Hardware, orgs: tuple[Name, ...], facts: Facts) -> bool:
    """Whether a record says it already, or the same sentence says it with a count."""
    if orgs and not {o.name for o in r.organisations} & {o.name for o in orgs}:
        return False
    beside = [u for u in facts.deployments if u.sentence.start == unit.sentence.start]
    if not unit.count and any(u.count for u in beside):
        return True
    names = {c.value.name for c in unit.chips}
    same_chip = bool({a.name for a in r.accelerators} & names) or all(
        c.value.generic for c in unit.chips
    )
    same_count = unit.count is None or (
        r.chip_count is not None and r.chip_count.value == unit.count.value.value
    )
    return same_chip and same_count
