"""The property graph in a real store: ladybug, which speaks openCypher."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ladybug
import networkx as nx
import pytest

from announce_extract.graph.property.rows import Edge, rows
from announce_extract.graph.property.tables import RELATIONS, TABLES, Column
from announce_extract.graph.seen import Seen
from announce_extract.read import Failure
from announce_extract.schema import Quantity
from tests.graph import story

TYPES = {"string": "STRING", "long": "INT64", "double": "DOUBLE", "boolean": "BOOL",
         "date": "DATE", "string[]": "STRING[]"}  # fmt: skip

CHINESE = """
    MATCH (c:Claim)-[:ABOUT_MODEL]->(m:Model),
          (c)-[:USES_ACCELERATOR]->(a:Accelerator)-[:MADE_BY]->(o:Organisation)
    WHERE c.parameters > 100000000000 AND o.country = "CN"
    RETURN DISTINCT m.name, c.parameters, a.name, o.name ORDER BY c.parameters DESC"""
DISPUTED = """
    MATCH (c:Claim)-[:ABOUT_MODEL]->(m:Model)<-[:ABOUT_MODEL]-(d:Claim),
          (c)-[:STATED_IN]->(here:Article), (d)-[:STATED_IN]->(there:Article)
    WHERE c.chips <> d.chips AND here.id <> there.id AND c.phase = d.phase
    RETURN DISTINCT m.name, c.chips, here.document_id ORDER BY c.chips, here.document_id"""
QUOTES = """
    MATCH (c:Claim)-[:EVIDENCED_BY]->(e:Evidence), (c)-[:STATED_IN]->(a:Article)
    WHERE a.document_id = "retold-own" AND e.field = "acceleratorCount"
    RETURN e.exact, e.`start`, e.`end`, e.rule"""


def connect(folder: Path) -> ladybug.Connection:
    """An empty store that has a table for each kind of node and relation."""
    store = ladybug.Connection(ladybug.Database(str(folder / "store")))
    for table in TABLES:
        columns = ", ".join(f"`{c.name}` {TYPES[c.type]}" for c in table.columns)
        store.execute(f"CREATE NODE TABLE {table.label}(id STRING, {columns}, PRIMARY KEY(id))")
    for name, ends in RELATIONS.items():
        pairs = ", ".join(f"FROM {a.label} TO {b.label}" for a, b in ends)
        store.execute(f"CREATE REL TABLE {name}({pairs})")
    return store


def asked(store: ladybug.Connection, query: str) -> list[list[Any]]:
    result = store.execute(query)
    assert not isinstance(result, list)
    found = []
    while result.has_next():
        found.append(list(result.get_next()))
    return found


def load_csv(store: ladybug.Connection, folder: Path) -> None:
    """What `neo4j-admin database import` does with the folder."""
    labels: dict[str, str] = {}
    for table in TABLES:
        for line in lines(folder / f"{table.file}.csv"):
            values = {c.name: value(line[c.header], c) for c in table.columns}
            labels[line["id:ID"]] = line[":LABEL"]
            told = {name: v for name, v in values.items() if v is not None}
            sets = ", ".join(f"`{name}`: ${name}_" for name in told)
            store.execute(
                f"CREATE (:{table.label} {{id: $id{', ' if sets else ''}{sets}}})",
                {"id": line["id:ID"]} | {f"{name}_": v for name, v in told.items()},
            )
    for line in lines(folder / "relations.csv"):
        start, end = line[":START_ID"], line[":END_ID"]
        store.execute(
            f"MATCH (a:{labels[start]} {{id: $a}}), (b:{labels[end]} {{id: $b}}) "
            f"CREATE (a)-[:{line[':TYPE']}]->(b)",
            {"a": start, "b": end},
        )


def lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def value(cell: str, column: Column) -> Any:
    from datetime import date

    if cell == "":
        return None
    match column.type:
        case "long":
            return int(cell)
        case "double":
            return float(cell)
        case "boolean":
            return {"true": True, "false": False}[cell]
        case "string[]":
            return cell.split(";")
        case "date":
            return date.fromisoformat(cell)
        case _:
            return cell


def run_script(store: ladybug.Connection, path: Path) -> None:
    for statement in path.read_text(encoding="utf-8").split("\n"):
        if statement and not statement.startswith("CREATE CONSTRAINT"):
            store.execute(statement)


@pytest.fixture(scope="module", params=["csv", "cypher"])
def store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> ladybug.Connection:
    folder = tmp_path_factory.mktemp(request.param)
    made = connect(folder)
    if request.param == "csv":
        load_csv(made, story.written(story.found(), folder / "neo4j"))
    else:
        run_script(made, story.written(story.found(), folder / "graph.cypher"))
    return made


def test_the_questions_are_answered_as_in_sparql(store: ladybug.Connection) -> None:
    assert asked(store, CHINESE) == [
        ["DeepSeek 1.6T", 1_600_000_000_000, "Ascend 910C", "Huawei"],
        ["Kestrel 120B", 120_000_000_000, "Ascend 910C", "Huawei"],
    ]
    assert asked(store, DISPUTED) == [
        ["Kestrel 120B", 6000, "retold-wire"],
        ["Kestrel 120B", 6144, "retold-own"],
        ["Kestrel 120B", 61440, "retold-daily"],
        ["Kestrel 120B", 61440, "retold-evening"],
    ]
    assert asked(store, QUOTES) == [["6,144 Ascend 910C", 123, 140, "quantity/chips"]]


def test_nothing_is_lost(store: ladybug.Connection) -> None:
    claims = asked(store, "MATCH (c:Claim) RETURN count(c)")
    assert claims == [[len(story.found())]]
    told = asked(store, "MATCH (e:Evidence) RETURN count(DISTINCT e.exact)")
    quoted = {e.text for p in story.found() for e in p.record.evidence()}  # type: ignore[union-attr]
    assert told == [[len(quoted)]]


def test_the_script_run_twice_changes_nothing(tmp_path: Path) -> None:
    made = connect(tmp_path)
    script = story.written(story.found()[-6:], tmp_path / "graph.cypher")
    counts = []
    for _ in range(2):
        run_script(made, script)
        nodes = asked(made, "MATCH (n) RETURN count(n)")
        relations = asked(made, "MATCH ()-[r]->() RETURN count(r)")
        counts.append((nodes, relations))
    assert counts[0] == counts[1]
    assert counts[0][0] > [[40]]


@pytest.mark.parametrize("name", story.HOSTILE.values(), ids=story.HOSTILE)
def test_hostile_names_do_no_harm_in_cypher(name: str, tmp_path: Path) -> None:
    made = connect(tmp_path)
    records = story.placed([story.named(name)])
    run_script(made, story.written(records, tmp_path / "graph.cypher"))
    assert asked(made, "MATCH (e:Evidence) RETURN DISTINCT e.exact") == [[name]]


@pytest.mark.parametrize("name", story.HOSTILE.values(), ids=story.HOSTILE)
def test_hostile_names_come_back_from_csv(name: str, tmp_path: Path) -> None:
    folder = story.written(story.placed([story.named(name)]), tmp_path / "neo4j")
    assert {line["exact"] for line in lines(folder / "evidence.csv")} == {name}


@pytest.mark.parametrize("name", story.HOSTILE.values(), ids=story.HOSTILE)
def test_hostile_names_are_valid_in_graphml(name: str, tmp_path: Path) -> None:
    path = story.written(story.placed([story.named(name)]), tmp_path / "graph.graphml")
    graph = nx.read_graphml(path)
    exact = {told["exact"] for _, told in graph.nodes(data=True) if told["label"] == "Evidence"}
    kept = name.replace("\x01", "\ufffd").replace("\x08", "\ufffd")
    assert {one.replace("\r\n", "\n") for one in exact} == {kept.replace("\r\n", "\n")}


def test_graphml_has_every_node_and_relation(tmp_path: Path) -> None:
    graph = nx.read_graphml(story.written(story.found(), tmp_path / "graph.graphml"))
    with Seen() as seen:
        made = list(rows(story.found(), story.options(), seen))
    edges = [row for row in made if isinstance(row, Edge)]
    assert graph.number_of_edges() == len(edges)
    assert graph.number_of_nodes() == len(made) - len(edges)
    chips = [told.get("chips") for _, told in graph.nodes(data=True)]
    assert 61440 in chips


def test_every_relation_joins_what_its_type_may_join() -> None:
    with Seen() as seen:
        made = list(rows(story.found(), story.options(), seen))
    for row in made:
        if isinstance(row, Edge):
            assert row.tables in RELATIONS[row.type]


def test_identifiers_are_those_of_rdf(tmp_path: Path) -> None:
    folder = story.written(story.found(), tmp_path / "neo4j")
    rdf = story.rdf(story.found(), ".nt").decode()
    for name in ("articles", "claims", "evidence", "organisations", "models", "accelerators"):
        for line in lines(folder / f"{name}.csv"):
            assert f"<{line['id:ID']}>" in rdf


def test_a_number_too_large_is_reported() -> None:
    evidence = story.named("x").organisations[0].evidence
    record = story.named("x").model_copy(
        update={"chip_count": Quantity(value=2**63, evidence=evidence)}
    )
    complaints: list[Failure] = []
    with Seen() as seen:
        made = list(rows(story.placed([record]), story.options(complaints), seen))
    assert made == []
    assert "record '0123456789abcdef': chip_count is 9223372036854775808" in str(complaints[0])
