"""A text cut into pieces so that what is quoted of it can be marked, also where quotes overlap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from announce_extract.report.quotes import Quote, Spot


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, or the beginning or end of a mark."""

    text: str = ""
    opens: Spot | None = None
    first: bool = False
    """Whether the mark begins here, and not only goes on after one that it crosses."""
    closes: bool = False


def pieces(text: str, quotes: Mapping[Spot, list[Quote]]) -> list[Piece]:
    """Cut the text; marks are nested properly, so one that crosses another comes in parts.

    >>> [p.text or ("<" if p.opens else ">") for p in pieces("abcd", {Spot("text", 1, 3): []})]
    ['a', '<', 'bc', '>', 'd']
    """
    spots = sorted(quotes, key=lambda s: (s.start, -s.end))
    cuts = sorted({0, len(text), *(s.start for s in spots), *(s.end for s in spots)})
    found: list[Piece] = []
    stack: list[Spot] = []
    waiting = iter(spots)
    following = next(waiting, None)
    for at, until in zip(cuts, [*cuts[1:], None], strict=True):
        _close(found, stack, at)
        while following is not None and following.start == at:
            found.append(Piece(opens=following, first=True))
            stack.append(following)
            following = next(waiting, None)
        if until is not None:
            found.append(Piece(text[at:until]))
    return found


def _close(found: list[Piece], stack: list[Spot], at: int) -> None:
    """Close what ends here, and what stands inside it; the latter goes on at once."""
    ended = [i for i, spot in enumerate(stack) if spot.end == at]
    if not ended:
        return
    inner = stack[ended[0] :]
    del stack[ended[0] :]
    found.extend(Piece(closes=True) for _ in inner)
    for spot in inner:
        if spot.end != at:
            found.append(Piece(opens=spot))
            stack.append(spot)
