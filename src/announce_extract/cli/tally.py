"""What happened to the records that a command reads, and how it ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from announce_extract.cli import telling
from announce_extract.read.failure import Failure

T = TypeVar("T")


@dataclass(slots=True)
class Tally:
    """What was read so far, and what failed; failures are said as they come."""

    read: int = 0
    failures: int = 0

    def fail(self, failure: object) -> None:
        """Count a failure and report it."""
        self.failures += 1
        telling.say(str(failure))

    def counting(self, found: Iterable[T]) -> Iterator[T]:
        """Pass on what is found, and count what is no failure."""
        for item in found:
            self.read += not isinstance(item, Failure)
            yield item

    def kept(self, found: Iterable[T | Failure]) -> Iterator[T]:
        """Only what could be read; what could not is a failure."""
        for item in found:
            if isinstance(item, Failure):
                self.fail(item)
            else:
                yield item

    @property
    def status(self) -> int:
        """The exit status."""
        return 1 if self.failures else 0
