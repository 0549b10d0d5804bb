"""A folder of bad inputs, with good ones among them: `python -m tests.bad_inputs FOLDER`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from tests.bad_inputs import compressed, containers, encodings, good, pages, places, values
from tests.bad_inputs.case import Bad
from tests.bad_inputs.encodings import LIMIT

__all__ = ["LIMIT", "Folder", "bad", "generate"]


@dataclass(frozen=True, slots=True)
class Folder:
    """What is in a folder, and what a run over it has to say."""

    inputs: tuple[str, ...]
    """What is to be named on the command line."""
    reasons: dict[str, str]
    """A pattern for each path of which something is to be reported."""
    half: frozenset[str]
    """Those of them with good articles in them."""
    ids: frozenset[str]
    """The documents that give a record."""


def bad() -> Iterator[Bad]:
    """All files of which nothing can be read, or not all."""
    return chain(
        values.broken(), values.kinds(), values.dates(),
        encodings.encodings(), encodings.nothing(), encodings.huge(),
        compressed.cut(), compressed.bombs(),
        pages.pages(), pages.feeds(),
        containers.warcs(), containers.parquets(), containers.tables(),
    )  # fmt: skip


def generate(folder: Path) -> Folder:
    """Fill a folder."""
    reasons: dict[str, str] = {}
    for item in bad():
        reasons[write(folder, item.name, item.data)] = item.reason
    found = list(chain(good.whole(), good.odd(), good.mixed()))
    for kept in found:
        path = write(folder, kept.name, kept.data)
        if kept.reason is not None:
            reasons[path] = kept.reason
    half = frozenset(str(folder / kept.name) for kept in found if kept.reason is not None)
    reasons |= places.make(folder / "places")
    named = [*named_only(folder.with_name(f"{folder.name}-named"))]
    reasons |= dict.fromkeys(named, "unknown suffix|no such file|matches no|no file in it")
    ids = frozenset(chain.from_iterable(kept.ids for kept in found))
    return Folder((str(folder), *named), reasons, half, ids)


def named_only(folder: Path) -> Iterable[str]:
    """What is reported only where it is named: unknown suffixes, and nothing at all."""
    for name in places.UNKNOWN:
        yield write(folder, name, b"text")
    folder.joinpath("empty.json").mkdir()
    yield from (str(folder / name) for name in ("empty.json", "gone.txt", "*.nothing"))


def write(folder: Path, name: str, data: bytes) -> str:
    """Write one file, and tell its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return str(path)
