"""A run: plan, have done, join; and taken up again if it was left."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from announce_extract.errors import RunError
from announce_extract.read.failure import Failure
from announce_extract.read.inputs import Found
from announce_extract.run.crew import parts
from announce_extract.run.joining import failures_path
from announce_extract.run.journal import Journal, identity, opened
from announce_extract.run.parts import Part
from announce_extract.run.plan import check_extras, input_files, plan
from announce_extract.run.progress import Progress
from announce_extract.run.settings import Settings
from announce_extract.run.sizes import file_size
from announce_extract.run.slices import Slice
from announce_extract.run.summary import Counts, Summary

ROUNDS = 3
"""How often parts that are not what was committed are made again."""


@dataclass(frozen=True, slots=True)
class Engine:
    """Where slices are worked on."""

    name: str
    parts: Callable[[Iterable[Slice], Settings, int, Path], Iterator[Part]]
    """Has slices done and gives the parts, committed to the folder, in any order."""
    by_reference: bool = False
    """Whether slices must not have documents in them."""


LOCAL = Engine("local", parts)


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is to do."""

    inputs: tuple[str, ...]
    output: Path | None
    """None: parts are kept for as long as the run takes, and nothing can be taken up again."""
    settings: Settings
    workers: int
    resume: bool | None = None
    """True: it must have been left; False: begin anew; None: as it comes."""
    progress: bool = False
    """Whether to show how far it has come, on standard error."""
    engine: Engine = LOCAL


def parts_folder(output: Path) -> Path:
    """Where the parts of a run lie until it is finished.

    >>> parts_folder(Path("out/records.csv")).as_posix()
    'out/records.csv.parts'
    """
    return output.with_name(f"{output.name}.parts")


def run(order: Order, join: Callable[[Sequence[Part], Path], None]) -> Summary:
    """Do it; `join` is given all parts in their order and the folder that they are in.

    Raises `RunError`, `WriteError` or `MissingExtraError` where it cannot be done; what is done
    by then is kept.
    """
    start = perf_counter()
    skip = () if order.output is None else (order.output, failures_path(order.output))
    files = list(input_files(order.inputs, skip))
    check_extras(files)
    this = identity(files, order.settings) | {"engine": order.engine.name}
    with _folder(order) as folder, opened(folder, this, order.resume) as journal:
        before = sum(part.counts.bytes for part in journal.done.values())
        resumed = bool(journal.done)
        finished = _finish(files, order, journal)
        join(finished, folder)
        counts = _total(finished)
        if order.output is not None:
            journal.forget()
    seconds = perf_counter() - start
    return Summary(counts, seconds, counts.bytes - before, order.workers, resumed)


@contextmanager
def _folder(order: Order) -> Iterator[Path]:
    if order.output is not None:
        yield parts_folder(order.output)
        return
    folder = Path(tempfile.mkdtemp(prefix="announce-extract-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _finish(files: list[Found | Failure], order: Order, journal: Journal) -> list[Part]:
    """Have done what is not; parts that are damaged by the end are done again."""
    total = sum(file_size(item.path) for item in files if isinstance(item, Found))
    for _ in range(ROUNDS):
        with Progress(total, wanted=order.progress) as progress:
            numbers = _do(files, order, journal, progress)
        finished = [journal.done[number] for number in range(numbers)]
        damaged = [part for part in finished if not part.is_whole(journal.folder)]
        if not damaged:
            return finished
        for part in damaged:
            del journal.done[part.number]
    raise RunError(f"parts in {journal.folder} do not stay as they are written")


def _do(files: list[Found | Failure], order: Order, journal: Journal, progress: Progress) -> int:
    """Have all slices done that are not; gives how many there are in all."""
    counts, spans = _total(journal.done.values()), dict[int, int]()
    planned = 0

    def waiting() -> Iterator[Slice]:
        nonlocal planned
        by_reference = order.engine.by_reference
        for piece in plan(files, order.settings.options, by_reference=by_reference):
            planned = piece.number + 1
            if piece.number in journal.done:
                progress.advance(piece.span, counts)
            else:
                spans[piece.number] = piece.span
                yield piece

    done = order.engine.parts(waiting(), order.settings, order.workers, journal.folder)
    for part in done:
        journal.add(part)
        counts.add(part.counts)
        progress.advance(spans.pop(part.number, 0), counts)
    return planned


def _total(parts: Iterable[Part]) -> Counts:
    counts = Counts()
    for part in parts:
        counts.add(part.counts)
    return counts
