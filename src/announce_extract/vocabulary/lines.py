"""Which line of a TOML file an entry, or something in it, stands on."""

from __future__ import annotations

import re
from dataclasses import dataclass

HEADER = re.compile(r"\s*\[\[\s*(\w+)\s*\]\]")
ANY_HEADER = re.compile(r"\s*\[")


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of one entry, from 1; the last is excluded."""

    table: str
    start: int
    end: int


class Lines:
    """The lines of a file's text, by entry.

    >>> lines = Lines('# mine\\n[[models]]\\nname = "A"\\naliases = ["B"]\\n')
    >>> lines.of("models", 0), lines.of("models", 0, "B"), lines.of("models", 7)
    (2, 4, 1)
    """

    def __init__(self, text: str) -> None:
        """Look for the headers of entries."""
        self._lines = text.splitlines()
        starts = [n for n, line in enumerate(self._lines, 1) if ANY_HEADER.match(line)]
        ends = [*starts, len(self._lines) + 1][1:]
        self._sections: dict[str, list[Section]] = {}
        for start, end in zip(starts, ends, strict=True):
            if header := HEADER.match(self._lines[start - 1]):
                section = Section(header[1], start, end)
                self._sections.setdefault(section.table, []).append(section)

    def of(self, table: str, index: int, *needles: str) -> int:
        """The line of an entry's header, or that in it which has the first needle found.

        A needle is looked for as a key or as a string. 1 where the entry has no header.
        """
        sections = self._sections.get(table, [])
        if index >= len(sections):
            return 1
        section = sections[index]
        for needle in needles:
            wanted = re.compile(rf"\s*{re.escape(needle)}\s*=|[\"']{re.escape(needle)}[\"']")
            for number in range(section.start, section.end):
                if wanted.search(self._lines[number - 1]):
                    return number
        return section.start
