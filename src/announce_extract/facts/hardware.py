"""Hardware units of a sentence: a count with its kind of chip, or either alone."""

from __future__ import annotations

from itertools import pairwise

from announce_extract.facts.fact import Hardware
from announce_extract.mentions.mention import Amount, Chip, Mention, Role
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled
from announce_extract.text.sentences import Sentence

_SAME_RUN = compiled(r"\s?(?:,|and|or|/|&|,\sand|\((?:[\w\s]*?)|with\sthe)\s?(?:NVIDIA|AMD)?\s?")
# "designed for the H100", "H100's memory", "faster than an A100": the chip is described, not used
_NOT_USED_BEFORE = compiled(
    r"\b(?:than|vs\.?|versus|unlike|compared\s(?:to|with)|successor\sto|predecessor|rivals?|outperform\w*|instead\sof|rather\sthan|without\sa\ssingle|a\s(?:banned|new)|"
    r"H100\sequivalents|equivalent\sto|never\stouched\sa)\s(?:an?\s|the\s|[\w-]+\s)?(?:[\w']+\s)?$"
)
_WITHOUT = compiled(r"\b(?:without|zero|not)\s(?:an?\s|even\s)?$")
_DESCRIBED_AFTER = compiled(
    r"'s?\s(?!by\b)|\s(?:equivalents?|is\sa|are\sa|costs?|starts|features|delivers|offers|sells|retails|promises)\b|-based\s(?:laptop|phone)|-class\b"
)


def hardware_units(reading: Reading, s: Sentence) -> list[Hardware]:
    """The units of a sentence in order."""
    text = reading.page.text
    chips = reading.within(reading.chips, s)
    counts = [a for a in reading.within(reading.amounts, s) if a.value.role is Role.CHIPS]
    used: set[int] = set()
    units = []
    counts = [a for a in counts if not _WITHOUT.search(text[max(s.start, a.start - 20) : a.start])]
    for count in counts:
        mine = _counted(text, chips, count)
        used.update(c.start for c in chips if count.start <= c.start < count.end + 2)
        used.update(c.start for c in mine)
        units.append(Hardware(count, mine[:1], s))
    for unit, following in reversed(list(pairwise(units))):
        if (
            not unit.chips
            and following.chips
            and _SAME_RUN.fullmatch(text[unit.end : following.start])
        ):
            unit.chips = following.chips
    for chip in chips:
        if chip.start in used or is_described(text, chip, s):
            continue
        last = units[-1] if units else None
        if last and last.chips and _SAME_RUN.fullmatch(text[last.end : chip.start]):
            if not chip.value.generic:
                last.chips.append(chip)
            continue
        if chip.value.generic and any(u.chips or u.count for u in units):
            continue
        units.append(Hardware(None, [chip], s))
    return sorted(units, key=lambda u: u.start)


def _counted(text: str, chips: list[Mention[Chip]], count: Mention[Amount]) -> list[Mention[Chip]]:
    """The kind of chip that a count counts: inside it, right after it, or named before it."""
    mine = [c for c in chips if count.start <= c.start < count.end + 2]
    mine = mine or [c for c in chips if count.end <= c.start <= count.end + 3]
    mine = mine or _earlier(chips, count)
    if not mine and count.rule == "quantity/chips-units":
        mine = [c for c in chips if c.end <= count.start][-1:]
    return [c for c in mine if not c.value.generic] or _summed(text, chips, count) or mine


# "two DGX B200 systems, sixteen GPUs in all"
_SYSTEMS = compiled(r"(?:\s[a-z]+){0,2}\s?[,(:–—-]\s?(?:or\s|that\sis\s|with\s)?")
_IN_ALL = compiled(r"\s(?:in\s(?:all|total)|altogether|overall)\b|\s?\)")


def _summed(text: str, chips: list[Mention[Chip]], count: Mention[Amount]) -> list[Mention[Chip]]:
    """The kind of chip that a sum in apposition counts."""
    before = _earlier(chips, count)
    if not before or not _IN_ALL.match(text, count.end):
        return []
    return before if _SYSTEMS.fullmatch(text, before[0].end, count.start) else []


def _earlier(chips: list[Mention[Chip]], count: Mention[Amount]) -> list[Mention[Chip]]:
    """ "Phone-case makers aside, TPU v5e: 1,024 of them" counts what was named before it."""
    before = [c for c in chips if c.end <= count.start and not c.value.generic]
    return before[-1:]


def is_described(text: str, chip: Mention[Chip], s: Sentence) -> bool:
    """Whether a chip is only told of or compared with: "faster than an H100", "the H100's memory"."""
    before = text[max(s.start, chip.start - 50) : chip.start]
    return bool(_NOT_USED_BEFORE.search(before) or _DESCRIBED_AFTER.match(text, chip.end))
