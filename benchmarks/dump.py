"""The command over a dump, with one worker and with more, beside spaCy's tokenizer alone.

python benchmarks/dump.py [DUMP.jsonl.gz...] [--workers 1 2] [--times 1] [--source FIELD=VALUE]

Without a dump, a synthetic one is made of data/fixtures (benchmarks/synthetic.py). T is
`spacy.lang.en.English().tokenizer` over the same texts in one process, without reading them. The
command is measured from its start to its end, with reading, the start of the workers and the
joining of their parts: by the clock on the wall, and beside T by the processor time of all its
processes, which other work on the machine disturbs less. `--times 10` reads a copy ten times as
long, which is the way to see that workers do not grow: the resident memory of the largest one is
sampled while they run.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time, sleep

import synthetic

from announce_extract import Article
from announce_extract.read import Failure, FieldNames, Options, read

SAMPLED = 0.25
"""Seconds between two looks at the memory of workers."""


def main() -> None:
    """Measure and print."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        dump, size, count = _copied(arguments, folder)
        rate = _tokenizer_rate(dump, arguments.seconds)
        print(f"{count:,} articles, {size / 1e6:.1f} MB of text")
        print(f"T, spaCy English().tokenizer: {rate / 1e6:.2f} MB/s")
        first: float | None = None
        for workers in arguments.workers:
            seconds, used, memory = _extracted(dump, folder, workers)
            first = first or seconds
            figures = json.loads((folder / "summary.json").read_text())
            print(
                f"{workers} worker{'s' if workers > 1 else ''}: {seconds:8.2f} s "
                f"{size / 1e6 / seconds:8.2f} MB/s {first / seconds:6.2f} × the first; "
                f"by processor time {size / used / rate:6.2f} × T; "
                f"{figures['relevant']:,} relevant, {figures['records']:,} records, "
                f"{figures['failures']} failures"
            )
            print("    largest worker, MB resident: " + _grown(memory, size))


def _copied(arguments: argparse.Namespace, folder: Path) -> tuple[Path, int, int]:
    """The dump, some times over and as JSON Lines; bytes of its texts, and articles."""
    path, size, count = folder / "dump.jsonl", 0, 0
    with path.open("w", encoding="utf-8") as stream:
        for time in range(arguments.times):
            for article in _articles(arguments):
                size += len(article.text.encode()) + len((article.title or "").encode())
                count += 1
                renamed = Article(
                    article.text, article.title, article.published, None, f"{article.id}-{time}"
                )
                stream.write(synthetic.line(renamed))
    return path, size, count


def _articles(arguments: argparse.Namespace) -> Iterator[Article]:
    if not arguments.dump:
        yield from synthetic.articles(arguments.articles, 0.025)
        return
    field, _, value = (arguments.source or "").partition("=")
    options = Options(FieldNames(keep=(field,) if field else ()))
    for item in read(arguments.dump, options=options):
        if isinstance(item, Failure):
            print(item, file=sys.stderr)
        elif not field or (item.kept or {}).get(field) in value.split(","):
            yield item


def _tokenizer_rate(dump: Path, seconds: float) -> float:
    """Bytes of text per second, over the first articles."""
    from spacy.lang.en import English

    tokenizer = English().tokenizer
    articles = [item for item in read([dump]) if isinstance(item, Article)]
    start, size = process_time(), 0
    for article in articles:
        tokenizer(article.text)
        size += len(article.text.encode())
        if process_time() - start > seconds:
            break
    return size / (process_time() - start)


def _extracted(dump: Path, folder: Path, workers: int) -> tuple[float, float, list[float]]:
    """Seconds it takes, seconds its processes use, and the memory of the largest worker."""
    command = [sys.executable, "-m", "announce_extract", "extract", str(dump)]
    command += ["-o", str(folder / "records.jsonl"), "--workers", str(workers), "--quiet"]
    start, used = perf_counter(), _used()
    with subprocess.Popen([*command, "--summary", str(folder / "summary.json")]) as process:
        memory: list[float] = []
        thread = threading.Thread(target=_sample, args=(process, memory))
        thread.start()
        process.wait()
        seconds = perf_counter() - start
        thread.join()
    if process.returncode:
        sys.exit(f"the command ended with status {process.returncode}")
    return seconds, _used() - used, memory


def _used() -> float:
    """Seconds of processor time of all processes that were started and have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _sample(process: subprocess.Popen[bytes], memory: list[float]) -> None:
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while process.poll() is None:
        try:
            found = [_resident(pid) for pid in children.read_text().split()]
        except OSError:
            found = []
        memory.append(max(found, default=0.0))
        sleep(SAMPLED)


def _resident(pid: str) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    line = next((line for line in status.splitlines() if line.startswith("VmRSS:")), "x 0")
    return int(line.split()[1]) * 1024 / 1e6


def _grown(memory: list[float], size: int) -> str:
    """The largest by tenths of the run."""
    if not any(memory):
        return "not told here"
    tenth = max(1, len(memory) // 10)
    parts = [max(memory[at : at + tenth]) for at in range(0, len(memory), tenth)][:10]
    share = size / len(parts) / 1e6
    return " ".join(f"{part:.0f}" for part in parts) + f" (each after {share:.0f} MB more)"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dump", nargs="*", type=Path, metavar="DUMP")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2], metavar="N")
    parser.add_argument("--times", type=int, default=1, help="read so many copies of it")
    parser.add_argument("--articles", type=int, default=2000, help="of a synthetic dump")
    parser.add_argument("--seconds", type=float, default=10.0, help="to measure T for, at most")
    parser.add_argument("--source", metavar="FIELD=VALUE", help="only articles with that field")
    return parser.parse_args()


if __name__ == "__main__":
    main()
