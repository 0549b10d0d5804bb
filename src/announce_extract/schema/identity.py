"""Identifiers that are the same on every run."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256

from announce_extract.article import Article


def record_id(article: Article, parts: Sequence[str]) -> str:
    """Make an id of 16 hex digits from the article and what tells its records apart.

    The article counts by its id, else its URL, else its title and text. `parts` are, say, the
    model's name, the phase and the ordinal: they must differ between an article's records.

    >>> record_id(Article("...", id="news-001"), ["DeepSeek 1.6T", "post_training", "0"])
    'f8f68569ff24d255'
    """
    document = article.id or article.url or [article.title, article.text]
    key = json.dumps([document, *parts])
    return sha256(key.encode()).hexdigest()[:16]
