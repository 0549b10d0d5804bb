"""What a run did, for people and as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any

from announce_extract.plural import counted


@dataclass(slots=True)
class Counts:
    """What was found in one or many slices."""

    documents: int = 0
    relevant: int = 0
    """Documents that gave a record."""
    records: int = 0
    failures: int = 0
    bytes: int = 0
    """Size of the documents, decompressed."""

    def add(self, other: Counts) -> None:
        """Count another slice in."""
        for field in fields(Counts):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))

    def __str__(self) -> str:
        """The numbers of documents, records and failures."""
        told = ((self.documents, "document"), (self.records, "record"), (self.failures, "failure"))
        return ", ".join(counted(number, noun) for number, noun in told)


@dataclass(frozen=True, slots=True)
class Summary:
    """A finished run."""

    counts: Counts
    seconds: float
    """By the clock on the wall, of the last start."""
    read_bytes: int
    """Of `counts.bytes`, what was read since the last start."""
    workers: int
    resumed: bool

    def to_dict(self) -> dict[str, Any]:
        """All figures as JSON values."""
        rate = self.read_bytes / 1e6 / self.seconds if self.seconds else 0.0
        return asdict(self.counts) | {
            "seconds": round(self.seconds, 3),
            "megabytes_per_second": round(rate, 3),
            "workers": self.workers,
            "resumed": self.resumed,
        }

    def __str__(self) -> str:
        """One line."""
        rate = self.read_bytes / 1e6 / self.seconds if self.seconds else 0.0
        again = " since it was taken up again" if self.resumed else ""
        return (
            f"{self.counts}; {self.counts.relevant:,} relevant; {self.counts.bytes / 1e6:,.1f} MB "
            f"in {self.seconds:,.1f} s{again} ({rate:,.1f} MB/s)"
        )
