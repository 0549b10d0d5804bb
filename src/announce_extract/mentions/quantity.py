"""Quantities: numbers whose neighbours say what they count, with their qualifier."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from announce_extract.mentions.mention import Amount, Chip, Mention, ModelName, Role
from announce_extract.mentions.numerals import Numeral, numerals
from announce_extract.mentions.qualifiers import qualifier
from announce_extract.mentions.roles import role_of
from announce_extract.mentions.spans import Spans, beginning, touching
from announce_extract.patterns import compiled
from announce_extract.schema import Qualifier

_RANGE = compiled(r"\s?(?:-|–|—|to|and|or)\s?")
_RANGE_BEFORE = compiled(r"(?:between|from|range\w*\s(?:from|between)|varied\sfrom)\s(?:\w+\s)?$")
# "grew from 23T to 28.5T tokens" is no range
_GROWTH = compiled(
    r"\b(?:grew|grown|increas\w+|rose|expand\w+|went|scal\w+|jump\w+|upgrad\w+|rais\w+|doubl\w+)\s(?:[\w-]+\s){0,4}from\s$"
)
_NODES = compiled(
    r"\s?(?:x\s)?(?:[\w.-]+\s){0,5}?(?:nodes?|servers?|systems?|racks?|pods?|boxes|machines|instances|DGX)\b"
)
_PER_NODE_BEFORE = compiled(
    r"(?:(?:equipped|fitted)\swith|each\s(?:with|of|holding|carrying|containing|having)|nodes?\s(?:of|with)|servers?\s(?:of|with)|systems?\swith|pods?\swith|boxes\swith|\()\s?$"
)
_PER_NODE_AFTER = compiled(
    r"[^.;]{0,40}?\b(?:in\seach|to\seach|apiece|per\s(?:node|server|system|rack)|(?:each|to\sthe\s(?:rack|node))|sit\sin\seach)"
)
_LISTED = compiled(r"[\"']?\s?(?:,|and|or|,\sand|/|&|\||versus|vs\.?)\s?(?:a\s|the\s|-)?[\"']?")


@dataclass(frozen=True, slots=True)
class _Found:
    numeral: Numeral
    role: Role | None
    rule: str
    end: int


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
        found.append(_Found(n, role, rule, stop))
    found = _factors(text, _shared(text, found))
    return _times_nodes(text, found, list(_amounts(text, found, start)), start)


def _shared(text: str, found: list[_Found]) -> list[_Found]:
    """In "8B, 70B and 405B" or "389 and 7 billion parameters" the last word is for all."""
    for i in range(len(found) - 2, -1, -1):
        this, following = found[i], found[i + 1]
        between = text[this.numeral.end : following.numeral.start]
        listed = _LISTED.fullmatch(between) or _RANGE.fullmatch(between)
        loose = this.role is None or (this.rule == "size" and following.role is Role.TOKENS)
        if loose and this.rule != "money" and following.role is not None and listed:
            numeral = this.numeral
            scaled = following.numeral.scale
            if numeral.scale == 1 and scaled > 1 and numeral.value < 1000:
                numeral = replace(numeral, value=numeral.value * scaled, scale=scaled)
            elif numeral.scale == 1 and following.role in {
                Role.PARAMETERS,
                Role.ACTIVE,
                Role.TOKENS,
            }:
                continue
            found[i] = _Found(numeral, following.role, following.rule + "-shared", numeral.end)
    if any(f.role is Role.PARAMETERS for f in found):
        found = [_elliptical(text, f) for f in found]
    if any(f.role is Role.CHIPS for f in found):
        found = [_bare_count(text, f) for f in found]
    return found


_ON = compiled(r"\b(?:on|used|with|needed|took|onto|to|than)\s(?:just\s|only\s|about\s|some\s)?$")
_STOP = compiled(r"\s?(?:[,.;)]|and\b|or\b|$|of\s(?:them|these|those|the\s(?:same|chips)))")


def _bare_count(text: str, f: _Found) -> _Found:
    """ "8B on 512 H100s and 70B on 4,096": the chips go without saying."""
    n = f.numeral
    if (
        (
            f.role is None
            and not f.rule
            and n.scale == 1
            and 8 <= n.value < 10**6
            and not (1990 <= n.value <= 2035)
        )
        and _ON.search(text[max(0, n.start - 20) : n.start])
        and _STOP.match(text, n.end)
    ):
        return _Found(n, Role.CHIPS, "chips-elliptical", n.end)
    return f


_BARE = compiled(r"\s?(?:[,.;)]|and\b|of\s(?:which|them|the|[A-Z])|in\sall\b|where\b|$)")


def _elliptical(text: str, f: _Found) -> _Found:
    """ "A has 3.8 billion parameters and B 42 billion": the unit goes without saying."""
    n = f.numeral
    if f.role is None and not f.rule and n.scale >= 10**9 and _BARE.match(text, n.end):
        return _Found(n, Role.PARAMETERS, "elliptical", n.end)
    return f


def _amounts(text: str, found: list[_Found], start: int) -> Iterator[Mention[Amount]]:
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
                grown = replace(following.numeral)
                yield Mention(
                    Amount(f.role, _number(grown), q), grown.start, last, f"quantity/{f.rule}"
                )
                continue
        value = _number(f.numeral)
        raw = text[f.numeral.start : f.numeral.end]
        if f.role in {Role.CHIPS, Role.CHIP_HOURS} and compiled(r"\d{1,3}\.\d{3}").fullmatch(raw):
            value = int(raw.replace(".", ""))  # "184.320" hours, as German writes it
        yield Mention(
            Amount(f.role, value, q, upper), min(first, f.numeral.start), last, f"quantity/{f.rule}"
        )


_DURING = compiled(r"\bover\s(?:the\s|a\s)?$")


def _is_range(text: str, f: _Found, following: _Found, start: int) -> bool:
    between = text[f.numeral.end : following.numeral.start]
    if not _RANGE.fullmatch(between) or between.strip() == "or":
        return False
    if between.strip() in {"and", "to"}:
        before = text[max(start, f.numeral.start - 24) : f.numeral.start]
        return bool(_RANGE_BEFORE.search(before)) or between.strip() == "to"
    return True


def _number(n: Numeral) -> int | float:
    return int(n.value) if n.value.denominator == 1 else float(n.value)


# "32 x 8 x A100": the first counts nodes
_TIMES = compiled(r"\s?[x*]\s?")


def _factors(text: str, found: list[_Found]) -> list[_Found]:
    return [
        replace(f, role=None)
        if following
        and f.role is following.role is Role.CHIPS
        and _TIMES.fullmatch(text, f.numeral.end, following.numeral.start)
        else f
        for f, following in zip_longest(found, found[1:])
    ]


# "8 GPUs per node": no count, unless the nodes are counted too
_EACH = compiled(
    r"(?:\s(?:GPUs?|chips|accelerators|cards))?\s(?:per|in\seach|on\seach|for\seach)\s(?:[\w-]+\s)?(?:node|server|machine|instance|host|box|tray|rack)\b"
)


# "machines typically equipped with eight A800 GPUs"
_EQUIPPED = compiled(
    r"\b(?:nodes?|instances?|servers?|machines?|hosts?|boxes|systems?)\s(?:[a-z]+\s){0,3}(?:equipped|fitted)\swith\s$"
)


def _is_each(text: str, a: Mention[Amount], start: int) -> bool:
    if a.value.role is not Role.CHIPS:
        return False
    before = text[max(start, a.start - 60) : a.start]
    return bool(_EACH.match(text, a.end) or _EQUIPPED.search(before))


def _times_nodes(
    text: str, found: list[_Found], amounts: list[Mention[Amount]], start: int
) -> list[Mention[Amount]]:
    """Nodes times chips per node, where both are said."""
    nodes = [
        f
        for f in found
        if f.role is None
        and f.numeral.value >= 1
        and (
            _NODES.match(text, f.numeral.end, min(len(text), f.numeral.end + 90))
            or any(_TIMES.fullmatch(text, f.numeral.end, m.start) for m in amounts)
        )
    ]
    amounts = [a for a in amounts if nodes or not _is_each(text, a, start)]
    if not nodes:
        return amounts
    out = []
    for m in amounts:
        per_node = m.value.role is Role.CHIPS and (
            any(_TIMES.fullmatch(text, f.numeral.end, m.start) for f in nodes)
            or _PER_NODE_BEFORE.search(text[max(start, m.start - 30) : m.start])
            or _PER_NODE_AFTER.match(text, m.end)
        )
        if per_node:
            n = min(nodes, key=lambda f: abs(f.numeral.start - m.start))
            value = int(n.numeral.value) * int(m.value.value)
            start_, end_ = min(n.numeral.start, m.start), max(n.end, m.end)
            out.append(
                Mention(replace(m.value, value=value), start_, end_, "quantity/nodes-times-chips")
            )
        else:
            out.append(m)
    return out
