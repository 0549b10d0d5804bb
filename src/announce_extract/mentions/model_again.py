"""Models once more: where a name stands again, with another size, or in a short form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from announce_extract.mentions.mention import Mention, ModelName, without_overlaps
from announce_extract.mentions.model_name import key, named
from announce_extract.mentions.model_patterns import VARIANT
from announce_extract.patterns import compiled

_VARIANT = compiled(VARIANT, ignore_case=False)


def with_repeats(text: str, found: list[Mention[ModelName]]) -> list[Mention[ModelName]]:
    """The mentions found, and those that stand for the same models in other words."""
    for more in (_coordinated, _again, _suffixed, _short_forms):
        found = without_overlaps([*found, *more(text, found)])
    return found


# "released Brindle-X and Marrow-Y"; not "released Brindle-X and Berlin"
_NEXT = compiled(
    r"(?:,\sand|,|\sand)\s(?P<name>[A-Z][\w+]*(?:-[A-Z\d]\w*(?:\.\d+)?)+)(?![\w-])(?!'s|\sGPUs?\b)",
    ignore_case=False,
)
_ACTED_ON = {"model/released", "model/introduced", "model/called", "model/shape", "model/sized"}


def _coordinated(text: str, found: list[Mention[ModelName]]) -> Iterator[Mention[ModelName]]:
    for m in found:
        if m.rule in _ACTED_ON and (match := _NEXT.match(text, m.end)):
            yield Mention(named(match["name"]), *match.span("name"), "model/coordinated")


def _again(text: str, found: list[Mention[ModelName]]) -> Iterator[Mention[ModelName]]:
    """Further places of names found by context."""
    names = {m.value.name: m.value for m in found if not m.value.family and m.rule != "model/shape"}
    if not names:
        return
    body = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    for match in re.finditer(rf"(?<![\w-])(?:{body})(?![\w])(?!-[A-Za-z0-9])", text):
        yield Mention(names[match[0]], *match.span(), "model/again")
    upper = {n.upper(): v for n, v in names.items() if n != n.upper() and len(n) > 3}
    if upper:
        for match in re.finditer("|".join(map(re.escape, upper)), text):
            yield Mention(upper[match[0]], *match.span(), "model/again")


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


def _short_forms(text: str, found: list[Mention[ModelName]]) -> Iterator[Mention[ModelName]]:
    """ "Pro is 1.6T, Flash 284B" and "the 7B" under names that end so, where just one does."""
    ends: dict[str, set[str]] = {}
    values = {m.value.name: m.value for m in found}
    order: dict[str, int] = {}
    for m in found:
        order.setdefault(m.value.name, m.start)
    for name in values:
        stem, _, last = re.sub(r"[-\ ](?=[^-\ ]*$)", "|", name, count=1).rpartition("|")
        if stem and (_VARIANT.fullmatch(last) or re.fullmatch(r"\d+(?:\.\d+)?[BMT]", last)):
            ends.setdefault(last, set()).add(name)
    for last, names in ends.items():
        if len({key(n) for n in names}) != 1 and not last[0].isdigit():
            continue
        value = values[min(names, key=lambda n: order[n])]
        if last[0].isdigit():
            pattern = (
                rf"(?:\b[Tt]he\ (?P<short>{re.escape(last)})(?=[\s,.;])|(?<![\w$.-])(?P<bare>{re.escape(last)})"
                rf"(?=\ (?:on|used|took|was|needed|ran|trained|has|model|version|variant)\b))"
            )
        elif len(ends) > 1:
            pattern = rf"(?<![\w-])(?:[Tt]he\ )?(?P<short>{last})(?=\ (?:is|has|was|needed|comes|uses|packs|model|version|at|in|on)\b|,|\ \()"
        else:
            continue
        for match in compiled(pattern, ignore_case=False).finditer(text):
            group = "bare" if match.groupdict().get("bare") else "short"
            yield Mention(value, *match.span(group), "model/short-form")
