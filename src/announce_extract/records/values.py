"""Values of records: mentions with their quotes, as the schema has them."""

from __future__ import annotations

from announce_extract.facts.fact import Entity
from announce_extract.facts.gather import Facts
from announce_extract.mentions.mention import Amount, Chip, Mention, Org, Role
from announce_extract.mentions.reading import Reading
from announce_extract.schema import Evidence, Name, Phase, Qualifier, Quantity, TrainingPhase


def quote(reading: Reading, m: Mention[object]) -> Evidence:
    """The words of a mention, in the article's own characters."""
    return reading.page.evidence(m.start, m.end, m.rule)


def organisations(reading: Reading, facts: Facts, orgs: list[Mention[Org]]) -> tuple[Name, ...]:
    """Organisations as the page writes them."""
    names = []
    for o in orgs:
        words = quote(reading, o)
        names.append(
            Name(name=facts.actors.shown(o), surface=words.text, ids=o.value.ids, evidence=(words,))
        )
    return tuple(names)


def chips(reading: Reading, kinds: list[Mention[Chip]]) -> tuple[Name, ...]:
    """Kinds of chip, each once; beside "V100" there is no "GPU"."""
    seen: dict[str, Name] = {}
    for c in [c for c in kinds if not c.value.generic] or kinds:
        words = quote(reading, c)
        seen.setdefault(
            c.value.name, Name(name=c.value.name, surface=words.text, evidence=(words,))
        )
    return tuple(seen.values())


def quantity(reading: Reading, a: Mention[Amount]) -> Quantity:
    """A number with its qualifier; counts are whole."""
    value = a.value.value
    if a.value.role is not Role.DAYS and value != int(value):
        value = round(value)
    upper = a.value.upper
    return Quantity(
        value=value,
        upper=upper,
        qualifier=a.value.qualifier if upper is None else Qualifier.RANGE,
        evidence=(quote(reading, a),),
    )


def named_size(reading: Reading, e: Entity, size: int) -> Quantity:
    """A size that stands in the model's name."""
    m = next((m for m in e.mentions if size in {m.value.size, m.value.active}), e.mentions[0])
    words = reading.page.evidence(m.start, m.end, "quantity/in-name")
    return Quantity(value=size, qualifier=Qualifier.EXACT, evidence=(words,))


def phases(reading: Reading, found: list[Mention[TrainingPhase]]) -> tuple[Phase, ...]:
    """Phases with their words."""
    return tuple(Phase(value=p.value, evidence=(quote(reading, p),)) for p in found)
