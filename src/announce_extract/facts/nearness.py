"""What it costs to take a model for the subject of a span: the nearer and the better tied, the less."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from announce_extract.facts.comparison import Comparisons
from announce_extract.mentions.mention import Mention, ModelName
from announce_extract.patterns import compiled

_BORDER = compiled(
    r";|\bwhile\b|\bwhereas\b|,\s(?:but|yet|and)\b|\balthough\b|—|\.\s|\bwhere\b|\bthan\b"
)


# "X, which was trained on": the clause is X's, also where X is compared with
_RELATIVE = compiled(r",\s(?:which|whose)\s[^,;.]{1,60}")


_TIED_AFTER = compiled(
    r"\s?[(:=|,–—-]\s?(?:with\s|an?\s|the\s|its\s|at\s|of\s)?|\s(?:has|have|had|with|is|at|of|was|uses|packs|comes|totals|comprises|contains|boasts|weighs)\b"
)


_TIED_BEFORE = compiled(
    r"(?:[-\s]?(?:parameters?|params?|weights|total|tokens|GPUs?|chips|TPUs?|cards|nodes))?[-\s](?:of|in|for|from)\s(?:the\s|its\s|[\w ]{0,20}'s\s)?|[-\s]parameter[-\s](?:[\w-]+[-\s]){0,6}|"
    r"[-\s](?:[\w-]+\s){0,4}?(?:model|LLM|network|version|system|decoder|transformer|MoE)[,:]?\s(?:called\s|named\s|dubbed\s|known\sas\s)?[\"']?|\s"
)


# "14 days on 256 GPUs for X and 22 days on 512 for Y": each model closes what is told of it
_FOR = compiled(r"\b(?:for|of)\s(?:the\s|our\s)?$")


def closing(
    text: str, end: int, here: list[Mention[ModelName]], first: int
) -> Mention[ModelName] | None:
    """The model that closes what a span tells, where each of the sentence's models closes some."""
    if len(here) < 2 or end > here[-1].start:
        return None
    if not all(_FOR.search(text[max(first, m.start - 10) : m.start]) for m in here):
        return None
    return next(m for m in here if m.start >= end)


_NEAR = 24
"""Models on either side of a span; a further one costs more than any subject may."""


def nearest(here: list[Mention[ModelName]], start: int) -> list[Mention[ModelName]]:
    """The mentions that are near enough to be weighed."""
    if len(here) <= 2 * _NEAR:
        return here
    at = bisect_left(here, start, key=attrgetter("start"))
    return here[max(0, at - _NEAR) : at + _NEAR]


def cost(
    text: str,
    span: tuple[int, int],
    m: Mention[ModelName],
    here: list[Mention[ModelName]],
    comparisons: Comparisons,
) -> float:
    """The price of the guess that a span belongs to a model mention of the same sentence."""
    start, end = span
    if m.start <= start and end <= m.end:
        return 0
    if m.end <= start:
        return _before(text[m.end : start], m, start, here, comparisons)
    between = text[end : m.start]
    price = len(between) + 90 * sum(end <= o.start < m.start for o in here)
    price += 45 * len(_BORDER.findall(between))
    if len(here) > 1 and comparisons.is_source(m):
        return price + 150
    if _TIED_BEFORE.fullmatch(between):
        return price * 0.3
    return price * 1.2 + 60 + (120 if comparisons.is_compared(m) else 0)


def _before(
    between: str,
    m: Mention[ModelName],
    start: int,
    here: list[Mention[ModelName]],
    comparisons: Comparisons,
) -> float:
    """The price where the model stands before the span."""
    aside = 150 if between.count(")") > between.count("(") else 0
    price: float = aside + len(between) + 90 * sum(m.end <= o.start < start for o in here)
    price += 45 * len(_BORDER.findall(between))
    if _RELATIVE.fullmatch(between):
        return 0.2 * price
    if _TIED_AFTER.match(between):
        price *= 0.6
    if len(here) > 1 and comparisons.is_source(m):
        price += 150
    if comparisons.is_next_to_one(m) and not between.startswith((" (", "'s ")):
        price += 120
    return price
