"""The words of names that tell nothing, or only the variant: `forms.toml`, ready for use."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Forms(NamedTuple):
    """Patterns that end a name."""

    legal: re.Pattern[str]
    """One legal form: ", Inc."."""
    tail: re.Pattern[str]
    """One word for a kind of organisation: " Labs"."""
    variant: re.Pattern[str]
    """One word for a variant of a model: "-Instruct"."""


@cache
def forms() -> Forms:
    """Read the file, once."""
    text = files(__package__).joinpath("forms.toml").read_text(encoding="utf-8")
    words = tomllib.loads(text)
    return Forms(
        legal=_ending(words["legal"]),
        tail=_ending(words["tails"]),
        variant=_ending(words["variants"]),
    )


def without(name: str, ending: re.Pattern[str]) -> str:
    """Take the endings off, as long as something is left.

    >>> without("Larkspur Computing Co., Ltd.", forms().legal)
    'Larkspur Computing'
    >>> without("Inc.", forms().legal)
    'Inc.'
    """
    while match := ending.search(name):
        if not match.start():
            return name
        name = name[: match.start()]
    return name


def _ending(words: Iterable[str]) -> re.Pattern[str]:
    """Text that it matches: ", Ltd." "-Instruct" "(Base)". Text that it must not: "Base" alone."""
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"[\s,\-\u2010-\u2015_(]{{1,4}}(?:{alternatives})\.?\)?\Z", re.IGNORECASE)
