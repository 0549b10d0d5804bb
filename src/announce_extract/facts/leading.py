"""The organisation that a page is about: named in the title, as the developer, or first and most."""

from __future__ import annotations

from collections import Counter

from announce_extract.facts.relation import is_customer
from announce_extract.facts.subjects import Subjects
from announce_extract.mentions.mention import Mention, Org
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled

_LABELLED = compiled(
    r"\b(?:developed\sby|developers?|created\sby|organi[sz]ation|(?<!cloud\s)(?<!compute\s)provider|trained\sby|publisher)\s?[:|]\W*$"
)


def labelled(reading: Reading, orgs: list[Mention[Org]]) -> Mention[Org] | None:
    """The organisation of a card's field: "Developed by: Meta AI"."""
    text = reading.page.text
    return next((o for o in orgs if _LABELLED.search(text[max(0, o.start - 30) : o.start])), None)


def leading(reading: Reading, subjects: Subjects, orgs: list[Mention[Org]]) -> Mention[Org] | None:
    """The one that leads; None where nobody does more than pay, host or own what is compared."""
    text, body = reading.page.text, reading.page.body
    doing = [
        o
        for o in orgs
        if not is_customer(text, o, reading.sentence_at(o.start))
        and not _owns_source(reading, subjects, o)
    ]
    seen = Counter(o.value.name for o in doing)
    return max(
        doing,
        key=lambda o: (
            6 * bool(_LABELLED.search(text[max(0, o.start - 30) : o.start]))
            + 3 * (o.start < body)
            + 2 * (o.start < body + 250)
            + min(seen[o.value.name], 6) * 0.5,
            -o.start,
        ),
        default=None,
    )


def _owns_source(reading: Reading, subjects: Subjects, o: Mention[Org]) -> bool:
    """Whether an organisation is named for a model that another is made from or set against."""
    owns = reading.page.text[o.end : o.end + 2] == "'s"
    return any(
        o.end <= m.start <= o.end + (16 if owns else 1) and subjects.is_background(m)
        for m in subjects.inside(reading.sentence_at(o.start))
    )
