"""From JSON Lines to records, in multiples of spaCy's tokenizer over the same texts, one process.

python benchmarks/gate.py [DUMP.jsonl[.gz]] [--by FIELD] [--no-gate]

DUMP's lines have a `text`, perhaps `title`, `date` or `published` and `id`; without one, a dump is
made of data/fixtures and, nine times as much, of its articles with all that is AI struck out.
`--by source` gives a line for each value of a field.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

from announce_extract import Article, Extractor
from announce_extract.read import Failure, read

FIXTURES = Path(__file__).parents[1] / "data" / "fixtures" / "articles"
WORDS = re.compile(
    r"\w*(?:\d|[A-Z]{2}|model|train|param|token|weight|chip|\bAI\b|infer|tun)\w*", re.IGNORECASE
)


def main() -> None:
    """Measure every group of lines and print."""
    arguments = _arguments()
    groups: dict[str, list[bytes]] = {"all": _lines(arguments.dump)}
    if arguments.by:
        for line in groups["all"]:
            groups.setdefault(str(json.loads(line).get(arguments.by)), []).append(line)
    extractor = Extractor(gate=not arguments.no_gate)
    extractor.extract(Article("Acme AI released Roadrunner-7B, trained on 512 H100s."))  # warm
    columns = ("", "lines", "MB", "admitted", "records", "tokenizer", "extract", "x tokenizer")
    print("{:16} {:>8} {:>8} {:>9} {:>8} {:>11} {:>9} {:>12}".format(*columns))
    for name, lines in groups.items():
        tokenizer = _tokenizer()
        texts = [json.loads(line)["text"] for line in lines]
        peer = _seconds(tokenizer, texts)
        admitted = records = 0
        started = process_time()
        for found in _extracted(extractor, lines):
            admitted += 1
            records += found
        spent = process_time() - started
        size = sum(map(len, lines)) / 1e6
        print(
            f"{name[:16]:16} {len(lines):>8,} {size:>8.1f} {admitted:>9,} {records:>8,}"
            f" {peer:>9.2f} s {spent:>7.2f} s {peer / spent:>12.2f}"
        )


def _extracted(extractor: Extractor, lines: list[bytes]) -> Iterator[int]:
    """The number of records of each line that the gate admits."""
    for line in lines:
        if extractor.gate is None or extractor.gate.admits_raw(line):
            entry = json.loads(line)
            published = entry.get("published") or entry.get("date")
            article = Article(entry["text"], entry.get("title"), published, id=entry.get("id"))
            yield len(extractor.extract(article))


def _seconds(work: Callable[[str], object], texts: list[str]) -> float:
    started = process_time()
    for text in texts:
        work(text)
    return process_time() - started


def _tokenizer() -> Callable[[str], object]:
    from spacy.lang.en import English

    return English().tokenizer


def _lines(dump: Path | None) -> list[bytes]:
    if dump is None:
        return [json.dumps(entry).encode() for entry in _made_up()]
    with gzip.open(dump) if dump.suffix == ".gz" else dump.open("rb") as stream:
        return [line for line in stream if line.strip()]


def _made_up() -> Iterator[dict[str, str | None]]:
    articles = [a for a in read([FIXTURES]) if not isinstance(a, Failure)]
    for n in range(200):
        a = articles[n % len(articles)]
        if n % 10:
            text, title = WORDS.sub("rain", a.text), WORDS.sub("rain", a.title or "")
            yield {"text": text, "title": title, "id": f"{a.id}-{n}", "source": "other"}
        else:
            yield {"text": a.text, "title": a.title, "published": a.published, "source": "ai"}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dump", nargs="?", type=Path)
    parser.add_argument("--by", metavar="FIELD", help="a line for each value of this field")
    parser.add_argument("--no-gate", action="store_true", help="parse and read every article")
    return parser.parse_args()


if __name__ == "__main__":
    main()
