"""Words of HTML without a parser's tree: the text of a fragment, and a skim of a page."""

from __future__ import annotations

import html
import re

BLOCKS = frozenset(
    """
    address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6
    header hr li main nav ol p pre section table td th tr ul
    """.split()  # noqa: SIM905, a list of them would take thirty lines
)
STARTS = {"li": "\n- ", "td": " | ", "th": " | "}
"""What stands where a block starts, if not a new line: as plain text marks items and cells."""
ENDS = {"td": "", "th": ""}
BETWEEN_ROWS = re.compile(r"\n\n(?=[|-] )")
UNSEEN = re.compile(
    r"<(script|style|template|noscript|head)\b[^<>]*+>[^<]*+(?:<(?!/\1\b)[^<]*+)*+", re.IGNORECASE
)

CODE = re.compile(
    r"<(?:script|style)\b([^<>]*+)(?<!/)>([^<]*+(?:<(?!/(?:script|style)\b)[^<]*+)*+)",
    re.IGNORECASE,
)
TAG_KEPT = re.compile(r"(<[a-zA-Z/!?][^<>]*+>)")
NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
VERBATIM = re.compile(
    r"<(title|textarea)\b[^<>]*+>([^<]*+(?:<(?!/\1[\s/>])[^<]*+)*+)", re.IGNORECASE
)
META = re.compile(r"<meta\b[^<>]*+>", re.IGNORECASE)
CONTENT = re.compile(r"""\bcontent\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)
TAG = re.compile(r"<[a-zA-Z/!?][^<>]*+>")
_BLOCK = rf"(?:{'|'.join(sorted(BLOCKS))}|title|body)(?=[\s/>])[^<>]*+>"
BLOCK = re.compile(rf"</?{_BLOCK}", re.IGNORECASE)
BEGINNING = re.compile(rf"<{_BLOCK}", re.IGNORECASE)
ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
CHARSET = re.compile(rb"""<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
PROLOGUE = 4096
"""Bytes of a page in which its encoding is looked for."""


def decoded(data: bytes, charset: str | None = None) -> str:
    """Decode a page as browsers do: mark, header, declaration, else UTF-8; nothing fails.

    >>> decoded(b'<meta charset="latin-1">caf\\xe9')
    '<meta charset="latin-1">café'
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        charset = "utf-16"
    declared = CHARSET.search(data, 0, PROLOGUE)
    for name in (charset, declared[1].decode("ascii", "replace") if declared else None):
        try:
            if name:
                return data.decode(name, errors="replace").replace("\0", "\ufffd")
        except (LookupError, ValueError):  # unknown, or no encoding of text
            continue
    return data.decode("utf-8-sig", errors="replace").replace("\0", "\ufffd")


def fragment_text(fragment: str) -> str:
    """The text of a piece of HTML, blocks in lines of their own.

    >>> fragment_text("<p>One <b>H</b>100.</p><p>AT&amp;T</p><script>x</script>")
    'One H100.\\n\\nAT&T'
    >>> fragment_text("<ul><li>One<li>Two</ul><table><tr><td>a<td>b<tr><td>1<td>2</table>")
    '- One\\n- Two\\n| a | b\\n| 1 | 2'
    """
    fragment = UNSEEN.sub("", _without_comments(fragment))
    text, *rest = TAG_KEPT.split(fragment)
    parts = [_in_line(text)]
    for tag, text in zip(rest[::2], rest[1::2], strict=True):
        name = NAME.match(tag)
        if name and name[2].lower() in BLOCKS:
            marks = ENDS if name[1] else STARTS
            parts.append(marks.get(name[2].lower(), "\n"))
        parts.append(_in_line(text))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    found = "\n\n".join(line for line in lines if line not in {"", "-", "|"})
    return BETWEEN_ROWS.sub("\n", found)


def _in_line(text: str) -> str:
    return html.unescape(text).replace("\n", " ")


def skim(page: str) -> str:
    """Whatever an article made of the page could say, and more, in four versions.

    Tags part words in the first, those of blocks do in the second ("<b>H</b>100</p>one"), those
    that begin blocks in the third, and none in the fourth: parsers leave out what they cannot read.

    >>> skim("<p>A <b>H</b>100</p>x")
    'A H 100 x\\nA H100 x\\nA H100x\\nA H100x'
    """
    page = _without_comments(page)
    more = [found[1].strip("\"'") for tag in META.findall(page) for found in CONTENT.finditer(tag)]

    def unseen(code: re.Match[str]) -> str:
        if "ld+json" in code[1].lower():
            more.append(ESCAPE.sub(_character, code[2]))
        return " "

    page = CODE.sub(unseen, page)
    more += (found[2] for found in VERBATIM.finditer(page))  # tags are no tags there
    parted = " ".join((*more, TAG.sub(" ", page)))
    less = (TAG.sub("", blocks.sub(" ", page)) for blocks in (BLOCK, BEGINNING))
    versions = (parted, *less, TAG.sub("", page))
    return "\n".join(" ".join(html.unescape(version).split()) for version in versions)


def _without_comments(page: str) -> str:
    """The page without what stands between the marks of comments; one without end stays."""
    before, *parts = page.split("<!--")
    kept = [before]
    for part in parts:
        comment, end, after = part.partition("-->")
        kept.append(after if end else comment)
    return "".join(kept)


def _character(code: re.Match[str]) -> str:
    return chr(int(code[1], 16))
