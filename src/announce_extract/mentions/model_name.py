"""The value of a model name: its key for comparison, and the sizes that stand in it."""

from __future__ import annotations

import re
from functools import lru_cache

from announce_extract.mentions.mention import ModelName
from announce_extract.mentions.numerals import read
from announce_extract.patterns import compiled

_ACTIVE = compiled(r"(?<![A-Za-z0-9])A(\d+(?:\.\d+)?)(B|M)(?![A-Za-z0-9])", ignore_case=False)
_SIZE = compiled(
    r"(?<![A-Za-z0-9.])(\d+(?:\.\d+)?)\s?([BMT])(?![A-Za-z0-9])|(?<=[A-Za-z]-)(\d+(?:\.\d+)?)([bmt])(?![A-Za-z0-9])|(?<=[A-Za-z0-9]_)(\d+(?:\.\d+)?)([bmt])(?![A-Za-z0-9])|(?<=[a-z]\.)(\d+)([bm])(?=\.)",
    ignore_case=False,
)
# "PhoGPT-7B5" has 7.5 billion
_DECIMAL = compiled(r"(?<![A-Za-z0-9.])(\d+)B(\d)(?![A-Za-z0-9])", ignore_case=False)
_EXPERTS = compiled(r"(?<!\d)\d+x\d+(?:\.\d+)?B")


@lru_cache(8192)
def named(name: str, *, developer: str | None = None, family: bool = False) -> ModelName:
    """The value of a model name: its key for comparison, and the sizes in it.

    >>> named("Qwen3-235B-A22B").size, named("Qwen3-235B-A22B").active, named("Mixtral 8x7B").size
    (235000000000, 22000000000, None)
    """
    active = _ACTIVE.search(name)
    rest = _DECIMAL.sub(r"\1.\2B", _EXPERTS.sub("", _ACTIVE.sub("", name)))
    size = _SIZE.search(rest)
    return ModelName(name, key(name), _amount(size), _amount(active), developer, family)


def amount_of(words: str) -> int | None:
    """The whole number that words give: "70B" is 70,000,000,000."""
    number = read(words)
    return int(number[0]) if number else None


def _amount(match: re.Match[str] | None) -> int | None:
    if not match:
        return None
    number = read("".join(g for g in match.groups() if g))
    return int(number[0]) if number else None


@lru_cache(8192)
def key(name: str) -> str:
    """Letters and digits only, in lower case, without a namespace.

    >>> key("deepseek-ai/DeepSeek-V3") == key("DeepSeek V3")
    True
    """
    return "".join(c for c in name.rpartition("/")[2].lower() if c.isalnum() or c == ".")


def describe(value: float) -> str:
    """A size as names give it.

    >>> describe(1_600_000_000_000), describe(2_900_000_000), describe(270_000_000)
    ('1.6T', '2.9B', '270M')
    """
    for scale, letter in ((10**12, "T"), (10**9, "B"), (10**6, "M"), (10**3, "K")):
        if value >= scale:
            return f"{value / scale:.4g}{letter}"
    return f"{value:.4g}"
