"""The packaged files, and a user's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from announce_extract.errors import VocabularyError
from announce_extract.vocabulary.files import Placed, entries, parse
from announce_extract.vocabulary.whole import Vocabulary, combine

PACKAGED = ("organisations", "accelerators", "models", "phases", "cues")

Entries = tuple[Placed, ...]


def load(extra: Sequence[Path] = ()) -> Vocabulary:
    """The packaged vocabulary, with a user's files added.

    A user's file may hold any of the tables. Its entries are added; one with the name of an
    entry that exists (for phases and cues: the phase, the kind) takes that entry's place.
    """
    if not extra:
        return _packaged_vocabulary()
    return combine([*_packaged(), *(_read(Path(path)) for path in extra)])


@cache
def _packaged_vocabulary() -> Vocabulary:
    return combine(_packaged())


@cache
def _packaged() -> tuple[Entries, ...]:
    folder = files(__package__)
    origins = [f"{name}.toml" for name in PACKAGED]
    return tuple(_entries(folder.joinpath(o).read_text(encoding="utf-8"), o) for o in origins)


def _read(path: Path) -> Entries:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise VocabularyError(f"{path}: cannot be read: {error}") from error
    return _entries(text, str(path))


def _entries(text: str, origin: str) -> Entries:
    return tuple(entries(parse(text, origin), origin))
