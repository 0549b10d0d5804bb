"""A normalised copy of the text for matching, with the way back to every original character.

Typographic variants become plain ones, HTML entities are read, soft hyphens and line-end
hyphenation are joined, Markdown's marks and HTML's tags are left out and glued scrape words are parted. The article itself is never edited:
`Normalised.original` turns a span of the copy into a span of the article.
"""

from __future__ import annotations

import html
import re
import unicodedata
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from announce_extract.patterns.scan import scan

_HYPHENS = dict.fromkeys("\u2010\u2011\u2012\u2212\ufe63\uff0d\u2043", "-")
_SPACES = dict.fromkeys(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000\t\x0b\x0c\u2028\u2029\x00",
    " ",
)
_QUOTES = {
    **dict.fromkeys("\u2018\u2019\u201a\u02bc\u00b4`", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
}
_SIGNS = {"\u00d7": "x", "\u2715": "x", "\u223c": "~", "\u2248": "~", "\uff5e": "~", "\u02dc": "~"}
_PLAIN = {**_HYPHENS, **_SPACES, **_QUOTES, **_SIGNS}
_WIDE = re.compile("[\uff01-\uff5d]")
_WIDE_BYTES = (b"\xef\xbc", b"\xef\xbd")
"""What each of these begins with in UTF-8."""

# Words that scraped links are glued to: "the|Qwen3.5 series", "on|Hugging Face", "Introducing|X".
_GLUE = (
    r"(?:the|a(?=[A-Z][a-z])|an|of|in|on|by|with|and|for|from|to|as|at|is|its|was|via|our|called|named|dubbed|"
    r"[Ii]ntroduc(?:e|es|ed|ing)|[Rr]eleas(?:e|es|ed|ing)|[Aa]nnounc(?:e|es|ed|ing)|"
    r"[Ll]aunch(?:es|ed|ing)?|[Uu]nveil(?:s|ed|ing)?)"
)
# what begins a new line; all other tags stand inside words
_BLOCK = re.compile(r"</?(?:br|p|div|h[1-6]|li|details|summary|center)\b", re.IGNORECASE)
_TARGET = (
    r"\](?:\((?:https?:|mailto:|\#|\.{0,2}/|[\w-]+[./])[^()\s]{0,400}(?:\ \"[^\"\n]{0,100}\")?\))"
)
_THRICE = "|".join(3 * digit for digit in "0123456789")
_EDITS = re.compile(
    rf"""
      (?P<entity> &(?:\#\d{{2,6}}|\#x[0-9a-fA-F]{{2,5}}|[A-Za-z]{{2,8}}); )   # &#8209;  &nbsp;
    | (?P<drop> [\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+ )  # soft hyphen, zero width, direction
    | (?P<letter> [A-Za-z\u00c0-\u024f][\u0300-\u036f]{{1,4}} )               # a letter and its marks apart
    | (?P<mark> \*\*+ | \[\[(?=[^\[\]\n]{{1,80}}\]\]) | (?<=\w)\]\] | !?\[(?=[^\[\]\n]{{1,200}}{_TARGET}) | {_TARGET} )      # "**X**", "[X](target)"
    | (?P<foot> \[\^[\w-]{{1,20}}\](?!:) )                                    # "OFA[^1]"
    | (?P<note> (?<=[A-Za-z]\d)(?:{_THRICE})(?=https?://) )                # arXiv's footnotes: "Canary-1B-v2111https://"
    | (?P<tag> </?(?:b|i|u|em|strong|font|span|code|sup|sub|a|kbd|small|br|p|div|h[1-6]|li|ul|ol|details|summary|center|img)\b[^<>\n]{{0,300}}> )
    | (?P<wrap> (?<=[a-z]) -[ ]?\r?\n (?=[a-z]) )                            # "bil-\nlion"
    | (?P<cr> \r\n? )
    | (?P<glue> (?<![\w-]){_GLUE} (?=[A-Z][A-Za-z]*[a-z0-9]) )               # "theQwen3.5"
    | (?P<and> (?<=[a-z0-9]{{2}}) and (?=[A-Z][A-Za-z0-9]) )                 # "FaceandModelScope"
    | (?P<year> \b[A-Z][a-z]{{2,8}}\ [0-3]?\d,\ (?:19|20)\d\d (?=\d{{1,2}}\ min\b) )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Normalised:
    """Text for matching; `offsets[i]` is the original index of its character i (None: the same)."""

    text: str
    offsets: array[int] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The original half-open span of a half-open span of the normalised text."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1

    def part(self, start: int, end: int) -> Normalised:
        """A half-open span of it, with the way back to the same original.

        >>> part = normalise("Larkspur and Brindle").part(13, 20)
        >>> part.text, part.original(0, 7)
        ('Brindle', (13, 20))
        """
        if start == 0 and end >= len(self.text):
            return self
        end = min(end, len(self.text))
        offsets = array("l", range(start, end)) if self.offsets is None else self.offsets[start:end]
        return Normalised(self.text[start:end], offsets)


def normalise(text: str) -> Normalised:
    """Normalise `text`, keeping the way back.

    >>> normalise("1.6\u2011trillion").text
    '1.6-trillion'
    >>> n = normalise("fine\u00adtuned on 8&nbsp;GPUs"); n.text
    'finetuned on 8 GPUs'
    >>> n.original(n.text.index("8"), n.text.index("G"))
    (14, 21)
    """
    plain = _plain(text)
    encoded = b"" if plain.isascii() else plain.encode("utf-8", "surrogatepass")
    if any(lead in encoded for lead in _WIDE_BYTES):
        plain = _WIDE.sub(lambda m: unicodedata.normalize("NFKC", m[0]), plain)
    pieces: list[str] = []
    offsets: array[int] = array("l")
    last = 0
    for match in scan(_EDITS, plain):
        new = _edited(match)
        if new == match[0]:
            continue
        start, end = match.span()
        pieces.append(plain[last:start])
        offsets.extend(_numbers(last, start))
        pieces.append(new)
        offsets.extend(_aligned(match, new))
        last = end
    if not pieces:
        return Normalised(plain)
    pieces.append(plain[last:])
    offsets.extend(_numbers(last, len(plain)))
    return Normalised("".join(pieces), offsets)


def _plain(text: str) -> str:
    """One by one: most texts have few of these characters, and a look for each is quickest."""
    for variant, plain in _PLAIN.items():
        if variant in text:
            text = text.replace(variant, plain)
    return text


_MANY = 1 << 16


@cache
def _first_numbers() -> array[int]:
    return array("l", range(_MANY))


def _numbers(start: int, end: int) -> Iterable[int]:
    return _first_numbers()[start:end] if end <= _MANY else range(start, end)


def _edited(match: re.Match[str]) -> str:
    kind, found = match.lastgroup, match[0]
    if kind == "entity":
        return _plain(html.unescape(found))
    if kind in {"glue", "year"}:
        return found + " "
    if kind == "letter":
        return unicodedata.normalize("NFC", found)
    if kind == "and":
        return " and "
    if kind == "note":
        return " "
    if kind == "tag":
        return "\n" if _BLOCK.match(found) else ""
    return "\n" if kind == "cr" else ""


def _aligned(match: re.Match[str], new: str) -> list[int]:
    """Original indices for the characters of a replacement."""
    start, end = match.span()
    if match.lastgroup in {"glue", "year"}:
        return [*range(start, end), end - 1]
    if match.lastgroup == "and":
        return [start - 1, *range(start, end), end - 1]
    if match.lastgroup == "letter":
        return [start, *range(end - len(new) + 1, end)]
    # an entity: its last character stands for the whole, so that spans cover it
    return [start] * (len(new) - 1) + [end - 1] if new else []
