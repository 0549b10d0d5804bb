"""Whether an article is an organisation's own: its site, or its page on a hub."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from announce_extract.vocabulary.surfaces import fold

HUBS = frozenset({"huggingface.co", "github.com", "modelscope.cn"})
SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gov", "net", "org"})
"""Labels before a country's, which belong to nobody: example.co.uk."""


def is_own(url: str | None, surfaces: Iterable[str]) -> bool:
    """Whether the address is that of an organisation with these names.

    >>> is_own("https://ai.meta.com/blog/x", ["Meta"]), is_own("https://x.ai/news", ["xAI"])
    (True, True)
    >>> is_own("https://huggingface.co/deepseek-ai/V4", ["DeepSeek", "deepseek-ai"])
    True
    >>> is_own("https://meta.example.com/", ["Meta"])
    False
    """
    return url is not None and not _places(url).isdisjoint(fold(s) for s in surfaces)


@lru_cache(maxsize=4096)
def _places(url: str) -> frozenset[str]:
    """The names that the address may be of."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return frozenset()
    if host in HUBS:
        return frozenset({fold(parts.path.strip("/").partition("/")[0])}) - {""}
    labels = host.split(".")
    if len(labels) > 2 and labels[-2] in SECOND_LEVEL:
        labels = labels[:-1]
    if len(labels) < 2:
        return frozenset()
    owned, top = labels[-2:]
    names = {fold(owned), fold(owned + top)}
    return frozenset(names | {fold(top)} if owned in {"blog", "research", "about"} else names)
