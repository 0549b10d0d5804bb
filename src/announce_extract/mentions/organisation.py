"""Organisations nobody listed, found by their shape or by what they do in the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from announce_extract.mentions.mention import Chip, Mention, ModelName, Org, without_overlaps
from announce_extract.mentions.occurrences import occurrences, stands_alone, stands_free
from announce_extract.mentions.persons import Persons
from announce_extract.mentions.prose import is_titled
from announce_extract.mentions.spans import Spans
from announce_extract.patterns import compiled
from announce_extract.patterns.scan import scan
from announce_extract.patterns.together import together
from announce_extract.vocabulary.doubt import is_english

_WORD = r"(?:[A-Z]|[a-z]{1,2}[A-Z])[\w&+]*(?:[-.'](?!s\b)\w+)*"
_NAME = (
    rf"(?:{_WORD}(?:\ (?:{_WORD}|of|for|de|di|and(?=\ [A-Z]\w+\ (?:University|Institute)))){{0,4}})"
)
_HEAD = (
    r"(?:Labs?|AI|KI|Research|University|Institute|Technologies|Technology|Systems|Inc|Corp|GmbH|Cloud|Compute|Laboratory|Laboratories|"
    r"Networks|Group|Robotics|Dynamics|Centre|Center|Academy|College|Intelligence|Computing|Energy|Health|Hospital|Ltd|Foundation|Works|Studios?)"
)
_SHAPED = compiled(
    rf"(?<!\w)(?<!\w-)(?:(?:{_WORD}\ ){{1,4}}{_HEAD}(?:\ (?:GmbH|Inc|Ltd)|\ of\ (?:Technology|Sciences?|Physics|Research|Informatics|Medicine|Engineering|Mathematics|Advanced\ Studies)(?:\ and\ (?:Technology|Engineering))?)?|(?:University|Institute|Academy|Ministry|Department)\ of\ {_WORD}(?:\ (?:and\ )?{_WORD})*|"
    rf"(?:{_WORD}\ )?(?:Université|Universität|Technische\ Hochschule|Universidad|École|Politecnico)(?:\ d\w+)?\ {_WORD}(?:-{_WORD})?)(?![\w-])(?!\ (?:factor(?:y|ies)|campus|supercomputers?|data|hub|clusters?|chips?|infrastructure|strategy|summit|push|race|boom|models?)\b)",
    ignore_case=False,
)
_VERB = (
    r"(?:announc(?:ed|es)|unveil(?:ed|s)|launch(?:ed|es)|releas(?:ed|es)|introduc(?:ed|es)|open-?sourc(?:ed|es)|(?:pre-?|post-?)?train(?:ed|s)|"
    r"fine-?tun(?:ed|es)|publish(?:ed|es)|debut(?:ed|s)|distil(?:led|s)|deploy(?:ed|s)|continued\ (?:the\ )?pre-?training|open-sources|uploaded|(?:is|are)\ (?:announcing|releasing|launching|introducing|unveiling|open-sourcing|publishing|sharing))"
)
# what any company may do, so only beside chips or models, and not as the first word of a sentence
_SOFT = (
    r"(?:has|have|will|is\ (?:training|building|pretraining|preparing)|plans\ to|intends\ to|wants\ to|needed|moved|took|runs|operates|opened|bought|ordered|uses|used|"
    r"finished|completed|began|started|put|calls|keeps|downloaded|admits|confirms|promises|lit\ up|switched\ on|did|built|houses|taps|tapped|hires|hired|leases|leased|rents|rented|acquires|acquired|buys|orders|secures|secured|signs|signed|utili[sz]es|picks|picked|selects|selected|chose|chooses)"
)
_BESIDE = r"(?=[^.]{0,140}\b(?:GPUs?|chips|model|parameters|train|pretrain|LLM|accelerators?|data\ cent|cluster|supercomputer|[HBA]\d00|TPU))"
# "Poolside has bagged 40,000 GB300s": whatever it does with so many chips
_SO_MANY = r"(?:\w+ly\ )?(?:[a-z]+(?:[^aiosu\W]s|ed)|has|have|had|will|is|got|bought|built|took|put)\ (?:[a-z][\w-]*\ ){0,5}(?:~\ ?)?\d[\d,.]*(?:[km]\b)?\+?\ (?:[\w/-]+\ ){0,4}?(?:GPUs|chips|accelerators|processors|[A-Z]+\d+[A-Z]*s)\b"
_INC = r",\ (?:Inc|Corp|Ltd|LLC|PLC|AG|SE|SA|Co)\b\.?,?"
_ACTORS = (
    ("doer", rf"(?<=[a-z,;:)]\ )(?P<name>{_WORD}(?:\ {_WORD}){{0,2}})(?:,[^,.;]{{3,60}},)?\ {_SOFT}\b{_BESIDE}"),
    ("doer-first", rf"(?P<name>{_WORD}(?:\ {_WORD}){{1,2}})(?:,[^,.;]{{3,60}},)?\ {_SOFT}\b{_BESIDE}"),
    ("buyer", rf"(?P<name>{_WORD}(?:\ {_WORD}){{0,2}})(?:,[^,.;]{{3,60}},)?\ {_SO_MANY}"),
    ("subject", rf"(?P<name>{_NAME})(?:{_INC}|,[^,.;]{{3,80}},)?\ (?:(?:has|have|today|recently|also|quietly|just|on\ \w+day|now|then|[a-z]+ly)\ ){{0,2}}{_VERB}\b"),
    ("agent", rf"\b(?:trained|released|built|developed|made|created|unveiled|announced|published|open-sourced|designed|uploaded|fine-tuned|distilled|unveiled)\ (?:jointly\ )?by\ (?:the\ )?(?P<name>{_NAME})"),
    ("possessive", rf"(?P<name>{_NAME})'s?\ (?:(?:new|latest|first|own|next|flagship|upcoming|open-weights?|open-source|\d+B)\ ){{0,3}}(?:\S+\ ){{0,2}}(?:model|LLM|cluster|supercomputer|data\ cent|weights|AI\ hall)"),
    ("led", rf"(?P<name>{_WORD})-(?:led|backed\ team|built|trained)\b"),
    ("startup", rf"\b(?:start-?up|lab|company|firm|developer|outfit|maker|nonprofit|non-profit|provider|collective|giant|conglomerate|operator|carrier|unicorn|chipmaker|carmaker|automaker|retailer|specialist)\s(?:called\ )?(?P<name>{_NAME})"),
    ("label", rf"\b(?:[Dd]eveloper|[Oo]rganization|[Oo]rganisation|(?<!Cloud\ )[Pp]rovider|[Dd]eveloped\ by|[Ff]ine-tuned\ by|[Mm]aker|[Pp]ublisher|[Tt]rained\ by|[Mm]odel\ [Dd]evelopers?|[Cc]reated\ by|[Ww]ho\ made\ \w+\?)\s?[:|]?\s?(?P<name>{_NAME})"),
    ("at", rf"\b(?:researchers|scientists|team|engineers|students|colleagues|group)\s(?:at|from|with)\s(?:the\ )?(?P<name>{_NAME})"),
    ("handle", r"\b(?:from|by|at|and|to)\ @(?P<name>[A-Z]\w{2,})"),
    ("from", rf"\b(?:[Mm]odel|LLM|[Rr]elease|[Ww]eights|today|out)\s(?:from|by)\s(?:the\ )?(?P<name>{_NAME})"),
    ("apposed", rf"(?P<name>{_NAME}),\ (?:an?|the)\ (?:[\w'-]+\ ){{0,6}}?(?:company|developer|start-?up|lab|laboratory|firm|maker|provider|institute|outfit|nonprofit|non-profit|university|operator|conglomerate|collective|vendor|consortium|builder)\b"),
    ("makes", rf"(?P<name>{_NAME}),\ which\ (?:provides|makes|develops|builds|trains|operates|runs|owns|sells|offers|rents)\b"),
    ("speaker-whose", rf"\bsays\ (?P<name>{_WORD}(?:\ {_WORD}){{0,2}}),\ (?:whose|which)\b"),
    ("speaker", rf"(?P<name>{_WORD}(?:\ {_WORD})?)\ (?:says|said|claims|claimed|reports|states|writes|confirmed|confirms)\ (?:it|its|that\ its?)\b"),
)  # fmt: skip
_PATTERNS = tuple(
    (rule, compiled(rf"(?<![\w-]){body}" if body.startswith("(?P") else body, ignore_case=False))
    for rule, body in _ACTORS
)

_OFTEN = {"doer", "subject", "startup"}
"""Rules that match on many pages."""
together(pattern for rule, pattern in _PATTERNS if rule not in _OFTEN)


def open_organisations(
    text: str,
    listed: list[Mention[Org]],
    models: list[Mention[ModelName]],
    chips: list[Mention[Chip]],
    never: frozenset[str],
    general: frozenset[str],
    given: frozenset[str],
) -> list[Mention[Org]]:
    """Organisations beyond the listed ones, wherever they stand.

    No name begins with a word of `never`; one of `general` before "AI" or "Labs" makes none;
    what begins with one of the `given` names is a person.
    """
    taken = Spans.of((*listed, *models, *chips))
    persons = Persons(text)
    model_names = {m.value.name for m in models}
    found = [
        m for m in _candidates(text, never)
        if m.value.name not in model_names and not taken.touch(m.start, m.end) and not persons.introduced(m.value.name)
        and not _is_a_word(text, m) and not _is_general(text, m, general) and not _is_named(m.value.name, given)
    ]  # fmt: skip
    names = {m.value.name: m for m in found}
    for m in found:
        short = _short(m.value.name)
        if short is None or short in model_names:
            continue
        if short not in names or names[short].value.name == short:
            names[short] = m
    found += [
        m for m in _coordinated(text, found, never)
        if m.value.name not in model_names and not taken.touch(m.start, m.end)
        and not persons.introduced(m.value.name) and not _is_named(m.value.name, given)
    ]  # fmt: skip
    names |= {m.value.name: m for m in found if m.value.name not in names}
    found = [replace(m, value=names[m.value.name].value) for m in found]
    if not names:
        return []
    more = [
        Mention(names[name].value, at, at + len(name), "organisation/again")
        for at, name in occurrences(text, sorted(names, key=len, reverse=True), stands_alone)
    ]
    return without_overlaps([m for m in (*found, *more) if not taken.touch(m.start, m.end)])


# "ETH Zurich and EPFL will release", "from EPFL, ETH Zurich, and CSCS"
_NEXT = compiled(
    rf"(?:,\ and|,|\ and)\ (?:the\ )?(?P<name>{_WORD}(?:\ {_WORD}){{0,3}})(?=,\ |\ and\ |\ (?:have|has|will|are|is|jointly|today|announced|released|launched|unveiled|trained|built)\b)",
    ignore_case=False,
)
_LAST = compiled(
    rf"(?:^|[.:,;]\ |\ )(?P<name>{_WORD}(?:\ {_WORD}){{0,2}})\ and\ (?:the\ )?$", ignore_case=False
)


def _coordinated(
    text: str, found: list[Mention[Org]], never: frozenset[str]
) -> Iterator[Mention[Org]]:
    """Those that are named together with one that does something."""
    for m in found:
        if m.rule in {"organisation/at", "organisation/agent"}:
            end = m.end
            while match := _NEXT.match(text, end):
                yield from _cut(text, *match.span("name"), "organisation/coordinated", never)
                end = match.end("name")
        if m.rule in {"organisation/subject", "organisation/doer"}:
            before = _LAST.search(text, max(0, m.start - 60), m.start)
            if before:
                yield from _cut(text, *before.span("name"), "organisation/coordinated", never)


def _candidates(text: str, never: frozenset[str]) -> Iterator[Mention[Org]]:
    for match in scan(_SHAPED, text):
        yield from _cut(text, *match.span(), "organisation/shape", never)
    for rule, pattern in _PATTERNS:
        for match in scan(pattern, text):
            yield from _cut(text, *match.span("name"), f"organisation/{rule}", never)


def _cut(
    text: str, start: int, end: int, rule: str, never: frozenset[str]
) -> Iterator[Mention[Org]]:
    """Drop leading and trailing words that begin no name: "In March Foo" is Foo."""
    words = text[start:end].split(" ")
    while words and (
        words[0].split("-")[0] in never
        or words[0].islower()
        or words[0].endswith(("-based", "-led"))
    ):
        start += len(words[0]) + 1
        words.pop(0)
    while words and (words[-1].islower() or (words[-1] in never and words[-1] != "AI")):
        end -= len(words[-1]) + 1
        words.pop()
    if cut := _PLACE.match(text, start, end):
        end = cut.end("head")
    name = text[start:end]
    if " of " in name and not _OF.search(name):
        name = name.partition(" of ")[0]
        end = start + len(name)
    if " for " in name and not _FOR.search(name):
        name = name.partition(" for ")[0]
        end = start + len(name)
    if words and len(name) > 1 and not name.replace(" ", "").isdigit():
        yield Mention(Org(name, "company", listed=False), start, end, rule)


# "Smok AI of Krakow" is Smok AI
_PLACE = compiled(
    r"(?P<head>.*?\b(?:AI|KI|Labs?|Inc|Systems|Technologies|Compute|Sports))\sof\s",
    ignore_case=False,
)


_OF = compiled(
    r"\b(?:Universit\w+|Institute|Academy|Ministry|Department|Bank|College|School|Cent(?:er|re)|Council|Faculty|Laborator\w+|Bureau|Office|Kingdom|Republic|Library|Society|Chamber|House|Board)\sof\s"
)
_FOR = compiled(
    r"\b(?:Institute|Cent(?:er|re)|Laborator\w+|Foundation|Council|Society|Academy|Agency)\sfor\s"
)


def _is_a_word(text: str, m: Mention[Org]) -> bool:
    """Whether a buyer is but the first word of a sentence: "Inference takes 8 GPUs"."""
    first = _FIRST.search(text[max(0, m.start - 3) : m.start])
    return m.rule == "organisation/buyer" and bool(first) and is_english(m.value.name)


_FIRST = compiled(r"(?:^|[.!?:|]\s|\n)\W*$")


def _is_named(name: str, given: frozenset[str]) -> bool:
    """Whether a name is a given name and a surname, not "Jane Street Capital" or "Mark Labs"."""
    words = name.split()
    if name in given:
        return True
    return len(words) == 2 and words[0] in given and not _HEAD_ONLY.fullmatch(words[1])


_SHORT = compiled(
    rf"(?P<stem>[A-Z][\w-]{{3,}})\ {_HEAD}(?:\ (?:Inc|Ltd|GmbH))?\.?", ignore_case=False
)


def _short(name: str) -> str | None:
    """The word that "Nordhavn Compute" goes by later: "Nordhavn"."""
    match = _SHORT.fullmatch(name)
    return match["stem"] if match and not _PEOPLE.search(match["stem"]) else None


_PEOPLE = compiled(r"(?:ian|ish|ese|ese|can|national|tute|sity)$")
_HEAD_ONLY = compiled(rf"{_HEAD}(?:\ {_HEAD})*", ignore_case=False)


# what any Title Case Line may end with: "Oracle's Zettaflops Shake AI"
_LOOSE_HEAD = compiled(
    r"\ \S+\ (?:AI|Research|Networks|Works|Health|Energy|Intelligence)$", ignore_case=False
)


def _is_general(text: str, m: Mention[Org], general: frozenset[str]) -> bool:
    """Whether a name is but a phrase: "Generative AI", or words of a Title Case Line."""
    name = m.value.name
    if _HEAD_ONLY.fullmatch(name) or name.endswith(("ly", " Models", " LLMs")):
        return True
    if m.rule != "organisation/shape":
        return False
    if name.split()[0].lower() in general or any(c.isdigit() for c in name):
        return True
    return bool(_LOOSE_HEAD.search(name)) and all(
        is_titled(text, at, at + len(name)) for at, _ in occurrences(text, [name], stands_free)
    )
