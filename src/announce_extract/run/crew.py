"""The crew: workers, each a process of its own, and what is done when one of them ends.

A document that ends a worker twice, or takes longer than it may, is left out and reported; all
others of its slice are done again. A worker that was ended from outside costs nothing.
"""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import BinaryIO, Self, cast

from announce_extract.errors import RunError, WriteError
from announce_extract.run.messages import Done, Ready, Start, Stopped, Task, receive, send
from announce_extract.run.parts import Part
from announce_extract.run.place import START, Cell, Phase, Place
from announce_extract.run.settings import Settings
from announce_extract.run.slices import Slice

POLL = 0.2
"""Seconds between two looks at how long a document takes."""
AHEAD = 2
"""Slices that a worker has before it, so that it need not wait."""
CRASHES = 2
"""How often a worker may end at the same place before that place is left out."""
LARGE = 176 << 20
"""Bytes of memory that a worker may have before a fresh one takes its place."""
GROWTH = 24 << 20
"""Bytes that it may grow after its first slice in any case."""
STARTS = 3
"""How often in a row workers may end before they are ready."""


class Worker:
    """One process, as seen from outside."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        """Start it."""
        self.cell = Cell()
        self.tasks: deque[Task] = deque()
        self.is_ready = False
        self.first_resident = 0
        self.reason: str | None = None
        """Why it was ended from here."""
        self._seen, self._since = START, monotonic()
        paths = os.pathsep.join(path or "." for path in sys.path)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "announce_extract.run.worker", str(self.cell.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": paths},
            bufsize=0,
        )
        self.out = cast("BinaryIO", self.process.stdout)
        self.tell(Start(settings, str(folder)))

    def give(self, task: Task) -> None:
        """Put a slice before it."""
        self.tasks.append(task)
        if len(self.tasks) == 1:
            self.watch()
        self.tell(task)

    def tell(self, message: object) -> None:
        """Send a message; that nobody reads it shows when its output ends."""
        with suppress(OSError):
            send(cast("BinaryIO", self.process.stdin), message)

    def watch(self) -> None:
        """Count the time from now on."""
        self._seen, self._since = START, monotonic()

    def seconds_here(self) -> float:
        """How long it has been where it is."""
        place = self.cell.get()
        if place != self._seen:
            self._seen, self._since = place, monotonic()
        return monotonic() - self._since

    def end(self) -> int:
        """End it in any case, and give its exit status."""
        self.process.kill()
        status = self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()
        self.cell.close()
        return status


class Crew:
    """Workers for one run."""

    def __init__(self, settings: Settings, size: int, folder: Path) -> None:
        """Start nothing yet."""
        self._settings, self._size, self._folder = settings, size, folder
        self._workers: list[Worker] = []
        self._again: deque[Task] = deque()
        self._failed_starts = 0

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def work(self, slices: Iterable[Slice]) -> Iterator[Part]:
        """Have all slices done and give their parts as they are, in any order.

        Raises `WriteError` or `RunError` where no worker could go on.
        """
        waiting = iter(slices)
        while True:
            more = self._hand_out(waiting)
            if not more and not any(worker.tasks for worker in self._workers):
                return
            yield from self._heard()
            self._end_the_slow()

    def _hand_out(self, waiting: Iterator[Slice]) -> bool:
        """Give every worker what it has room for; False if nothing is left to give."""
        for depth in range(AHEAD):
            for at in range(self._size):
                if at < len(self._workers) and len(self._workers[at].tasks) > depth:
                    continue
                task = self._next(waiting)
                if task is None:
                    return False
                if at == len(self._workers):
                    self._workers.append(Worker(self._settings, self._folder))
                self._workers[at].give(task)
        return True

    def _next(self, waiting: Iterator[Slice]) -> Task | None:
        if self._again:
            return self._again.popleft()
        found = next(waiting, None)
        return None if found is None else Task(found)

    def _heard(self) -> Iterator[Part]:
        """Take what the workers have to say, and wait a little for it."""
        with selectors.DefaultSelector() as selector:
            for worker in self._workers:
                selector.register(worker.out, selectors.EVENT_READ, worker)
            ready = selector.select(POLL)
        for key, _ in ready:
            speaker: Worker = key.data
            try:
                message = receive(speaker.out)
            except (EOFError, OSError):
                self._bury(speaker)
                continue
            match message:
                case Ready():
                    speaker.is_ready = True
                    self._failed_starts = 0
                    speaker.watch()
                case Done():
                    yield self._done(speaker, message)
                case Stopped():
                    raise WriteError(message.reason)

    def _done(self, worker: Worker, message: Done) -> Part:
        worker.tasks.popleft()
        worker.watch()
        worker.first_resident = worker.first_resident or message.resident
        if message.resident > max(LARGE, worker.first_resident + GROWTH):
            self._replace(worker)
        return message.part

    def _replace(self, worker: Worker) -> None:
        """Put a fresh worker in the place of one that has become large."""
        tasks = list(worker.tasks)
        worker.end()
        fresh = Worker(self._settings, self._folder)
        self._workers[self._workers.index(worker)] = fresh
        for task in tasks:
            fresh.give(task)

    def _end_the_slow(self) -> None:
        limit = self._settings.timeout
        for worker in self._workers:
            if worker.is_ready and worker.tasks and worker.seconds_here() > limit:
                worker.reason = f"took longer than {limit:g} s"
                worker.process.kill()

    def _bury(self, worker: Worker) -> None:
        """Find out what ended a worker, and have its slices done by others."""
        place = worker.cell.get()
        status = worker.end()
        self._workers.remove(worker)
        if not worker.is_ready:
            self._failed_starts += 1
            if self._failed_starts >= STARTS:
                raise RunError(f"no worker can be started: it {_ended(status)}")
        elif worker.tasks:
            _learn(worker.tasks[0], place, worker.reason, status)
        self._again.extendleft(reversed(worker.tasks))


def _learn(task: Task, place: Place, reason: str | None, status: int) -> None:
    """Note what a worker came to grief over."""
    crashes = task.crashes[place] = task.crashes.get(place, 0) + 1
    if reason is None:
        if crashes < CRASHES:
            return
        reason = f"crashed the worker twice: it {_ended(status)}"
    if place.phase is Phase.EXTRACTING:
        task.skip[place.ordinal] = reason
    elif place.phase is Phase.READING:
        task.end = place.ordinal, reason
    elif crashes > CRASHES:
        raise RunError(f"part {task.slice.number} cannot be written: {reason}")


def _ended(status: int) -> str:
    """How a process ended, in words."""
    if status >= 0:
        return f"ended with status {status}"
    try:
        return f"was ended by {signal.Signals(-status).name}"
    except ValueError:
        return f"was ended by signal {-status}"


def parts(slices: Iterable[Slice], settings: Settings, size: int, folder: Path) -> Iterator[Part]:
    """Have slices done by a crew of this size, which ends with them."""
    with Crew(settings, size, folder) as crew:
        yield from crew.work(slices)
