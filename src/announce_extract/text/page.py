"""The page: title and text as one normalised string, cut into blocks and sentences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from announce_extract.article import Article
from announce_extract.schema import Evidence
from announce_extract.text.normalise import Normalised, normalise
from announce_extract.text.sections import Block, blocks_of
from announce_extract.text.sentences import Sentence, sentences_of

_BREAK = "\n\n"


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
        words = self.article.part(where)[a:b]
        return Evidence(where=where, start=a, end=b, text=words, rule=rule)


def open_page(article: Article) -> Page:
    """Normalise an article."""
    title = normalise(article.title or "")
    content = normalise(article.text)
    lead = title.text + _BREAK if title.text else ""
    return Page(article, lead + content.text, len(lead), title, content)
