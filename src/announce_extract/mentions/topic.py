"""What a page must speak of for any record to come from it: AI models or accelerators.

Companies launch, name and train much else. A page is on topic where it has a word that only this
subject has (`Topic.sure`), or a word of the field together with a listed name, or with nothing more
where the page is short.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from announce_extract.patterns import compiled
from announce_extract.patterns.scan import scan
from announce_extract.vocabulary import Vocabulary

SHORT = 1200
"""Characters; on a page no longer than this a word of the field is enough."""

# A space stands for a space, a hyphen or nothing, "<" and ">" for the edge of a word of letters;
# words with capitals count as they stand here, others in capitals too.
SURE = (
    "<LLM", "<GPU", "<TPU>", "<TPUs>", "<NPU>", "<NPUs>", "<RLHF>", "<VLM>", "<VLMs>", "<SLM>",
    "<FLOPs>", "<MoE>", "language model", "neural net", "foundation model", "diffusion model",
    "ai model", "vision model", "reasoning model", "weather model", "open source model",
    "machine learning model", "deep learning model", "open weight", "mixture of experts",
    "ai accelerator", "ai chip", "ai supercomputer", "gpt", "transformer model", "world model",
    "billion parameter", "million parameter", "trillion parameter", "parameter model",
    "b parameter", "m parameter", "pre train", "post train", "reinforcement learning",
    "large model", "generative model", "multimodal model", "embedding model", "speech model",
)  # fmt: skip
FIELD = (
    "<AI>", "<AIs>", "<A.I.", "artificial intelligence", "machine learning", "deep learning",
    "chatbot", "neural", "supercomput", "fine tun", "parameters", "hugging face", "inference",
    "transformer", "checkpoint", "model train", "training run", "<trained on", "train it", "chips",
    "family of models", "powerful model", "capable model", "frontier model", "flagship model",
    "models are available", "chat model", "<MMLU", "<GPQA", "<AGI>", "<SWE bench",
)  # fmt: skip
SIZES = (
    r"(?<![\w$€£.,])[0-9]+(?:\.[0-9]+)?[BT](?!\w)",  # "70B", "Falcon 1.5T"; not "$5B"
    r"[A-Za-z]-[0-9]+(?:\.[0-9]+)?[BbMT](?!\w)",  # "Foo-360M"
)


class Topic:
    """Tells pages that are on topic, by the names of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Make the patterns from the words and from the names."""
        families = [m for m in vocabulary.models if m.kind == "family"]
        chips = [
            (s, s in c.ambiguous)
            for c in (*vocabulary.accelerators, *vocabulary.systems)
            for s in c.surfaces
        ]
        self.sure = (*SURE, *_chips(chips))
        """All words that are enough alone, with the designations of chips."""
        ordinary = {s for m in families if m.ambiguous for s in m.surfaces}
        names = {s for m in families for s in m.surfaces} - ordinary | {s for s, _ in chips}
        self.names, self.numbered = tuple(sorted(names)), tuple(sorted(ordinary))
        """Listed names, and those that are names only where a version follows."""
        named = [f"(?:{'|'.join(map(_spaced, self.names))})s?(?![a-z])"]
        if ordinary:
            version = r"(?:-[A-Z]|[-\s]?[vV]?\d)"
            named.append(f"(?:{'|'.join(map(_spaced, self.numbered))}){version}")
        self._sure = compiled("|".join((*map(_on_page, self.sure), *SIZES)), ignore_case=False)
        self._field = compiled("|".join(map(_on_page, FIELD)), ignore_case=False)
        self._named = compiled(rf"(?<![A-Za-z])(?:{'|'.join(named)})", ignore_case=False)

    def is_met(self, text: str) -> bool:
        """Whether a page, its typography made plain, is on topic.

        >>> from announce_extract.vocabulary import load
        >>> topic = Topic(load())
        >>> topic.is_met("They ran it on 64 H100s."), topic.is_met("They ran for office.")
        (True, False)
        """
        if _has(self._sure, text):
            return True
        return _has(self._field, text) and (len(text) <= SHORT or _has(self._named, text))


def _has(pattern: re.Pattern[str], text: str) -> bool:
    return next(scan(pattern, text), None) is not None


def _chips(surfaces: Iterable[tuple[str, bool]]) -> list[str]:
    """Designations with letters and digits; of those that may be something else, the plural."""
    return sorted(
        {
            f"{s.lower()}s>" if doubtful else s.lower()
            for s, doubtful in surfaces
            if any(c.isdigit() for c in s) and any(c.isalpha() for c in s)
            and (doubtful or len(s) > 3)
        }
    )  # fmt: skip


def _spaced(name: str) -> str:
    return re.escape(name).replace(r"\ ", r"[\s-]?")


def _on_page(word: str) -> str:
    body = _spaced(word.strip("<>"))
    body = body if any(c.isupper() for c in word) else f"(?i:{body})"
    before = "(?<![A-Za-z])" if word.startswith("<") else ""
    return before + body + ("(?![A-Za-z])" if word.endswith(">") else "")
