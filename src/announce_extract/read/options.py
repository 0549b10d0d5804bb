"""What the user may say of how documents are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

EVERYTHING = "*"
"""As a field to keep: all that have no other use."""


@dataclass(frozen=True, slots=True)
class FieldNames:
    """Which fields of a document hold what; the first name with something in it wins."""

    text: tuple[str, ...] = ("text", "maintext", "raw_text", "content", "body")
    title: tuple[str, ...] = ("title", "headline")
    published: tuple[str, ...] = ("published", "date", "date_publish", "pub_date")
    url: tuple[str, ...] = ("url", "source_url", "canonical_link")
    id: tuple[str, ...] = ("id",)
    keep: tuple[str, ...] = ()
    """Fields that are carried along to the records; `EVERYTHING` for all others."""

    @property
    def used(self) -> frozenset[str]:
        """All names that mean something."""
        return frozenset((*self.text, *self.title, *self.published, *self.url, *self.id))

    def wanted(self, there: list[str]) -> list[str]:
        """Of the columns that a table has, those that must be read.

        >>> FieldNames(keep=("section",)).wanted(["body", "section", "html"])
        ['body', 'section']
        """
        if EVERYTHING in self.keep:
            return there
        return [name for name in there if name in self.used or name in self.keep]

    def lacks_text(self, there: list[str]) -> str | None:
        """Say what is missing if none of these fields is a text, else None.

        >>> FieldNames(text=("story",)).lacks_text(["headline", "copy"])
        "no text field ('story'); fields there: copy, headline"
        """
        if any(name in there for name in self.text):
            return None
        asked = f"one of {', '.join(self.text)}" if len(self.text) > 1 else repr(self.text[0])
        return f"no text field ({asked}); fields there: {', '.join(sorted(there)) or 'none'}"


COMMON = FieldNames()
"""The names that crawlers and dumps use."""


def named(
    text: str | None = None,
    title: str | None = None,
    published: str | None = None,
    url: str | None = None,
    id: str | None = None,  # noqa: A002
    keep: Sequence[str] = (),
) -> FieldNames:
    """The common names, or in their place the one that is given.

    >>> named(text="story").text, named().title
    (('story',), ('title', 'headline'))
    """
    given = {"text": text, "title": title, "published": published, "url": url, "id": id}
    chosen = {field: (name,) for field, name in given.items() if name is not None}
    kept = tuple(name.strip() for names in keep for name in names.split(",") if name.strip())
    return replace(COMMON, **chosen, keep=kept)


@dataclass(frozen=True, slots=True)
class Options:
    """How documents are read."""

    names: FieldNames = COMMON
    published: str | None = None
    """Publication date, ISO, of documents that have none."""
    limit: int = 16_000_000
    """Bytes of the largest document that is read; a larger one is a failure."""


DEFAULTS = Options()
