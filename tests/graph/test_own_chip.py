"""A chip that only a user's vocabulary knows is tied to its vendor in the graph."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
from typer.testing import CliRunner

from announce_extract.cli import app

MINE = """
[[organisations]]
name = "Larkspur Computing"
kind = "vendor"

[[accelerators]]
name = "Zephyr"
vendor = "Larkspur Computing"
kind = "npu"
"""
ASK = """
PREFIX ax: <https://w3id.org/announce-extract/ns#>
PREFIX schema: <https://schema.org/>
SELECT ?chips ?maker WHERE {
  ?claim ax:accelerator ?chip ; ax:acceleratorCount/schema:value ?chips .
  ?chip schema:name "Zephyr" ; schema:manufacturer/schema:name ?maker .
}
"""


def test_a_chip_of_ones_own(tmp_path: Path) -> None:
    mine, article = tmp_path / "mine.toml", tmp_path / "a.txt"
    mine.write_text(MINE)
    article.write_text("Quillon AI trained its language model Brindle-7B on 2,048 Zephyr cards.")
    records, graph = tmp_path / "records.jsonl", tmp_path / "graph.ttl"
    for command in (["extract", article, "-o", records], ["graph", records, "-o", graph]):
        done = CliRunner().invoke(app, [*map(str, command), "--vocabulary", str(mine)])
        assert done.exit_code == 0, done.output
    store = ox.Store()
    store.load(path=str(graph))
    (found,) = store.query(ASK)  # type: ignore[misc]
    assert (found["chips"].value, found["maker"].value) == ("2048", "Larkspur Computing")
