"""The records this library returns: small frozen values, each carrying its evidence."""

from announce_extract.schema.announcement import Announcement
from announce_extract.schema.dates import DateBasis, DatePrecision, PartialDate
from announce_extract.schema.document import Document
from announce_extract.schema.evidence import Evidence
from announce_extract.schema.export import json_schema
from announce_extract.schema.fields import COLUMNS, FIELDS, QUANTITY_FIELDS, Field, Kind
from announce_extract.schema.identity import record_id
from announce_extract.schema.merged import MergedAnnouncement, Told, Variant
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
    "Document",
    "Evidence",
    "Field",
    "Kind",
    "MergedAnnouncement",
    "Name",
    "PartialDate",
    "Phase",
    "Qualifier",
    "Quantity",
    "Standing",
    "Status",
    "Told",
    "TrainingPhase",
    "Variant",
    "json_schema",
    "record_id",
]
