"""Identifiers that are the same on every run."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from announce_extract.article import Article

if TYPE_CHECKING:
    from hashlib import _Hash


def record_id(article: Article, parts: Sequence[str]) -> str:
    """Make an id of 16 hex digits from the article and what tells its records apart.

    The article counts by its id, else its URL, else its title and text. `parts` are, say, the
    model's name, the phase and the ordinal: they must differ between an article's records.

    >>> record_id(Article("...", id="news-001"), ["DeepSeek 1.6T", "post_training", "0"])
    'f8f68569ff24d255'
    """
    begun = _begun(article.id or article.url or (article.title, article.text)).copy()
    begun.update(f", {json.dumps(list(parts))[1:]}".encode())
    return begun.hexdigest()[:16]


@lru_cache(maxsize=1)
def _begun(document: str | tuple[str | None, str]) -> _Hash:
    """The hash of the beginning of a key, made once for all records of an article."""
    return sha256(f"[{json.dumps(document)}".encode())
