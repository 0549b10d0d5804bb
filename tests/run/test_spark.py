"""The same run on Spark; skipped where there is no Java."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from announce_extract.run import plan as planning
from announce_extract.run import sizes

from ..read import dump as formats
from .dump import articles, extract, failed, ids, write_lines

pytest.importorskip("pyspark", reason="needs announce-extract[spark]")
if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
    pytest.skip("Spark needs a Java; .ci/run installs one", allow_module_level=True)

pytestmark = pytest.mark.usefixtures("small_slices")


@pytest.fixture
def small_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "SIZE", 1 << 16)
    monkeypatch.setattr(planning, "SMALL", 1 << 12)
    monkeypatch.setattr(planning, "SMALL_PACKED", 1 << 9)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))


@pytest.mark.parametrize("form", ["jsonl", "jsonl.gz", "parquet", "csv"])
def test_the_same_records(form: str, tmp_path: Path) -> None:
    path = formats.write_many(tmp_path / f"a.{form}", articles(300))
    extract([path], tmp_path / "spark.jsonl", engine="spark")
    extract([path], tmp_path / "local.jsonl")
    assert ids(tmp_path / "spark.jsonl") == [f"doc-{number}" for number in range(0, 300, 10)]
    assert (tmp_path / "spark.jsonl").read_bytes() == (tmp_path / "local.jsonl").read_bytes()


def test_warc(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(formats.warc_gz(articles(300)))
    extract([path], tmp_path / "spark.jsonl", engine="spark", extractor="tests.run.stub:Anything")
    assert ids(tmp_path / "spark.jsonl") == [f"https://example.org/{n}" for n in range(300)]


def test_poisoned_documents_cost_themselves(tmp_path: Path) -> None:
    texts = [article.text for article in articles(1000)]
    for at, word in ((101, "SEGV"), (501, "HANG"), (503, "EXIT"), (900, "RAISE")):
        texts[at] = f"{word} {texts[at]}"
    path = write_lines(tmp_path / "a.jsonl", texts)
    output = tmp_path / "out.jsonl"
    extract([path], output, engine="spark", extractor="tests.run.stub:Poisoned", timeout=1)
    assert [item["line"] for item in failed(output)] == [102, 502, 504, 901]
    assert ids(output) == [f"a.jsonl:{n + 1}" for n in range(0, 1000, 10) if n != 900]
