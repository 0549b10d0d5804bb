"""The records this library returns: small frozen values, each carrying its evidence."""

from announce_extract.schema.announcement import Announcement
from announce_extract.schema.dates import DateBasis, DatePrecision, PartialDate
from announce_extract.schema.evidence import Evidence
from announce_extract.schema.export import json_schema
from announce_extract.schema.fields import COLUMNS, FIELDS, QUANTITY_FIELDS, Field, Kind
from announce_extract.schema.identity import record_id
from announce_extract.schema.values import (
    Custom,
    Name,
    Phase,
    Qualifier,
    Quantity,
    Standing,
    Status,
    TrainingPhase,
)

__all__ = [
    "COLUMNS",
    "FIELDS",
    "QUANTITY_FIELDS",
    "Announcement",
    "Custom",
    "DateBasis",
    "DatePrecision",
    "Evidence",
    "Field",
    "Kind",
    "Name",
    "PartialDate",
    "Phase",
    "Qualifier",
    "Quantity",
    "Standing",
    "Status",
    "TrainingPhase",
    "json_schema",
    "record_id",
]
