"""The hardware of a model: put together, and named."""

from __future__ import annotations

from itertools import pairwise

from announce_extract.facts.fact import Entity, Hardware
from announce_extract.mentions.mention import Role
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled
from announce_extract.schema import TrainingPhase


def give_chips_of_hours(reading: Reading, found: list[Entity]) -> None:
    """A model that took "200,000 A100 hours" and has no hardware of its own ran on A100s."""
    for e in found:
        hours = e.amounts.get(Role.CHIP_HOURS)
        if not hours or e.hardware:
            continue
        chips = [c for c in reading.chips if hours.start <= c.start < hours.end]
        if chips:
            named = [c for c in chips if not c.value.generic] or chips
            s = reading.sentence_at(hours.start)
            e.hardware.append(Hardware(None, named[:1], s))


# "All GPUs are Tesla V100", "The GPUs used were A100s"
_ARE = compiled(r"\s(?:used\s|here\s)?(?:are|were|is|was)\s+(?:all\s)?(?:[\w-]+\s+)?")


def name_chips(reading: Reading, found: list[Entity]) -> None:
    """Where a page says what its GPUs are, the ones that were only counted are such."""
    text = reading.page.text
    told = next(
        (
            b
            for a, b in pairwise(reading.chips)
            if a.value.generic
            and not b.value.generic
            and _ARE.fullmatch(text, a.end, max(a.end, b.start))
        ),
        None,
    )
    if told is None:
        return
    for h in (h for e in found for h in e.hardware):
        if all(c.value.generic for c in h.chips):
            h.chips = [told]


_FEW = 8


def add_hardware(e: Entity, unit: Hardware, *, told: bool) -> None:
    """Give hardware to a model, put together with what is known of the same chips."""
    trains = any(p.value is not TrainingPhase.INFERENCE for p in unit.phases)
    if all(c.value.generic for c in unit.chips):
        few = unit.count is None or (unit.count.value.value < _FEW and not told)
        if few and not trains:
            return
    for known in e.hardware:
        same_chip = {c.value.name for c in known.chips} & {c.value.name for c in unit.chips}
        generic = (
            not unit.chips or not known.chips or _is_class(unit, known) or _is_class(known, unit)
        )
        same_count = (
            known.count is None
            or unit.count is None
            or known.count.value.value == unit.count.value.value
        )
        serves = {TrainingPhase.INFERENCE}
        one_serves = ({p.value for p in known.phases} == serves) != (
            {p.value for p in unit.phases} == serves
        )
        if (
            (same_chip or generic)
            and same_count
            and not (one_serves and known.phases and unit.phases)
        ):
            known.count = known.count or unit.count
            if unit.chips and (not known.chips or _is_class(known, unit)):
                known.chips = unit.chips
            known.phases += [
                p for p in unit.phases if p.value not in {q.value for q in known.phases}
            ]
            return
    e.hardware.append(unit)


def _is_class(a: Hardware, b: Hardware) -> bool:
    """Whether one names but the class of the other's chips: "Ascend" of "Ascend 910C"."""
    names = {c.value.name for c in b.chips}
    return all(c.value.generic or any(n.startswith(c.value.name) for n in names) for c in a.chips)
