"""What a harness is, and the files that the seeds are taken from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "data" / "fixtures"
REGRESSIONS = Path(__file__).parent / "regressions"
"""Inputs that broke something once, or that break what is likely to break: a folder a harness."""


@dataclass(frozen=True, slots=True)
class Harness:
    """What is run on any bytes, and bytes to begin with."""

    run: Callable[[bytes], None]
    seeds: Callable[[], Iterator[bytes]]


class BrokenPromiseError(AssertionError):
    """Something that always holds did not hold for an input."""


def promise(holds: bool, what: str) -> None:
    """Raise where something does not hold; unlike `assert`, also under `python -O`."""
    if not holds:
        raise BrokenPromiseError(what)


def articles() -> Iterator[str]:
    """The texts of the fixtures, whole and paragraph by paragraph."""
    for path in sorted(FIXTURES.joinpath("articles").iterdir()):
        whole = path.read_text(encoding="utf-8")
        yield whole
        yield from (part for part in whole.split("\n\n") if len(part) > 40)


@contextmanager
def as_file(data: bytes, name: str) -> Iterator[Path]:
    """The bytes as a file, for what reads only files."""
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        yield path
