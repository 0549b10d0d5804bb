"""Apache Spark: slices go out as references, records come back, and text crosses no JVM.

Each Python process of Spark keeps a worker as a run on one machine has it, so that a document
that ends it costs that document and not the task. What comes back is committed as parts beside
the output, wave by wave, so that the run can be taken up again.
"""

from __future__ import annotations

import os
import pickle
import sys
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from announce_extract.errors import RunError
from announce_extract.extras import needing
from announce_extract.run.crew import Crew
from announce_extract.run.parts import Part, commit
from announce_extract.run.running import Engine
from announce_extract.run.settings import Settings
from announce_extract.run.slices import Slice

if TYPE_CHECKING:
    import pyarrow as pa

WAVE = 32
"""Slices for each core that are given to Spark at a time."""
RETRIES = 4
"""How often Spark starts a task again, on one machine."""


def engine(workers: int | None) -> Engine:
    """Spark as it is configured; with a number of workers, on this machine."""
    return Engine("spark", partial(_parts, workers), by_reference=True)


def _parts(
    workers: int | None, slices: Iterable[Slice], settings: Settings, _: int, folder: Path
) -> Iterator[Part]:
    session = _session(workers)
    width = max(1, session.sparkContext.defaultParallelism)
    waiting = iter(slices)
    while wave := list(islice(waiting, WAVE * width)):
        rows = [(piece.number, bytearray(pickle.dumps(piece))) for piece in wave]
        frame = session.createDataFrame(rows, "number long, slice binary")
        frame = frame.repartitionByRange(len(wave), "number")
        done = frame.mapInArrow(partial(_worked, settings), "number long, part binary")
        for row in done.toLocalIterator() if len(wave) == 1 else done.collect():
            part, records, failures = pickle.loads(row.part)
            yield commit(folder, part.number, records, failures, part.counts)


def _session(workers: int | None) -> Any:
    with needing("spark", "the engine spark"):
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("announce-extract")
    if workers is not None:
        builder = builder.master(f"local[{workers},{RETRIES}]")
    builder = builder.config("spark.ui.showConsoleProgress", "false")
    try:
        session = builder.getOrCreate()
    except (PySparkException, OSError) as error:
        raise RunError(f"Spark cannot be started (is there a Java?): {error}") from None
    session.sparkContext.setLogLevel("ERROR")
    return session


def _worked(settings: Settings, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """In a Python process of Spark: have slices done and send back what came out."""
    import pyarrow as pa

    crew, folder = _crew(settings)
    for batch in batches:
        for data in batch.column("slice"):
            for part in crew.work([pickle.loads(data.as_py())]):
                sent = part, part.records(folder), list(part.failures(folder))
                if part.size:
                    part.path(folder).unlink()
                yield pa.RecordBatch.from_pydict(
                    {"number": [part.number], "part": [pickle.dumps(sent)]}
                )


@cache
def _crew(settings: Settings) -> tuple[Crew, Path]:
    """The worker of this process, which ends with it."""
    folder = Path(tempfile.mkdtemp(prefix="announce-extract-"))
    return Crew(settings, 1, folder), folder
