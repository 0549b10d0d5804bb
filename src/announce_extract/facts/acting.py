"""Which organisations of a page act at all: no outlets, sources, customers, machines or makers of chips."""

from __future__ import annotations

from bisect import bisect_left

from announce_extract.mentions.mention import Mention, Org
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled

BYSTANDERS = {"outlet", "analyst", "investor"}
"""Kinds of organisations that report, judge or pay."""
# "Azure customers can call X": the customers do
_OF_OTHERS = compiled(r"\s(?:customers|users|subscribers|clients|account\sholders)\b")
# "Andromeda, a supercomputer": no company
_IS_MACHINE = compiled(
    r"(?:,|\sis|\swas|\s\(|:)\s?(?:an?|the|its|their)\s(?:[\w'-]+\s){0,5}?(?:supercomputers?|(?:super)?clusters?|data\scent\w+|campus|superfactor\w+)\b|\s(?:supercomputer|supercluster)\b"
)
# "a supercomputer called Andromeda"
_CALLED = compiled(
    r"\b(?:supercomputers?|(?:super)?clusters?|data\scent\w+|campus|machine)(?:,|\sthat\sis)?\s(?:called|named|dubbed|christened|known\sas)\s[\"']?$"
)
# "AMD Instinct MI300X", "Nvidia's latest B200"
_OF_MAKER = compiled(r"(?:'s)?\s(?:(?-i:[A-Z])\w+\s|new\s|latest\s|own\s){0,2}")


def acting(reading: Reading) -> list[Mention[Org]]:
    """The mentions of organisations that may have done something, in text order."""
    text = reading.page.text
    machines = {
        o.value.name
        for o in reading.organisations
        if _IS_MACHINE.match(text, o.end) or _CALLED.search(text[max(0, o.start - 50) : o.start])
    }
    return [
        o
        for o in reading.organisations
        if o.value.kind not in BYSTANDERS
        and o.value.name not in machines
        and not _is_cited(reading, o)
        and not _OF_OTHERS.match(text, o.end)
        and not _names_chips(reading, o)
    ]


def _is_cited(reading: Reading, o: Mention[Org]) -> bool:
    """ "According to Bloomberg, ByteDance plans ...": the source is no actor beside another."""
    text = reading.page.text
    if not text[max(0, o.start - 16) : o.start].lower().rstrip().endswith("according to"):
        return False
    return len(reading.within(reading.organisations, reading.sentence_at(o.start))) > 1


def _names_chips(reading: Reading, o: Mention[Org]) -> bool:
    """Whether a vendor's name only tells whose chips they are: "on 64 AMD Instinct MI300X"."""
    return any(
        c.value.vendor == o.value.name
        and (
            c.start <= o.start < c.end
            or _OF_MAKER.fullmatch(reading.page.text, o.end, max(o.end, c.start))
        )
        for c in reading.chips[bisect_left(reading.chips, o.start - 40, key=lambda c: c.start) :][
            :6
        ]
    )
