"""Organisations that do something together: "X, Y and Z", "together with Y"."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from announce_extract.mentions.mention import Mention, Org
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled

_AND = compiled(
    r"(?:\s\([^()]{1,20}\))?\s?(?:,|and|,\sand|&|together\swith|in\scollaboration\swith|with|alongside|along\swith|in\spartnership\swith|,\stogether\swith)\s(?:the\s)?"
)


# "open-sourced X together with IBM"
_TOGETHER = compiled(
    r"\b(?:together|jointly|in\s(?:close\s)?(?:collaboration|partnership|cooperation)|alongside|along|teamed\sup|partnered|joined\sforces)\s(?:with\s)?(?:the\s|its\spartner\s)?$"
)


def joined(reading: Reading, orgs: list[Mention[Org]], best: Mention[Org]) -> list[Mention[Org]]:
    """An organisation and those coordinated with it, in text order."""
    group = [best]
    text = reading.page.text
    i = orgs.index(best, bisect_left(orgs, best.start, key=attrgetter("start")))
    for o in reversed(orgs[:i]):
        if not _AND.fullmatch(text[o.end : group[0].start]):
            break
        group.insert(0, o)
    for o in orgs[i + 1 :]:
        if not _AND.fullmatch(text[group[-1].end : o.start]):
            break
        group.append(o)
    s = reading.sentence_at(best.start)
    group += [
        o
        for o in reading.within(orgs, s)
        if o.start > group[-1].end
        and o.value.kind not in {"vendor", "cloud"}
        and _TOGETHER.search(text[max(s.start, o.start - 44) : o.start])
    ]
    return list({o.value.name: o for o in reversed(group)}.values())[::-1]
