"""Records as Arrow: nested and typed, each value with the list of its evidence.

A column is named as in JSON Lines. Counts are int64, amounts are doubles; where a number fits
neither, `digits` has it in full (and `value` is null, or the nearest double).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from announce_extract.schema import FIELDS, Announcement, Field, Kind, Quantity

if TYPE_CHECKING:
    import pyarrow as pa

LARGEST = 2**63 - 1


@cache
def record_schema() -> pa.Schema:
    """The schema of a record, as every Parquet file of ours has it."""
    import pyarrow as pa

    columns = [pa.field(field.attribute, _type(field)) for field in FIELDS]
    return pa.schema(
        [
            pa.field("id", pa.string(), nullable=False),
            pa.field("document_id", pa.string()),
            *columns,
            pa.field("status", pa.struct([("value", pa.string()), ("evidence", _evidence())])),
            pa.field("primary", pa.bool_()),
            pa.field("custom", pa.list_(_custom())),
            pa.field("document", _document()),
            pa.field("kept", pa.string()),  # a JSON object
        ]
    )


def to_batch(records: Iterable[Announcement]) -> pa.RecordBatch:
    """The records as rows."""
    import pyarrow as pa

    return pa.RecordBatch.from_pylist([to_row(record) for record in records], record_schema())


def to_row(record: Announcement) -> dict[str, Any]:
    """One record as Python values of the schema."""
    row: dict[str, Any] = record.model_dump(mode="json")
    for field in FIELDS:
        if field.kind is Kind.QUANTITY:
            row[field.attribute] = _quantity(getattr(record, field.attribute), field.is_count)
    row["custom"] = [
        {**value, "value": json.dumps(value["value"], ensure_ascii=False)}
        for value in row["custom"]
    ]
    row["kept"] = None if record.kept is None else json.dumps(record.kept, ensure_ascii=False)
    return row


def _quantity(quantity: Quantity | None, is_count: bool) -> dict[str, Any] | None:
    if quantity is None:
        return None
    row = quantity.model_dump(mode="json")
    for name, digits in (("value", "digits"), ("upper", "upper_digits")):
        row[name], row[digits] = _number(row[name], is_count)
    return row


def _number(number: float | None, is_count: bool) -> tuple[float | None, str | None]:
    """The number as it fits into its column, and its digits where it does not fit exactly."""
    if number is None:
        return None, None
    if is_count:
        whole = int(number)
        return (whole, None) if whole <= LARGEST else (None, str(whole))
    try:
        fitting = float(number)
    except OverflowError:
        return None, str(number)
    return fitting, None if fitting == number else str(number)


def _type(field: Field) -> pa.DataType:
    """The type of a field's column."""
    import pyarrow as pa

    text = pa.string()
    members: list[tuple[str, pa.DataType]]
    match field.kind:
        case Kind.NAME:
            ids: pa.DataType = pa.map_(text, text)
            members = [("name", text), ("surface", text), ("ids", ids)]
        case Kind.QUANTITY:
            number = pa.int64() if field.is_count else pa.float64()
            members = [("value", number), ("upper", number), ("qualifier", text)]
            members += [("digits", text), ("upper_digits", text)]
        case Kind.DATE:
            members = [("value", text), ("precision", text), ("basis", text)]
        case Kind.PHASE:
            members = [("value", text)]
    struct = pa.struct([*members, ("evidence", _evidence())])
    return pa.list_(struct) if field.is_list else struct


def _custom() -> pa.DataType:
    """A value of a field that the user added: a JSON number or string."""
    import pyarrow as pa

    members: list[tuple[str, pa.DataType]] = [("name", pa.string()), ("value", pa.string())]
    return pa.struct([*members, ("evidence", _evidence())])


def _document() -> pa.DataType:
    import pyarrow as pa

    names = ("url", "title", "published", "text_sha256")
    return pa.struct([(name, pa.string()) for name in names])


def _evidence() -> pa.DataType:
    import pyarrow as pa

    where: list[tuple[str, pa.DataType]] = [
        ("where", pa.string()),
        ("start", pa.int64()),
        ("end", pa.int64()),
    ]
    return pa.list_(pa.struct([*where, ("text", pa.string()), ("rule", pa.string())]))
