"""A worker: a process that is given slices and makes parts of them, until there are no more.

It is started by `crew`. Messages come on standard input and go out on what was standard output;
what else is printed goes to standard error. It ends at once when its supervisor does.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

from announce_extract.run.messages import Done, Ready, Start, Stopped, Task, receive, send
from announce_extract.run.place import Cell


def main() -> None:
    """Work until told to end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the supervisor decides
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    cell = Cell(Path(sys.argv[1]))
    tasks: SimpleQueue[Start | Task | None] = SimpleQueue()
    Thread(target=_listen, args=(sys.stdin.buffer, tasks), daemon=True).start()
    start = tasks.get()
    assert isinstance(start, Start)
    try:
        _work(start, tasks, out, cell)
    except OSError as error:
        send(out, Stopped(f"cannot write a part to {start.folder}: {error.strerror or error}"))


def _listen(stream: BinaryIO, tasks: SimpleQueue[Start | Task | None]) -> None:
    """Take messages as they come; without a supervisor, end."""
    while True:
        try:
            message = receive(stream)
        except (EOFError, OSError):
            os._exit(1)
        tasks.put(message)


def _work(start: Start, tasks: SimpleQueue[Start | Task | None], out: BinaryIO, cell: Cell) -> None:
    from announce_extract.run.garbage import search_seldom
    from announce_extract.run.work import work

    search_seldom()
    settings, folder = start.settings, Path(start.folder)
    extractor = settings.make_extractor()
    send(out, Ready())
    while isinstance(task := tasks.get(), Task):
        part = work(task, folder, settings.options, extractor, cell.set)
        send(out, Done(part, resident()))


def resident() -> int:
    """Bytes of memory of this process; 0 where that is not told."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    main()
