"""What a worker does with one slice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from announce_extract.extraction import Extracts, extracted
from announce_extract.read import Document, Failure
from announce_extract.read.options import Options
from announce_extract.run.garbage import clear
from announce_extract.run.messages import Task
from announce_extract.run.parts import Part, commit
from announce_extract.run.place import Phase
from announce_extract.run.summary import Counts


def work(
    task: Task,
    folder: Path,
    options: Options,
    extractor: Extracts,
    at: Callable[[int, int], None],
) -> Part:
    """Extract from all documents of a slice and commit the part.

    `at` is told where the work is. Raises `OSError` where the part cannot be written.
    """
    records: list[str] = []
    failures: list[Failure] = []
    counts = Counts()
    ordinal = 0
    at(0, Phase.READING)
    for ordinal, item in _documents(task, options):
        if isinstance(item, Failure):
            failures.append(item)
            at(ordinal, Phase.READING)
            continue
        counts.documents += 1
        counts.bytes += item.size
        at(ordinal, Phase.EXTRACTING)
        if reason := task.skip.get(ordinal):
            failures.append(item.failure(reason))
        else:
            _extract(item, extractor, records, failures, counts)
        at(ordinal, Phase.READING)
    if task.end:
        failures.append(_unread(task))
    at(ordinal, Phase.COMMITTING)
    counts.failures = len(failures)
    part = commit(folder, task.slice.number, records, failures, counts)
    clear()
    return part


def _documents(task: Task, options: Options) -> Iterator[tuple[int, Document | Failure]]:
    """The documents of a slice with their ordinals, as far as it can be read."""
    found = enumerate(task.slice.read(options), 1)
    return islice(found, task.end[0]) if task.end else found


def _extract(
    document: Document,
    extractor: Extracts,
    records: list[str],
    failures: list[Failure],
    counts: Counts,
) -> None:
    found = extracted(document, extractor)
    if isinstance(found, Failure):
        failures.append(found)
    elif found.records:
        counts.relevant += 1
        counts.records += len(found.records)
        records.extend(record.to_json() + "\n" for record in found.records)


def _unread(task: Task) -> Failure:
    """What is said of a slice that a worker cannot be brought to read to its end."""
    assert task.end is not None
    work = task.slice.work
    path = next(iter(getattr(work, "files", ())), None) or getattr(work, "file", None)
    start = getattr(work, "start", None)
    name = path.path if path else str(task.slice.number)
    return Failure(name, None, f"what follows was not read: {task.end[1]}", start)
