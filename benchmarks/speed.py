"""How fast the whole pipeline is on one core, beside spaCy's tokenizer alone on the same texts.

python benchmarks/speed.py [ARTICLES.jsonl] [--seconds 10]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

from announce_extract import Article, Extractor
from announce_extract.read import Failure, read

FIXTURES = Path(__file__).parents[1] / "data" / "fixtures" / "articles"


class Run(NamedTuple):
    """One line of the table."""

    name: str
    articles: int
    size: int
    """Bytes of UTF-8."""
    cpu: float
    """Seconds of processor time, of this process only."""
    wall: float

    def __str__(self) -> str:
        """Name, articles per second, MB/s, milliseconds an article, share of one core."""
        return (
            f"{self.name:34} {self.articles / self.cpu:>11,.0f} {self.size / 1e6 / self.cpu:>9.2f}"
            f" {1000 * self.cpu / self.articles:>11.2f} {self.cpu / self.wall:>8.0%}"
        )


HEADER = f"{'':34} {'articles/s':>11} {'MB/s':>9} {'ms/article':>11} {'of core':>8}"


def main() -> None:
    """Read, warm up, measure, print."""
    arguments = _arguments()
    articles = _read(arguments.articles)
    extractor, tokenizer = Extractor(), _tokenizer()
    records = sum(len(extractor.extract(article)) for article in articles)
    size = sum(_size(article) for article in articles)
    print(f"{len(articles)} articles, {size / 1000:.0f} kB, {records} records; one process")
    print(HEADER)
    print(_measured("announce-extract", extractor.extract, articles, arguments.seconds))
    peer = _measured(
        "spaCy English().tokenizer alone",
        lambda article: tokenizer(article.text),
        articles,
        arguments.seconds,
    )
    print(peer)
    print(f"resident at the end: {_resident():.0f} MB")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=Path, default=FIXTURES, metavar="ARTICLES")
    parser.add_argument("--seconds", type=float, default=5.0, help="how long to measure each")
    return parser.parse_args()


def _read(path: Path) -> list[Article]:
    found: list[Article] = []
    for item in read([path]):
        if isinstance(item, Failure):
            print(item, file=sys.stderr)
        else:
            found.append(item)
    if not found:
        sys.exit(f"{path}: no articles")
    return found


def _tokenizer() -> Callable[[str], object]:
    from spacy.lang.en import English

    return English().tokenizer


def _measured(
    name: str, work: Callable[[Article], object], articles: Iterable[Article], seconds: float
) -> Run:
    """Go through the articles again and again until the time is over; whole rounds only."""
    for article in articles:  # warm
        work(article)
    count = size = 0
    start, clock = process_time(), perf_counter()
    while not count or process_time() - start < seconds:
        for article in articles:
            work(article)
            count += 1
            size += _size(article)
    return Run(name, count, size, process_time() - start, perf_counter() - clock)


def _size(article: Article) -> int:
    return len(article.text.encode()) + len((article.title or "").encode())


def _resident() -> float:
    """Megabytes; where /proc is missing, the most there ever were."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        import resource

        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024 / 1e6


if __name__ == "__main__":
    main()
