"""The commands that compare files of records: with gold, and with each other."""

from __future__ import annotations

from pathlib import Path

from announce_extract.cli.ending import guarded
from announce_extract.cli.output import show
from announce_extract.evaluate import diff, evaluate


def evaluation(
    gold: Path, predicted: Path, strict: bool, as_json: bool, errors: int, resamples: int
) -> int:
    """Print the figures and give the exit status."""

    def work() -> int:
        found = evaluate(gold, predicted, strict=strict, resamples=resamples)
        show(found.to_json() if as_json else found.to_text(errors=errors))
        return 0

    return guarded(work)


def difference(old: Path, new: Path, gold: Path | None, as_json: bool) -> int:
    """Print what changed and give the exit status."""

    def work() -> int:
        found = diff(old, new, gold)
        show(found.to_json() if as_json else found.to_text())
        return 0

    return guarded(work)
