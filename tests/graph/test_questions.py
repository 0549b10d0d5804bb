from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from announce_extract.graph.asking import ask, load, question, questions
from tests import readme
from tests.graph import story


@pytest.fixture(scope="module", params=[".ttl", ".nq", ".jsonld"])
def graph(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graph") / f"graph{request.param}"
    path.write_bytes(story.rdf(story.found(), request.param))
    return path


def answered(graph: Path, name: str) -> list[list[str]]:
    return list(ask(load(graph), question(name))[1])


def test_models_trained_on_chinese_accelerators(graph: Path) -> None:
    assert answered(graph, "chinese-chips") == [
        ["DeepSeek 1.6T", "1600000000000", "Ascend 910C", "Huawei"],
        ["Kestrel 120B", "120000000000", "Ascend 910C", "Huawei"],
    ]


def test_chip_counts_that_articles_disagree_on(graph: Path) -> None:
    assert answered(graph, "disputed-chips") == [
        ["Kestrel 120B", "6000", "approximate", "retold-wire"],
        ["Kestrel 120B", "6144", "exact", "retold-own"],
        ["Kestrel 120B", "61440", "exact", "retold-daily"],
        ["Kestrel 120B", "61440", "exact", "retold-evening"],
    ]


def test_what_a_claim_quotes(graph: Path) -> None:
    rows = answered(graph, "quotes")
    mine = [row for row in rows if row[0] == "retold-own"]
    assert [
        "retold-own",
        "Kestrel 120B",
        "acceleratorCount",
        "6,144 Ascend 910C",
        "quantity/chips",
    ] in [[*row[:4], row[4]] for row in mine]
    records = [p.record for p in story.found()]
    quoted = {e.text for record in records for e in record.evidence()}  # type: ignore[union-attr]
    assert {row[3] for row in rows} == quoted


def test_the_readme_shows_the_questions() -> None:
    page = readme.README.read_text(encoding="utf-8")
    shown = [code.text for code in readme.blocks(page, "sparql")]
    assert shown == [questions()[name] for name in ("chinese-chips", "disputed-chips", "quotes")]


def test_rdflib_answers_the_same(graph: Path) -> None:
    import rdflib

    names = {".ttl": "turtle", ".nq": "nquads", ".jsonld": "json-ld"}
    store = rdflib.Dataset(default_union=True)
    store.parse(graph, format=names[graph.suffix])
    for name in ("chinese-chips", "disputed-chips"):
        rows = [[str(value) for value in row] for row in store.query(question(name))]  # type: ignore[union-attr]
        assert rows == answered(graph, name)


def test_answers_in_the_pipe(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from announce_extract.cli.asking import ask as command

    assert command(graph, "chinese-chips", None) == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert rows == [
        ["model", "parameters", "accelerator", "maker"],
        *answered(graph, "chinese-chips"),
    ]


@pytest.mark.parametrize(
    ("asked", "complaint"),
    [
        ("no-such", "no question 'no-such' (known: chinese-chips, disputed-chips, quotes"),
        ("SELECT {", "the question cannot be asked"),
        ("missing.rq", "the question missing.rq cannot be read"),
    ],
)
def test_broken_questions(
    graph: Path, asked: str, complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from announce_extract.cli.asking import ask as command

    assert command(graph, asked, None) == 2
    assert complaint in capsys.readouterr().err


def test_broken_graphs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from announce_extract.cli.asking import ask as command

    broken = tmp_path / "broken.ttl"
    broken.write_text("<a> <b>")
    for path in (broken, tmp_path / "none.ttl", tmp_path / "x.csv"):
        assert command(path, "quotes", None) == 2
        assert str(path) in capsys.readouterr().err
