"""Which models the article is about, and which only stand in the background."""

from __future__ import annotations

from announce_extract.facts.fact import Entity
from announce_extract.facts.gather import Facts
from announce_extract.facts.kinship import is_member, sizeless
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled
from announce_extract.text.page import Page
from announce_extract.text.sections import Kind

LEAD = 700
"""Characters of the text that count as its lead."""
_EARLIER = compiled(
    r"\b(?:predecessors?|previous|earlier|older|last\syear's|original|first-generation),?\s(?:model\s|version\s|models\s)?$"
)
_DIGEST = compiled(
    r"\b(?:digest|round-?up|newsletter|in\sbrief|news\sbriefs?|this\sweek\s(?:in|on)|week\sin\s(?:AI|review)|weekly|headlines|AI\snews\b(?!.*:)|data\spoints|recap)\b"
)


def is_digest(page: Page) -> bool:
    """Whether a page is a collection of news, each with a heading: all of it is what it is about."""
    if not _DIGEST.search(page.text[: page.body]):
        return False
    return sum(b.kind in {Kind.HEADING, Kind.ITEM} for b in page.blocks) > 2


def is_primary(reading: Reading, facts: Facts, e: Entity) -> bool:
    """Whether the article is about the model, or about a sibling of another size."""
    stem = sizeless(e)
    if stem is None:
        return _is_told_of(reading, facts, e)
    if stem not in facts.told_of:
        siblings = facts.siblings[stem]
        facts.told_of[stem] = any(_is_told_of(reading, facts, o) for o in siblings)
    return facts.told_of[stem]


def _is_told_of(reading: Reading, facts: Facts, e: Entity) -> bool:
    """Whether a model stands in the title or lead, and not as a comparison."""
    body = reading.page.body
    plain = [m for m in e.mentions if not facts.subjects.is_compared(m)]
    text = reading.page.text
    plain = [m for m in plain if not _EARLIER.search(text[max(0, m.start - 30) : m.start])]
    if not plain:
        return False
    if all(o.described for o in facts.entities) or is_digest(reading.page):
        return True
    first = min(m.start for m in plain)
    main = facts.actors.main()
    own = main is not None and main.value.name in {o.value.name for o in e.organisations}
    if is_foreign(facts, e):
        return False
    if any(is_member(e.key, o.key) for o in facts.titled):
        return True
    if facts.titled and first >= body and not own and main is not None:
        return False
    return first < body + LEAD or (own and (len(plain) >= 6 or first < body + 3000))


def is_foreign(facts: Facts, e: Entity) -> bool:
    """Whether a listed model's maker is not on the page, while somebody there acts on another."""
    return (
        e.developer is not None
        and e.developer not in facts.actors.present
        and (not e.organisations or e.bond < 3)
        and facts.bonds > (e.bond >= 3)
    )
