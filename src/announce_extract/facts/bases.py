"""Who developed the base model, where somebody else acts on it."""

from __future__ import annotations

from collections import Counter

from announce_extract.facts.fact import Entity
from announce_extract.mentions.mention import Mention, Org
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled
from announce_extract.text.sentences import Sentence

_BASE = compiled(
    r"\b(?:fine-?\s?tun\w+|post-?train\w*|distill\w*|based\son|built\son(?:\stop\sof)?|on\stop\sof|from|took|started\sfrom|base\s(?:model|comes)|underneath|pre-?training\sof|serves?|run|runs|derived)\b"
)


def base_of(
    reading: Reading, orgs: list[Mention[Org]], e: Entity, developers: Counter[str | None]
) -> Mention[Org] | None:
    """The developer of what a model was made from, as far as the page names one.

    `developers` are those of all models of the page.
    """
    kin = {n for o in e.organisations for n in (o.value.name, *o.value.lineage)}
    if e.developer and e.developer not in kin:
        return next((o for o in orgs if o.value.name == e.developer), None)
    actors = {o.value.name for o in e.organisations}
    for m in e.mentions:
        s = reading.sentence_at(m.start)
        for o in reading.within(orgs, s):
            others = developers[o.value.name] - (e.developer == o.value.name)
            another = o.value.name not in actors and others > 0
            if another and _is_source(reading.page.text, o, s):
                return o
    return None


def _is_source(text: str, o: Mention[Org], s: Sentence) -> bool:
    """Whether it is "based on X's", "fine-tuned from X's"."""
    maker = o.value.kind in {"lab", "company", "vendor"} and text[o.end : o.end + 2] == "'s"
    return maker and bool(_BASE.search(text[max(s.start, o.start - 60) : o.start]))
