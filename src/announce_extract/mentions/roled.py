"""A number with the role that its neighbours give it, before its qualifier is read."""

from __future__ import annotations

from dataclasses import dataclass

from announce_extract.mentions.mention import Role
from announce_extract.mentions.numerals import Numeral


@dataclass(frozen=True, slots=True)
class Roled:
    """One number of a sentence, what it counts, the rule that says so, and where both end."""

    numeral: Numeral
    role: Role | None
    rule: str
    end: int
