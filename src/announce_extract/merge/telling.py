"""A record as one of the tellers of an announcement: how much weight its word has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from announce_extract.identity import Identities, Resolver, article_key
from announce_extract.merge.own import is_own
from announce_extract.schema import Announcement, Status

STANDING = {
    Status.STATED: 0,
    Status.CLAIMED: 1,
    Status.PLANNED: 2,
    Status.RUMOURED: 3,
    Status.DENIED: 4,
}


@dataclass(frozen=True, slots=True)
class Telling:
    """A record with its entities, its article, and what its word weighs."""

    record: Announcement
    who: Identities
    article: str
    text: str
    """Equal for copies of one text."""
    own: bool
    """Whether the organisation itself tells it."""
    published: float
    """When, in seconds; minus infinity if unknown."""

    @classmethod
    def of(cls, record: Announcement, resolver: Resolver) -> Telling:
        """Resolve the record's names and look at where it was published."""
        who = resolver.record(record)
        article = article_key(record)
        document = record.document
        tellers = (*who.organisations[:1], *([who.developer] if who.developer else []))
        names = (name for one in tellers for name in resolver.surfaces(one))
        return cls(
            record,
            who,
            article,
            text=document.text_sha256 if document else article,
            own=is_own(document.url if document else None, names),
            published=_seconds(document.published if document else None),
        )

    def weight(self, hedged: bool) -> tuple[bool, int, bool, float]:
        """The smaller, the better: own before others', plain before hedged, late before early."""
        return not self.own, STANDING[self.record.status.value], hedged, -self.published


def _seconds(published: str | None) -> float:
    if published is None:
        return float("-inf")
    try:
        when = datetime.fromisoformat(published)
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return float("-inf")
