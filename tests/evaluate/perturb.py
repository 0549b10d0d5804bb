"""Predictions made of gold records: some fields dropped, changed, doubled or written otherwise."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from tests.evaluate.files import Cells, Record

Pool = Mapping[str, Sequence[str]]
"""The values that each field has anywhere in the gold."""


def perturbed(documents: Mapping[str, Sequence[Record]], seed: int) -> list[Cells]:
    source = random.Random(seed)
    pool = _pool(documents)
    rows: list[Cells] = []
    for name, records in documents.items():
        found = [row for record in records for row in _predicted(record, pool, source)]
        if source.random() < 0.2:
            found.append(_stray(pool, source))
        source.shuffle(found)
        rows += [{"document_id": name, **row} for row in found]
    return [*rows, {"document_id": "nowhere", "model": "Nova"}]


def _predicted(record: Record, pool: Pool, source: random.Random) -> Iterator[Cells]:
    for _ in range(source.choices((0, 1, 2), weights=(15, 75, 10))[0]):
        columns = {*record, *source.sample(sorted(pool), 2)} - {"optional"}
        cells = {c: _cell(c, record.get(c), pool, source) for c in sorted(columns)}
        yield {c: cell for c, cell in cells.items() if cell or source.random() < 0.5}


def _cell(column: str, gold: Any, pool: Pool, source: random.Random) -> str:
    choice = source.random()
    if choice < 0.12:
        return ""
    if choice < 0.25:
        return source.choice(pool[column])
    alternatives = gold["any"] if isinstance(gold, dict) else [gold]
    if column == "accelerator" and choice < 0.5:
        kinds = source.choices([_written(a) for a in alternatives], k=2)
        return "|".join([*kinds, source.choice(pool[column])][: source.randint(2, 3)])
    cell = _written(source.choice(alternatives))
    return source.choice(WAYS)(cell) if choice > 0.7 else cell


def _stray(pool: Pool, source: random.Random) -> Cells:
    return {
        column: source.choice(values) for column, values in pool.items() if source.random() < 0.4
    }


def _pool(documents: Mapping[str, Sequence[Record]]) -> Pool:
    pool: defaultdict[str, list[str]] = defaultdict(list)
    for records in documents.values():
        for column, gold in ((c, g) for r in records for c, g in r.items() if c != "optional"):
            pool[column] += map(_written, gold["any"] if isinstance(gold, dict) else [gold])
    return pool


def _written(value: Any) -> str:
    if isinstance(value, list):
        return "|".join(map(str, value))
    return "" if value is None else str(value)


def _with_commas(cell: str) -> str:
    return f"{int(cell):,}" if cell.isdecimal() else cell


def _slightly_more(cell: str) -> str:
    return str(int(cell) + max(1, int(cell) // 199)) if cell.isdecimal() else cell


WAYS: tuple[Callable[[str], str], ...] = (
    str.upper,
    str.lower,
    "the {}".format,
    "NVIDIA {}".format,
    "{} GPUs".format,
    "{} NVL".format,
    "{} (80GB) PCIe".format,
    "{}, Inc.".format,
    "{} model".format,
    " {} ".format,
    lambda cell: cell.replace("-", "\u2011"),
    lambda cell: cell.replace(" ", "-"),
    lambda cell: "|".join(reversed(cell.split("|"))),
    lambda cell: f"{cell}|{cell}",
    _with_commas,
    _slightly_more,
)
