"""What a number counts, told by the words around it; and how exactly it is meant."""

from __future__ import annotations

from collections.abc import Sequence

from announce_extract.mentions.chip_counts import NOT_SIZE, chips_or_size
from announce_extract.mentions.mention import Chip, Mention, Role
from announce_extract.mentions.numerals import Numeral
from announce_extract.patterns import compiled

_MONEY_BEFORE = compiled(r"[$€£¥₹]\s?$|\b(?:USD|EUR|US\$|yuan|euros?|Rs\.?)\s?$")
_DOLLARS_BEFORE = compiled(r"(?<![CAN])(?:US)?\$\s?$|USD\s?$")
_COST = compiled(
    r"(?:cost|costs|costing|took|takes|spen[dt]\w*|bill|price|budget|burned|burnt|soaked|for\s(?:just|about|only|under|less\sthan)?\s*\$|train\w*|run)"
)
_TRAINS = compiled(
    r"\b(?:(?:pre-?|post-?)?train|fine-?tun|distil|compute\b|GPUs?\b|training\srun|to\sbuild\b|to\smake\b|develop\w*\scosts?|costs?\sto\sdevelop)|\b(?:have|has|had|runs?)\scost\b|\bit\scost\b"
)
_NOT_COST = compiled(
    r"(?:valu|revenue|rais|invest|fund|stake|contract|deal|commit|loan|debt|market|acqui|purchase|share|per\s(?:hour|million|month|token|year|user)|"
    r"/\s?(?:hr|hour|M|month)|campus|data\scent|an?\shour|capex|capital|infrastructure|building|worth|chips?\b|savings?|subscri)"
)
_MONEY_AFTER = compiled(r"\s?(?:-\s?)?(?:dollars|euros?|yuan|pounds|rupees|won|yen)\b")
_PARAMS = compiled(
    r"[-\s]*(?:total[-\s]|trainable[-\s]|model[-\s]|overall[-\s]|learned[-\s]|non-embedding[-\s]|[\"'])?[-\s]?(?:parameters?|params?|weights)\b"
)
_PARAMS_FAR = compiled(
    r"[-\s]+(?:of\s)?(?:(?:total|tunable|individual|different|neural|network|\w+ly)\s){0,2}(?:parameters?|params?|weights)\b"
)
_ACTIVE_AFTER = compiled(
    r"[-\s]*(?:parameters?\s|params\s)?(?:\(?(?:of\s(?:them|which|whom|those)\s|that\s|which\s)?(?:are|is|were|being)?\s?)?"
    r"(?:active|activated|live(?=\s(?:param|per\b|for\b|at\b))|activations?|activates|fire\b|fires\b|do\sany\swork|in\suse|used(?=\s(?:per|for\seach|at\sa)\b)|wake\sup)\b"
)
_ACTIVE_FAR = compiled(
    r"[-\s]*(?:parameters?|params|weights)?(?:(?!\bwith\b|\band\b|\bof\s(?:which|them)\b|\d)[^.,;)|]){0,30}\b(?:active|activated|(?:per|for\s(?:each|any(?:\sgiven)?|every)|on\sa\sgiven)\s(?:token|input|query)|to\sprocess\sany|given\stoken|at\sa\stime)"
)
_ACTIVE_BEFORE = compiled(
    r"(?:activat(?:es|ing|ed)(?:\s(?:only|just|about|up\sto|roughly|parameters?|params?))*|active(?:\s(?:params?|parameters?))?|activated(?:\s(?:params?|parameters?))?|uses?\sonly|of\sthem\sactive)\s?[:=|-]?\s?~?$"
)
_TOTAL_AFTER = compiled(r"[-\s]*(?:parameters?\s)?\(?(?:in\s)?(?:total|all|overall|altogether)\b")
_TOTAL_BEFORE = compiled(
    r"(?:\btotal(?:\s(?:params?|parameters?))?|\bsize|\b(?:n_)?(?:params?|parameters|parameter\scount|model\ssize|\#\s?params)(?:\s?\(B\))?|\bN)\s?[:=|]\s?[~]?$|\bparameter\s(?:sizes?|counts?)\sof\s(?:[\d.]+\s?(?:billion|million|trillion|[BMT])?,?\s(?:and\s)?)*(?:about\s|around\s|some\s|nearly\s|over\s)?$"
    r"|\bparameter\scounts?\s(?:of\s[\w. -]{2,40}\s)?(?:to|at)\s(?:about\s|around\s|some\s|nearly\s|over\s)?$"
)
_TOKENS = compiled(
    r"[-\s]*(?:(?!are\b|is\b|for\b|per\b|each\b|active\b|parameters\b|\d+(?:\.\d+)?[BT]?\s)[\w./-]++\s){0,6}?tokens\b(?!\s(?:extract|subset|sample|slice|portion)\b)|-token\b|\stoken\s(?:(?:pre-?)?training|datasets?|corpus|data)\b"
)
# "13.2 trillion diverse and high-quality tokens"
_ADJECTIVES = compiled(r"[-\s]*(?:\w+ly\s)?[\w-]+,?\sand\s[\w-]+\stokens")
_CONTEXT = compiled(
    r"(?:context|window|sequence|batch|output|per\ssecond|vocabulary|long|max\w*|length|a\ssecond)"
)
_NO_TOKENS = compiled(
    r"[-\s]*tokens?[-\s](?:context|window|batch|per|limit|long|output|/|input|sequence|vocab)"
)
# "1B parameter vision encoder"
_PART = compiled(
    r"[-\s](?:vision|image|audio|speech|text|visual|video|language|multimodal)[-\s](?:encoder|decoder|tower|backbone|adapter|head)\b"
)
_FLOP = compiled(
    r"\s*(?:training\s)?(?:FLOPs?\b(?!\s?/|\sper)|floating[-\s]point\soperations?\b(?!\sper))"
)
_CHIP_HOURS = compiled(
    r"\+?[-\s]*(?:[\w.-]+\s){0,3}?(?:GPU|TPU|NPU|chip|card|device|accelerator|[A-Z]+\d{2,4}\w*)s?(?:\s?\(\d+\s?GB\)|[-\s]80\s?GB)?[-\s·]*(?:GPU[-\s]|core[-\s])?(?:hours?|hrs?|h\b)"
)
_DAYS = compiled(
    r"[-\s]*(?P<unit>days?|weeks?|months?|hours?)\b(?!\s(?:ago|later|of\svideo|of\saudio|earlier|old|before|after\sthe|in\sadvance|ahead))"
)
_DURATION_CUE = compiled(
    r"(?:train|took|takes?|run\b|ran\b|over|for|in|within|wall[-\s]clock|pre-?train|spent|compute|lasted|chew|weeks?|days?)"
)
_RUN = compiled(
    r"\b(?:\w*train\w*|took|takes?|ran|runs?|running|wall|fine-?tun\w*|comput\w*|lasted|chew\w*|spent|GPUs?|chips?|cluster|[A-Z]+\d{2,4}s?|kept|busy|finish\w*|complet\w*|anneal\w*|days)\b"
)
_PER_EXPERT = compiled(
    r"(?:experts?\b[^.;]{0,30}\beach|each\s(?:expert|one)|per\sexpert|expert\s(?:is|has)|(?<!of\s)(?<!of-)experts)[^.;]{0,40}$"
)


def role_of(
    text: str, n: Numeral, start: int, end: int, chips: Sequence[Mention[Chip]]
) -> tuple[Role | None, str, int]:
    """The role of a number (None: no field), the rule that told, and where its words end."""
    left = text[max(start, n.start - 60) : n.start]
    right = text[n.end : min(end, n.end + 110)]
    if _MONEY_BEFORE.search(left) or _MONEY_AFTER.match(right):
        is_cost = _DOLLARS_BEFORE.search(left) or right.lower().lstrip(" -").startswith("dollars")
        if (
            is_cost
            and n.value >= 100
            and _COST.search(left)
            and _TRAINS.search(text, max(start, n.start - 140), min(end, n.end + 110))
            and not _NOT_COST.search(left + right[:40])
        ):
            return Role.COST, "money", n.end
        return None, "money", n.end
    for told in (_parameters, _tokens_and_flop, _hours_and_days):
        role, rule, length = told(n, left, right)
        if rule:
            return role, rule, n.end + length
    return chips_or_size(text, n, left, right, end, chips)


def _parameters(n: Numeral, left: str, right: str) -> tuple[Role | None, str, int]:
    unit = _PARAMS.match(right) or _PARAMS_FAR.match(right)
    big = n.scale >= 10**6 or n.value >= 10**6
    if not big:
        return None, "", 0
    if NOT_SIZE.match(right):
        return None, "", 0
    active = _ACTIVE_AFTER.match(right) or _ACTIVE_BEFORE.search(left)
    if active and not _TOTAL_AFTER.match(right):
        return Role.ACTIVE, "active", unit.end() if unit else 0
    if unit and _ACTIVE_FAR.match(right):
        return Role.ACTIVE, "active", unit.end()
    if unit and _PER_EXPERT.search(left) and "total" not in right[:20]:
        return None, "per-expert", 0
    if unit:
        part = _PART.match(right, unit.end())
        return Role.PARAMETERS, "component" if part else "parameters", unit.end()
    if _TOTAL_AFTER.match(right) and n.scale >= 10**9:
        return Role.PARAMETERS, "total", 0
    if _TOTAL_BEFORE.search(left):
        return Role.PARAMETERS, "label", 0
    return None, "", 0


def _tokens_and_flop(n: Numeral, left: str, right: str) -> tuple[Role | None, str, int]:
    if match := _FLOP.match(right):
        return Role.FLOP, "flop", match.end()
    match = _TOKENS.match(right)
    if match and not any(c in right[: match.end()] for c in ",;:("):
        small = n.value < 10**8
        if (
            small
            or _NO_TOKENS.match(right)
            or _CONTEXT.search(right[: match.end() + 12])
            or _CONTEXT.search(left[-24:])
        ):
            return None, "context", match.end()
        words = right[: match.end()]
        if " in " in words or (" and " in words and not _ADJECTIVES.fullmatch(words)):
            return None, "", 0
        return Role.TOKENS, "tokens", match.end()
    return None, "", 0


# "Colossus was built in just 122 days"
_BUILDING = compiled(
    r"\b(?:built|constructed|assembled|set\sup|erected|installed|from\sidea|to\sreality|construction)\b[^.;]{0,40}$"
)


def _hours_and_days(n: Numeral, left: str, right: str) -> tuple[Role | None, str, int]:
    if match := _CHIP_HOURS.match(right):
        return Role.CHIP_HOURS, "chip-hours", match.end()
    match = _DAYS.match(right)
    if match and n.value < 1000:
        unit = match["unit"].lower().rstrip("s")
        around = left + right[: match.end() + 60]
        cue = (
            not _BUILDING.search(left)
            and _RUN.search(around)
            and (
                _DURATION_CUE.search(left)
                or _DURATION_CUE.search(right[match.end() : match.end() + 30])
            )
        )
        return (Role.DAYS if cue else None), f"duration-{unit}", match.end()
    return None, "", 0
