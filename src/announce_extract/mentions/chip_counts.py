"""Numbers that count chips, and bare sizes like "the 7B model"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from announce_extract.mentions.accelerator import NOUN
from announce_extract.mentions.mention import Chip, Mention, Role
from announce_extract.mentions.numerals import Numeral
from announce_extract.mentions.spans import beginning
from announce_extract.patterns import compiled

_CHIPS_BETWEEN = compiled(
    r"[\s-]*(?:x\s?|×\s?)?(?:of\s)?(?:(?!and\b|with\b|for\b|on\b|in\b|to\b|is\b|are\b|was\b|hours?\b|nodes?\b|tokens?\b|parameters?\b|params\b|per\b|at\b|which\b|"
    r"that\b|days?\b|weeks?\b|times\b|gigabit\b|GbE\b|Gbps\b|ports?\b|onto\b|MHz\b|GHz\b|percent\b|billion\b|million\b|GB\b|TB\b|servers?\b|racks?\b|layers?\b|languages\b|models?\b|hosts?\b|pods?\b|systems\b|than\b|more\sthan\b|different\b|across\b|batch\b|samples?\b|size\b|using\b|via\b|into\b|from\b|during\b|when\b|each\b|images?\b|series\b|cores?\b|core\s|\d*-?core\b|epyc\b|xeon\b|cpus?\b|ryzen\b|threadripper\b|connectx\S*|network\b|gigawatts?\b|GW\b|has\b|have\b|will\b|can\b|as\b|by\b|or\b|per-|(?:dozens|tens|hundreds|thousands|millions)\sof\b|\d[\d.,]*[km]?\s)[\w'.+/&®™-]++\s++){0,6}"
)


_CHIP_NOUN = compiled(rf"\b{NOUN}\b")


_CHIPS_AFTER = compiled(rf"\s{NOUN}\b")


# "each instance has 8 A100s"
_PER_NODE = compiled(
    r"\b(?:each|every|per)\s(?:[\w.-]+\s){0,3}?(?:node|instance|server|machine|host|box|rack|pod|tray|system)\s(?:[^.;,]{0,40}\s)?(?:has|holds|contains|carries|packs|comes\swith|is\sequipped\swith|houses)\s$"
)


# "64 MI250X nodes" counts nodes
_NODES_AFTER = compiled(r"\s(?:GPU\s|rack\s)?(?:nodes|servers|racks|instances|computers|boxes)\b")


_NOT_CHIPS = compiled(
    r"\s?(?:GB\b|TB\b|W\b|kW|MW|GW|%|percent|times|x\sfaster|nm\b|-?nanometer|hours?|-?bit\b)"
)


_SIZE_AFTER = compiled(
    r"(?:-class\b|[-\s]?(?:model|version|variant|LLM|dense|MoE|base|decoder|sibling|flagship|checkpoint|backbone|language|vision|reasoning|open|instruct|"
    r"mixture|foundation|draft|transformer|sizes?\b|and\b|or\b|to\b|materials|driving|medical|parameter|total|with\b|[a-z-]+\s(?:[a-z-]+\s)?model)|[\"']?[,)./;:|]|[\"']?\s*$|[\"']?\s\()"
)


_SIZE_BEFORE = compiled(
    r"(?:'s\s|\)[:,]\s|\w\s\(|\b(?:in|the|a|an|its|and|or|existing|at|both|of|than|,|\(|with|has|is|sizes?:?|:|to|into|came\sin|\||/|-|[A-Z]\w+[-\s]?\d*(?:\.\d+)?)\s?[\"']?|[,:(]\s?[\"'])$"
)


# "a 7B encoder", "the 3B speech-to-text system"; not "a 2B deal"
_ARTICLE = compiled(r"\b(?:an?|the|its|our|their|new|this|one)\s$")
_THING = compiled(
    r"\s(?!deal|valu|fund|invest|purchas|contract|market|compan|projects?\b|years?\b|orders?\b|bill|loan|debt|plan\b|data|share|sale|profit|loss|cost|price|budget|campus|commit|pledge|acqui|buil)(?:[a-z]+(?:-[a-z]+)*)\b",
    ignore_case=False,
)


NOT_SIZE = compiled(
    r"[-\s]*(?:tokens?|images?|users?|downloads?|pairs?|samples?|revenue|valuation|\(image|hours?|sequences|examples|bytes?|words|pages|people|devices|rows|transistors|"
    r"context|views|queries|requests|operations|FLOP|USD|euros?|in\s(?:funding|revenue|cash)|characters|calls|documents|videos|monthly|daily|weekly|GB|rounds?\b)"
)


Told: TypeAlias = tuple[Role | None, str, int]
"""The role of a number (None: no field), the rule that told, and where its words end."""

_FAR, _MOST = 60, 10**8
_MODEL_AFTER = compiled(r"[-\s](?:[\w-]+\s){0,2}(?:model|version|variant)")
_CHIPS_OF_A_YEAR = compiled(rf"\s(?:x\s)?(?:Nvidia\s|AMD\s|Ascend\s|TPU\s)?(?:{NOUN}|[A-Z]+\d+)")
# "trained on MI250s, 400 of them"
_OF_THEM = compiled(r"\s(?:of\s(?:them|these|those)|in\s(?:all|total))\b")


# "Samsung will deploy up to 50,000 GPUs, while Naver will install around 60,000 units"
_UNITS = compiled(r"\s(?:units|pieces)\b")
_AFTER_CHIP = compiled(
    rf"(?:\s{NOUN})?\s?[,:;(–—-]+\s?(?:about|some|roughly|around|nearly|over|more\sthan|up\sto)?\s?"
)


def chips_or_size(
    text: str, n: Numeral, left: str, right: str, end: int, chips: Sequence[Mention[Chip]]
) -> Told:
    """The role of a number that no word of a unit follows: chips, a size, or none."""
    before = beginning(chips, max(0, n.start - _FAR), n.start)
    if before and _OF_THEM.match(right) and _AFTER_CHIP.fullmatch(text, before[-1].end, n.start):
        return Role.CHIPS, "chips-of-them", n.end
    units = _UNITS.match(right)
    if units and beginning(chips, max(0, n.start - 2 * _FAR), n.start):
        return Role.CHIPS, "chips-units", n.end + units.end()
    year = 1990 <= n.value <= 2035 and n.scale == 1 and n.end - n.start == 4
    if year and not _CHIPS_OF_A_YEAR.match(right):
        return None, "year", n.end
    if _PER_NODE.search(left):
        return None, "per-node", n.end
    whole = n.value >= 1 and n.value.denominator == 1 and n.value < _MOST
    told = _chips(text, n, end, chips) if whole and not _NOT_CHIPS.match(right) else None
    if told:
        return told
    return (Role.PARAMETERS, "size", n.end) if _is_size(n, left, right) else (None, "", n.end)


def _chips(text: str, n: Numeral, end: int, chips: Sequence[Mention[Chip]]) -> Told | None:
    """The chips that a number counts: named, or by a noun."""
    stop = _CHIPS_BETWEEN.match(text, n.end, min(end, n.end + 90))
    reach = stop.end() if stop else n.end
    chip = next(iter(beginning(chips, n.end, reach + 1)), None)
    if chip and _CHIPS_BETWEEN.fullmatch(text, n.end, chip.start):
        systems = chip.value.system > 1 and not _CHIPS_AFTER.match(text, chip.end)
        if systems or _NODES_AFTER.match(text, chip.end):
            return None, "nodes", n.end
        return Role.CHIPS, "chips", chip.end
    noun = _CHIP_NOUN.search(text, n.end, min(end, reach + 20))
    if (
        noun
        and _CHIPS_BETWEEN.fullmatch(text, n.end, noun.start())
        and noun[0].lower() not in {"cards", "boards", "card", "board"}
    ):
        return Role.CHIPS, "chips", noun.end()
    return None


def _is_size(n: Numeral, left: str, right: str) -> bool:
    """Whether a number with a letter is a size: "the 7B model", "a 270M version"."""
    if not n.letter:
        return False
    if n.scale >= 10**9 and not NOT_SIZE.match(right):
        if _SIZE_AFTER.match(right):
            return bool(_SIZE_BEFORE.search(left or "("))
        return bool(_ARTICLE.search(left) and _THING.match(right))
    return n.scale == 10**6 and bool(_MODEL_AFTER.match(right))
