"""Numbers whose unit stands with another: "8B, 70B and 405B", "389 and 7 billion parameters"."""

from __future__ import annotations

from dataclasses import replace

from announce_extract.mentions.mention import Role
from announce_extract.mentions.roled import Roled
from announce_extract.patterns import compiled

RANGE = compiled(r"\s?(?:-|–|—|to|and|or)\s?")
"""What stands between the ends of a range, and between listed numbers."""
_LISTED = compiled(r"[\"']?\s?(?:,|and|or|,\sand|/|&|\||versus|vs\.?)\s?(?:a\s|the\s|-)?[\"']?")


def shared(text: str, found: list[Roled]) -> list[Roled]:
    """In "8B, 70B and 405B" or "389 and 7 billion parameters" the last word is for all."""
    for i in range(len(found) - 2, -1, -1):
        this, following = found[i], found[i + 1]
        between = text[this.numeral.end : following.numeral.start]
        listed = _LISTED.fullmatch(between) or RANGE.fullmatch(between)
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
            found[i] = Roled(numeral, following.role, following.rule + "-shared", numeral.end)
    if any(f.role is Role.PARAMETERS for f in found):
        found = [_elliptical(text, f) for f in found]
    if any(f.role is Role.CHIPS for f in found):
        found = [_bare_count(text, f) for f in found]
    return found


_ON = compiled(r"\b(?:on|used|with|needed|took|onto|to|than)\s(?:just\s|only\s|about\s|some\s)?$")

_STOP = compiled(r"\s?(?:[,.;)]|and\b|or\b|$|of\s(?:them|these|those|the\s(?:same|chips)))")


def _bare_count(text: str, f: Roled) -> Roled:
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
        return Roled(n, Role.CHIPS, "chips-elliptical", n.end)
    return f


_BARE = compiled(r"\s?(?:[,.;)]|and\b|of\s(?:which|them|the|[A-Z])|in\sall\b|where\b|$)")


def _elliptical(text: str, f: Roled) -> Roled:
    """ "A has 3.8 billion parameters and B 42 billion": the unit goes without saying."""
    n = f.numeral
    if f.role is None and not f.rule and n.scale >= 10**9 and _BARE.match(text, n.end):
        return Roled(n, Role.PARAMETERS, "elliptical", n.end)
    return f
