"""How exactly a number is meant: "about", "at least", "up to"."""

from __future__ import annotations

from announce_extract.mentions.numerals import Numeral
from announce_extract.patterns import compiled
from announce_extract.schema import Qualifier

_QUALIFIERS = (
    (Qualifier.AT_LEAST, r"(?:(?<!no\s)(?<!not\s)more\sthan|over|at\sleast|no\sless\sthan|no\sfewer\sthan|not\sless\sthan|upwards\sof|north\sof|in\sexcess\sof|above|well\sover|just\sover|exceeding|a\sminimum\sof|>=?|greater\sthan|beyond|surpass(?:es|ing))"),
    (Qualifier.AT_MOST, r"(?:up\sto|fewer\sthan|less\sthan|under|at\smost|no\smore\sthan|below|a\smaximum\sof|as\smany\sas|<=?|stays\sunder|not\smore\sthan|capped\sat)"),
    (Qualifier.APPROXIMATE, r"(?:about|around|roughly|approximately|approx\.?|nearly|almost|some|close\sto|an\sestimated|circa|ca\.|~|just\sshy\sof|just\sunder|or\sso|not\squite|something\slike|in\sthe\s(?:region|neighbou?rhood)\sof|on\sthe\sorder\sof)"),
)  # fmt: skip


_BEFORE = tuple(
    (q, compiled(rf"(?<![\w]){body}\s?(?:an?\s|the\s|its\s|[$€£]\s?|US\$)?$"))
    for q, body in _QUALIFIERS
)


_MORE_AFTER = compiled(r"\s?(?:\+|or\smore\b|plus\b|and\scounting)")


_ABOUT_AFTER = compiled(
    r"\s?(?:or\sso\b|[-\s]ish\b|give\sor\stake)|[^.;,]{0,18}\b(?:give\sor\stake|or\sso)\b"
)


def qualifier(text: str, n: Numeral, floor: int) -> tuple[Qualifier, int]:
    """The qualifier of a number, and where the words that give it begin."""
    if text[n.end - 1] == "+" or _MORE_AFTER.match(text, n.end) or "+" in text[n.start : n.end]:
        return Qualifier.AT_LEAST, n.start
    left = text[max(floor, n.start - 32) : n.start]
    for q, pattern in _BEFORE:
        if match := pattern.search(left):
            return q, n.start - (len(left) - match.start())
    if n.implied:
        return n.implied, n.start
    if _ABOUT_AFTER.match(text, n.end):
        return Qualifier.APPROXIMATE, n.start
    return Qualifier.EXACT, n.start
