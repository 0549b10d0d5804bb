"""The gate: a cheap look that refuses articles that can give no record.

A record needs a model or an accelerator. What can be one shows a digit, a listed family or chip
word, or one of the words that open names are found by; an article with none of these is refused.
"""

from __future__ import annotations

import re

from announce_extract.article import Article
from announce_extract.text.normalise import normalise
from announce_extract.vocabulary import Vocabulary

# every open pattern needs one of these words; see mentions/model_patterns.py
_WORDS = (
    "out today", "out now", "came out", "is out", "are out", "landed", "arrived", "went live",
    "code name",
    "model", "llm", "gpu", "tpu", "npu", "train", "tun", "parameter", "weights", "chip",
    "accelerator", "moe", "releas", "unveil", "launch", "open-s", "opens", "debut",
    "announc", "introduc", "present", "publish", "built", "develop", "called", "named",
    "dubbed", "known as", "flagship", "meet", "upload", "drop", "network", "decoder",
    "transformer", "token", "distil", "cards", "boards", "graphics", "tensor", "flop",
    "slm", "vlm", "vla", "mixture", "encoder", "agent", "christened", "codenamed",
    "code-named", "nicknamed", "calls it", "shar", "#",
)  # fmt: skip


class Gate:
    """Admits whatever could give a record."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Put the words of the patterns and of the vocabulary into one search."""
        families = {s.lower() for m in vocabulary.models if m.kind == "family" for s in m.surfaces}
        chips = {
            s.lower() for a in (*vocabulary.accelerators, *vocabulary.systems) for s in a.surfaces
        }
        names = sorted({n for n in families | chips if not any(w in n for w in _WORDS)})
        self._pattern = re.compile(
            "|".join((r"\d\s?[bmt](?![a-z])", *map(re.escape, (*_WORDS, *names))))
        )

    def admits(self, article: Article) -> bool:
        """Whether the article must be read."""
        parts = (article.text, article.title or "")
        return any(self._pattern.search(normalise(part).text.lower()) for part in parts)
