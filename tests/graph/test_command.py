from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from typer.testing import CliRunner

from announce_extract.cli import app
from announce_extract.graph.output import SUFFIXES
from tests.graph import story


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("records") / "records.jsonl"
    path.write_bytes(b"".join(p.text + b"\n" for p in story.found()[-6:]))
    return path


def run(*arguments: object, command: str = "graph") -> tuple[int, str]:
    done = CliRunner().invoke(app, [command, *map(str, arguments)])
    assert done.stdout == ""
    return done.exit_code, done.stderr


@pytest.mark.parametrize("suffix", [*SUFFIXES, ""])
def test_every_kind_of_graph(suffix: str, records: Path, tmp_path: Path) -> None:
    out = tmp_path / f"graph{suffix}"
    assert run(records, "-o", out) == (0, "6 records, 0 failures\n")
    first = {p: p.read_bytes() for p in ([out] if suffix else sorted(out.iterdir()))}
    assert all(first.values())
    assert run(records, "-o", out, "-q") == (0, "")
    assert {p: p.read_bytes() for p in first} == first
    assert sorted(tmp_path.iterdir()) == [out]  # nothing is left beside it


def test_validation(records: Path, tmp_path: Path) -> None:
    code, told = run(records, "-o", tmp_path / "a.nq", "--validate")
    assert (code, told) == (0, "6 records, 0 failures, 0 violations\n")
    empty = tmp_path / "empty.jsonl"
    empty.write_text('{"id": "0123"}\n')
    code, told = run(empty, "-o", tmp_path / "b.nq", "--validate")
    assert code == 1
    assert "#c-0123: a claim quotes the words it was read from" in told
    assert "1 record, 0 failures, 1 violation" in told


def test_another_base_and_direct_triples(records: Path, tmp_path: Path) -> None:
    out = tmp_path / "graph.nt"
    assert run(records, "-o", out, "--base", "https://example.org/kg", "--assert", "-q") == (0, "")
    triples = list(ox.parse(path=out))
    subjects = {t.subject.value for t in triples if isinstance(t.subject, ox.NamedNode)}
    assert all(s.startswith("https://example.org/kg/") for s in subjects)
    assert any(t.predicate.value.endswith("ns#trainedOn") for t in triples)


def test_lines_that_are_no_records_are_named(records: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_bytes(b'{"id": 5}\n\xff\n' + records.read_bytes() + b'{"id": "\\ud800"}\n')
    code, told = run(bad, "-o", tmp_path / "graph.nq")
    assert code == 1
    assert "bad.jsonl:1: no record: id: Input should be a valid string" in told
    assert "bad.jsonl:2: no record: Invalid JSON" in told
    assert "bad.jsonl:9: no record: Invalid JSON" in told
    assert "6 records, 3 failures" in told


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["-o", "graph.xyz"], "unknown suffix '.xyz' (known: .ttl, .nt, .nq"),
        (["-o", "nowhere/graph.nq"], "there is no folder nowhere"),
        (["-o", "graph.nq", "--base", "a b"], "the base 'a b' is no IRI"),
        (["-o", "graph.nq", "--base", "urn:x"], "the base must be like https://example.org/kg/"),
    ],
)
def test_called_wrongly(
    records: Path,
    arguments: list[str],
    complaint: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    code, told = run(records, *arguments)
    assert code == 2
    assert complaint in told
    assert list(tmp_path.iterdir()) == []


def test_a_missing_library_is_named(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "announce_extract.extras.find_spec", lambda name: None if name == "pyoxigraph" else name
    )
    code, told = run(records, "-o", tmp_path / "graph.nq")
    assert code == 2
    assert "pip install 'announce-extract[graph]'" in told


def test_a_graph_of_merged_announcements(records: Path, tmp_path: Path) -> None:
    merged, out = tmp_path / "merged.jsonl", tmp_path / "graph.nq"
    assert run(records, "-o", merged, "-q", command="merge") == (0, "")
    assert run(merged, "-o", out, "--validate", "-q") == (0, "")
    store = ox.Store()
    store.load(path=out)
    found = store.query(
        """PREFIX ax: <https://w3id.org/announce-extract/ns#> PREFIX schema: <https://schema.org/>
        SELECT ?n ?chips (COUNT(?claim) AS ?claims) WHERE {
            ?a ax:disputes ax:acceleratorCount ; ax:articles ?n ; ax:toldBy ?claim ;
                ax:prefers ?best . ?someone ax:acceleratorCount ?best . ?best schema:value ?chips
        } GROUP BY ?n ?chips""",
        use_default_graph_as_union=True,
    )
    assert isinstance(found, ox.QuerySolutions)
    assert [[value.value for value in row] for row in found] == [["4", "6144", "4"]]


def test_records_from_standard_input(records: Path, tmp_path: Path) -> None:
    out = tmp_path / "graph.nq"
    subprocess.run(
        [sys.executable, "-m", "announce_extract", "graph", "-", "-o", str(out), "-q"],
        stdin=records.open("rb"),
        check=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    expected = tmp_path / "expected.nq"
    assert run(records, "-o", expected, "-q") == (0, "")
    assert out.read_bytes() == expected.read_bytes()


def test_records_without_a_document_have_an_article_all_the_same(
    records: Path, tmp_path: Path
) -> None:
    old, out = tmp_path / "old.jsonl", tmp_path / "graph.ttl"
    lines = [json.loads(line) for line in records.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        del line["document"]
    old.write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert run(old, "-o", out, "--validate") == (0, "6 records, 0 failures, 0 violations\n")
