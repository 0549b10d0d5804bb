"""Vocabularies that installed packages offer, under the entry points of one group.

A package offers a TOML file by an entry point that leads to its path (a `str`, `Path` or resource
of `importlib.resources`), or to a function without arguments that returns one:

    [project.entry-points."announce_extract.vocabularies"]
    quantum = "my_package.names:FILE"
"""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from importlib.resources.abc import Traversable
from pathlib import Path

from announce_extract.errors import VocabularyError

GROUP = "announce_extract.vocabularies"


def names() -> list[str]:
    """What can be asked for by name."""
    return sorted(entry.name for entry in entry_points(group=GROUP))


def find(name: str) -> Traversable | None:
    """The file that a package offers under a name, None if none does.

    Raises `VocabularyError` if the package is broken, or more than one uses the name.
    """
    found = list(entry_points(group=GROUP, name=name))
    if len(found) > 1:
        values = ", ".join(entry.value for entry in found)
        raise VocabularyError(f"{name}: offered by more than one package: {values}")
    return _file(found[0]) if found else None


def _file(entry: EntryPoint) -> Traversable:
    try:
        target = entry.load()
        given = target() if callable(target) else target
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        raise VocabularyError(f"{entry.name}: {entry.value} cannot be used: {reason}") from error
    if isinstance(given, str | Path):
        return Path(given)
    if isinstance(given, Traversable):
        return given
    raise VocabularyError(f"{entry.name}: {entry.value} is no path but {type(given).__name__}")
