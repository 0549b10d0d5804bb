"""Tables: each row is about the model it names, each column says what its numbers count."""

from __future__ import annotations

from announce_extract.facts.amounts import put
from announce_extract.facts.fact import Entity, Hardware
from announce_extract.facts.size_rows import SizeRows
from announce_extract.facts.subjects import Subjects
from announce_extract.mentions.mention import Amount, Mention, Role
from announce_extract.mentions.numerals import numerals
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled
from announce_extract.schema import Qualifier
from announce_extract.text.sections import Block, Kind
from announce_extract.text.sentences import Sentence

_COLUMNS = (
    (Role.ACTIVE, compiled(r"\bactiv")),
    (Role.TOKENS, compiled(r"\b(?:training\s)?token(?:s|\scount)?\b(?!.*context)")),
    (Role.CHIP_HOURS, compiled(r"\b(?:GPU|TPU|chip|H100|A100|accelerator)[-\s]?hours?\b|\btraining\stime\s\(GPU")),
    (Role.CHIPS, compiled(r"^\W*(?:\#\s?)?(?:number\sof\s)?(?:chips?|GPUs?|TPUs?|accelerators?|hardware)\W*$")),
    (Role.DAYS, compiled(r"^\W*(?:training\s)?days\b|\btraining\s(?:time|duration)\W*$")),
    (Role.COST, compiled(r"\btraining\scost\b")),
    (Role.PARAMETERS, compiled(r"\b(?:total\s)?(?:params?|parameters?)\b(?!.*(?:text|image|vision))|^\W*(?:(?:model\s)?size|total)\W*$")),
)  # fmt: skip
_BILLIONS = compiled(r"\((?:B|billions?)\)|\bin\sbillions\b")
_DAYS = compiled(r"\s?days\b")
_MILLIONS = compiled(r"\((?:M|millions?)\)|\bin\smillions\b")


def read_tables(reading: Reading, subjects: Subjects, rows: SizeRows) -> set[int]:
    """Read all tables; returns the starts of the sentences that were read here."""
    done: set[int] = set()
    header: list[tuple[str, Role | None]] = []
    columns: dict[int, Entity] = {}
    for i, block in enumerate(reading.page.blocks):
        if block.kind is not Kind.ROW:
            if block.kind is not Kind.BOILERPLATE:
                header, columns = [], {}
            continue
        cells = _cells(reading.page.text, block)
        s = Sentence(block.start, block.end, i, block.kind)
        if not header and (found := _heads(subjects, s, cells)):
            columns = found
        elif columns and not header:
            done |= _read_column(reading, s, cells, columns)
        elif not header:
            header = [(reading.page.text[a:b], _role(reading.page.text[a:b])) for a, b in cells]
            if any(role for _, role in header):
                done.add(block.start)
            else:
                header = [("", None)]
        elif any(role for _, role in header) and (e := _told_of(subjects, rows, s)):
            _read_row(reading, e, s, cells, header)
            done.add(block.start)
    return done


def _heads(subjects: Subjects, s: Sentence, cells: list[tuple[int, int]]) -> dict[int, Entity]:
    """The models that head the columns of a table, by column; empty where rows name them."""
    found: dict[int, Entity] = {}
    for m in subjects.inside(s):
        column = next((i for i, (a, b) in enumerate(cells) if a <= m.start < b), 0)
        if column:
            found[column] = subjects.entity(m)
    return found


def _read_column(
    reading: Reading, s: Sentence, cells: list[tuple[int, int]], columns: dict[int, Entity]
) -> set[int]:
    """A row whose first cell says what the numbers under each model count."""
    label = reading.page.text[cells[0][0] : cells[0][1]]
    role = _role(label)
    if role is None:
        return set()
    for column, e in columns.items():
        if column < len(cells):
            _put_cell(reading, e, s, cells[column], label, role)
    return {s.start}


def _cells(text: str, block: Block) -> list[tuple[int, int]]:
    line = text[block.start : block.end]
    start = block.start
    if line.lstrip().startswith("|"):
        skip = line.index("|") + 1
        line, start = line[skip:].rstrip().removesuffix("|"), start + skip
    cells = []
    for cell in line.split("|"):
        cells.append((start, start + len(cell)))
        start += len(cell) + 1
    return cells


def _role(heading: str) -> Role | None:
    return next((role for role, pattern in _COLUMNS if pattern.search(heading)), None)


def _told_of(subjects: Subjects, rows: SizeRows, s: Sentence) -> Entity | None:
    """The model of a row: the first that it names, else the family's of the size that heads it."""
    here = subjects.inside(s)
    return subjects.entity(here[0]) if here else rows.member(s)


def _read_row(
    reading: Reading,
    e: Entity,
    s: Sentence,
    cells: list[tuple[int, int]],
    header: list[tuple[str, Role | None]],
) -> None:
    for (start, end), (heading, role) in zip(cells, header, strict=False):
        _put_cell(reading, e, s, (start, end), heading, role)


def _put_cell(
    reading: Reading, e: Entity, s: Sentence, cell: tuple[int, int], heading: str, role: Role | None
) -> None:
    """Give what a cell says to a model: what its words tell, else what its heading does."""
    start, end = cell
    known = [a for a in reading.within(reading.amounts, s) if start <= a.start < end]
    counts = [a for a in known if a.value.role is Role.CHIPS]
    for a in known:
        if a.value.role in {Role.PARAMETERS, Role.ACTIVE}:
            put(e, a, reading)
    chips = [c for c in reading.within(reading.chips, s) if start <= c.start < end]
    if counts or (chips and role is Role.CHIPS):
        _put_hardware(e, Hardware(counts[0] if counts else None, chips[:1], s))
    elif role and (same := [a for a in known if a.value.role is role]):
        put(e, same[0], reading)
    elif role and not any(a.value.role in {Role.PARAMETERS, Role.ACTIVE} for a in known):
        amount = _cell(reading, start, end, heading, role)
        if amount and role is Role.CHIPS:
            _put_hardware(e, Hardware(amount, [], s))
        elif amount:
            put(e, amount, reading)


def _put_hardware(e: Entity, unit: Hardware) -> None:
    """Add hardware; a count and a kind of chip in two cells of a row are one."""
    for known in e.hardware:
        if known.sentence == unit.sentence and (known.count is None or unit.count is None):
            known.count = known.count or unit.count
            known.chips = known.chips or unit.chips
            return
    e.hardware.append(unit)


def _cell(
    reading: Reading, start: int, end: int, heading: str, role: Role
) -> Mention[Amount] | None:
    text = reading.page.text
    for n in numerals(text, start, end):
        value = n.value
        if role in {Role.PARAMETERS, Role.ACTIVE} and n.scale == 1 and value < 10**5:
            if _BILLIONS.search(heading):
                value *= 10**9
            elif _MILLIONS.search(heading):
                value *= 10**6
            else:
                return None
        if role is Role.DAYS and not _DAYS.match(text, n.end, end) and "day" not in heading.lower():
            return None
        if (role is Role.TOKENS and value < 10**8) or (role is Role.CHIP_HOURS and value < 100):
            return None
        number = int(value) if value.denominator == 1 else float(value)
        q = Qualifier.APPROXIMATE if "~" in text[start : n.start] else Qualifier.EXACT
        return Mention(Amount(role, number, q), n.start, n.end, "quantity/column")
    return None
