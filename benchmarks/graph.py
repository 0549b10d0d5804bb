"""How many triples a second become N-Quads and Turtle, and how much memory; rdflib beside it.

python benchmarks/graph.py [--records 100000]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

import rdflib
import synthetic_records

from announce_extract.graph.options import Options
from announce_extract.graph.rdf import lines
from announce_extract.graph.seen import Seen
from announce_extract.graph.statements import statements
from announce_extract.read.records import read_records

HEADER = (
    f"{'':28} {'records':>9} {'triples':>12} {'s cpu':>7} {'s wall':>7} {'triples/s':>10} "
    f"{'MB':>6} {'MB max':>6}"
)
EVERY = 0.25
"""Seconds between two looks at the memory."""


class Run(NamedTuple):
    """One run of the command."""

    seconds: float
    """Of processor time."""
    wall: float
    """By the clock on the wall."""
    triples: int
    early: float
    """Megabytes resident when a quarter of the run was over, and at most."""
    most: float


def main() -> None:
    """Make the records; measure the command at a tenth and in full; rdflib on a few."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(HEADER)
        for count in (arguments.records // 10, arguments.records):
            records = folder / f"{count}.jsonl"
            synthetic_records.write(records, count)
            run = _command(records, folder / "graph.nq")
            _row("announce-extract graph .nq", count, run)
        few = folder / f"{arguments.records // 10}.jsonl"
        _row(
            "announce-extract graph .ttl", arguments.records // 10, _command(few, folder / "g.ttl")
        )
        _rdflib(few, arguments.peer)


def _row(name: str, records: int, run: Run) -> None:
    print(
        f"{name:28} {records:>9,} {run.triples:>12,} {run.seconds:>7.1f} {run.wall:>7.1f} "
        f"{run.triples / run.seconds:>10,.0f} {run.early:>6.0f} {run.most:>6.0f}"
    )


def _command(records: Path, graph: Path) -> Run:
    command = [sys.executable, "-m", "announce_extract", "graph", str(records), "-o", str(graph)]
    before, start = os.times(), perf_counter()
    process = subprocess.Popen([*command, "-q"], env=os.environ)
    memory = list(_watched(process))
    wall, after = perf_counter() - start, os.times()
    seconds = after.children_user + after.children_system
    seconds -= before.children_user + before.children_system
    if process.returncode:
        sys.exit(process.returncode)
    triples = _count(graph)
    return Run(seconds, wall, triples, memory[len(memory) // 4], max(memory))


def _watched(process: subprocess.Popen[bytes]) -> Iterator[float]:
    """Megabytes resident, until the process ends."""
    status = Path(f"/proc/{process.pid}/status")
    yield 0.0
    while True:
        try:
            process.wait(EVERY)
            return
        except subprocess.TimeoutExpired:
            line = next((x for x in status.read_text().splitlines() if x.startswith("VmRSS:")), "")
            yield int(line.split()[1]) / 1000 if line else 0.0


def _count(graph: Path) -> int:
    """Triples in the file: lines, or as pyoxigraph parses them."""
    if graph.suffix == ".nq":
        with graph.open("rb") as stream:
            return sum(1 for _ in stream)
    import pyoxigraph

    return sum(1 for _ in pyoxigraph.parse(path=graph))


def _rdflib(records: Path, count: int) -> None:
    """The same statements: rdflib writes them, as Turtle and as N-Triples."""
    with Seen() as seen:
        options = Options.of(lambda failure: sys.exit(str(failure)))
        some = islice(read_records([records]), count)
        data = b"".join(lines(group, graphs=False) for group in statements(some, options, seen))
    cpu, wall = process_time(), perf_counter()
    graph = rdflib.Graph().parse(data=data, format="nt")
    _peer("rdflib reads .nt", count, len(graph), cpu, wall)
    for form in ("nt", "turtle"):
        cpu, wall = process_time(), perf_counter()
        graph.serialize(format=form, encoding="utf-8")
        _peer(f"rdflib writes {form}", count, len(graph), cpu, wall)


def _peer(name: str, records: int, triples: int, cpu: float, wall: float) -> None:
    seconds, passed = process_time() - cpu, perf_counter() - wall
    print(
        f"{name:28} {records:>9,} {triples:>12,} {seconds:>7.1f} {passed:>7.1f} "
        f"{triples / seconds:>10,.0f}"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--peer", type=int, default=1000, help="records for rdflib")
    return parser.parse_args()


if __name__ == "__main__":
    main()
