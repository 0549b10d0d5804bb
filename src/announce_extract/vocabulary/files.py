"""One vocabulary file: TOML text to checked entries, with complaints that name the entry."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from pydantic import Field, HttpUrl, ValidationError

from announce_extract.errors import VocabularyError
from announce_extract.vocabulary.entries import (
    Accelerator,
    CueEntry,
    FieldEntry,
    ModelFamily,
    Named,
    Organisation,
    PhaseEntry,
    Strict,
    Surface,
    System,
)
from announce_extract.vocabulary.surfaces import clashes

Entry = Organisation | Accelerator | System | ModelFamily | PhaseEntry | CueEntry | FieldEntry


class Source(Strict):
    """Where entries were taken from."""

    description: Surface
    url: HttpUrl | None = None
    read_on: date | None = None
    licence: str | None = None


class VocabularyFile(Strict):
    """The tables of one file; any of them may be absent."""

    sources: dict[str, Source] = Field(default_factory=dict)
    organisations: tuple[Organisation, ...] = ()
    accelerators: tuple[Accelerator, ...] = ()
    systems: tuple[System, ...] = ()
    models: tuple[ModelFamily, ...] = ()
    phases: tuple[PhaseEntry, ...] = ()
    cues: tuple[CueEntry, ...] = ()
    fields: tuple[FieldEntry, ...] = ()


TABLES = tuple(name for name in VocabularyFile.model_fields if name != "sources")


class Placed(NamedTuple):
    """An entry with the table and the file it stands in."""

    origin: str
    table: str
    entry: Entry

    @property
    def key(self) -> str:
        """What a later file overrides the entry by."""
        return key_of(self.entry)

    def __str__(self) -> str:
        """Say where it is, as complaints do: `mine.toml: organisations "Foo"`."""
        return f'{self.origin}: {self.table} "{self.key}"'


def key_of(entry: Entry) -> str:
    """The name; for words without one, their phase or kind."""
    if isinstance(entry, PhaseEntry):
        return entry.phase
    return entry.kind if isinstance(entry, CueEntry) else entry.name


def parse(text: str, origin: str) -> VocabularyFile:
    """Check the text of one file by itself; `origin` names it in any complaint."""
    try:
        raw = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also a number too long, a nesting too deep
        raise VocabularyError(f"{origin}: {error}") from error
    try:
        file = VocabularyFile.model_validate(raw)
    except ValidationError as error:
        raise VocabularyError("\n".join(_complaints(error, raw, origin))) from error
    placed = tuple(entries(file, origin))
    if complaints := [*unlisted_sources(file, placed), *clashes(placed)]:
        raise VocabularyError("\n".join(complaints))
    return file


def entries(file: VocabularyFile, origin: str) -> Iterator[Placed]:
    """All entries of a file, table by table."""
    for table in TABLES:
        for entry in getattr(file, table):
            yield Placed(origin, table, entry)


def unlisted_sources(file: VocabularyFile, placed: tuple[Placed, ...]) -> Iterator[str]:
    """Say which entries name a source that the file does not describe."""
    for p in placed:
        if isinstance(p.entry, Named) and p.entry.source not in (None, *file.sources):
            yield f"{p}: source {p.entry.source!r} is not under [sources]"


def _complaints(error: ValidationError, raw: Mapping[str, Any], origin: str) -> Iterator[str]:
    for item in error.errors(include_url=False, include_context=False):
        place, rest = place_of(raw, item["loc"])
        path = ".".join(map(str, rest))
        yield ": ".join(part for part in (origin, place, path, item["msg"]) if part)


def place_of(
    raw: Mapping[str, Any], loc: tuple[int | str, ...]
) -> tuple[str, tuple[int | str, ...]]:
    """Split a pydantic location into the entry, by name where it has one, and the rest."""
    match loc:
        case (str(table), int(index), *rest) if table in TABLES:
            entry = raw[table][index]
            known = entry if isinstance(entry, dict) else {}
            name = known.get("name") or known.get("phase") or known.get("kind")
            return (f'{table} "{name}"' if name else f"{table}[{index}]"), tuple(rest)
    return "", loc
