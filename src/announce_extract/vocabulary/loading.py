"""The packaged files, and a user's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from announce_extract.errors import VocabularyError
from announce_extract.vocabulary import installed
from announce_extract.vocabulary.files import Placed, entries, parse
from announce_extract.vocabulary.whole import Vocabulary, combine

PACKAGED = ("organisations", "accelerators", "models", "phases", "cues")

Entries = tuple[Placed, ...]


def load(extra: Sequence[str | Path] = ()) -> Vocabulary:
    """The packaged vocabulary, with a user's files, or those of installed packages, added.

    A file may hold any of the tables. Its entries are added; one with the name of an entry that
    exists (for phases and cues: the phase, the kind) takes that entry's place. What is no path of
    a file may be the name under which an installed package offers one (see `installed`).
    """
    return load_texts([text_of(given) for given in extra])


def load_texts(texts: Sequence[tuple[str, str]]) -> Vocabulary:
    """The same for the texts of files, each with what complaints call it."""
    if not texts:
        return _packaged_vocabulary()
    return combine([*packaged(), *(_entries(text, origin) for text, origin in texts)])


@cache
def _packaged_vocabulary() -> Vocabulary:
    return combine(packaged())


@cache
def packaged() -> tuple[Entries, ...]:
    """The entries that come with the library, file by file."""
    folder = files(__package__)
    origins = [f"{name}.toml" for name in PACKAGED]
    return tuple(_entries(folder.joinpath(o).read_text(encoding="utf-8"), o) for o in origins)


def text_of(given: str | Path) -> tuple[str, str]:
    """The text of a file, or of an installed vocabulary, and what complaints call it."""
    path = Path(given)
    try:
        file = None if path.exists() else installed.find(str(given))
        return (file or path).read_text(encoding="utf-8"), str(given)
    except (OSError, UnicodeDecodeError) as error:
        known = ", ".join(installed.names()) or "none"
        hint = "" if path.exists() else f" (installed vocabularies: {known})"
        raise VocabularyError(f"{given}: cannot be read: {error}{hint}") from error


def _entries(text: str, origin: str) -> Entries:
    return tuple(entries(parse(text, origin), origin))
