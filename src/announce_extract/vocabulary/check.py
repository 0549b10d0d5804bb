"""All that is wrong with a vocabulary file, with the line where it stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from announce_extract.errors import VocabularyError
from announce_extract.vocabulary.doubt import doubts
from announce_extract.vocabulary.files import (
    TABLES,
    Placed,
    VocabularyFile,
    entries,
    parse,
    place_of,
    unlisted_sources,
)
from announce_extract.vocabulary.lines import Lines
from announce_extract.vocabulary.loading import packaged, text_of
from announce_extract.vocabulary.surfaces import clashes
from announce_extract.vocabulary.whole import combine

TOML_LINE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")
QUOTED = re.compile(r"'([^']+)'")
KEY = re.compile(r"Value error, (\w+):")


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """Something wrong, and where.

    >>> str(Mistake("mine.toml", 12, 'models "A": kind: unknown'))
    'mine.toml:12: models "A": kind: unknown'
    """

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.file}:{self.line}: {' '.join(self.reason.split())}"


@dataclass(frozen=True, slots=True)
class Checked:
    """A file, how many entries it has, and what is wrong with it."""

    file: str
    entries: int
    mistakes: tuple[Mistake, ...]


def check(given: str | Path, others: Sequence[str | Path] = ()) -> Checked:
    """Check a file by itself and among the packaged vocabulary and the files before it.

    Raises `VocabularyError` if it cannot be read at all.
    """
    text, name = text_of(given)
    try:
        raw = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also a number too long, a nesting too deep
        return Checked(name, 0, (_broken(name, text, error),))
    lines, mistakes = Lines(text), set[Mistake]()
    kept = {table: list(range(len(raw[table]))) for table in TABLES if _is_list(raw.get(table))}
    try:
        VocabularyFile.model_validate(raw)
    except ValidationError as error:
        mistakes |= set(_invalid(error, raw, name, lines))
        kept = _sound(error, kept)
    file = VocabularyFile.model_validate(_only(raw, kept))
    placed = tuple(entries(file, name))
    complaints = [*unlisted_sources(file, placed), *clashes(placed), *doubts(placed)]
    unsound = set(_names(raw)) - {p.key for p in placed}
    complaints += [
        c for c in _together(placed, others, complaints) if unsound.isdisjoint(QUOTED.findall(c))
    ]
    mistakes |= {_located(c, placed, kept, name, lines) for c in complaints}
    return Checked(name, sum(len(raw[table]) for table in kept), tuple(sorted(mistakes)))


def _names(raw: dict[str, Any]) -> Iterator[str]:
    """The names of all entries, sound or not: what refers to them is right."""
    for entry in (e for table in TABLES if _is_list(raw.get(table)) for e in raw[table]):
        if isinstance(entry, dict) and isinstance(name := entry.get("name"), str):
            yield name


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _sound(error: ValidationError, there: dict[str, list[int]]) -> dict[str, list[int]]:
    """The indices of the entries that keep to the schema, by table."""
    broken = {item["loc"][:2] for item in error.errors()}
    return {
        table: [i for i in indices if (table, i) not in broken] for table, indices in there.items()
    }


def _only(raw: dict[str, Any], kept: dict[str, list[int]]) -> dict[str, Any]:
    """The file without its other entries; sources that are broken have been told of."""
    tables = {table: [raw[table][i] for i in indices] for table, indices in kept.items()}
    sources = raw.get("sources")
    named = sources if isinstance(sources, dict) else {}
    return tables | {"sources": {str(key): {"description": str(key)} for key in named}}


def _broken(name: str, text: str, error: ValueError | RecursionError) -> Mistake:
    found = TOML_LINE.search(str(error))
    line = int(found[1]) if found and found[1] else text.count("\n") + 1
    return Mistake(name, line, f"no TOML: {error}")


def _invalid(
    error: ValidationError, raw: dict[str, Any], name: str, lines: Lines
) -> Iterator[Mistake]:
    """What breaks the schema."""
    for item in error.errors(include_url=False, include_context=False):
        loc = item["loc"]
        entry, rest = place_of(raw, loc)
        reason = ": ".join(filter(None, (entry, ".".join(map(str, rest)), item["msg"])))
        line = 1
        if len(loc) > 1 and isinstance(loc[1], int):
            value = [item["input"]] if isinstance(item["input"], str) else []
            keys = [str(key) for key in reversed(rest)]
            named = [*QUOTED.findall(item["msg"]), *KEY.findall(item["msg"])]
            line = lines.of(str(loc[0]), loc[1], *value, *named, *keys)
        yield Mistake(name, line, reason)


def _together(
    placed: tuple[Placed, ...], others: Sequence[str | Path], known: Sequence[str]
) -> list[str]:
    """What is wrong with a file only among the others."""
    before = [_earlier(other) for other in others]
    try:
        combine([*packaged(), *before, placed])
    except VocabularyError as error:
        mine = tuple(f"{p}: " for p in placed)
        return [c for c in str(error).splitlines() if c.startswith(mine) and c not in known]
    return []


def _earlier(given: str | Path) -> tuple[Placed, ...]:
    """The entries of a file before; none if it is broken, which its own check tells."""
    text, name = text_of(given)
    try:
        return tuple(entries(parse(text, name), name))
    except VocabularyError:
        return ()


def _located(
    complaint: str,
    placed: tuple[Placed, ...],
    kept: dict[str, list[int]],
    name: str,
    lines: Lines,
) -> Mistake:
    """Find the entry that a complaint begins with, and in it what the complaint quotes."""
    at = max(i for i, p in enumerate(placed) if complaint.startswith(f"{p}: "))
    one = placed[at]
    index = kept[one.table][sum(p.table == one.table for p in placed[:at])]
    reason = complaint.removeprefix(f"{one.origin}: ")
    return Mistake(name, lines.of(one.table, index, *QUOTED.findall(reason)[:1]), reason)
