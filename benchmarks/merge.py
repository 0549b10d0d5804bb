"""How long merging takes and how much memory: synthetic records, a fifth of them copies.

python benchmarks/merge.py [--records 1000000]
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import synthetic_records


def main() -> None:
    """Make the records, merge them in a process of its own, check and print."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        records, merged = folder / "records.jsonl", folder / "merged.jsonl"
        originals = synthetic_records.write(records, arguments.records)
        size = records.stat().st_size / 1e6
        print(f"{arguments.records:,} records ({size:,.0f} MB), {originals:,} without copies")
        seconds = _merge(records, merged, arguments.memory)
        _report(arguments.records, originals, merged, seconds)


def _merge(records: Path, merged: Path, memory: str) -> float:
    command = [sys.executable, "-m", "announce_extract", "merge", str(records), "-o", str(merged)]
    start = perf_counter()
    subprocess.run([*command, "--memory", memory], check=True, env=os.environ)
    return perf_counter() - start


def _report(records: int, originals: int, merged: Path, seconds: float) -> None:
    announcements = told = disputed = 0
    with merged.open("rb") as stream:
        for line in stream:
            one = json.loads(line)
            announcements += 1
            told += len(one["records"])
            disputed += any(field["disputed"] for field in one["told"].values())
    assert told == records, f"{told} records came out of {records}"
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    megabytes = peak / (1e6 if sys.platform == "darwin" else 1e6 / 1024)
    print(f"announcements        {announcements:>12,}  (right: {originals:,})")
    print(f"with disputed values {disputed:>12,}")
    print(f"seconds              {seconds:>12,.0f}")
    print(f"records/s            {records / seconds:>12,.0f}")
    print(f"resident at most, MB {megabytes:>12,.0f}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--memory", default="512MB", help="what DuckDB may use")
    return parser.parse_args()


if __name__ == "__main__":
    main()
