"""Words of HTML without a parser's tree: the text of a fragment, and a skim of a page."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

BLOCKS = frozenset(
    """
    address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6
    header hr li main nav ol p pre section table td th tr ul
    """.split()  # noqa: SIM905, a list of them would take thirty lines
)
CELLS = frozenset(("td", "th"))
STARTS = dict.fromkeys(BLOCKS, "\n") | {"li": "\n- ", "td": " | ", "th": " | "}
"""What a block starts with: items and cells as plain text and Markdown mark them."""
BETWEEN_ROWS = re.compile(r"\n\n(?=[|-] )")
UNSEEN = frozenset(("script", "style", "template", "noscript", "head"))

SCRIPT = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.IGNORECASE | re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
META = re.compile(r"<meta\b[^>]*>", re.IGNORECASE)
CONTENT = re.compile(r"""\bcontent\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)
TAG = re.compile(r"</?[a-zA-Z!?][^>]*>")
SPACE = re.compile(r"\s+")
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
    parser = _Fragment()
    parser.feed(fragment)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split("\n"))
    text = "\n\n".join(line for line in lines if line not in {"", "-", "|"})
    return BETWEEN_ROWS.sub("\n", text)


class _Fragment(HTMLParser):
    """Collects the text that is seen; a block begins and ends a line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in UNSEEN:
            self._unseen.append(tag)
        else:
            self.parts.append(STARTS.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if self._unseen and tag == self._unseen[-1]:
            self._unseen.pop()
        elif tag in BLOCKS and tag not in CELLS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data.replace("\n", " "))


def skim(page: str) -> str:
    """Whatever an article made of the page could say, and more, in two versions.

    Tags part words in the first ("one</p><p>two") and do not in the second ("<b>H</b>100").

    >>> skim("<p>A <b>H</b>100<p>x")
    ' A H 100 x\\n A H100x'
    """
    linked: list[str] = []

    def seen(script: re.Match[str]) -> str:
        if "ld+json" in script[2].lower():
            linked.append(ESCAPE.sub(lambda code: chr(int(code[1], 16)), script[3]))
        return " "

    page = SCRIPT.sub(seen, COMMENT.sub("", page))
    linked += (
        found[1].strip("\"'") for tag in META.findall(page) for found in CONTENT.finditer(tag)
    )
    more = " ".join(linked)
    parted = html.unescape(f"{more} {TAG.sub(' ', page)}" if more else TAG.sub(" ", page))
    joined = html.unescape(TAG.sub("", page))
    return SPACE.sub(" ", parted) + "\n" + SPACE.sub(" ", joined)
