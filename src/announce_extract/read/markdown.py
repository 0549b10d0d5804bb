"""Markdown: front matter gives title, date and URL, else the first heading gives the title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from announce_extract.article import Article
from announce_extract.errors import ArticleError
from announce_extract.read.document import Document
from announce_extract.read.mapping import iso
from announce_extract.read.options import EVERYTHING, FieldNames
from announce_extract.read.source import Source

# "---", lines, "---"; not a rule between paragraphs, which has no "key:" line after it.
FRONT_MATTER = re.compile(
    r"""
    \A --- [ \t]* \n
    (?= [\w-]+ [ \t]* : )
    (?P<lines> (?: (?! ---) .* \n )*+ )
    --- [ \t]* (?: \n | \Z )
    """,
    re.VERBOSE,
)
# title: "Aurora 7B is here"; not "title: >", not an indented line of a nested value.
KEY = re.compile(
    r"^(?P<key>[\w-]+)[ \t]*:[ \t]*(?![>|][+-]?$)(?P<value>\S.*?)[ \t]*$", re.MULTILINE
)
# "# Aurora 7B"; not "## Training" and not "#hashtag".
HEADING = re.compile(r"^#[ \t]+(?P<title>\S.*?)[ \t]*\#*[ \t]*$", re.MULTILINE)


def read(source: Source) -> Iterator[Document]:
    """Read one article; its text is all that comes after the front matter."""
    text = source.text()
    yield Document(source, None, text, to_article, len(text))


def to_article(document: Document) -> Article:
    """Part the front matter from the text."""
    source = document.source
    front, body = split(document.raw)
    if not body.strip():
        raise source.error("no text after the front matter")
    heading = HEADING.search(body.partition("```")[0])  # in code, "#" is a comment
    names = source.options.names
    try:
        return Article(
            body,
            title=_first(front, names.title) or (heading["title"] if heading else None),
            published=iso(_first(front, names.published)),
            url=_first(front, names.url),
            id=source.name,
            origin=source.path,
            kept=_kept(front, names) if names.keep else None,
        )
    except ArticleError as error:
        raise source.error(str(error)) from None


def _kept(front: dict[str, str], names: FieldNames) -> dict[str, str]:
    if EVERYTHING in names.keep:
        return {name: value for name, value in front.items() if name not in names.used}
    return {name: front[name] for name in names.keep if name in front}


def split(text: str) -> tuple[dict[str, str], str]:
    r"""Part the front matter's plain "key: value" lines from the text.

    >>> split('---\ntitle: "Aurora"\ntags: [a, b]\n---\nToday ...')
    ({'title': 'Aurora', 'tags': '[a, b]'}, 'Today ...')
    >>> split("---\nNo front matter")
    ({}, '---\nNo front matter')
    """
    if not (match := FRONT_MATTER.match(text)):
        return {}, text
    front = {m["key"].lower(): _unquoted(m["value"]) for m in KEY.finditer(match["lines"])}
    return front, text[match.end() :]


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def _first(front: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((front[name] for name in names if front.get(name)), None)
