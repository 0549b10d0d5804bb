"""How right the records are: a row of a Markdown table for each gold file.

python benchmarks/accuracy.py GOLD.jsonl... [--errors 20]
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from announce_extract import Extractor
from announce_extract.evaluate import Evaluation, evaluate
from announce_extract.evaluate.scores import Mistake
from announce_extract.read import Failure, read
from announce_extract.write import WRITERS, Result, write_file

COLUMNS = ("gold file", "documents", "records", "core F1 (95 %)", "P", "R", "exact", "invented in")


def main() -> None:
    """Extract from the documents of each gold file and score what comes out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="list so many mistakes of each file")
    arguments = parser.parse_args()
    extractor = Extractor()
    print(f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}")
    for gold in arguments.gold:
        evaluation = _evaluated(gold, extractor)
        print(f"| {' | '.join(_cells(gold, evaluation))} |")
        for mistake, _ in zip(evaluation.mistakes, range(arguments.errors), strict=False):
            print("", *_told(mistake), sep="\t")


def _evaluated(gold: Path, extractor: Extractor) -> Evaluation:
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.csv"
        write_file(_results(gold, extractor), predicted, WRITERS[".csv"])
        return evaluate(gold, predicted)


def _results(gold: Path, extractor: Extractor) -> Iterator[Result]:
    for item in read([gold]):
        if isinstance(item, Failure):
            raise SystemExit(str(item))
        yield Result(extractor.extract(item), item)


def _told(mistake: Mistake) -> tuple[str, ...]:
    return mistake.document_id, mistake.what, f"gold={mistake.gold}", mistake.predicted


def _cells(gold: Path, evaluation: Evaluation) -> Iterator[str]:
    core, bounds = evaluation.tallies["core"], evaluation.intervals.figures["core"].f1
    yield gold.stem if gold.stem != "gold" else gold.parent.name
    yield str(len(evaluation.documents))
    yield str(evaluation.required)
    yield f"{core.f1:.3f}" + (f" ({bounds.low:.3f} to {bounds.high:.3f})" if bounds else "")
    yield f"{core.precision:.3f}"
    yield f"{core.recall:.3f}"
    yield f"{evaluation.exact / evaluation.required:.0%}" if evaluation.required else "none"
    quiet, noisy = (sum(getattr(d, k) for d in evaluation.documents) for k in ("quiet", "noisy"))
    yield f"{noisy} of {quiet}"


if __name__ == "__main__":
    main()
