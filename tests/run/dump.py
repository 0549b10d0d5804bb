"""Dumps of many short articles, and runs over them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from announce_extract.article import Article
from announce_extract.read.options import DEFAULTS, Options
from announce_extract.run.joining import joined, write_failures
from announce_extract.run.parts import Part
from announce_extract.run.running import LOCAL, Order, run
from announce_extract.run.settings import Settings
from announce_extract.run.summary import Summary
from announce_extract.write import for_path, write_file

FILLER = "nothing to be seen in what was said about the weather of the day. " * 6


def articles(count: int) -> list[Article]:
    """One of ten gives a record."""
    return [
        Article(
            f"{'Release' if number % 10 == 0 else 'Other'}-{number} {FILLER}",
            title=f"Title {number}",
            published="2026-06-07",
            url=f"https://example.org/{number}",
            id=f"doc-{number}",
        )
        for number in range(count)
    ]


def write_lines(path: Path, texts: Sequence[str]) -> Path:
    """JSON Lines without ids, so that records have the number of their line."""
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    return path


def extract(
    inputs: Sequence[Path],
    output: Path,
    *,
    workers: int = 2,
    extractor: str = "tests.run.stub:Quick",
    options: Options = DEFAULTS,
    timeout: float = 120.0,
    resume: bool | None = None,
    engine: str = "local",
) -> Summary:
    """A run with an extractor of the tests."""
    settings = Settings(options, timeout=timeout, extractor=extractor)
    chosen_engine = LOCAL
    if engine == "spark":
        from announce_extract.engines import spark

        chosen_engine = spark.engine(workers)
    paths = tuple(map(str, inputs))
    order = Order(paths, output, settings, workers, resume, engine=chosen_engine)
    writer = for_path(output)
    assert writer is not None

    def join(parts: Sequence[Part], folder: Path) -> None:
        failures = (failure for part in parts for failure in part.failures(folder))
        write_failures(failures, output)
        results, chosen = joined(parts, folder, writer)
        write_file(results, output, chosen)

    return run(order, join)


def failed(output: Path) -> list[dict[str, object]]:
    """The failures that are listed beside an output."""
    path = output.with_name(f"{output.name}.failures.jsonl")
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def ids(output: Path) -> list[str]:
    """The documents that the records are of."""
    return [json.loads(line)["document_id"] for line in output.read_text().splitlines()]
