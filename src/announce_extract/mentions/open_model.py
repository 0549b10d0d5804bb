"""Open model names: found by what the text says of them, in no list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from announce_extract.mentions.mention import Mention, ModelName
from announce_extract.mentions.model_name import amount_of, named
from announce_extract.mentions.model_patterns import DESIGNATION
from announce_extract.mentions.open_names import OpenNames
from announce_extract.mentions.open_rules import RULES, TABLE
from announce_extract.mentions.other_things import MACHINE, PERSON, is_another_thing
from announce_extract.mentions.prose import in_prose
from announce_extract.patterns import compiled
from announce_extract.patterns.scan import scan

# "a 1.3B-parameter Luganda model" is named after no Luganda
_KIND_AFTER = compiled(
    r"\s(?:[\w-]+\s){0,3}(?:model|LLM|system|network|version|assistant|chatbot|decoder)\b"
)
# "its 290-billion-parameter Ling Grove model" has that name
_OWNED = compiled(r"(?:\b(?:its|their|our|the)|'s)\s(?:new\s|own\s|latest\s)?$")
_BESIDE = compiled(r"\b(?:models?|LLM|parameters?|pre-?trained|fine-?tuned|trained\son|weights)\b")
_ROW = compiled(
    r"[|\ ]*+(?:(?P<name>[A-Za-z][\w.+-]*+(?:\ [\w.+()-]++){0,4})|[-:][-:\ ]*+)\ *+\|[^\n]*"
)
# "Scout (17Bx16E)", "Base (pretrained)"; a size stays
_ASIDE = compiled(r"\s\((?!\d+(?:\.\d+)?[BMT]\))[^)]*\)?$")
# "TypeSafe AI's Jev"
_COMPANY = compiled(r"\s(?:AI|Labs?|Inc|Corp|Technologies|Research|Systems|GmbH|Ltd)\b")
_GIVEN_NAME = compiled(r"\b[A-Z][a-z]+\ (?=([^\W\d_]+)\b)", ignore_case=False)


@lru_cache(2)
def _surnames(text: str) -> frozenset[str]:
    """Words that stand after what may be a given name: "Jensen Huang" before "Huang arrived"."""
    return frozenset(m[1] for m in scan(_GIVEN_NAME, text))


def _is_owned(text: str, match: re.Match[str]) -> bool:
    return bool(_OWNED.search(text[max(0, match.start() - 30) : match.start()]))


class OpenModels:
    """Finds open names."""

    def __init__(self, names: OpenNames) -> None:
        """Take what judges them."""
        self._names = names

    def find(self, text: str) -> Iterator[Mention[ModelName]]:
        """All open names; they may overlap."""
        yield from self._ruled(text)
        yield from self._tabled(text)
        yield from self._designated(text)

    def _ruled(self, text: str) -> Iterator[Mention[ModelName]]:
        for rule, pattern in RULES:
            for match in scan(pattern, text):
                start, end = match.span("name" if match["name"] else "sized")
                start, end = self._names.trim(text, start, end)
                name = text[start:end]
                if self._says_otherwise(text, rule, match, name) or is_another_thing(
                    text, rule, start, end
                ):
                    continue
                if self._names.may_be(name, rule) and in_prose(text, start, end, rule):
                    value = named(name)
                    if rule in {"sized", "parenthesis"} and value.size is None:
                        value = replace(value, size=amount_of(match["size"]))
                    yield Mention(value, start, end, f"model/{rule}")

    def _says_otherwise(self, text: str, rule: str, match: re.Match[str], name: str) -> bool:
        """Whether the words around a name tell that the rule does not mean it."""
        if rule == "called":
            return bool(MACHINE.search(text[max(0, match.start() - 24) : match.start()]))
        if rule == "sized":
            kind = _KIND_AFTER.match(text, match.end("name")) and name.isalpha()
            return bool(kind or name.endswith(" Transformer")) and not _is_owned(text, match)
        if rule == "of-lab":
            return match["owner"] not in self._names.labs
        if rule == "passive":
            return name in _surnames(text)
        return rule == "apposition" and bool(PERSON.search(match[0]))

    def _designated(self, text: str) -> Iterator[Mention[ModelName]]:
        """A word with a number, told of at least twice and once beside the word model."""
        seen: dict[str, list[re.Match[str]]] = {}
        for match in scan(DESIGNATION, text):
            seen.setdefault(match["name"], []).append(match)
        for name, matches in seen.items():
            if any(
                _COMPANY.match(text, m.end("name"))
                or is_another_thing(text, "designation", *m.span("name"))
                for m in matches
            ):
                continue
            beside = any(
                _BESIDE.search(text[max(0, m.start() - 90) : m.end() + 90]) for m in matches
            )
            if len(matches) > 1 and beside and self._names.may_be(name, "designation"):
                for m in matches:
                    yield Mention(named(name), *m.span("name"), "model/designation")

    def _tabled(self, text: str) -> Iterator[Mention[ModelName]]:
        """The first cells of a table whose first column is headed "Model"."""
        for header in scan(TABLE, text):
            at = header.end() + 1
            while (row := _ROW.match(text, at)) is not None:
                at = row.end() + 1
                name = row["name"] and _ASIDE.sub("", row["name"])
                if name and self._names.may_be(name, "table"):
                    yield Mention(
                        named(name), row.start("name"), row.start("name") + len(name), "model/table"
                    )
