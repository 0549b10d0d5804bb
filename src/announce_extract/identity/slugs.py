"""Slugs: the ends of IRIs, the same for ways of writing that mean the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import sha256

LONGEST = 80
"""Characters of a slug; what is longer is cut and told apart by a hash."""

TOKEN = re.compile(
    r"""
      (?<![^\W\d_]) [^\W\d_] \d++ (?:\.\d++)*+ [^\W\d_]*+   # v3, a22b, o1; not the n3 of qwen3
    | \d++ (?:\.\d++)*+ [^\W\d_]*+                          # 405b, 3.1, 4o
    | [^\W\d_]++                                            # llama
    """,
    re.VERBOSE,
)

# What may be dropped without making two names one: "GPT-4" is "GPT 4", but "C++" is not "C".
SEPARATORS = re.compile(r"[\s\-\u2010-\u2015_.,:;/()\[\]'\u2018\u2019\"\u201c\u201d&·|]+")


@lru_cache(maxsize=4096)
def clean(name: str) -> str:
    """One line without marks that cannot be seen, in the compatible form of Unicode.

    >>> clean("Aurora\u20112\\u200f \\n 70B")
    'Aurora‐2 70B'
    """
    if name.isascii() and name.isprintable():
        return " ".join(name.split())
    plain = unicodedata.normalize("NFKC", name)
    visible = (" " if unicodedata.category(c) == "Cc" else c for c in plain if not _hidden(c))
    return " ".join("".join(visible).split())


@lru_cache(maxsize=4096)
def tokens(name: str) -> tuple[str, ...]:
    """The words and numbers of a name, in lower case.

    >>> tokens("Qwen3-235B-A22B") == tokens("qwen 3 235B A22B")
    True
    >>> tokens("GPT4"), tokens("DeepSeek-V3")
    (('gpt', '4'), ('deepseek', 'v3'))
    """
    return tuple(TOKEN.findall(clean(name).casefold()))


@lru_cache(maxsize=4096)
def slug(name: str) -> str:
    """Make a slug of letters, digits, dots and hyphens; a hash tells apart what these cannot.

    >>> slug("Llama 3.1 405B"), slug("C++")
    ('llama-3.1-405b', 'c-cedb1bac')
    """
    folded = clean(name).casefold()
    words = TOKEN.findall(folded)
    made = "-".join(words)
    lossless = made and TOKEN.sub("", SEPARATORS.sub("", folded)) == ""
    if lossless and len(made) <= LONGEST:
        return made
    digest = sha256(folded.encode("utf-8", errors="surrogatepass")).hexdigest()[:8]
    return f"{made[:LONGEST]}-{digest}" if made else f"x-{digest}"


def _hidden(character: str) -> bool:
    return unicodedata.category(character) in {"Cf", "Cs"}
