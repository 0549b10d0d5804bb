"""The page: title and text as one normalised string, cut into blocks and sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from unicodedata import combining

from announce_extract.article import Article
from announce_extract.schema import Evidence
from announce_extract.text.normalise import Normalised, normalise
from announce_extract.text.parts import parts_of
from announce_extract.text.sections import Block, blocks_of
from announce_extract.text.sentences import Sentence, sentences_of

_BREAK = "\n\n"
_LONGEST_TITLE = 2000
"""Characters of a title that are read; no title has so many."""


@dataclass(frozen=True)
class Page:
    """What all stages read; offsets count in `text` until `evidence` turns them back."""

    article: Article
    text: str
    body: int
    """Where the article's text begins in `text`; what stands before it is the title."""
    title: Normalised
    content: Normalised

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Title, paragraphs, items and so on, in order; cut up when first asked for."""
        return blocks_of(self.text, title_end=len(self.title.text))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of all blocks, in order."""
        return sentences_of(self.text, self.blocks)

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """Quote a span in the article's own characters."""
        if end <= len(self.title.text):
            where, part, shift = "title", self.title, 0
        else:
            where, part, shift = "text", self.content, self.body
        a, b = part.original(start - shift, end - shift)
        whole = self.article.part(where)
        while b < len(whole) and combining(whole[b]):
            b += 1  # a letter's marks are quoted with it
        return Evidence(where=where, start=a, end=b, text=whole[a:b], rule=rule)


def open_page(article: Article) -> Page:
    """Normalise an article and cut it up; of one that is too long, only its first part."""
    return next(open_pages(article))


def open_pages(article: Article) -> Iterator[Page]:
    """The page of an article; of one that is longer than any, a page for each of its parts."""
    title = normalise(article.title or "").part(0, _LONGEST_TITLE)
    content = normalise(article.text)
    for start, end in parts_of(content.text):
        yield _page(article, title, content.part(start, end))
        title = Normalised("")


def _page(article: Article, title: Normalised, content: Normalised) -> Page:
    lead = title.text + _BREAK if title.text else ""
    return Page(article, lead + content.text, len(lead), title, content)
