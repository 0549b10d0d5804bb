"""Sizes under a family: "Llama 3.1 now comes in 8B, 70B and 405B" is three models."""

from __future__ import annotations

from dataclasses import replace

from announce_extract.facts.amounts import RESPECTIVELY
from announce_extract.facts.fact import Entity
from announce_extract.facts.kinship import is_member
from announce_extract.facts.subjects import Subjects
from announce_extract.mentions.mention import Amount, Mention, ModelName, Role
from announce_extract.mentions.model_name import amount_of, describe, key
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled
from announce_extract.schema import Qualifier
from announce_extract.text.sections import Kind
from announce_extract.text.sentences import Sentence

# between two sizes of one list: ", ", " and ", " parameters, and "; never a relative clause
_LIST = compiled(
    r"[\"']?[-\s]*(?:parameters?|params?|versions?|models?)?\s?(?:\([^)]{0,20}\))?\s?(?:,|and|or|,\sand|,\sor|/|\sto)\s?(?:an?\s|the\s|its\s)?[\"']?"
)


def expand_sizes(reading: Reading, subjects: Subjects, found: list[Entity]) -> list[Entity]:
    """Replace a family by its members where the page lists their sizes."""
    out = list(found)
    tables = _tables(reading, subjects)
    for s in reading.page.sentences:
        sizes = tables.get(s.start) or _listed(reading, s)
        if len(sizes) < 2:
            continue
        several = {
            subjects.entity(m).name for m in subjects.inside(s) if not subjects.is_compared(m)
        }
        if len(several) > 1 and reading.told(RESPECTIVELY, s):
            continue
        family, cost = subjects.of(sizes[0].start, sizes[-1].end, s)
        if family is not None and family.size:
            family = _parent(family, out) or family
        if family is None or family.size or family.described or cost > 320:
            continue
        members = [_member(reading.page.text, family, a, out) for a in sizes]
        new = [m for m in members if m not in out]
        family.amounts.pop(Role.PARAMETERS, None)
        for m, a in zip(members, sizes, strict=True):
            m.amounts.setdefault(Role.PARAMETERS, a)
        if not new:
            continue
        _share_tokens(family, out)
        for m in new:
            m.phases = family.phases
            m.amounts = {
                **{r: a for r, a in family.amounts.items() if r is Role.TOKENS},
                **m.amounts,
            }
        at = out.index(family) if family in out else len(out)
        out[at : at + 1] = new
    return out


def _share_tokens(family: Entity, found: list[Entity]) -> None:
    """What a family was trained on is told of its members too."""
    tokens = family.amounts.get(Role.TOKENS)
    for e in found if tokens else ():
        if tokens and is_member(e.key, family.key):
            e.amounts.setdefault(Role.TOKENS, tokens)


def _tables(reading: Reading, subjects: Subjects) -> dict[int, list[Mention[Amount]]]:
    """The sizes that head the rows of tables without names, by the start of the first such row."""
    found: dict[int, list[Mention[Amount]]] = {}
    first, block = 0, -2
    for s in reading.page.sentences:
        size = _SIZE_CELL.match(reading.page.text, s.start, s.end)
        if s.kind is not Kind.ROW or not size or subjects.inside(s):
            continue
        if s.block != block + 1:
            first = s.start
        block = s.block
        amount = Amount(Role.PARAMETERS, amount_of(size["size"]) or 0, Qualifier.EXACT)
        cell = Mention(amount, *size.span("size"), "quantity/size-cell")
        found.setdefault(first, []).append(cell)
    return {start: sizes for start, sizes in found.items() if len(sizes) > 1}


_SIZE_CELL = compiled(r"[|\ ]*(?P<size>\d+(?:\.\d+)?[BM])\ *\|", ignore_case=False)


def _parent(e: Entity, found: list[Entity]) -> Entity | None:
    """The family that a member's name begins with: OPT of OPT-175B."""
    mine = e.key
    parents = [
        f
        for f in found
        if not f.size and not f.described and _TAIL.fullmatch(mine.removeprefix(f.key))
    ]
    return parents[0] if len(parents) == 1 else None


_TAIL = compiled(r"\d+(?:\.\d+)?[bmt](?:a\d+(?:\.\d+)?[bm])?")


# "sizes between 32 billion and 0.6 billion" names the ends
_BETWEEN = compiled(r"\b(?:between|ranging\sfrom|range\sfrom|from\sas\s\w+\sas)\s(?:\w+\s)?$")


def _listed(reading: Reading, s: Sentence) -> list[Mention[Amount]]:
    amounts = [
        a for a in reading.within(reading.amounts, s)
        if a.value.role is Role.PARAMETERS and a.value.upper is None
    ]  # fmt: skip
    run: list[Mention[Amount]] = []
    for a in amounts:
        if run and not _LIST.fullmatch(reading.page.text[run[-1].end : a.start]):
            if len(run) >= 2:
                break
            run = []
        if not run and _BETWEEN.search(reading.page.text[max(s.start, a.start - 30) : a.start]):
            continue
        run.append(a)
    values = {a.value.value for a in run}
    return run if len(values) == len(run) >= 2 else []


def _member(text: str, family: Entity, a: Mention[Amount], known: list[Entity]) -> Entity:
    size = int(a.value.value)
    written = compiled(r"\d+(?:\.\d+)?[BMT]").match(text, a.start)
    name = f"{family.name} {written[0] if written else describe(size)}"
    for e in known:
        if e.size != size or e is family:
            continue
        if e.first < a.start + 2000 or e.key == key(name):
            return e
    mention = Mention(ModelName(name, key(name), size), a.start, a.end, "model/family-size")
    return replace(
        family, name=name, mentions=[mention, *family.mentions], size=size,
        amounts={Role.PARAMETERS: a}, hardware=list(family.hardware), organisations=[],
    )  # fmt: skip
