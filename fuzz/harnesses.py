"""Fuzzing: whatever bytes come in, each harness ends without an error that is not told of.

A harness is a function of bytes. It raises where a promise is broken: that nothing but the errors
of `announce_extract.errors` comes out, that evidence is exact, that no line is lost.
"""

from __future__ import annotations

from fuzz import gold, jsonl, page, text, vocabulary
from fuzz.harness import Harness

HARNESSES: dict[str, Harness] = {
    "text": Harness(text.run, text.seeds),
    "html": Harness(page.run, page.seeds),
    "jsonl": Harness(jsonl.run, jsonl.seeds),
    "vocabulary": Harness(vocabulary.run, vocabulary.seeds),
    "gold": Harness(gold.run, gold.seeds),
}
