"""No two entries may be written the same way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

# Tables whose surfaces live in one space: a text's "DGX Spark" is a chip or a system, not both.
# A cue may have two kinds, and a model may be called what its developer is called.
SPACES = {
    "organisations": "organisation",
    "accelerators": "hardware",
    "systems": "hardware",
    "models": "model",
    "phases": "phase",
}
_SPACERS = re.compile(r"[\s\u2010-\u2015-]+")


class HasSurfaces(Protocol):
    """An entry, as far as this module cares."""

    @property
    def surfaces(self) -> tuple[str, ...]:
        """Every way of writing it."""


class Located(Protocol):
    """An entry with its table; `str` says where it stands."""

    @property
    def table(self) -> str:
        """The table's name."""

    @property
    def entry(self) -> HasSurfaces:
        """The entry itself."""


def fold(surface: str) -> str:
    """Case, spaces and hyphens removed: what the matchers may take for the same.

    >>> fold("GPT-4 Turbo") == fold("gpt4turbo")
    True
    """
    return _SPACERS.sub("", surface).casefold()


def clashes(placed: Iterable[Located]) -> Iterator[str]:
    """Say which surface of which entry is taken by an earlier one."""
    owners: dict[tuple[str, str], Located] = {}
    for one in placed:
        if (space := SPACES.get(one.table)) is None:
            continue
        for surface in one.entry.surfaces:
            owner = owners.setdefault((space, fold(surface)), one)
            if owner is not one:
                yield f"{one}: surface {surface!r} is also one of {owner}"
