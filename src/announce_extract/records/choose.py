"""Which models and deployments make a record, and which of them the article is about."""

from __future__ import annotations

from announce_extract.facts.fact import Entity, Hardware
from announce_extract.facts.gather import Facts
from announce_extract.mentions.mention import Mention, Org, Role
from announce_extract.mentions.model_name import key
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled
from announce_extract.text.page import Page
from announce_extract.text.sections import Kind
from announce_extract.text.sentences import Sentence

_LEAD = 700
_VERB = r"(?:announc|releas|unveil|launch|introduc|open-?sourc|debut|publish|dropp|drops|upload|preview|present|built|develop|creat|propos|rolled|roll|ship|sharing|shared|describ|teas|offers|updat|refresh|bring|add)\w*"
_RELEASE_BEFORE = compiled(rf"\b{_VERB}(?:[^.;]|\.(?=\d)){{0,110}}$")
_RELEASE_AFTER = compiled(
    rf"(?:[^.;]|\.(?=\d)){{0,110}}?\b(?:{_VERB}|out\b|available|landed|arriv\w*|shelved|turns\sout|took\spart|is\shere|went\slive)\b"
)
# chips as goods: priced, sold, rented out, limited by export rules
_FOR_SALE = compiled(
    r"\b(?:priced|starts\sat|costs?\s\$|retail|sells?\sfor|per\shour|export|quota|smuggl|shipments?|wafers?|share\sprice|rent\sout|for\srent|customers\swho\sneed|needs?\saccess|(?:may|might|would|could)\sneed|equivalent\sto\s|capacity\sof\s|enough\sfor|up\sto\s\d+\sdedicated)\b|\$[\d,]+\s(?:each|per)"
)
_ACTS = compiled(
    r"\b(?:train|us(?:e|es|ed|ing)\b|deploy|run|buy|bought|power|build|built|install|rent|order|secur|switch|adopt|serv|purchas|acquir|get|receiv|access|expand|plan)\w*"
)
_PLAIN = {"GPU", "NPU", "IPU", "LPU", "NVIDIA GPU", "AMD GPU"}
_USES = compiled(
    r"\b(?:us(?:e|es|ed|ing)|build|builds|built|building|operat|deploy|install|house|hous|power|compris|contain|run|runs|running|b(?:uy|ought)|purchas|order|acquir|amass|secur|cluster|"
    r"supercomputer|data\scent|campus|fill|pack|equip|live|expand|train|doubled|incorporat|hold|lit\sup|opened|plans?|will|put|box|system|has|have|supply|ship|serv|stand|link|order|stash|stock|access|counted|switch)\w*"
)


def is_worth(reading: Reading, facts: Facts, e: Entity) -> bool:
    """Whether a model gets a record: it has facts, or somebody announces it."""
    subjects = facts.subjects
    plain = [m for m in e.mentions if not subjects.is_background(m)]
    if _is_family(facts, e) and not e.amounts and all(h.count is None for h in e.hardware):
        return False
    if e.hardware or set(e.amounts) & {Role.TOKENS, Role.FLOP, Role.CHIP_HOURS, Role.COST}:
        return True
    if not plain:
        return False
    if Role.PARAMETERS in e.amounts or Role.ACTIVE in e.amounts:
        return True
    if (
        e.size
        and is_primary(reading, facts, e)
        and (len(facts.entities) == 1 or _is_ours(facts, e))
    ):
        return True
    if e.size and subjects.is_kin(e) and any(_is_listed(reading, m.start) for m in plain):
        return True
    if e.told and e.bond >= 3:
        return True
    if any(_is_released(reading, e, m.start, m.end) for m in plain):
        if not is_primary(reading, facts, e):
            return (
                e.bond >= 3
                or (subjects.is_kin(e) and not _is_foreign(facts, e))
                or any(_listed_release(reading, m.start, m.end) for m in plain)
            )
        return bool(e.organisations) or bool(e.size) or bool(e.phases)
    return (
        bool(e.phases)
        and is_primary(reading, facts, e)
        and (bool(e.size) or len(plain) > 1 or len(facts.entities) == 1)
    )


def _is_listed(reading: Reading, start: int) -> bool:
    """Whether a name begins a row or an item."""
    s = reading.sentence_at(start)
    return s.kind in {Kind.ROW, Kind.ITEM} and start - s.start < 6


def _is_ours(facts: Facts, e: Entity) -> bool:
    """Whether a model is one of those of the organisation that the page is about."""
    main = facts.actors.main()
    return main is not None and main.value.name in {
        e.developer,
        *(o.value.name for o in e.organisations),
    }


def _is_released(reading: Reading, e: Entity, start: int, end: int) -> bool:
    s = reading.sentence_at(start)
    near = _is_near_release(reading, s, start, end)
    lead = start < reading.page.body + _LEAD or s.kind in {Kind.HEADING, Kind.ITEM, Kind.TITLE}
    return near and (lead or bool(e.organisations))


def _is_foreign(facts: Facts, e: Entity) -> bool:
    """Whether a listed model's maker is not on the page, while somebody there acts on another."""
    present = {n for o in facts.actors.acting for n in (o.value.name, *o.value.lineage)}
    return (
        e.developer is not None
        and e.developer not in present
        and not e.organisations
        and any(o.bond >= 3 for o in facts.entities if o is not e)
    )


_EARLIER = compiled(
    r"\b(?:predecessors?|previous|earlier|older|last\syear's|original|first-generation),?\s(?:model\s|version\s|models\s)?$"
)


# "since GPT-3's debut", "the hype around the GPT-5 launch"
_NOMINAL = compiled(r"(?:'s)?\s(?:debut|launch|release|unveiling|arrival|announcement|rollout)\b")
_SINCE = compiled(
    r"\b(?:since|after|before|following|until|around|of|from|with)\s(?:the\s)?(?:[\w.]+'s\s)?$"
)


def _listed_release(reading: Reading, start: int, end: int) -> bool:
    """A line of a changelog: "[2024.09.05] We release X"."""
    s = reading.sentence_at(start)
    return (
        s.kind is Kind.ITEM
        and bool(reading.within(reading.dates, s))
        and _is_near_release(reading, s, start, end)
    )


def _is_near_release(reading: Reading, s: Sentence, start: int, end: int) -> bool:
    text = reading.page.text
    if _NOMINAL.match(text, end) and _SINCE.search(text[max(s.start, start - 40) : start]):
        return False
    return bool(
        _RELEASE_BEFORE.search(text[s.start : start]) or _RELEASE_AFTER.match(text, end, s.end)
    )


def is_primary(reading: Reading, facts: Facts, e: Entity) -> bool:
    """Whether the article is about the model: in its title or lead, and not as a comparison."""
    body = reading.page.body
    plain = [m for m in e.mentions if not facts.subjects.is_compared(m)]
    text = reading.page.text
    plain = [m for m in plain if not _EARLIER.search(text[max(0, m.start - 30) : m.start])]
    if not plain:
        return False
    if all(o.described for o in facts.entities) or is_digest(reading.page):
        return True
    first = min(m.start for m in plain)
    main = facts.actors.main()
    own = main is not None and main.value.name in {o.value.name for o in e.organisations}
    if _is_foreign(facts, e):
        return False
    titled = any(o.first < body for o in facts.entities)
    if titled and first >= body and not own and main is not None:
        return False
    return first < body + _LEAD or (own and (len(plain) >= 6 or first < body + 3000))


_MANY = 100
_BOUGHT = compiled(r"\b(?:buy|buys|buying|bought|purchas|order|acquir|import|stockpil)\w*")
_DIGEST = compiled(
    r"\b(?:digest|round-?up|newsletter|in\sbrief|news\sbriefs?|this\sweek\s(?:in|on)|week\sin\s(?:AI|review)|weekly|headlines|AI\snews\b(?!.*:)|data\spoints|recap)\b"
)


def is_digest(page: Page) -> bool:
    """Whether a page is a collection of news, each with a heading: all of it is what it is about."""
    title = page.text[: page.body]
    headings = sum(b.kind is Kind.HEADING for b in page.blocks)
    return (
        bool(_DIGEST.search(title)) and headings + sum(b.kind is Kind.ITEM for b in page.blocks) > 2
    )


def is_deployment(reading: Reading, unit: Hardware, org: Mention[Org] | None) -> bool:
    """Whether hardware is used, built or planned for AI work, not sold or described.

    Who does it may go without a name where many chips are bought and the article begins with it.
    """
    s, text = unit.sentence, reading.page.text
    sentence = text[s.start : s.end]
    if org is None:
        return (
            unit.count is not None
            and unit.count.value.value >= _MANY
            and s.start < reading.page.body + _LEAD
            and bool(_BOUGHT.search(sentence))
            and not _FOR_SALE.search(sentence)
        )
    if _FOR_SALE.search(sentence):
        return False
    if unit.count is None and (not unit.chips or unit.chips[0].value.name in _PLAIN):
        return False
    if unit.count is not None and not unit.chips and unit.count.value.value < 100:
        return False
    vendor = {c.value.vendor for c in unit.chips}
    if "Apple" in vendor or (
        unit.count is not None
        and unit.count.value.value < 8
        and all(c.value.generic for c in unit.chips)
    ):
        return False
    if unit.count is None and (
        org.value.kind == "vendor" or not _ACTS.search(text[org.end : unit.start])
    ):
        return False
    if org.value.name in vendor and unit.count is None:
        return False
    return bool(_USES.search(sentence))


def _is_family(facts: Facts, e: Entity) -> bool:
    """Whether a name only heads the names of other models of the page."""
    mine = key(e.name)
    return not e.size and any(
        o is not e
        and key(o.name).startswith(mine)
        and len(key(o.name)) > len(mine)
        and key(o.name)[len(mine)] != "."
        for o in facts.entities
    )
