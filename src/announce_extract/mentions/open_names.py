"""What may be the name of a model that no list has, and where it begins."""

from __future__ import annotations

import re

from announce_extract.mentions.model_patterns import VARIANT
from announce_extract.patterns import compiled
from announce_extract.vocabulary import Vocabulary

_VARIANT = compiled(VARIANT, ignore_case=False)
_VERSION = compiled(rf"\d|[A-Z]{{1,2}}\d|{VARIANT}\b", ignore_case=False)
_FIRST = compiled(r"[\w-]+\s")
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
# "Phase 2", "System 1": parts of something, counted
_COUNTED = compiled(
    r"(?:Phases?|Stages?|Steps?|Parts?|Sections?|Tables?|Figures?|Figs?|Days?|Weeks?|Tasks?|Levels?|Tiers?|Options?|Rounds?|Chapters?|Appendix|Questions?|Notes?|Systems?|Layers?|Epochs?|Batch|Page|Item|Example|Experiment|Run|Exercise|Lesson|Rule|Group|Class|Type|Category|Module|Block|Node|Cluster|Building|Site|Generation|Gen|Wave|Series|Season|Episode|Issue|Volume|Vol|No)\.?\ \d"
)


class OpenNames:
    """Judges open names; `things` are lower-cased names of what is no model."""

    def __init__(self, vocabulary: Vocabulary, things: set[str]) -> None:
        """Keep the words that no name begins, ends or is headed with."""
        places = {w.lower() for w in vocabulary.words("not_a_place")}
        self._common = vocabulary.words("not_a_model")
        self._never = frozenset(places)
        self._heads = vocabulary.words("not_a_model_head")
        self._orgs = frozenset(s for o in vocabulary.organisations for s in o.surfaces)
        self.labs = frozenset(
            s for o in vocabulary.organisations if o.kind == "lab" for s in o.surfaces
        )
        """Names of laboratories."""
        self._org_surfaces = {s.lower() for s in self._orgs}
        self._not_models = things | self._org_surfaces

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
                if lead in self.labs and len(words) == 2 and _BRAND.fullmatch(words[1]):
                    break  # "Reka Pulse" is called so
                return start + len(lead) + 1, end
        return start, end

    def may_be(self, name: str, rule: str) -> bool:
        """Whether words may be the name of a model, where a rule found them."""
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
