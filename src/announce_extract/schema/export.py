"""The schema of a record, for other programs."""

from __future__ import annotations

from typing import Any

from announce_extract.schema.announcement import Announcement


def json_schema() -> dict[str, Any]:
    """Describe one record, one line of our JSONL, as JSON Schema (draft 2020-12)."""
    schema = Announcement.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
