"""Models: listed families with their designation, names that show a size, and open names
that only their context gives away ("called X", "X, a 13-billion-parameter model")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from announce_extract.mentions.mention import Mention, ModelName, without_overlaps
from announce_extract.mentions.model_patterns import (
    APPOSITION,
    CALLED,
    DESIGNATION,
    HAS_PARAMETERS,
    IN_PARENTHESIS,
    INTRODUCED,
    MODEL_AFTER,
    NOUN_BEFORE,
    PASSIVE,
    RELEASED,
    SHAPED,
    SIZED_BEFORE,
    TAIL,
    TRAINED,
    VARIANT,
    WHICH,
)
from announce_extract.mentions.numerals import read
from announce_extract.patterns import compiled
from announce_extract.patterns.trie import trie
from announce_extract.vocabulary import Vocabulary

_OPEN_RULES = (
    ("called", CALLED),
    ("apposition", APPOSITION),
    ("noun-before", NOUN_BEFORE),
    ("sized", SIZED_BEFORE),
    ("trained", TRAINED),
    ("has-parameters", HAS_PARAMETERS),
    ("passive", PASSIVE),
    ("which", WHICH),
    ("parenthesis", IN_PARENTHESIS),
    ("model-after", MODEL_AFTER),
    ("introduced", INTRODUCED),
    ("released", RELEASED),
)
_VARIANT = compiled(VARIANT, ignore_case=False)
_ACTIVE = compiled(r"(?<![A-Za-z0-9])A(\d+(?:\.\d+)?)(B|M)(?![A-Za-z0-9])", ignore_case=False)
_SIZE = compiled(
    r"(?<![A-Za-z0-9.])(\d+(?:\.\d+)?)\s?([BMT])(?![A-Za-z0-9])|(?<=[A-Za-z]-)(\d+(?:\.\d+)?)([bmt])(?![A-Za-z0-9])",
    ignore_case=False,
)
_EXPERTS = compiled(r"\d+x\d+(?:\.\d+)?B")
_COMMON = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "it",
        "its",
        "our",
        "we",
        "they",
        "their",
        "he",
        "she",
        "his",
        "her",
        "in",
        "on",
        "at",
        "of",
        "for",
        "with",
        "by",
        "to",
        "from",
        "and",
        "or",
        "but",
        "as",
        "if",
        "when",
        "while",
        "since",
        "after",
        "before",
        "what",
        "how",
        "why",
        "who",
        "where",
        "which",
        "new",
        "first",
        "next",
        "now",
        "today",
        "yesterday",
        "all",
        "both",
        "each",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "training",
        "pre-training",
        "pretraining",
        "post-training",
        "fine-tuning",
        "model",
        "models",
        "ai",
        "llm",
        "llms",
        "gpu",
        "gpus",
        "tpu",
        "tpus",
        "cpu",
        "api",
        "apis",
        "moe",
        "rl",
        "sft",
        "rlhf",
        "dpo",
        "grpo",
        "ceo",
        "cto",
        "cfo",
        "founder",
        "co-founder",
        "president",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "chinese",
        "american",
        "european",
        "french",
        "german",
        "japanese",
        "korean",
        "indian",
        "british",
        "swiss",
        "english",
        "open-source",
        "open",
        "source",
        "apache",
        "mit",
        "license",
        "licence",
        "github",
        "arxiv",
        "twitter",
        "x",
        "linkedin",
        "youtube",
        "reddit",
        "discord",
        "no",
        "not",
        "nothing",
        "every",
        "some",
        "many",
        "most",
        "more",
        "much",
        "there",
        "here",
        "like",
        "unlike",
        "despite",
        "although",
        "mr",
        "ms",
        "mrs",
        "dr",
        "chief",
        "executive",
        "researchers",
        "engineers",
        "scientists",
        "company",
        "start-up",
        "startup",
        "version",
        "parameters",
        "tokens",
        "table",
        "figure",
        "meet",
        "where",
        "whose",
        "whether",
        "inside",
        "according",
        "under",
        "over",
        "between",
        "through",
        "during",
        "only",
        "just",
        "even",
        "yes",
        "sure",
        "say",
        "says",
        "total",
        "experts",
        "expert",
        "chatbot",
        "transformer",
        "energy",
        "checkpoint",
        "checkpoints",
        "mixture",
        "mixture-of-experts",
        "moe-based",
        "section",
        "appendix",
        "note",
        "correction",
        "update",
        "summary",
        "introduction",
        "overview",
        "news",
        "about",
        "read",
        "more",
        "see",
        "also",
    ]
)

# what such phrases are named after, and no model is: "Windows Copilot Runtime"
_HEADS = frozenset(
    [
        "engine",
        "studio",
        "runtime",
        "platform",
        "consortium",
        "framework",
        "toolkit",
        "dataset",
        "builder",
        "runner",
        "summit",
        "library",
        "sdk",
        "suite",
        "service",
        "app",
        "assistant",
        "stack",
        "data",
        "program",
        "programme",
        "initiative",
        "project",
        "cluster",
        "supercomputer",
        "act",
        "paper",
        "report",
        "benchmark",
        "leaderboard",
        "architecture",
        "algorithm",
        "technique",
        "method",
        "hub",
        "store",
        "marketplace",
        "board",
        "index",
        "challenge",
        "award",
        "conference",
        "europe",
    ]
)


_FIRST = compiled(r"[\w-]+\s")


class Models:
    """The families of a vocabulary, and what is named like one and is none."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Compile the family words, longest first."""
        self._developer: dict[str, str | None] = {}
        self._doubtful: set[str] = set()
        self._not_models: set[str] = set()
        self._things: set[str] = set()
        surfaces = []
        for entry in vocabulary.models:
            for s in entry.surfaces:
                if entry.kind == "family":
                    surfaces.append(s)
                    self._developer.setdefault(s.lower(), entry.developer)
                    if entry.ambiguous:
                        self._doubtful.add(s.lower())
                else:
                    self._things.add(s.lower())
        for o in vocabulary.organisations:
            self._not_models.update(s.lower() for s in o.surfaces)
        for a in (*vocabulary.accelerators, *vocabulary.systems):
            self._things.update(s.lower() for s in a.surfaces)
        self._not_models |= self._things
        self._orgs = frozenset(s for o in vocabulary.organisations for s in o.surfaces)
        self._org_surfaces = {s.lower() for s in self._orgs}
        self._exact = frozenset(surfaces)
        body = trie(surfaces, ignore_case=True)
        self._family = compiled(
            rf"(?<![\w./@-])(?P<name>(?:[\w-]{{2,30}}/)?(?P<family>{body})(?![a-z]{{2}}|[A-Z]{{2}}[a-z])(?P<tail>{TAIL}))"
        )

    def find(self, text: str) -> list[Mention[ModelName]]:
        """All models in the text, in order; an open name counts wherever it stands again."""
        listed = without_overlaps([*self._families(text), *self._shaped(text)])
        spans = [(m.start, m.end) for m in listed]
        opened = [
            m
            for m in (*self._open(text), *self._tabled(text), *self._designated(text))
            if not _inside(m.start, m.end, spans)
        ]
        found = without_overlaps([*listed, *opened])
        found = without_overlaps([*found, *_again(text, found)])
        found = without_overlaps([*found, *_suffixed(text, found)])
        return without_overlaps([*found, *_short_forms(text, found)])

    def _families(self, text: str) -> Iterator[Mention[ModelName]]:
        for match in self._family.finditer(text):
            family, tail = match["family"], match["tail"]
            name = match["name"].strip(" -,.")
            if name.lower() in self._things or (
                name.lower() in self._not_models and not tail.strip()
            ):
                continue
            listed = family.lower()
            if not self._is_written(family) and not re.search(r"[\d-]", tail):
                continue
            if not tail.strip(" -") and (
                listed in self._doubtful or family.islower() or len(family) < 3
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
        for match in SHAPED.finditer(text):
            name = match["name"]
            first = re.split(r"[\s-]", name)[0].lower()
            around = (
                text[max(0, match.start("name") - 26) : match.start("name")],
                text[match.end("name") : match.end("name") + 22],
            )
            if _DATA_BEFORE.search(around[0]) or _DATA_AFTER.match(around[1]):
                continue
            if first in _COMMON or first in self._things or not re.search("[A-Za-z]{2}", name):
                continue
            start = match.start("name")
            if " " in name and _is_titled(text, start, match.end("name")):
                cut = re.search(r"[A-Z][\w+-]*(?:\ v?\d+(?:\.\d+)*)?\ \S+$", name)
                start += cut.start() if cut else 0
            yield Mention(
                named(text[start : match.end("name")]), start, match.end("name"), "model/shape"
            )

    def _open(self, text: str) -> Iterator[Mention[ModelName]]:
        for rule, pattern in _OPEN_RULES:
            for match in pattern.finditer(text):
                start, end = match.span("name")
                start, end = self._trim(text, start, end)
                name = text[start:end]
                if self._may_name(name, rule) and _in_prose(text, start, end, rule):
                    value = named(name)
                    if (
                        rule == "sized"
                        and _KIND_AFTER.match(text, end)
                        and not re.search(r"\d|-|[a-z][A-Z]", name)
                    ):
                        continue
                    if rule in {"sized", "parenthesis"} and value.size is None:
                        value = replace(value, size=_amount_of(match["size"]))
                    yield Mention(value, start, end, f"model/{rule}")

    def _designated(self, text: str) -> Iterator[Mention[ModelName]]:
        """A word with a number, told of at least twice and once beside the word model."""
        seen: dict[str, list[re.Match[str]]] = {}
        for match in DESIGNATION.finditer(text):
            seen.setdefault(match["name"], []).append(match)
        for name, matches in seen.items():
            beside = any(
                _BESIDE.search(text[max(0, m.start() - 90) : m.end() + 90]) for m in matches
            )
            if len(matches) > 1 and beside and self._may_name(name, "designation"):
                for m in matches:
                    yield Mention(named(name), *m.span("name"), "model/designation")

    def _tabled(self, text: str) -> Iterator[Mention[ModelName]]:
        """The first cells of a table whose first column is headed "Model"."""
        for header in _TABLE.finditer(text):
            at = header.end() + 1
            while (row := _ROW.match(text, at)) is not None:
                at = row.end() + 1
                name = row["name"]
                if name and self._may_name(name, "table"):
                    yield Mention(named(name), row.start("name"), row.end("name"), "model/table")

    def _trim(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Leave a leading organisation out: "NVIDIA Nemo-X" is named Nemo-X."""
        while (
            (word := _FIRST.match(text, start, end))
            and word[0].strip().lower() in _COMMON
            and word.end() < end
        ):
            start = word.end()
        words = text[start:end].split(" ")
        for k in range(len(words) - 1, 0, -1):
            lead = " ".join(words[:k])
            if lead in self._orgs:
                return start + len(lead) + 1, end
        return start, end

    def _may_name(self, name: str, rule: str) -> bool:
        words = name.lower().split()
        if (
            not words
            or words[0] in _COMMON
            or words[-1] in _COMMON
            or name.lower() in self._not_models
        ):
            return False
        if any(
            w in self._org_surfaces for w in (name.lower(), re.sub(r"[\s-]?\d.*", "", name.lower()))
        ):
            return any(c.isdigit() for c in name)
        if compiled(
            r"\b(?:University|Institute|Labs?|Research|Inc|Corp|Cloud|Group|Center|Centre|Laboratory|Act|Street|Journal)\b"
        ).search(name):
            return False
        if words[-1] in _HEADS or (
            rule in {"released", "noun-before", "trained", "introduced"}
            and re.fullmatch(r"[A-Z.]{2,5}", name)
        ):
            return False
        if (
            len(words) > 2
            and not re.search(r"\d", name)
            and rule
            not in {"called", "apposition", "has-parameters", "sized", "parenthesis", "table"}
        ):
            return False
        short = len(name) == 2 and re.fullmatch(r"[VRK]\d", name)
        return bool(short or len(name) > 2) and not (rule == "released" and len(words) > 4)


def named(name: str, *, developer: str | None = None, family: bool = False) -> ModelName:
    """The value of a model name: its key for comparison, and the sizes in it.

    >>> named("Qwen3-235B-A22B").size, named("Qwen3-235B-A22B").active, named("Mixtral 8x7B").size
    (235000000000, 22000000000, None)
    """
    active = _ACTIVE.search(name)
    rest = _EXPERTS.sub("", _ACTIVE.sub("", name))
    size = _SIZE.search(rest)
    return ModelName(name, key(name), _amount(size), _amount(active), developer, family)


# "a 1.3B-parameter Luganda model" is named after no Luganda
_KIND_AFTER = compiled(
    r"\s(?:[\w-]+\s){0,3}(?:model|LLM|system|network|version|assistant|chatbot|decoder)\b"
)


def _amount_of(words: str) -> int | None:
    number = read(words)
    return int(number[0]) if number else None


_BESIDE = compiled(r"\b(?:models?|LLM|parameters?|pre-?trained|fine-?tuned|trained\son|weights)\b")
# a header "| Model | Params |" and rows "| Cirrus-S | 3B |"
_TABLE = compiled(r"(?m:^)[|\ \t]*+(?:models?|model\sname|name)\s*\|[^\n]*")
_ROW = compiled(r"[|\ ]*(?:(?P<name>[A-Za-z][\w.+-]*(?:\ [\w.+()-]+){0,4})|[-:\ ]+)\s*\|[^\n]*")


def _amount(match: re.Match[str] | None) -> int | None:
    if not match:
        return None
    number = read("".join(g for g in match.groups() if g))
    return int(number[0]) if number else None


def key(name: str) -> str:
    """Letters and digits only, in lower case, without a namespace.

    >>> key("deepseek-ai/DeepSeek-V3") == key("DeepSeek V3")
    True
    """
    return "".join(c for c in name.rpartition("/")[2].lower() if c.isalnum() or c == ".")


def _inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(a <= start and end <= b for a, b in spans)


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


# "trained on LAION-2B", "the OpenVid-1M dataset"
_DATA_BEFORE = compiled(
    r"\b(?:trained\son|datasets?|subset\sof|samples\s(?:of|from)|images\s(?:of|from)|corpus|announces\sthe)\s$"
)
_DATA_AFTER = compiled(r"\s?(?:dataset|data\sset|corpus|subset|benchmark|-\sa\scollection)")
_MODEL_WORDS = compiled(
    r"\b(?:models?|LLMs?|parameters?|neural|network|trained|training|fine-?tun\w*|weights|open-?sourc\w*|transformer|diffusion|GPUs?|tokens|AI\s(?:system|lab)|agent)\b"
)


# "Training Details", "Model Developer": a label, not a name
_LABEL = compiled(
    r"(?:^|\n|[.:|]\s)\W*(?:Training|Models?|Pre-?training|Trained|Fine-?tuning)\s$",
    ignore_case=False,
)


# "introduced the C4, an accelerator card"
_OTHER_KIND = compiled(
    r",?\s(?:is\s|was\s)?(?:an?|the|its|their)\s(?:[\w-]+\s){0,5}?(?:accelerator|chip|processor|GPU|card|server|platform|app|tool|framework|library|dataset|benchmark|"
    r"supercomputer|cluster|data\scent\w+|company|start-?up|agency|cloud)\b"
)


def _line(text: str, start: int, end: int) -> str:
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    return text[begin : stop if stop >= 0 else len(text)]


def _is_titled(text: str, start: int, end: int) -> bool:
    """Whether a span stands in a Title Case Line."""
    line = _line(text, start, end)
    if line.rstrip()[-1:] in {".", "!", "?", '"'}:
        return False
    words = [w for w in re.findall(r"[A-Za-z][\w-]*", line) if len(w) > 3]
    return (
        len(line) < 160 and len(words) > 3 and sum(w[0].isupper() for w in words) > 0.6 * len(words)
    )


def _in_prose(text: str, start: int, end: int, rule: str) -> bool:
    """Whether an open name may be read here: not in a Title Case Line, and near model words."""
    line = _line(text, start, end)
    if _OTHER_KIND.match(text, end) and rule != "apposition":
        return False
    if _is_titled(text, start, end) and rule not in {"apposition", "called", "has-parameters"}:
        return False
    name = text[start:end]
    plain = not re.search(r"\d|-|[a-z][A-Z]", name)
    if plain and rule in {"released", "noun-before", "introduced", "trained", "model-after"}:
        heading = len(line) < 60 and line.rstrip()[-1:] not in ".!?:;,"
        if heading or _LABEL.search(text[max(0, start - 16) : start]):
            return False
    if rule in {"released", "introduced", "noun-before"} and not re.search(
        r"\d|-|[a-z][A-Z]|[A-Z]{2}", name
    ):
        near = text[max(0, start - 160) : end + 160]
        return bool(_MODEL_WORDS.search(near))
    return True


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
