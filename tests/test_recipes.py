"""The recipes of docs/dumps.md run, each where its engine is installed."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from announce_extract.batch import extract_batch

from .fixtures import articles
from .readme import blocks

PAGE = Path(__file__).parents[1] / "docs" / "dumps.md"
RECIPES = [code.text for code in blocks(PAGE.read_text("utf-8"), "python")]
ENGINES = ("dask", "ray", "daft", "pyspark")


@pytest.fixture
def dump(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pa.Table:
    rows = [
        {"id": item.id, "title": item.title, "text": item.text, "published": item.published}
        for item in articles()[:6]
    ]
    table = pa.Table.from_pylist(rows)
    pq.write_table(table, tmp_path / "dump.parquet", row_group_size=2)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    return table


def test_there_is_a_recipe_for_each_engine() -> None:
    assert len(RECIPES) == len(ENGINES)
    for engine, text in zip(ENGINES, RECIPES, strict=True):
        assert re.search(rf"\b{engine}\b", text)
        assert len([line for line in text.splitlines() if line.strip()]) <= 12


@pytest.mark.parametrize("engine", ENGINES)
def test_recipe(engine: str, dump: pa.Table) -> None:
    pytest.importorskip(engine, reason=f"{engine} is not installed")
    if engine == "pyspark" and not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("Spark needs a Java; .ci/run installs one")
    names: dict[str, Any] = {}
    # Spark's processes keep the folder that the first session began in
    here = f'"{Path("dump.parquet").resolve().as_posix()}"'
    text = RECIPES[ENGINES.index(engine)].replace('"dump.parquet"', here)
    exec(compile(text, f"{PAGE}: {engine}", "exec"), names)
    found = [row for batch in names["batches"] for row in batch.to_pylist()]
    columns = ["id", "title", "text"] if engine == "pyspark" else dump.column_names
    (whole,) = dump.select(columns).combine_chunks().to_batches()
    expected = extract_batch(whole).to_pylist()
    assert sorted(row["id"] for row in found) == sorted(row["id"] for row in expected)
    assert expected
