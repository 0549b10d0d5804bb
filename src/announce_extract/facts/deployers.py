"""Who builds or uses hardware that belongs to no model."""

from __future__ import annotations

from announce_extract.facts.fact import Hardware
from announce_extract.facts.relation import is_customer
from announce_extract.mentions.mention import Mention, Org
from announce_extract.mentions.reading import Reading
from announce_extract.mentions.spans import beginning
from announce_extract.patterns import compiled

_FAR = 700
# "CoreWeave disclosed that OpenAI would pay; it runs 250,000 GPUs": who the sentence begins with
_IT_DOES = compiled(r";\s(?:it|they|the\s(?:company|firm|group))\s[^;]{0,60}$")
_BEGINS = 12
# "The company secured an agreement with Google to access up to one million TPUs"
_THE_COMPANY = compiled(
    r"\W{0,3}(?:it|they|the\s(?:[\w-]+\s){0,2}(?:company|start-?up|firm|lab|group|operator|university|ministry|institute))\s"
)
# "This led us to build two clusters of 24k H100s": the page's own organisation speaks
_WE = compiled(r"\b(?:we|our|us)\b(?:'(?:re|ve|ll))?")
_WITH = compiled(r"\b(?:with|from|by|through|via)\s(?:[\w-]+\s){0,2}$")
_HEAD = 60
# "Dell delivered the servers": somebody else runs them
_SUPPLIES = compiled(
    r"\s(?:delivered|delivers|supplied|supplies|will\s(?:supply|deliver|provide)|sold|sells|provided|provides|shipped|ships|makes|made)\b"
)
# "Naver Cloud will install around 60,000 units": no mere host
_ACTS = compiled(r"\s(?:will|has|is|plans|expects|wants|\w+(?:ed|es|ts|ls|ns|ys))\s[a-z]")
_HAS_IT = compiled(
    r"\s(?:is|will|has|owns|rents|leases|uses|operates|runs|built|bought|ordered|paid|pays)\b"
)
# "will ship 18,000 GB300 chips to Humain": who gets them is who uses them
_TO_WHOM = compiled(
    r"(?:\s(?:[\w-]+\s){0,3}?(?:chips|GPUs|processors|accelerators|systems|superchips))?\s(?:to|for)\s(?:the\s)?(?:[\w-]+\s){0,3}"
)
BOUGHT = compiled(r"\b(?:buy|buys|buying|bought|purchas|order|acquir|import|stockpil)\w*")
_AGAINST = compiled(
    r"\b(?:against|versus|vs\.?|than|unlike|competes?\swith|rivals?(?:\slike|\ssuch\sas)?|competitors?\s(?:like|such\sas|including))\s[^.;:]{0,80}$"
)


def deployer(
    reading: Reading, orgs: list[Mention[Org]], main: Mention[Org] | None, unit: Hardware
) -> Mention[Org] | None:
    """The organisation of the sentence that is nearest, else what the page is about, else the last."""
    here = [o for o in reading.within(orgs, unit.sentence) if _may_deploy(reading, o, unit)]
    if (subject := _subject_before(reading, orgs, unit)) and all(
        _is_partner(reading, o) for o in here
    ):
        return subject
    if here and _IT_DOES.search(reading.page.text, unit.sentence.start, unit.start):
        return min(here, key=lambda o: o.start)
    if here:
        return min(here, key=lambda o: (_distance(reading, o, unit), o.start))
    if not unit.count:
        return None
    if main and reading.told(_WE, unit.sentence):
        return main
    return _earlier(reading, orgs, main, unit) or _next(reading, orgs, unit)


def _subject_before(
    reading: Reading, orgs: list[Mention[Org]], unit: Hardware
) -> Mention[Org] | None:
    """Whom "The company secured" means: the one that the sentence before begins with."""
    before = reading.before(unit.sentence, 1)
    if not before or not _THE_COMPANY.match(reading.page.text, unit.sentence.start, unit.start):
        return None
    named = reading.within(orgs, before[0])
    return named[0] if named and named[0].start - before[0].start < _HEAD else None


def _is_partner(reading: Reading, o: Mention[Org]) -> bool:
    """Whether it is the other side: "an agreement with Google", "from Nvidia"."""
    s = reading.sentence_at(o.start)
    return bool(_WITH.search(reading.page.text, s.start, o.start))


def _next(reading: Reading, orgs: list[Mention[Org]], unit: Hardware) -> Mention[Org] | None:
    """ "A cluster of 100,000 chips is live. Anthropic is its only tenant": who begins the next sentence."""
    s, makers = unit.sentence, _makers(unit)
    after = [
        o
        for o in beginning(orgs, s.end, s.end + _BEGINS)
        if o.value.name not in makers and _HAS_IT.match(reading.page.text, o.end)
    ]
    return after[0] if after and reading.sentence_at(after[0].start).block == s.block else None


# "Google books Intel for packaging 3 million TPUs", "an order for Intel to build"
_HIRES = compiled(
    r"\b(?:books?|booked|hir(?:es?|ed)|taps?|tapped|contract(?:s|ed)|commission(?:s|ed)|pick(?:s|ed)|select(?:s|ed)|cho(?:oses|se)|turn(?:s|ed)\sto|orders?\s(?:for|from|with)|ask(?:s|ed)|pay(?:s|ing)|paid)\s$"
)
_FOR_WORK = compiled(r"\s(?:to|for)\s[a-z]")


def _may_deploy(reading: Reading, o: Mention[Org], unit: Hardware) -> bool:
    text = reading.page.text
    owns_chips = text[o.end : o.end + 2] == "'s" and 0 <= unit.start - o.end < 25
    inside = unit.start <= o.start < unit.end
    hired = _FOR_WORK.match(text, o.end) and _HIRES.search(text[max(0, o.start - 24) : o.start])
    return not (inside or owns_chips or hired or is_customer(text, o, unit.sentence))


def _distance(reading: Reading, o: Mention[Org], unit: Hardware) -> int:
    given = _TO_WHOM.fullmatch(reading.page.text, unit.end, o.start)
    return (
        abs(o.start - unit.start)
        - (200 if given else 0)
        + (60 if o.value.kind == "cloud" and not _ACTS.match(reading.page.text, o.end) else 0)
        + (150 if o.start > unit.start else 0)
        + (120 if o.value.name in _makers(unit) else 0)
        + (250 if _SUPPLIES.match(reading.page.text, o.end) else 0)
    )


def _earlier(
    reading: Reading, orgs: list[Mention[Org]], main: Mention[Org] | None, unit: Hardware
) -> Mention[Org] | None:
    makers, s = _makers(unit), unit.sentence
    near = [
        o
        for o in beginning(orgs, unit.start - 2 * _FAR, unit.start)
        if unit.start - o.end < _FAR and not _is_rival(reading, o)
    ]
    before = [o for o in near if o.value.kind != "vendor" and o.value.name not in makers]
    if not before:
        bought = reading.told(BOUGHT, s)
        return main if main and main.value.name in makers and not bought else None
    return next((o for o in before if main and o.value.name == main.value.name), before[-1])


def _makers(unit: Hardware) -> set[str | None]:
    return {c.value.vendor for c in unit.chips}


def _is_rival(reading: Reading, o: Mention[Org]) -> bool:
    """Whether an organisation only serves a comparison: "against Meta, Google and Amazon"."""
    s = reading.sentence_at(o.start)
    return bool(_AGAINST.search(reading.page.text, s.start, o.start))
