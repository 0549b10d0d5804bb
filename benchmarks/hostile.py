"""Texts made to be slow, each as one document of ten million characters, beside as much news.

python benchmarks/hostile.py [CLASS...] [--characters 10000000] [--timeout 120]

Each goes through the command with one worker. It must take at most three times the processor time
that as much news takes (the articles of data/fixtures, again and again), or be one failure.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hostile_texts import TEXTS
from synthetic import fixtures

LEAD = "A language model. "
"""What lets a text through the gate."""
MOST = 3.0
"""How many times the processor time of news a text may take."""


class Ran(NamedTuple):
    """What became of one input."""

    seconds: float
    """Processor time of the command and its worker."""
    records: int
    failures: list[str]


def main() -> None:
    """Measure news, then each class; status 1 where one takes too long and is no failure."""
    arguments = _arguments()
    with TemporaryDirectory() as folder:
        place = Path(folder)
        news = _extracted(_news(place, arguments.characters), arguments.timeout)
        print(f"{'':28} {'seconds':>9} {'x news':>8} {'records':>9}")
        print(_line("news", news, news), flush=True)
        slow = 0
        for name in arguments.classes or TEXTS:
            path = place / "hostile.txt"
            path.write_text(LEAD + TEXTS[name](arguments.characters), encoding="utf-8")
            ran = _extracted(path, arguments.timeout)
            slow += ran.seconds > MOST * news.seconds and not ran.failures
            print(_line(name, ran, news), flush=True)
    print(f"{slow} slower than {MOST:g} times the news")
    sys.exit(slow > 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("classes", nargs="*", metavar="CLASS", choices=[*TEXTS, []])
    parser.add_argument("--characters", type=int, default=10_000_000)
    parser.add_argument("--timeout", type=float, default=120.0)
    return parser.parse_args()


def _news(place: Path, characters: int) -> Path:
    """The fixtures as lines, again and again, until there are so many characters."""
    path = place / "news.jsonl"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(_lines(characters))
    return path


def _lines(characters: int) -> Iterator[str]:
    known = fixtures()
    while characters > 0:
        for article in known:
            yield json.dumps({"title": article.title, "text": article.text}) + "\n"
            characters -= len(article.text)
            if characters <= 0:
                return


def _extracted(path: Path, timeout: float) -> Ran:
    """Let the command go over a file with one worker."""
    out = path.with_name("out.jsonl")
    options = ["--workers", "1", "--timeout", str(timeout), "--max-document", "64", "--no-resume"]
    command = [sys.executable, "-m", "announce_extract", "extract", str(path), "-o", str(out)]
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run([*command, *options], check=False, capture_output=True)
    after = getrusage(RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    listed = out.with_name("out.jsonl.failures.jsonl")
    failed = listed.read_text(encoding="utf-8").splitlines() if listed.exists() else []
    with out.open(encoding="utf-8") as records:
        return Ran(seconds, sum(1 for _ in records), [json.loads(f)["reason"] for f in failed])


def _line(name: str, ran: Ran, news: Ran) -> str:
    reasons = f"  {'; '.join(ran.failures)}" if ran.failures else ""
    times = ran.seconds / news.seconds
    return f"{name:28} {ran.seconds:>9.1f} {times:>8.2f} {ran.records:>9,}{reasons}"


if __name__ == "__main__":
    main()
