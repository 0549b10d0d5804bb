"""Models once more: where a name stands again, with another size, or in a short form."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest

from announce_extract.mentions.mention import Mention, ModelName, without_overlaps
from announce_extract.mentions.model_name import key, named
from announce_extract.mentions.model_patterns import NAME, VARIANT
from announce_extract.mentions.occurrences import is_word, occurrences, stands_alone
from announce_extract.patterns import compiled
from announce_extract.patterns.scan import scan

_VARIANT = compiled(VARIANT, ignore_case=False)


def with_repeats(text: str, found: list[Mention[ModelName]]) -> list[Mention[ModelName]]:
    """The mentions found, and those that stand for the same models in other words."""
    for more in (_coordinated, _members, _again, _versions, _suffixed, _sparse_sizes, _short_forms):
        found = without_overlaps([*found, *more(text, found)])
    return found


# "released Brindle-X and Marrow-Y"; not "released Brindle-X and Berlin"
_NEXT = compiled(
    r"(?:,\sand|,|\sand)\s(?P<name>[A-Z][\w+]*(?:-[A-Z\d]\w*(?:\.\d+)?)+)(?![\w-])(?!'s|\sGPUs?\b)",
    ignore_case=False,
)
_ACTED_ON = {"model/released", "model/introduced", "model/called", "model/shape", "model/sized"}


# two names of which something is said at once are both models, whatever their shape
_BOTH = {"model/plural", "model/pair", "model/in-family"}
_NEXT_OF_BOTH = compiled(rf"(?:,\ and|,|\ and)\ (?P<name>{NAME})(?![\w-])", ignore_case=False)
# "Brindle-Large 2 and Brindle-Lite 2, which Quillon released"
_AFTERWARDS = {"model/which", "model/passive", "model/plural"}
_LAST = compiled(rf"(?<![\w-])(?P<name>{NAME})\ and\ $", ignore_case=False)
_REACH = 40


def _coordinated(text: str, found: list[Mention[ModelName]]) -> Iterator[Mention[ModelName]]:
    for m in found:
        following = _NEXT_OF_BOTH if m.rule in _BOTH else _NEXT
        if m.rule in _ACTED_ON | _BOTH and (match := following.match(text, m.end)):
            yield Mention(named(match["name"]), *match.span("name"), "model/coordinated")
        if m.rule in _AFTERWARDS:
            before = _LAST.search(text, max(0, m.start - _REACH), m.start)
            if before and _are_alike(before["name"], m.value.name):
                yield Mention(named(before["name"]), *before.span("name"), "model/coordinated")


def _are_alike(one: str, other: str) -> bool:
    """Whether two names both have a number or a hyphen."""
    numbered = all(re.search(r"\d|-", name) for name in (one, other))
    return numbered and one[0].isupper()


_ASIDE = r"(?:\s\([^)\n]{1,60}\))?"
_CAPITALISED = rf"[A-Z][a-z]+{_ASIDE}"
# "the X family has three members - Haiku (small), Sonnet and Opus"; "X comes in two sizes: Dew and Rain"
_INCLUDES = r"(?:\s(?:family|series|line-?up|models))?,?\s(?:which\s|that\s)?(?:includes?|including|comprises|consists\sof)\s(?:the\s(?:\w+\s)?)?"
_MEMBERS = compiled(
    rf"(?:{_INCLUDES}|(?:(?!\.\s\w+\s(?:also|said)\b)[^\n]){{0,90}}?\b(?:members|models|variants|versions|sizes|flavou?rs|tiers|editions)(?:\s\w+){{0,2}}?\s?(?:[:–—-]|,\s(?:named|called))\s)"
    rf"(?P<list>{_CAPITALISED}(?:(?:,\sand|,\s&|,|\sand|\s&)\s(?:the\s(?:\w+\s)?)?{_CAPITALISED})+)",
    ignore_case=False,
)
_MEMBER = compiled(rf"(?P<word>[A-Z][a-z]+){_ASIDE}", ignore_case=False)


def _members(text: str, found: list[Mention[ModelName]]) -> Iterator[Mention[ModelName]]:
    """The one-word names that a family lists, which go with its own."""
    for m, following in zip_longest(found, found[1:]):
        stop = following.start if following else len(text)
        if m.value.size or not (match := _MEMBERS.match(text, m.end)) or match.end("list") > stop:
            continue
        for member in _MEMBER.finditer(text, *match.span("list")):
            name = f"{m.value.name} {member['word']}"
            value = named(name, developer=m.value.developer, family=True)
            yield Mention(value, *member.span("word"), "model/member")


def _again(text: str, found: list[Mention[ModelName]]) -> Iterator[Mention[ModelName]]:
    """Further places of names found by context."""
    names = {m.value.name: m.value for m in found if not m.value.family and m.rule != "model/shape"}
    if not names:
        return
    for at, name in occurrences(text, sorted(names, key=len, reverse=True), _stands_whole):
        end = at + len(name)
        if name[-1].isdigit() and (more := _WITH_VARIANT.match(text, end)):
            end = more.end()  # "Zorvex 4 Scout", a member of Zorvex 4
            yield Mention(named(text[at:end]), at, end, "model/again")
        else:
            yield Mention(names[name], at, end, "model/again")
    upper = {n.upper(): v for n, v in names.items() if n != n.upper() and len(n) > 3}
    for at, name in occurrences(text, upper, _anywhere):
        yield Mention(upper[name], at, at + len(name), "model/again")


_WITH_VARIANT = compiled(rf"\ {VARIANT}(?![\w-])", ignore_case=False)
_GOES_ON = compiled(r"-[A-Za-z0-9]", ignore_case=False)


def _stands_whole(text: str, start: int, end: int) -> bool:
    return stands_alone(text, start, end) and not _GOES_ON.match(text, end)


def _anywhere(_text: str, _start: int, _end: int) -> bool:
    return True


# "Cobalt 4 doubles the size of Cobalt 3"
_VERSIONED = compiled(r"(?P<stem>[A-Z][\w-]{3,}\ )v?\d+(?:\.\d+)?", ignore_case=False)
_VERSION = compiled(
    r"v?\d{1,2}(?:\.\d+)?(?![\w%-]|[.,]\d|\s(?:billion|million|trillion|percent|parameters|tokens|GPUs|years|times|models?)\b)"
)


def _versions(text: str, found: list[Mention[ModelName]]) -> Iterator[Mention[ModelName]]:
    """Other versions of names found by context."""
    plain = (m.value.name for m in found if not m.value.family)
    stems = {match["stem"] for name in plain if (match := _VERSIONED.fullmatch(name))}
    for at, stem in occurrences(text, sorted(stems), _begins):
        if match := _VERSION.match(text, at + len(stem)):
            yield Mention(named(text[at : match.end()]), at, match.end(), "model/version")


def _begins(text: str, start: int, _end: int) -> bool:
    return not is_word(text[max(0, start - 1) : start])


# ", -360M and -1.7B" after "SmolLM2-135M"
_SUFFIX = compiled(
    r"(?:\s\([^)]{2,30}\))?(?:,\sand|,\sor|,|\sand|\sor|\s/|/|\s&)\s?(?P<suffix>-?\d+(?:\.\d+)?[BMT])(?![\w-])(?!\s(?:tokens|parameters|images|active|total|model\b))",
    ignore_case=False,
)


def _suffixed(text: str, found: list[Mention[ModelName]]) -> Iterator[Mention[ModelName]]:
    for m in found:
        stem = re.sub(r"[-\ ]\d+(?:\.\d+)?[BMT]$", "", m.value.name)
        joint = m.value.name[len(stem) : len(stem) + 1]
        at = m.end
        while stem != m.value.name and (match := _SUFFIX.match(text, at)):
            name = stem + joint + match["suffix"].lstrip("-")
            yield Mention(
                named(name, developer=m.value.developer, family=True),
                match.start("suffix"),
                match.end(),
                "model/suffix",
            )
            at = match.end()


# "397B-A17B" in "Qwen 3.5: 397B-A17B flagship, 122B-A10B"
_SPARSE = compiled(
    r"(?<![\w.-])(?P<size>\d+(?:\.\d+)?B-A\d+(?:\.\d+)?B)(?![\w-])", ignore_case=False
)
_NEAR = 250


def _sparse_sizes(text: str, found: list[Mention[ModelName]]) -> Iterator[Mention[ModelName]]:
    """Sizes with active parameters, which name members of the family before them on the line."""
    starts = [m.start for m in found]
    told = Counter(match["size"] for match in scan(_SPARSE, text))
    for match in scan(_SPARSE, text):
        i = bisect_left(starts, match.start()) - 1
        while i >= 0 and found[i].value.size is not None and match.start() - found[i].end < _NEAR:
            i -= 1
        if i < 0 or found[i].end > match.start() or match.start() - found[i].end > _NEAR:
            continue
        if "\n" not in text[found[i].end : match.start()]:
            owner = found[i].value
            value = named(f"{owner.name} {match['size']}", developer=owner.developer, family=True)
            if len(told) == 1 and text[found[i].end : match.start()] == " (":
                value = replace(value, name=owner.name, key=owner.key)  # that is all of its sizes
            yield Mention(value, *match.span("size"), "model/sparse-size")


# "the 7B", "7B was trained"; not "a $7B model"
_SIZED = compiled(
    r"\b[Tt]he\ (?P<short>\d+(?:\.\d+)?[BMT])(?=[\s,.;])|(?<![\w$.-])(?P<bare>\d+(?:\.\d+)?[BMT])"
    r"(?=\ (?:on|used|took|was|needed|ran|trained|has|model|version|variant)\b)",
    ignore_case=False,
)
# "Pro is", "Flash, "
_TELLS = compiled(
    r"\ (?:is|has|was|needed|comes|uses|packs|model|version|at|in|on)\b|,|\ \(", ignore_case=False
)
_SIZE = re.compile(r"\d+(?:\.\d+)?[BMT]")


def _short_forms(text: str, found: list[Mention[ModelName]]) -> Iterator[Mention[ModelName]]:
    """ "Pro is 1.6T, Flash 284B" and "the 7B" under names that end so, where just one does."""
    values = {m.value.name: m.value for m in found}
    order: dict[str, int] = {}
    for m in found:
        order.setdefault(m.value.name, m.start)
    ends = _ends(values)
    firsts = {last: values[min(names, key=lambda n: order[n])] for last, names in ends.items()}
    if any(_SIZE.fullmatch(last) for last in ends):
        for match in scan(_SIZED, text):
            group = "short" if match["short"] else "bare"
            if value := firsts.get(match[group]):
                yield Mention(value, *match.span(group), "model/short-form")
    if len(ends) > 1:
        for last, names in ends.items():
            if not last[0].isdigit() and len({key(n) for n in names}) == 1:
                for at, _ in occurrences(text, [last], _stands_as_subject):
                    yield Mention(firsts[last], at, at + len(last), "model/short-form")


def _ends(names: Iterable[str]) -> dict[str, set[str]]:
    """The sizes and variants that names end with, each with the names that do."""
    ends: dict[str, set[str]] = {}
    for name in names:
        stem, _, last = re.sub(r"[-\ ](?=[^-\ ]*$)", "|", name, count=1).rpartition("|")
        if stem and (_VARIANT.fullmatch(last) or _SIZE.fullmatch(last)):
            ends.setdefault(last, set()).add(name)
    return ends


def _stands_as_subject(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 1) : start]
    return not (is_word(before) or before == "-") and bool(_TELLS.match(text, end))
