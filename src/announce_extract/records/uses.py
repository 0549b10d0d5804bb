"""Which hardware without a model makes a record: used, built or planned for AI work."""

from __future__ import annotations

from announce_extract.facts.deployers import BOUGHT
from announce_extract.facts.fact import Hardware
from announce_extract.mentions.mention import Mention, Org
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled
from announce_extract.records.primary import LEAD
from announce_extract.schema import Qualifier

# chips as goods: priced, sold, rented out, limited by export rules
_FOR_SALE = compiled(
    r"\b(?:priced|customers\s(?:will|can)|VMs?\b|starts\sat|costs?\s\$|retail|sells?\sfor|per\shour|export|quota|(?:may|can|cannot)\s(?:import|buy|order|purchase|own)|smuggl|shipments?|wafers?|share\sprice|rent\sout|for\srent|customers\swho\sneed|needs?\saccess|(?:may|might|would|could)\sneed|capacity\sof\s|enough\sfor|up\sto\s\d+\sdedicated)\b|\$[\d,]+\s(?:each|per)"
)
_CLUSTERS = compiled(r"\b(?:clusters|fleets|centers|centres)\sof\s(?:\w+\s)?$")
_SUM = compiled(r"\b(?:bring\w*|brought|tak(?:es|ing))\s(?:the|its)\s(?:\w+\s)?total\b[^.;]{0,30}$")
_HOURS = compiled(r"[-\s](?:GPU[-\s])?(?:hours|days)\b")
_ACTS = compiled(
    r"\b(?:train|us(?:e|es|ed|ing)\b|utili[sz]|deploy|run|buy|bought|power|build|built|install|rent|order|secur|switch|adopt|serv|purchas|acquir|get|receiv|access|expand|plan|procur|own|lease|host|allocat)\w*"
)
# "The rack houses 72 GPUs", "each module carries eight chips": what a product is made of
_PRODUCT = compiled(
    r"\b(?:racks?|systems?|servers?|modules?|nodes?|platform|architecture|tray|instances?|chassis|box|reference\sdesign|NVL\d+|memory(?:\s(?:area|pool|space))?|fabric|domain|interconnect|switch(?:es)?|links?)\s(?:\([^)]{1,30}\)\s)?(?:can\s)?(?:houses?|features?|carr(?:y|ies)|featuring|packs?|combines?|integrates?|contains?|holds?|includes?|supports?|connects?|links?|fits?|consists?\sof|comes?\swith|accommodates?)\s(?:up\sto\s)?$"
)
_PLAIN = {"GPU", "NPU", "IPU", "LPU", "NVIDIA GPU", "AMD GPU"}
_USES = compiled(
    r"\b(?:us(?:e|es|ed|ing)|utili[sz]|build|builds|built|building|operat|deploy|install|house|hous|power|compris|contain|run|runs|running|b(?:uy|ought)|purchas|order|acquir|amass|secur|cluster|"
    r"supercomputer|data\scent|campus|fill|pack|equip|live|expand|train|doubled|incorporat|hold|lit\sup|opened|plans?|will|put|box|system|has|have|featur|supply|ship|serv|stand|link|order|stash|stock|access|counted|switch|hand(?:s|ed|ing)?\b|giv(?:e|es|ing)\b|gave\b|allocat|distribut|grant|donat|earmark|procur|award|set\saside|bring|brought|add(?:s|ed|ing)?\b|double|scal|own|lease|host|sign(?:s|ed)?\b|contract|agree|commit|machine|exascale)\w*"
)
# "| Meta | 350,000 H100s |", "Meta: 350,000 H100s", "IndiaAI (62k GPUs)"
_HEADS = compiled(r"[\s*]*[|:(–—-][\s*~]*")
# "Denmark's Gefion supercomputer", "Alps, a supercomputer"
_NAMED_MACHINE = compiled(
    r"(?-i:\b[A-Z][\w-]*[a-z][\w-]*)(?:'s)?\s(?:AI\s)?(?:supercomputer|supercluster|super\scluster|cluster|machine)\b|(?-i:\b[A-Z][\w-]+),\s(?:an?|the|its|their)\s(?:[\w'-]+\s){0,4}(?:supercomputer|cluster)\b|\bsupercomputer,?\s(?:called\s|named\s|dubbed\s)?(?-i:[A-Z]\w+)"
)
_MANY, _FEW = 100, 8
_WORDS = {24, 100, 1000, 10_000, 100_000}
"""What "dozens", "hundreds", "thousands" and so on come to."""
_DOES = compiled(r"\s[a-z]{2,}", ignore_case=False)


def why_no_deployment(reading: Reading, unit: Hardware, org: Mention[Org] | None) -> str | None:
    """Why hardware makes no record, in a few words; None where it makes one.

    Who does it may go without a name where many chips are bought and the article begins with it.
    """
    why = _why_not_had(reading, unit, org)
    if why is not None:
        return why
    return _why_unowned(reading, unit) if org is None else _why_unused(reading, unit, org)


def _why_not_had(reading: Reading, unit: Hardware, org: Mention[Org] | None) -> str | None:
    """Why hardware is not told as something that somebody has: goods, parts, questions, at large."""
    s, text = unit.sentence, reading.page.text
    if why := why_unfit(reading, unit):
        return why
    if is_vague(unit) and _is_at_large(reading, unit, org):
        return "so many chips that somebody, somewhere has"
    if _PRODUCT.search(text[max(s.start, unit.start - 70) : unit.start]):
        return "it tells what a product is made of"
    return None


def why_unfit(reading: Reading, unit: Hardware) -> str | None:
    """Why hardware makes no record whoever has it, in a few words; None where it may make one."""
    s, text = unit.sentence, reading.page.text
    if reading.told(_FOR_SALE, s):
        return "it is for sale, for rent, or what somebody would need"
    if why := _why_too_little(unit):
        return why
    if _SUM.search(text[max(s.start, unit.start - 60) : unit.start]):
        return "a sum of what others have"
    if unit.count is None and _HOURS.match(text, unit.end):
        return "hours of a chip, and not how many chips"
    if text[s.start : s.end].rstrip().endswith("?"):
        return "a question"
    return None


def _is_at_large(reading: Reading, unit: Hardware, org: Mention[Org] | None) -> bool:
    """Whether "thousands of GPUs" are those of clusters at large, or far from whom they may be of."""
    s, text = unit.sentence, reading.page.text
    if _CLUSTERS.search(text[max(s.start, unit.start - 24) : unit.start]):
        return True
    lead = s.start < reading.page.body + LEAD
    beside = org is not None and s.start <= org.start < unit.start
    return all(c.value.generic for c in unit.chips) and not lead and not beside


def _why_unowned(reading: Reading, unit: Hardware) -> str | None:
    """Why hardware of nobody makes no record: many chips that are bought do, and named machines."""
    s, count = unit.sentence, unit.count
    many = count is not None and count.value.value >= _MANY
    lead = s.start < reading.page.body + LEAD
    bought = many and lead and reading.told(BOUGHT, s)
    named = count is not None and reading.told(_NAMED_MACHINE, s)
    return None if bought or named else "nobody who uses it is named"


def _why_unused(reading: Reading, unit: Hardware, org: Mention[Org]) -> str | None:
    """Why hardware beside an organisation is none that it uses."""
    s, text = unit.sentence, reading.page.text
    if unit.count is None:
        makers = {c.value.vendor for c in unit.chips}
        if org.value.kind == "vendor" or org.value.name in makers:
            return "a chip of its own maker, without a count"
        if not _ACTS.search(text[org.end : unit.start]):
            return "without a count, and nobody is said to use it"
    subject = s.start <= org.start and _DOES.search(text, org.end, max(org.end, unit.start))
    if unit.count and org.value.kind != "vendor" and subject:
        return None  # the subject of whatever it does with so many chips
    if reading.told(_USES, s) or _HEADS.fullmatch(text, org.end, max(org.end, unit.start)):
        return None
    return "nobody is said to use it"


def is_vague(unit: Hardware) -> bool:
    """Whether it is but "thousands of GPUs"."""
    count = unit.count and unit.count.value
    return bool(count and count.value in _WORDS and count.qualifier is Qualifier.AT_LEAST)


def _why_too_little(unit: Hardware) -> str | None:
    if any(c.value.vendor == "Apple" for c in unit.chips):
        return "chips of computers and phones"
    if unit.count is None:
        plain = not unit.chips or unit.chips[0].value.name in _PLAIN
        return "neither a count nor a kind of chip" if plain else None
    few = unit.count.value.value < (_FEW if unit.chips else _MANY)
    if few and all(c.value.generic for c in unit.chips):
        return "a few chips of no kind"
    return None
