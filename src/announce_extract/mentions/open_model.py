"""Open model names: found by what the text says of them, in no list."""

from __future__ import annotations

import re
from functools import lru_cache
from collections.abc import Iterator
from dataclasses import replace

from announce_extract.mentions.mention import Mention, ModelName
from announce_extract.mentions.model_name import amount_of, named
from announce_extract.mentions.model_patterns import (
    APPOSITION,
    AS_CALLED,
    CALLED,
    CALLED_LOWER,
    CARD_OF,
    COMES_IN,
    DESIGNATION,
    FAMILY,
    FROM_WHOM,
    HAS_PARAMETERS,
    IN_FAMILY,
    IN_PARENTHESIS,
    INTRODUCED,
    ITEM_HEAD,
    KIND_ASIDE,
    LABELLED,
    MODEL_AFTER,
    MODELS_ARE,
    NOUN_BEFORE,
    OF_LAB,
    OWNED_NUMBER,
    OWNED_SIZE,
    PAIR,
    PASSIVE,
    PLURAL,
    RELEASED,
    RUN_OF,
    SHORTENED,
    SIZE_ASIDE,
    SIZE_FIRST,
    SIZED_BEFORE,
    SUCCESSOR,
    THE_MODEL,
    TRAINED,
    VARIANT,
    WHICH,
)
from announce_extract.mentions.other_things import MACHINE, PERSON, is_another_thing
from announce_extract.mentions.prose import in_prose
from announce_extract.patterns import compiled
from announce_extract.patterns.scan import scan
from announce_extract.patterns.together import together
from announce_extract.vocabulary import Vocabulary

RULES = (
    ("parenthesis", IN_PARENTHESIS),
    ("sized", SIZED_BEFORE),
    ("called", CALLED),
    ("called", CALLED_LOWER),
    ("label", LABELLED),
    ("as-called", AS_CALLED),
    ("owned-size", OWNED_SIZE),
    ("size-aside", SIZE_ASIDE),
    ("comes-in", COMES_IN),
    ("pair", PAIR),
    ("apposition", APPOSITION),
    ("noun-before", NOUN_BEFORE),
    ("trained", TRAINED),
    ("has-parameters", HAS_PARAMETERS),
    ("passive", PASSIVE),
    ("which", WHICH),
    ("model-after", MODEL_AFTER),
    ("from-whom", FROM_WHOM),
    ("kind-aside", KIND_ASIDE),
    ("card", CARD_OF),
    ("shortened", SHORTENED),
    ("size-first", SIZE_FIRST),
    ("item-head", ITEM_HEAD),
    ("run-of", RUN_OF),
    ("owned-number", OWNED_NUMBER),
    ("plural", PLURAL),
    ("successor", SUCCESSOR),
    ("in-family", IN_FAMILY),
    ("the-model", THE_MODEL),
    ("of-lab", OF_LAB),
    ("models-are", MODELS_ARE),
    ("family-of", FAMILY),
    ("introduced", INTRODUCED),
    ("released", RELEASED),
)
_OFTEN = {"sized", "called", "apposition", "noun-before", "released", "passive"}
"""Rules that match on many pages, or are slow together with others."""
_VARIANT = compiled(VARIANT, ignore_case=False)
_VERSION = compiled(rf"\d|[A-Z]{{1,2}}\d|{VARIANT}\b", ignore_case=False)
_FIRST = compiled(r"[\w-]+\s")
# "a 1.3B-parameter Luganda model" is named after no Luganda
_KIND_AFTER = compiled(
    r"\s(?:[\w-]+\s){0,3}(?:model|LLM|system|network|version|assistant|chatbot|decoder)\b"
)
# "its 290-billion-parameter Ling Grove model" has that name
_OWNED = compiled(r"(?:\b(?:its|their|our|the)|'s)\s(?:new\s|own\s|latest\s)?$")
_BESIDE = compiled(r"\b(?:models?|LLM|parameters?|pre-?trained|fine-?tuned|trained\son|weights)\b")
# a header "| Model | Params |" and rows "| Cirrus-S | 3B |"
_TABLE = compiled(
    r"(?m:^)[|\ \t]*+(?:(?:[\w-]+\ ){0,3}models?(?:\ (?:name|id|variant|version))?|name|checkpoint(?:\ name)?)\s*\|[^\n]*"
)
together((*(pattern for rule, pattern in RULES if rule not in _OFTEN), _TABLE))
_ROW = compiled(
    r"[|\ ]*+(?:(?P<name>[A-Za-z][\w.+-]*+(?:\ [\w.+()-]++){0,4})|[-:][-:\ ]*+)\ *+\|[^\n]*"
)
# "Scout (17Bx16E)", "Base (pretrained)"; a size stays
_ASIDE = compiled(r"\s\((?!\d+(?:\.\d+)?[BMT]\))[^)]*\)?$")
# "TypeSafe AI's Jev"
_COMPANY = compiled(r"\s(?:AI|Labs?|Inc|Corp|Technologies|Research|Systems|GmbH|Ltd)\b")
_BRAND = compiled(r"[A-Z][a-z]{2,}", ignore_case=False)
_ORGANISED = compiled(
    r"\b(?:University|Institute|Labs?|Research|Inc|Corp|Cloud|Group|Center|Centre|Laboratory|Act|Street|Journal)\b"
)
# rules that only a name with a number satisfies
_NUMBERED = {"the-model", "of-lab", "item-head", "run-of"}
LOOSELY = {f"model/{rule}" for rule in _NUMBERED}
"""Rules that say less of a name than a list does."""
# rules that a plain acronym or a long plain phrase does not satisfy
_LOOSE = {
    "released",
    "noun-before",
    "trained",
    "introduced",
    "model-after",
    "passive",
    "which",
    "designation",
    "kind-aside",
    "models-are",
}


# "MMT-Bench", "train.py"
NO_MODEL = compiled(
    r"(?:-of-the-\S+(?:\s\S+)?|-the-[A-Z]\w+|bench(?:mark)?|eval|arena|tokenizer|ForCausalLM|\b(?:FP|BF|INT)\d+|\.(?:ya?ml|py|json|sh|md|txt|ipynb|cpp|toml|gguf|safetensors))$"
)
_MONTH = compiled(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|"
    r"^(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?\s\d",
    ignore_case=False,
)


_GIVEN_NAME = compiled(r"\b[A-Z][a-z]+\ (?=([^\W\d_]+)\b)", ignore_case=False)


@lru_cache(2)
def _surnames(text: str) -> frozenset[str]:
    """Words that stand after what may be a given name: "Jensen Huang" before "Huang arrived"."""
    return frozenset(m[1] for m in scan(_GIVEN_NAME, text))


def _is_owned(text: str, match: re.Match[str]) -> bool:
    return bool(_OWNED.search(text[max(0, match.start() - 30) : match.start()]))


# "Phase 2", "System 1": parts of something, counted
_COUNTED = compiled(
    r"(?:Phases?|Stages?|Steps?|Parts?|Sections?|Tables?|Figures?|Figs?|Days?|Weeks?|Tasks?|Levels?|Tiers?|Options?|Rounds?|Chapters?|Appendix|Questions?|Notes?|Systems?|Layers?|Epochs?|Batch|Page|Item|Example|Experiment|Run|Exercise|Lesson|Rule|Group|Class|Type|Category|Module|Block|Node|Cluster|Building|Site|Generation|Gen|Wave|Series|Season|Episode|Issue|Volume|Vol|No)\.?\ \d"
)


class OpenModels:
    """Finds open names; `things` are lower-cased names of what is no model."""

    def __init__(self, vocabulary: Vocabulary, things: set[str]) -> None:
        """Keep the words that no name begins, ends or is headed with."""
        places = {w.lower() for w in vocabulary.words("not_a_place")}
        self._common = vocabulary.words("not_a_model")
        self._never = frozenset(places)
        self._heads = vocabulary.words("not_a_model_head")
        self._orgs = frozenset(s for o in vocabulary.organisations for s in o.surfaces)
        self._labs = frozenset(
            s for o in vocabulary.organisations if o.kind == "lab" for s in o.surfaces
        )
        self._org_surfaces = {s.lower() for s in self._orgs}
        self._not_models = things | self._org_surfaces

    def find(self, text: str) -> Iterator[Mention[ModelName]]:
        """All open names; they may overlap."""
        yield from self._ruled(text)
        yield from self._tabled(text)
        yield from self._designated(text)

    def _ruled(self, text: str) -> Iterator[Mention[ModelName]]:
        for rule, pattern in RULES:
            for match in scan(pattern, text):
                start, end = match.span("name" if match["name"] else "sized")
                start, end = self.trim(text, start, end)
                name = text[start:end]
                if self._says_otherwise(text, rule, match, name) or is_another_thing(
                    text, rule, start, end
                ):
                    continue
                if self._may_name(name, rule) and in_prose(text, start, end, rule):
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
            return match["owner"] not in self._labs
        if rule == "passive":
            return name in _surnames(text)
        return rule == "apposition" and bool(PERSON.search(match[0]))

    def _designated(self, text: str) -> Iterator[Mention[ModelName]]:
        """A word with a number, told of at least twice and once beside the word model."""
        seen: dict[str, list[re.Match[str]]] = {}
        for match in scan(DESIGNATION, text):
            seen.setdefault(match["name"], []).append(match)
        for name, matches in seen.items():
            if any(_COMPANY.match(text, m.end("name")) for m in matches):
                continue
            beside = any(
                _BESIDE.search(text[max(0, m.start() - 90) : m.end() + 90]) for m in matches
            )
            if len(matches) > 1 and beside and self._may_name(name, "designation"):
                for m in matches:
                    yield Mention(named(name), *m.span("name"), "model/designation")

    def _tabled(self, text: str) -> Iterator[Mention[ModelName]]:
        """The first cells of a table whose first column is headed "Model"."""
        for header in scan(_TABLE, text):
            at = header.end() + 1
            while (row := _ROW.match(text, at)) is not None:
                at = row.end() + 1
                name = row["name"] and _ASIDE.sub("", row["name"])
                if name and self._may_name(name, "table"):
                    yield Mention(
                        named(name), row.start("name"), row.start("name") + len(name), "model/table"
                    )

    def trim(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Leave a leading organisation out: "NVIDIA Nemo-X" is named Nemo-X."""
        while (
            (word := _FIRST.match(text, start, end))
            and word[0].strip().lower() in self._common
            and word.end() < end
        ):
            start = word.end()
        words = text[start:end].split(" ")
        for k in range(len(words) - 1, 0, -1):
            lead = " ".join(words[:k])
            if lead in self._orgs:
                if _VERSION.match(" ".join(words[k:])):
                    break  # "Mistral Large 3", "Qwen 4 Max", "DeepSeek R1" are called so
                if lead in self._labs and len(words) == 2 and _BRAND.fullmatch(words[1]):
                    break  # "Reka Pulse" is called so
                return start + len(lead) + 1, end
        return start, end

    def _may_name(self, name: str, rule: str) -> bool:
        words = name.lower().split()
        if (
            not words
            or words[0] in self._common
            or (
                words[-1] in self._common
                and not (rule == "sized" and words[-1] == "transformer" and len(words) > 1)
            )
            or name.lower() in self._not_models
            or name.lower() in self._never
            or (len(words) == 1 and name.endswith("ly"))
        ):
            return False
        if any(
            w in self._org_surfaces for w in (name.lower(), re.sub(r"[\s-]?\d.*", "", name.lower()))
        ):
            return any(c.isdigit() for c in name)
        if (
            _ORGANISED.search(name)
            or (_VARIANT.fullmatch(name) and name.isalpha())
            or not name[0].isalpha()
        ):
            return False
        if _MONTH.search(name) or NO_MODEL.search(name) or _COUNTED.match(name):
            return False
        plain = not re.search(r"\d", name)
        if plain and rule in _NUMBERED:
            return False
        if plain and name.isupper() and len(words) > 1 and rule != "sized":
            return False
        if next((w for w in reversed(words) if w.isalpha()), "") in self._heads or (
            rule in _LOOSE and re.fullmatch(r"[A-Z.]{2,5}", name)
        ):
            return False
        if len(words) > 2 and plain and rule in _LOOSE:
            return False
        short = len(name) == 2 and re.fullmatch(
            r"[A-Z]\d" if rule == "family-of" else r"[VRK]\d", name
        )
        return bool(short or len(name) > 2) and not (rule == "released" and len(words) > 4)
