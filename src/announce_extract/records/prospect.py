"""Whether a record may come of a page at all, told by the layers that are read soonest.

It may say no only where `assemble` would give nothing: most pages that speak of AI end here, before
organisations, dates and cues are looked for.
"""

from __future__ import annotations

from announce_extract.facts.hardware import hardware_units
from announce_extract.mentions.mention import Role
from announce_extract.mentions.reading import Reading
from announce_extract.records.releases import may_be_released
from announce_extract.records.uses import why_unfit
from announce_extract.text.sections import Kind

_SURE = {"model/member", "model/sparse-size"}
"""Rules of names that need nothing else said of them."""


def may_give(reading: Reading) -> bool:
    """Whether a page has a model of which something is said, or hardware that somebody may use."""
    if reading.models:
        return bool(
            reading.chips
            or any(m.value.size or m.rule in _SURE for m in reading.models)
            or reading.phases
            or any(may_be_released(reading, m.start, m.end) for m in reading.models)
            or reading.amounts
            or any(block.kind is Kind.ROW for block in reading.page.blocks)
        )
    counted = [a for a in reading.amounts if a.value.role in {Role.CHIPS, Role.PARAMETERS}]
    if any(a.value.role is Role.PARAMETERS for a in counted):
        return True
    told = {reading.sentence_at(m.start) for m in (*reading.chips, *counted)}
    return any(
        why_unfit(reading, unit) is None for s in told for unit in hardware_units(reading, s)
    )
