"""Whether a place in the text may hold a model's name: prose near model words, no label, no title."""

from __future__ import annotations

import re

from announce_extract.patterns import compiled

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
    r"supercomputer|computer|quantum\s\w+|robots?|drone|satellite|vehicle|phone|cluster|data\scent\w+|harness|company|start-?up|agency|cloud)\b"
)


_LONGEST_TITLE = 160


def _line(text: str, start: int, end: int) -> str:
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    return text[begin : stop if stop >= 0 else len(text)]


def is_titled(text: str, start: int, end: int) -> bool:
    """Whether a span stands in a Title Case Line."""
    line = _line(text, start, end)
    if len(line) >= _LONGEST_TITLE or line.rstrip()[-1:] in {".", "!", "?", '"'}:
        return False
    words = [w for w in re.findall(r"[A-Za-z][\w-]*", line) if len(w) > 3]
    return len(words) > 3 and sum(w[0].isupper() for w in words) > 0.6 * len(words)


def in_prose(text: str, start: int, end: int, rule: str) -> bool:
    """Whether an open name may be read here: not in a Title Case Line, and near model words."""
    line = _line(text, start, end)
    if _OTHER_KIND.match(text, end) and rule != "apposition":
        return False
    if is_titled(text, start, end) and rule not in {"apposition", "called", "has-parameters"}:
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
