"""The gate: a look at the bytes of an article that refuses most of those that are off topic.

It may only refuse what gives no record, so it looks for every word that `Topic` counts, in bytes
as they come: text, JSON with its escapes, HTML. Where something in the bytes could hide a word
(a soft hyphen, an escaped letter, a hyphen at the end of a line), the article is let through.
Raw bytes do not tell how long the text in them is, so there a word of the field is enough; of an
article that is known to be long, a listed name is wanted as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from announce_extract.article import Article
from announce_extract.mentions.topic import FIELD, SHORT, Topic
from announce_extract.patterns.others import other_than
from announce_extract.text.parts import LONGEST
from announce_extract.vocabulary import Vocabulary

# what a space or a hyphen may look like: itself, an escape, a typographic variant in UTF-8
_UNIT = rb"[\x01-\x20*-]|\\[nrtbf]|\\u[0-9a-fA-F]{4}|[\x80-\xff]|&nbsp;|<[^<>]*>"
_GAP = rb"(?:" + _UNIT + rb")*"
_HYPHEN = rb"\**(?:-|\\u[0-9a-fA-F]{4}|[\x80-\xff]+)\**"
_BEFORE = rb"(?:^|[^\w$.,]|[a-z]|\\u[0-9a-fA-F]{4})"
_AFTER = rb"(?:[^\w]|and|$)"
_SIZES = (
    _BEFORE + rb"[0-9]+(?:\.[0-9]+)?[BT]" + _AFTER,
    rb"[A-Za-z]" + _HYPHEN + rb"[0-9]+(?:\.[0-9]+)?[BbMT]" + _AFTER,
)
_PARTING = frozenset(
    """
    address article blockquote body br caption center col colgroup dd dir div dl dt fieldset
    figcaption figure form h1 h2 h3 h4 h5 h6 head header hr li listing main menu nav ol p pre
    section summary table tbody td tfoot th title tr ul xmp
    """.split()  # noqa: SIM905, a list of them would take twenty lines
)
"""Names of tags before which a parser ends a word."""
_HIDING = (
    rb"\x00",  # what is no UTF-8
    rb"\\u(?:00[2-7ad]|200[b-fB-F]|202[a-eA-E]|206[06-9]|[fF][eE][fF][fF]|[fF][fF]|01[37]|03[0-6]|212)",
    rb"\xc2\xad|\xe2\x80[\x8b-\x8f\xaa-\xae]|\xe2\x81[\xa0\xa6-\xa9]",  # dropped
    rb"\xcc[\x80-\xbf]|\xcd[\x80-\xaf]",  # marks of letters
    rb"\xef\xbb\xbf|\xef\xbc|\xef\xbd",  # dropped, wide
    rb"\xc4[\xb0\xb1]|\xc5\xbf|\xe2\x84\xaa",  # letters that become ASCII where case is ignored
    rb"&#|&(?:shy|zw|Zero|NoBreak)|[A-Za-z0-9]&[A-Za-z]{2,8};[A-Za-z0-9]",
    rb"[a-z]- ?(?:\r?\n|\\r|\\n)|[^\s*]\*\*+[^\s*]|\]\(|\w!?\[\w",
    # tags between letters that a parser may leave out: all but those that begin a block
    rb"\w<(?i:\\?/?" + other_than(_PARTING).encode() + rb")(?:[\s/][^<>]*)?>\w",
    rb"\w<\\?/[^<>]*>\w",
)
# what the page may have less of than the article: entities become a character, marks and tags none
_LEFT_OUT = (("&", 9), ("*", 1), ("[", 24), ("]", 1), ("\r", 1), ("<", 320), ("http", 3))
# what makes a word a name that the vocabulary has as doubtful: "Spark 3", "Titan-X"
_VERSION = rb"(?:" + _HYPHEN + rb"[A-Z\x80-\xff]|" + _GAP + rb"[vV]?[0-9\x80-\xff])"


class Gate:
    """Refuses articles without a word that their page would need."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Put the words of the topic into one search of bytes."""
        topic = Topic(vocabulary)
        sure = (*map(_in_bytes, topic.sure), *_SIZES, *_HIDING)
        numbered = (_in_bytes(name) + _VERSION for name in topic.numbered)
        self._any = _search(b"|".join((*sure, *map(_in_bytes, FIELD))))
        self._sure = _search(b"|".join(sure))
        self._named = _search(b"|".join((*map(_in_bytes, topic.names), *numbered)))

    def admits(self, article: Article) -> bool:
        """Whether the article must be read."""
        page = f"{article.title or ''}\n\n{article.text}"
        data = page.encode("utf-8", "replace")
        return self._any(data) and (_may_be_short(page) or self._sure(data) or self._named(data))

    def admits_raw(self, data: bytes) -> bool:
        """Whether what is read from these bytes (text, a line of JSON, HTML; UTF-8) must be."""
        return self._any(data)


def _may_be_short(page: str) -> bool:
    """Whether so little may be left of a page, without what is no text in it, that it is short."""
    left = len(page) - sum(page.count(mark) * size for mark, size in _LEFT_OUT)
    return left <= SHORT + len("\n\n") or len(page) > LONGEST  # its last part may be short


def _in_bytes(word: str) -> bytes:
    """A word of the topic as it may stand in bytes.

    >>> re.search(_in_bytes("language model"), rb'{"text": "a language\\u2011model"}') is None
    False
    """
    body = _GAP.join(re.escape(part).encode() for part in word.strip("<>").split(" "))
    body = body.replace(rb"\-", _HYPHEN)
    body = body if any(c.isupper() for c in word) else b"(?i:" + body + b")"
    before = rb"(?:^|[^A-Z])" if word.startswith("<") else b""
    return before + body + (rb"(?:[^A-Za-z]|$)" if word.endswith(">") else b"")


def _search(pattern: bytes) -> Callable[[bytes], bool]:
    """Whether a pattern stands in bytes; by google-re2, where it is there."""
    try:
        import re2  # type: ignore[import-untyped]
    except ImportError:
        compiled = re.compile(pattern)
        return lambda data: compiled.search(data) is not None
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.never_capture = True
    options.log_errors = False
    options.max_mem = 64 << 20
    return partial(_stands, re2.compile(pattern, options)._regexp.Match, re2._Anchor.UNANCHORED)


def _stands(match: Callable[..., list[tuple[int, int]]], anchor: object, data: bytes) -> bool:
    return match(anchor, data, 0, len(data))[0][0] >= 0
