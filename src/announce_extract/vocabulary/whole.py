"""Files put together: later ones override by name, links between entries are checked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from announce_extract.errors import VocabularyError
from announce_extract.vocabulary.entries import (
    Accelerator,
    CueEntry,
    FieldEntry,
    ModelFamily,
    Organisation,
    PhaseEntry,
    Strict,
    System,
)
from announce_extract.vocabulary.files import TABLES, Placed
from announce_extract.vocabulary.surfaces import clashes


class Vocabulary(Strict):
    """All entries, in the order of the files."""

    organisations: tuple[Organisation, ...]
    accelerators: tuple[Accelerator, ...]
    systems: tuple[System, ...]
    models: tuple[ModelFamily, ...]
    phases: tuple[PhaseEntry, ...]
    cues: tuple[CueEntry, ...]
    fields: tuple[FieldEntry, ...] = ()

    def words(self, kind: str) -> frozenset[str]:
        """The surfaces of the cues of a kind."""
        return frozenset(s for c in self.cues if c.kind == kind for s in c.surfaces)

    def digest(self) -> str:
        """A hash of everything in it, as hex: equal vocabularies have equal ones."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()


def combine(files: Iterable[Iterable[Placed]]) -> Vocabulary:
    """Put files together; an entry takes the place of an earlier file's of that name."""
    groups: dict[tuple[str, str], list[Placed]] = {}
    for file in files:
        mine: dict[tuple[str, str], list[Placed]] = {}
        for one in file:
            mine.setdefault((one.table, one.key), []).append(one)
        groups.update(mine)
    placed = tuple(p for group in groups.values() for p in group)
    if complaints := [*clashes(placed), *_broken_links(placed), *_shared_ids(placed)]:
        raise VocabularyError("\n".join(complaints))
    tables = {t: tuple(p.entry for p in placed if p.table == t) for t in TABLES}
    return Vocabulary.model_validate(tables)


def _broken_links(placed: tuple[Placed, ...]) -> Iterator[str]:
    parents = {p.entry.name: p.entry.parent for p in placed if isinstance(p.entry, Organisation)}
    chips = {p.entry.name for p in placed if isinstance(p.entry, Accelerator)}
    for p in placed:
        match p.entry:
            case Organisation(parent=str(parent)) if parent not in parents:
                yield f"{p}: parent {parent!r} is no organisation"
            case Organisation(name=name) if _own_ancestor(name, parents):
                yield f"{p}: is its own ancestor"
            case Accelerator(vendor=str(vendor)) if vendor not in parents:
                yield f"{p}: vendor {vendor!r} is no organisation"
            case ModelFamily(developer=str(developer)) if developer not in parents:
                yield f"{p}: developer {developer!r} is no organisation"
            case System(accelerator=chip) if chip not in chips:
                yield f"{p}: accelerator {chip!r} is not listed"


def _own_ancestor(name: str, parents: dict[str, str | None]) -> bool:
    seen = {name}
    parent = parents[name]
    while parent is not None and parent not in seen:
        seen.add(parent)
        parent = parents.get(parent)
    return parent == name


def _shared_ids(placed: tuple[Placed, ...]) -> Iterator[str]:
    owners: dict[str, Placed] = {}
    for p in placed:
        if not isinstance(p.entry, Organisation):
            continue
        for identifier in (*p.entry.huggingface, *filter(None, [p.entry.wikidata])):
            owner = owners.setdefault(identifier.casefold(), p)
            if owner is not p:
                yield f"{p}: {identifier!r} is also of {owner}"
