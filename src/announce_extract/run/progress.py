"""How far a run has come, on a terminal."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from announce_extract.run.summary import Counts


class Progress:
    """A bar with rate and remaining time on standard error, if one is wanted."""

    def __init__(self, total: int, *, wanted: bool) -> None:
        """`total` is the bytes of all input files; 0 if that is not known."""
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._total = total
        self._wanted = wanted

    def __enter__(self) -> Self:
        """Show it."""
        if self._wanted:
            from rich.console import Console
            from rich.progress import (
                BarColumn,
                DownloadColumn,
                Progress,
                TextColumn,
                TimeRemainingColumn,
                TransferSpeedColumn,
            )

            self._bar = Progress(
                BarColumn(),
                DownloadColumn(),
                TransferSpeedColumn(),
                TimeRemainingColumn(),
                TextColumn("{task.description}"),
                console=Console(stderr=True),
                transient=True,
                speed_estimate_period=60,
            )
            self._bar.start()
            self._task = self._bar.add_task("", total=self._total or None)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take it away."""
        if self._bar is not None:
            self._bar.stop()

    def advance(self, span: int, counts: Counts) -> None:
        """So many bytes of the input files are done; `counts` are those of the whole run."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, advance=span, description=str(counts))
