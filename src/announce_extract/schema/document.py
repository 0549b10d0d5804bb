"""The article behind a record, as far as a graph has to know it."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from typing import Annotated, Self

from pydantic import StringConstraints

from announce_extract.article import Article
from announce_extract.schema.evidence import Frozen

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Document(Frozen):
    """Where a record was read; equal for all records of one article."""

    url: str | None = None
    title: str | None = None
    published: str | None = None
    """ISO date or date-time, as the article gives it."""
    text_sha256: Sha256
    """Hash of the text in UTF-8, as hex: tells copies, and a text that was changed later."""

    @classmethod
    def of(cls, article: Article) -> Self:
        """Describe an article.

        >>> from announce_extract.article import Article
        >>> Document.of(Article("", url="https://example.org/a")).text_sha256[:16]
        'e3b0c44298fc1c14'
        """
        return cls(
            url=article.url,
            title=article.title,
            published=article.published,
            text_sha256=_hashed(article.text),
        )


@lru_cache(maxsize=1)
def _hashed(text: str) -> str:
    """The hash of a text, made once for all of its parts."""
    return sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()
