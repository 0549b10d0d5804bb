"""The values in a gold record: what each column may hold."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from announce_extract.evaluate.fields import COMPARABLE, LISTS, is_number
from announce_extract.schema import Qualifier, Status, TrainingPhase

Value: TypeAlias = str | int | float | bool | tuple[str, ...] | None
Check: TypeAlias = Callable[[Any], bool]

DATE = re.compile(r"\d{4} (?: -\d\d (?: -\d\d )? | -Q[1-4] | -W\d\d )?", re.VERBOSE)
"""2026, 2026-06, 2026-06-06, 2026-Q2, 2026-W23; not June 2026, not a date with a time."""


def accepted(column: str, given: Any) -> tuple[Value, ...]:
    """Read what a gold record says of a column: one value, or {"any": [...]}.

    >>> accepted("organisation", {"any": [["Meta", "NVIDIA"], None]})
    (('Meta', 'NVIDIA'), None)
    """
    if column not in COMPARABLE:
        raise ValueError(f"no field is called {column!r}")
    alternatives = [given]
    if isinstance(given, dict):
        alternatives = given.get("any", [])
        if set(given) != {"any"} or not isinstance(alternatives, list) or not alternatives:
            raise ValueError(
                f'{column}: an object must be {{"any": [...]}} with at least one value'
            )
    return tuple(_checked(column, value) for value in alternatives)


def shown(value: Value) -> str:
    """Write one value for people to read."""
    if value is None:
        return "null"
    return "|".join(value) if isinstance(value, tuple) else str(value)


def quoted(value: object) -> str:
    """Write a value as the gold file does."""
    return json.dumps(value, ensure_ascii=False)


def _checked(column: str, value: Any) -> Value:
    if value is None or value in ("", []):
        return None
    wanted, accepts = _wanted(column)
    elements: Sequence[Any] = [value]
    if column in LISTS and isinstance(value, list):
        elements = value
    for element in elements:
        if not accepts(element):
            raise ValueError(f"{column}: {wanted}, not {quoted(element)}")
    return tuple(elements) if column in LISTS else elements[0]


def _wanted(column: str) -> tuple[str, Check]:
    """What a value of this column must be, in words and as a test."""
    if is_number(column):
        return "must be a number", lambda v: isinstance(v, int | float) and not isinstance(v, bool)
    if column == "primary":
        return "must be true or false", lambda v: isinstance(v, bool)
    if column == "announcement_date":
        return "must be an ISO date", lambda v: isinstance(v, str) and bool(DATE.fullmatch(v))
    if column == "status":
        return _one_of(Status)
    if column == "training_phase":
        return _one_of(TrainingPhase)
    if column.endswith("_qualifier"):
        return _one_of(Qualifier)
    return "must be text", lambda v: isinstance(v, str) and bool(v)


def _one_of(names: type[Status] | type[TrainingPhase] | type[Qualifier]) -> tuple[str, Check]:
    known = [str(name.value) for name in names]
    return f"must be one of {', '.join(known)}", lambda value: value in known
