"""Models: listed families with their designation, names that show a size, and open names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from announce_extract.mentions.mention import Mention, ModelName, without_overlaps
from announce_extract.mentions.model_again import with_repeats
from announce_extract.mentions.model_name import named
from announce_extract.mentions.model_patterns import SHAPED, TAIL
from announce_extract.mentions.open_model import OpenModels
from announce_extract.mentions.open_names import LOOSELY, NO_MODEL, OpenNames
from announce_extract.mentions.prose import is_titled
from announce_extract.mentions.spans import Spans
from announce_extract.patterns import compiled
from announce_extract.patterns.scan import scan
from announce_extract.patterns.trie import trie
from announce_extract.vocabulary import Vocabulary

# "trained on LAION-2B", "the OpenVid-1M dataset"
_DATA_BEFORE = compiled(
    r"\b(?:trained\son|datasets?|subset\sof|samples\s(?:of|from)|images\s(?:of|from)|corpus|announces\sthe)\s$"
)
# "Spark 3.3.2": software
_RELEASE_NUMBER = compiled(r"\d+\.\d+\.\d+")
# "Llama-based", "GPT-free" say what a thing is like
_DESCRIBES = compiled(
    r"[\"']?-(?:(?!family|series)[a-z]{3}|(?:Free|Based|Style|Like|Powered|Class|Ready|Native|Compatible)\b)|\s(?:[Tt]eam\b|[Gg]roup\b|Labs?\b|era\b|moment\b|co-?leads?|team\sleads?|leads?,|engineers?|researchers?|users|app|boss|chief|co-?creators?|investors?|tokeni[sz]ers?|vocabulary|licen[cs]e|community\slicen[cs]e|design|chat\stemplate|prompt\sformat)\b",
    ignore_case=False,
)
_DATA_AFTER = compiled(
    r"(?:,|:|\sis|\swas|\s\()?\s?(?:(?:an?|the|our|its)\s(?:[\w-]+\s){0,5}?)?(?:dataset|data\sset|corpus|subset|benchmark|-\sa\scollection)"
)


# "in search, Google Maps, and Gemini": the product of that name
_PRODUCTS = compiled(
    r"\b(?:Maps|Search|Gmail|Docs|Drive|Photos|YouTube|Workspace|Chrome|Android|Bing|Office|Word|Excel|Teams|Siri|Alexa|WhatsApp|Instagram|ChatGPT)(?:,|\sand|,\sand)\s$|\b(?:services|products|apps|assistants|chatbots|tools)\s(?:such\sas|like|including)\s(?:(?-i:[A-Z])[\w-]+,?\s(?:and\s|or\s)?){0,4}$"
)
# "Apertus-70B-Instruct 70B": the size is told beside the name that has it
_TWICE = compiled(r"^(.*[ -](\d+(?:\.\d+)?[BMT])\b.*)\ \2$", ignore_case=False)


class Models:
    """The families of a vocabulary, and what is named like one and is none."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Compile the family words, longest first."""
        self._developer: dict[str, str | None] = {}
        self._doubtful: set[str] = set()
        self._common = vocabulary.words("not_a_model")
        self._things: set[str] = set()
        surfaces = []
        for entry in vocabulary.models:
            for s in sorted({*entry.surfaces, *map(_spaced, entry.surfaces)}):
                if entry.kind == "family":
                    surfaces.append(s)
                    self._developer.setdefault(s.lower(), entry.developer)
                    if entry.ambiguous:
                        self._doubtful.add(s.lower())
                else:
                    self._things.add(s.lower())
        for a in (*vocabulary.accelerators, *vocabulary.systems):
            self._things.update(s.lower() for s in a.surfaces)
        self._organisations = {s.lower() for o in vocabulary.organisations for s in o.surfaces}
        self._names = OpenNames(vocabulary, self._things)
        self._opened = OpenModels(self._names)
        self._exact = frozenset(surfaces)
        body = trie(surfaces, ignore_case=True)
        self._family = compiled(
            rf"(?<![\w./@-])(?P<name>(?:-[\w-]{{1,29}}/|\b(?:\w[\w-]{{1,29}}/)?)(?P<family>{body})(?![a-z]{{2}}|[A-Z]{{2}}[a-z])(?P<tail>{TAIL}))"
        )

    def find(self, text: str) -> list[Mention[ModelName]]:
        """All models in the text, in order; an open name counts wherever it stands again."""
        listed = without_overlaps([*self._families(text), *self._shaped(text)])
        spans = Spans.of(listed)
        opened = [
            m
            for m in self._opened.find(text)
            if not spans.cover(m.start, m.end)
            and not (m.rule in LOOSELY and spans.touch(m.start, m.end))
        ]
        return with_repeats(text, without_overlaps([*listed, *opened]))

    def _families(self, text: str) -> Iterator[Mention[ModelName]]:
        for match in scan(self._family, text):
            family, tail = match["family"], match["tail"]
            name = _TWICE.sub(r"\1", match["name"].strip(" -,."))
            if name.lower() in self._things or (
                name.lower() in self._organisations and not tail.strip()
            ):
                continue
            if NO_MODEL.search(name) or _DESCRIBES.match(text, match.start() + len(name)):
                continue
            if _RELEASE_NUMBER.search(tail):
                continue
            plain = not any(c.isdigit() for c in tail)
            if plain and _PRODUCTS.search(text[max(0, match.start() - 60) : match.start()]):
                continue
            listed = family.lower()
            if not self._is_written(family) and not re.search(r"[\d-]", tail):
                continue
            if not tail.strip(" -") and (
                listed in self._doubtful
                or (family.islower() and not any(c.isdigit() for c in family))
                or len(family) < 3
            ):
                continue
            if (
                listed in self._doubtful
                and family[0].islower()
                and not any(c.isdigit() for c in tail)
            ):
                continue
            yield Mention(
                named(name, developer=self._developer.get(listed), family=True),
                match.start(), match.start() + len(name), "model/family",
            )  # fmt: skip

    def is_thing(self, name: str) -> bool:
        """Whether a name is listed as a product, benchmark, software, dataset or chip."""
        return name.lower() in self._things

    def _is_written(self, family: str) -> bool:
        """Whether a family word stands as listed: "Palm" is not PaLM; "LLAMA" in capitals is Llama."""
        return family in self._exact or (family.isupper() and len(family) > 3)

    def _shaped(self, text: str) -> Iterator[Mention[ModelName]]:
        matches = list(scan(SHAPED, text))
        data = {m["name"] for m in matches if _is_data(text, *m.span("name"))}
        told: dict[str, bool] = {}
        for match in matches:
            name = match["name"]
            first = re.split(r"[\s-]", name)[0].lower()
            if _RELEASE_NUMBER.search(name):
                continue
            if (
                NO_MODEL.search(name)
                or first in self._common
                or first in self._things
                or not re.search("[A-Za-z]{2}", name)
            ):
                continue
            if (
                _DESCRIBES.match(text, match.end("name"))
                or name.removesuffix(" LLM") in self._exact
            ):
                continue
            if name not in told:
                told[name] = (
                    name[-1] != "M"
                    or _has_model_words(text, name)
                    or _heads_rows(text, name, matches)
                )
            if name in data or not told[name]:
                continue
            start, end = self._names.trim(text, *match.span("name"))
            name = text[start:end]
            end -= len(name) - len(_TWICE.sub(r"\1", name))
            if " " in name and is_titled(text, start, end):
                cut = re.search(r"[A-Z][\w+-]*(?:\ v?\d+(?:\.\d+)*)?\ \S+$", name)
                start += cut.start() if cut else 0
                if re.split(r"[\s-]", text[start:end])[0].lower() in self._common:
                    continue
            if text.count(" ", start, end) > 1:
                start, end = self._names.trim(text, start, end)
            yield Mention(named(text[start:end]), start, end, "model/shape")


_BETWEEN_WORDS = compiled(r"(?<=[A-Za-z]{2})-(?=[A-Z][a-z])", ignore_case=False)


def _spaced(surface: str) -> str:
    """ "GPT Neo" for "GPT-Neo"."""
    return _BETWEEN_WORDS.sub(" ", surface)


# a name in millions is a data set's as often as a model's
_MODEL_WORDS = compiled(
    r"\b(?:models?|LLMs?|SLMs?|parameters?|(?:pre-?)?trained\son|encoders?|decoders?|networks?|checkpoints?)\b"
)


def _has_model_words(text: str, name: str) -> bool:
    return any(
        _MODEL_WORDS.search(text[max(0, m.start() - 60) : m.end() + 60])
        for m in re.finditer(re.escape(name), text)
    )


def _heads_rows(text: str, name: str, matches: list[re.Match[str]]) -> bool:
    """Whether a name begins a row, and others of its family in billions begin rows too."""
    stem = name.rpartition("-")[0]
    billions = any(m["name"].startswith(stem) and "B" in m["name"][len(stem) :] for m in matches)
    return billions and bool(re.search(rf"^[| ]*{re.escape(name)} *\|", text, re.MULTILINE))


def _is_data(text: str, start: int, end: int) -> bool:
    """Whether a name stands where a dataset's does: "trained on LAION-2B"."""
    before, after = text[max(0, start - 26) : start], text[end : end + 22]
    return bool(_DATA_BEFORE.search(before) or _DATA_AFTER.match(after))
