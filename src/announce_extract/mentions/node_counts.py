"""Counts of chips that are told by nodes: "32 nodes with 8 GPUs each"."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from announce_extract.mentions.mention import Amount, Mention, Role
from announce_extract.mentions.roled import Roled
from announce_extract.patterns import compiled

_NODES = compiled(
    r"\s?(?:x\s)?(?:[\w.-]+\s){0,5}?(?:nodes?|servers?|systems?|racks?|pods?|boxes|machines|instances|DGX)\b"
)

_PER_NODE_BEFORE = compiled(
    r"(?:(?:equipped|fitted)\swith|each\s(?:with|of|holding|carrying|containing|having)|nodes?\s(?:of|with)|servers?\s(?:of|with)|systems?\swith|pods?\swith|boxes\swith|\()\s?$"
)

_PER_NODE_AFTER = compiled(
    r"[^.;]{0,40}?\b(?:in\seach|to\seach|apiece|per\s(?:node|server|system|rack)|(?:each|to\sthe\s(?:rack|node))|sit\sin\seach)"
)

# "32 x 8 x A100": the first counts nodes
_TIMES = compiled(r"\s?[x*]\s?")


def factors(text: str, found: list[Roled]) -> list[Roled]:
    """The numbers; of a product of counts the first counts no chips."""
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


def times_nodes(
    text: str, found: list[Roled], amounts: list[Mention[Amount]], start: int
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
