"""The numeric grammar: every way in which an article writes a number, and its value."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from announce_extract.patterns import compiled
from announce_extract.patterns.scan import scan
from announce_extract.schema import Qualifier

_UNITS = {
    w: i
    for i, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    w: 10 * i
    for i, w in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_SCALES = {
    "hundred": 100, "k": 10**3, "thousand": 10**3, "lakh": 10**5, "m": 10**6, "mn": 10**6,
    "mln": 10**6, "million": 10**6, "crore": 10**7, "b": 10**9, "bn": 10**9, "billion": 10**9,
    "t": 10**12, "tn": 10**12, "trn": 10**12, "trillion": 10**12, "lakh crore": 10**12,
    "quadrillion": 10**15, "dozen": 12,
}  # fmt: skip
_VAGUE = {"dozens": 24, "tens": 10, "hundreds": 100, "thousands": 1000, "scores": 20}

_SCALE_WORD = r"(?:lakh\scrore|hundred|thousand|lakh|million|crore|billion|trillion|quadrillion)"
_WORD = rf"(?:{'|'.join([*_UNITS, *_TENS])})"
# matches "16,384", "10 000", "1.8", "7,3 billion"; the letter scales only where no word goes on,
# or a known unit is glued to them: "230Bparameter"
_GLUED = r"(?=param|active|activ|total|token|model|dense|cluster)"
_LETTER = rf"(?:[KkMmBbTt]|[Mm]n|[Bb]n|tn|trn|mln)(?:(?![A-Za-z0-9]|(?<=n)-)|{_GLUED})"
DIGITS = rf"""
    (?: \d{{1,3}} (?: (?:,\d{{3}})+ | (?:\ \d{{3}})+ | (?:'\d{{3}})+ ) (?![\d]) (?: \.\d+ )?
      | \d+ (?: [.,]\d+ )? )
    (?: \ ?[+]?(?: (?:{_LETTER}) | [-\ ]{{0,6}}{_SCALE_WORD}s?\b ) )?
"""
_SCIENCE = r"""
    (?: \d+(?:\.\d+)?\s?[x*·]\s? )? 10 \s?(?: \^\s?\{?\d{1,2}\}? | [\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,2} )
  | \d+(?:\.\d+)?e\+?\d{1,2}(?!\w)
"""
_WORDS = rf"""
    (?: half\ an?\ {_SCALE_WORD} | (?:a\ )?quarter\ of\ an?\ {_SCALE_WORD}
      | (?:tens|hundreds|dozens)\ of\ (?:thousands|millions|billions)(?:\ of)?
      | (?:dozens|hundreds|thousands)\ of
      | (?:a\ few|several|a\ couple\ (?:of\ )?)\ ?(?:hundred|thousand|dozen)(?:\ thousand)?
      | (?:a\ )?single(?=\s(?!largest|biggest|most|run\b|day\b))
      | half\ a\ dozen | a\ pair\ of(?=\s)
      | (?:an?|{_WORD})[-\ ]dozen
      | {_SCALE_WORD}(?=-parameter)
      | (?:{_WORD}|an?[-\ ]{_SCALE_WORD}) (?: [-\ ](?:and\ )?(?:{_WORD}|{_SCALE_WORD}) )*
    )\b
"""
_NUMBER = compiled(
    rf"(?<![\w.,/$#-]) (?:{_SCIENCE}|{DIGITS}|{_WORDS})"
    rf"| (?<=[$€£¥₹(~<>=|/-]) (?:{_SCIENCE}|{DIGITS}) | (?-i:(?<=[a-z,.(])\d{{2,6}}(?=[xA-Z]))"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in the text; `scale` is 1 where no thousand, million or letter was written."""

    start: int
    end: int
    value: Fraction
    scale: int
    letter: bool
    """True where the scale is a letter stuck to the digits: "70B"."""
    implied: Qualifier | None = None


def numerals(text: str, start: int = 0, end: int | None = None) -> list[Numeral]:
    """All numbers in a span of text, in order; the text is gone over once for all of its spans."""
    starts, ends, found = _all(text)
    if end is None:
        end = len(text)
    first = bisect_left(starts, start)
    last = bisect_left(starts, end, first)
    if _is_cut(text, start, end, ends[max(0, first - 1) : last], first > 0):
        _, _, found = _scanned(text, start, end)
        first, last = 0, len(found)
    return [n for n in found[first:last] if n is not None]


def _is_cut(text: str, start: int, end: int, ends: list[int], has_before: bool) -> bool:
    """Whether an edge of a span may make other numbers of it than there are in the text.

    `ends` are those of its numbers, with the one before it where there is one.
    """
    if has_before and ends[0] > start:
        return True
    if ends and ends[-1] >= end:
        plain = text[end : end + 1] in {"", "\n", "|"} and not text.endswith("single", start, end)
        return ends[-1] > end or not plain
    return text[end - 1 : end + 1].isalnum()


_Found = tuple[list[int], list[int], list[Numeral | None]]
"""Where numbers begin and end, and those of them that can be read."""


@lru_cache(2)
def _all(text: str) -> _Found:
    return _scanned(text, 0, len(text))


def _scanned(text: str, start: int, end: int) -> _Found:
    starts, ends, found = [], [], []
    for match in scan(_NUMBER, text, start, end):
        value = read(match[0])
        starts.append(match.start())
        ends.append(match.end())
        found.append(value and Numeral(match.start(), match.end(), *value))
    return starts, ends, found


@lru_cache(8192)
def read(words: str) -> tuple[Fraction, int, bool, Qualifier | None] | None:
    """Value, scale, whether the scale is a letter, and a qualifier that the words imply.

    >>> read("1.6-trillion")[0] == 1_600_000_000_000, read("half a million")[0] == 500_000
    (True, True)
    >>> [int(read(w)[0]) for w in ("16,384", "10 000", "2k", "two hundred and sixty billion")]
    [16384, 10000, 2000, 260000000000]
    """
    if len(words) > 60:  # no article writes a number so long
        return None
    lowered = words.lower().strip()
    if lowered[0].isdigit():
        return _read_digits(words.strip())
    if vague := _read_vague(lowered):
        return vague
    return _read_words(lowered)


_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_PARTS = compiled(r"(?P<digits>[\d.,' ]*\d)\ ?\+?[-\ ]*(?P<scale>[A-Za-z ]*?)s?")
_POWER = compiled(
    r"(?:(?P<factor>\d+(?:\.\d+)?)\s?(?:[x*·]\s?10\s?\^?\s?\{?|e\+?)|10\s?\^?\s?\{?)(?P<exponent>[\d⁰¹²³⁴-⁹]+)\}?"
)


def _read_digits(words: str) -> tuple[Fraction, int, bool, Qualifier | None] | None:
    power = _POWER.fullmatch(words)
    if power and ("^" in words or "e" in words.lower() or power["exponent"][0] in "⁰¹²³⁴⁵⁶⁷⁸⁹"):
        exponent = int(power["exponent"].translate(_SUPERSCRIPTS))
        if exponent > 40:
            return None
        return Fraction(power["factor"] or 1) * 10**exponent, 10**exponent, False, None
    match = _PARTS.fullmatch(words)
    if not match:
        return None
    word = match["scale"].strip().lower()
    scale = _SCALES.get(word, 1)
    return _plain(match["digits"], scaled=scale > 1) * scale, scale, len(word) == 1, None


def _plain(digits: str, *, scaled: bool) -> Fraction:
    """Digits with separators: "10,000" and "10 000" are whole, "7,3" before a scale is not."""
    compact = digits.replace(" ", "").replace("'", "")
    head, comma, tail = compact.partition(",")
    if comma and "," not in tail and "." not in tail and len(tail) != 3:
        return Fraction(f"{head}.{tail}")
    if scaled and comma and len(tail) == 3 and len(head) == 1 and "." not in tail:
        return Fraction(compact.replace(",", ""))
    return Fraction(compact.replace(",", ""))


def _read_vague(words: str) -> tuple[Fraction, int, bool, Qualifier | None] | None:
    first, *rest = words.split()
    if first in _VAGUE and "of" in rest[:1] + rest[-1:]:
        scale = next((_SCALES[w.rstrip("s")] for w in rest if w.rstrip("s") in _SCALES), 1)
        return Fraction(_VAGUE[first] * scale), scale, False, Qualifier.AT_LEAST
    if words.startswith(("a few", "several", "a couple")):
        scale = 1
        for w in rest:
            scale *= _SCALES.get(w, 1)
        return Fraction(2 * scale), scale, False, Qualifier.APPROXIMATE
    return None


def _read_words(words: str) -> tuple[Fraction, int, bool, Qualifier | None] | None:
    total = current = Fraction(0)
    scale = 1
    if words.endswith("single"):
        return Fraction(1), 1, False, None
    if words.startswith("a pair"):
        return Fraction(2), 1, False, None
    if words.startswith("half"):
        current = Fraction(1, 2)
    elif "quarter of" in words:
        current = Fraction(1, 4)
    for word in words.replace("-", " ").split():
        if word in _UNITS:
            current += _UNITS[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word in {"hundred", "dozen"}:
            current = (current or Fraction(1)) * _SCALES[word]
        elif word in _SCALES:
            scale = _SCALES[word]
            total += (current or 1) * scale
            current = Fraction(0)
    value = total + current
    return (value, scale, False, None) if value else None
