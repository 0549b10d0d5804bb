"""Quantities: numbers whose neighbours say what they count, with their qualifier."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from announce_extract.mentions.mention import Amount, Chip, Mention, ModelName, Role
from announce_extract.mentions.node_counts import factors, times_nodes
from announce_extract.mentions.numerals import Numeral, numerals
from announce_extract.mentions.qualifiers import qualifier
from announce_extract.mentions.roled import Roled
from announce_extract.mentions.roles import role_of
from announce_extract.mentions.shared_units import RANGE, shared
from announce_extract.mentions.spans import Spans, beginning, touching
from announce_extract.patterns import compiled
from announce_extract.schema import Qualifier

_RANGE_BEFORE = compiled(r"(?:between|from|range\w*\s(?:from|between)|varied\sfrom)\s(?:\w+\s)?$")

# "grew from 23T to 28.5T tokens" is no range
_GROWTH = compiled(
    r"\b(?:grew|grown|increas\w+|rose|expand\w+|went|scal\w+|jump\w+|upgrad\w+|rais\w+|doubl\w+)\s(?:[\w-]+\s){0,4}from\s$"
)

# "184.320" hours, as German writes it
_GERMAN = compiled(r"\d{1,3}\.\d{3}")

_MOST = 100
"""Numbers of a sentence or cell; what has more is no language."""


def quantities(
    text: str, start: int, end: int, models: list[Mention[ModelName]], chips: list[Mention[Chip]]
) -> list[Mention[Amount]]:
    """All quantities of a sentence that fill a field, in order; none where numbers stand in heaps."""
    numbers = numerals(text, start, end)
    if not 0 < len(numbers) <= _MOST:
        return []
    spans = Spans.of(touching(models, start, end))
    here = beginning(chips, start, end)
    units = Spans.of(here)
    found = []
    for n in numbers:
        if spans.cover(n.start, n.start + 1) or units.cover(n.start, n.end):
            continue
        cut = next((c.start for c in beginning(here, n.start + 1, n.end)), None)
        if cut is not None:
            n = replace(n, end=cut)  # noqa: PLW2901
        role, rule, stop = role_of(text, n, start, end, here)
        if (
            role is None
            and n.letter
            and n.scale >= 10**9
            and any(m.start == n.end + 1 for m in beginning(models, n.end, n.end + 2))
        ):
            role, rule, stop = Role.PARAMETERS, "before-name", n.end
        found.append(Roled(n, role, rule, stop))
    found = factors(text, shared(text, found))
    return times_nodes(text, found, list(_amounts(text, found, start)), start)


def _amounts(text: str, found: list[Roled], start: int) -> Iterator[Mention[Amount]]:
    skip = -1
    for i, f in enumerate(found):
        if i <= skip or f.role is None:
            continue
        q, first = qualifier(text, f.numeral, start)
        if f.role is Role.DAYS and _DURING.search(
            text[max(start, f.numeral.start - 12) : f.numeral.start]
        ):
            q, first = Qualifier.EXACT, f.numeral.start
        following = found[i + 1] if i + 1 < len(found) else None
        upper, last = None, f.end
        if following and following.role is f.role and _is_range(text, f, following, start):
            upper, last, q, skip = _number(following.numeral), following.end, Qualifier.RANGE, i + 1
            before = text[max(start, f.numeral.start - 40) : f.numeral.start]
            if upper < _number(f.numeral) or _GROWTH.search(before):
                q = Qualifier.EXACT
                grown = following.numeral
                yield Mention(
                    Amount(f.role, _number(grown), q), grown.start, last, f"quantity/{f.rule}"
                )
                continue
        value = _number(f.numeral)
        raw = text[f.numeral.start : f.numeral.end]
        if f.role in {Role.CHIPS, Role.CHIP_HOURS} and _GERMAN.fullmatch(raw):
            value = int(raw.replace(".", ""))
        yield Mention(
            Amount(f.role, value, q, upper), min(first, f.numeral.start), last, f"quantity/{f.rule}"
        )


_DURING = compiled(r"\bover\s(?:the\s|a\s)?$")


def _is_range(text: str, f: Roled, following: Roled, start: int) -> bool:
    between = text[f.numeral.end : following.numeral.start]
    if not RANGE.fullmatch(between) or between.strip() == "or":
        return False
    if between.strip() in {"and", "to"}:
        before = text[max(start, f.numeral.start - 24) : f.numeral.start]
        return bool(_RANGE_BEFORE.search(before)) or between.strip() == "to"
    return True


def _number(n: Numeral) -> int | float:
    return int(n.value) if n.value.denominator == 1 else float(n.value)
