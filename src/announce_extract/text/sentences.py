"""Sentences: spans inside blocks, not broken at abbreviations, initials and version numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from announce_extract.patterns import compiled
from announce_extract.patterns.scan import scan
from announce_extract.text.sections import Block, Kind


@dataclass(frozen=True, slots=True)
class Sentence:
    """A half-open span, with the number and kind of its block."""

    start: int
    end: int
    block: int
    kind: Kind


_LONGEST = 1500
"""Characters; what goes on longer without a full stop is cut, so that work stays linear."""
_END = compiled(
    r"""[.!?]++["')\]]*+\s++(?=["'(\[]?(?:[^\sa-z]|[a-z]{1,2}[A-Z]))""", ignore_case=False
)
# matches "Inc.", "Jan.", "U.S.", "J."; not "2026." or "model."
_ABBREVIATION = compiled(
    r"""(?:\b(?:inc|corp|co|ltd|llc|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mr|mrs|ms|dr|prof|
        st|vs|no|approx|fig|eq|sec|e\.g|i\.e|u\.s|u\.k|al|gen|sen|rep|gov|est|ca)|(?<![\w-])[A-Z]|\.[A-Z])\."""
)


def sentences_of(text: str, blocks: tuple[Block, ...]) -> tuple[Sentence, ...]:
    """All sentences of the page in order."""
    stops = [match.span() for match in scan(_END, text)]
    return tuple(
        Sentence(start, end, number, block.kind)
        for number, block in enumerate(blocks)
        for start, end in _spans(text, block, stops)
    )


def _spans(text: str, block: Block, stops: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences of a block; `stops` are the marks that may end one, with the space after."""
    if block.kind is Kind.ROW:
        yield block.start, block.end
        return
    start = block.start
    for i in range(bisect_left(stops, (start, start)), len(stops)):
        mark, after = stops[i]
        if after >= block.end:
            break
        if text[mark] == "." and _is_abbreviation(text[max(start, mark - 8) : mark + 1]):
            continue
        yield start, after
        start = after
    while block.end - start > _LONGEST:
        cut = text.rfind(" ", start, start + _LONGEST)
        stop = cut + 1 if cut > start else start + _LONGEST
        yield start, stop
        start = stop
    if start < block.end:
        yield start, block.end


def _is_abbreviation(words: str) -> bool:
    return any(m.end() == len(words) for m in _ABBREVIATION.finditer(words))
