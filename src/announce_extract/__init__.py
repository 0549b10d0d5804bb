"""Typed records of AI announcements from articles, each value with the words it was read from.

>>> from announce_extract import extract
>>> extract("Nothing about models here.")
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from announce_extract.article import Article
    from announce_extract.pipeline import Extractor, extract, extract_many
    from announce_extract.schema import Announcement
    from announce_extract.schema.rows import to_rows

    __version__: str

__all__ = [
    "Announcement",
    "Article",
    "Extractor",
    "__version__",
    "extract",
    "extract_many",
    "to_rows",
]

_HOME = {
    "Announcement": "schema",
    "Article": "article",
    "Extractor": "pipeline",
    "extract": "pipeline",
    "extract_many": "pipeline",
    "to_rows": "schema.rows",
}


if not TYPE_CHECKING:  # a type checker is to know which names there are

    def __getattr__(name: str) -> object:
        """Import what is asked for only when it is, so that importing the package costs nothing."""
        if name == "__version__":
            from importlib.metadata import version

            return version("announce-extract")
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    """The names above, for completion."""
    return sorted(__all__)
