"""Gold and prediction files for the tests."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

Record = dict[str, Any]
Cells = dict[str, Any]


def write_gold(path: Path, documents: Mapping[str, Sequence[Record]]) -> Path:
    lines = [json.dumps({"id": name, "records": records}) for name, records in documents.items()]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def write_csv(path: Path, rows: Sequence[Cells]) -> Path:
    columns = dict.fromkeys(["document_id", *(column for row in rows for column in row)])
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, list(columns))
        table.writeheader()
        table.writerows(rows)
    return path
