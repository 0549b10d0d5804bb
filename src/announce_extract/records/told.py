"""What the records of a page say already of hardware, so that no deployment says it again."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from announce_extract.facts.fact import Hardware
from announce_extract.schema import Announcement, Name

_Count = int | float | None
_Said = tuple[str | None, str | None, _Count]
"""An organisation, a chip and a count; None for any."""


class Told:
    """Who is said to have which chips, and how many: looked up, however many records there are."""

    def __init__(self, records: Iterable[Announcement], units: Iterable[Hardware]) -> None:
        """Learn from the records of models, and which sentences count chips."""
        self._said: set[_Said] = set()
        self._counted = {u.sentence.start for u in units if u.count}
        for record in records:
            self.add(record)

    def add(self, record: Announcement) -> None:
        """Learn what a record says."""
        count = record.chip_count.value if record.chip_count else None
        who = (None, *(o.name for o in record.organisations))
        chips = (None, *(a.name for a in record.accelerators))
        self._said.update(product(who, chips, (None, count)))

    def holds(self, unit: Hardware, orgs: tuple[Name, ...]) -> bool:
        """Whether a record says it already, or the same sentence says it with a count."""
        who: list[str | None] = [*(o.name for o in orgs)] or [None]
        if not unit.count and unit.sentence.start in self._counted:
            return any((name, None, None) in self._said for name in who)
        generic = all(c.value.generic for c in unit.chips)
        chips: list[str | None] = [None] if generic else [c.value.name for c in unit.chips]
        count = unit.count.value.value if unit.count else None
        return any((*pair, count) in self._said for pair in product(who, chips))
