"""Typographic variants of a text, which say the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

from announce_extract.article import Article

HYPHENS = "-\u2010\u2011\u2012\u2212\ufe63\uff0d\u2043"
SPACES = (
    " \t\x0b\x0c\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000"
)
APOSTROPHES = "'\u2018\u2019\u02bc\u00b4"
QUOTES = '"\u201c\u201d\u201e\u00ab\u00bb'
TIMES = "x\u00d7\u2715"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
WORD = re.compile(r"(?<![\w.&/@-])[a-z]{6,}(?![\w./@-])")
"""A word that nobody takes for a name, a file or an address."""

Change = Callable[[str, Random], str]


def among(kinds: str) -> Change:
    """Each of these characters becomes any of them."""
    found = re.compile(f"[{re.escape(kinds)}]")
    return lambda text, random: found.sub(lambda _: random.choice(kinds), text)


def _line_ends(text: str, random: Random) -> str:
    return re.sub("\r?\n", lambda _: random.choice(("\n", "\r\n")), text)


def _old_line_ends(text: str, _: Random) -> str:
    return text.replace("\n", "\r")


def _hyphenated(text: str, random: Random) -> str:
    """Put what nobody sees into words."""

    def cut(word: re.Match[str]) -> str:
        at = random.randrange(2, len(word[0]) - 2)
        return word[0][:at] + random.choice(INVISIBLE) + word[0][at:]

    return WORD.sub(cut, text)


def _entities(text: str, random: Random) -> str:
    """Write hyphens, apostrophes and spaces as HTML does."""
    kinds = {"-": ("&#45;", "&#8209;"), "'": ("&#39;", "&rsquo;"), " ": ("&nbsp;", "&#160;", " ")}
    return re.sub("[-' ]", lambda found: random.choice(kinds[found[0]]), text)


def _marks_apart(text: str, _: Random) -> str:
    return unicodedata.normalize("NFD", text)


def _wide_digits(text: str, _: Random) -> str:
    return text.translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})


CHANGES: Mapping[str, Change] = {
    "hyphens": among(HYPHENS),
    "spaces": among(SPACES),
    "apostrophes": among(APOSTROPHES),
    "quotes": among(QUOTES),
    "line ends": _line_ends,
    "line ends of old": _old_line_ends,
    "soft hyphens and the like": _hyphenated,
    "entities": _entities,
    "wide digits": _wide_digits,
    "marks apart from their letters": _marks_apart,
    "a byte order mark": lambda text, _: "\ufeff" + text,
}


def all_together(text: str, random: Random) -> str:
    """Several of the changes after one another, in one text."""
    for name in ("hyphens", "apostrophes", "quotes", "soft hyphens and the like", "spaces"):
        text = CHANGES[name](text, random)
    return _line_ends(text, random)


def changed(article: Article, change: Change, seed: int) -> Article:
    """The article with title and text changed."""
    random = Random(seed)
    title = article.title and change(article.title, random)
    return replace(article, text=change(article.text, random), title=title)
