"""How right predictions are, and what changed between two of them."""

from __future__ import annotations

from pathlib import Path

from announce_extract.evaluate.bootstrap import bootstrap
from announce_extract.evaluate.difference import Difference, difference
from announce_extract.evaluate.gold import read_gold
from announce_extract.evaluate.predictions import by_document, read_predictions
from announce_extract.evaluate.report import Evaluation
from announce_extract.evaluate.scores import score

__all__ = ["Difference", "Evaluation", "diff", "evaluate"]


def evaluate(
    gold_path: str | Path,
    predicted_path: str | Path,
    *,
    strict: bool = False,
    resamples: int = 1000,
    seed: int = 0,
) -> Evaluation:
    """Score a CSV or JSONL of records against a gold file; `ReadError` if one is broken.

    Strictly, a quantity is right only if its qualifier and upper bound are, and status and
    qualifiers are counted only in records that were found. `resamples` of the documents give
    the intervals; 0 leaves them out.
    """
    documents = read_gold(gold_path)
    rows = by_document(read_predictions(predicted_path))
    scores = tuple(score(d, rows.get(d.id, ()), strict=strict) for d in documents)
    return Evaluation(
        documents=scores,
        strict=strict,
        resamples=resamples,
        seed=seed,
        intervals=bootstrap(scores, resamples=resamples, seed=seed),
        unknown_documents=tuple(sorted(rows.keys() - {d.id for d in documents})),
    )


def diff(
    old_path: str | Path, new_path: str | Path, gold_path: str | Path | None = None
) -> Difference:
    """Compare two prediction files; with gold, also tell what became right and what wrong."""
    return difference(
        read_predictions(old_path),
        read_predictions(new_path),
        None if gold_path is None else read_gold(gold_path),
    )
