"""Web pages: their main text without menus and the like, through trafilatura."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from announce_extract.article import Article
from announce_extract.errors import ArticleError
from announce_extract.extras import needing
from announce_extract.read import html_text
from announce_extract.read.document import Document
from announce_extract.read.mapping import iso, paired
from announce_extract.read.source import Source

DATES = {"extensive_search": False, "original_date": True, "max_date": "2200-01-01"}
"""Only dates that a page declares, the first of several, and whatever day it is today."""


# The end of a paragraph; not of a row of a table or of an item of a list.
PARAGRAPH = re.compile(r"\n+(?![|-])")


def read(source: Source) -> Iterator[Document]:
    """Read one page; its id is the file's name."""
    data = source.data()
    yield Document(source, None, data, to_article, len(data), skims=(raw, skim))


def raw(document: Document) -> bytes | None:
    """The page as it came: its words may be hidden there, which a gate must reckon with."""
    page: bytes = document.raw
    return page


def skim(document: Document) -> bytes | None:
    """All words that the article could have."""
    words = html_text.skim(html_text.decoded(document.raw))
    return words.encode("utf-8", "replace") if words.strip() else None


def to_article(document: Document) -> Article:
    """Find the text, title, date and URL of the page."""
    source = document.source
    text, about = main_text(html_text.decoded(document.raw))
    if not text:
        raise source.error("no text in the page")
    try:
        return Article(
            text,
            title=about.get("title"),
            published=iso(about.get("date")),
            url=about.get("url"),
            id=source.name,
            origin=source.path,
        )
    except ArticleError as error:
        raise source.error(str(error)) from None


def main_text(page: str, url: str | None = None) -> tuple[str, dict[str, str]]:
    """The text of a page, "" if it has none, and its title, date and URL where it has them.

    Where no main text is told from the rest (a page of one line), all of it is the text.
    """
    import_trafilatura()
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what fails, we say
    found: Any = bare_extraction(
        page,
        url=url,
        with_metadata=True,
        include_comments=False,
        favor_recall=True,
        date_extraction_params=DATES,
    )
    text = (found.text if found else None) or html_text.fragment_text(page)
    text = PARAGRAPH.sub("\n\n", text)
    about = {name: getattr(found, name, None) for name in ("title", "date", "url")} if found else {}
    return paired(text), {name: paired(value) for name, value in about.items() if value}


def import_trafilatura() -> None:
    """Raise `MissingExtraError` where there is no trafilatura."""
    with needing("html", "reading HTML"):
        import trafilatura  # noqa: F401
