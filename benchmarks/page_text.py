"""Text of web pages: how fast, and how many records are lost on the way.

python benchmarks/page_text.py [ARTICLES.jsonl...]

Each article is made a web page with menus, scripts and footers (benchmarks/pages.py), read again by
trafilatura as this library does, by trafilatura's quick way and by resiliparse, and its records are
compared with those of the text itself. Records are the same if all of their columns are.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import process_time

from pages import page
from synthetic import FIXTURES

from announce_extract import Article, Extractor
from announce_extract.read import Failure, read
from announce_extract.read.html import main_text


def quick(text: str) -> str:
    """Trafilatura without its second opinions."""
    import trafilatura

    return trafilatura.extract(text, fast=True, include_comments=False) or ""


def resiliparse(text: str) -> str:
    """What resiliparse takes for the main content."""
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(text, main_content=True, list_bullets=False))


WAYS: dict[str, Callable[[str], str]] = {
    "trafilatura (as here)": lambda text: main_text(text)[0],
    "trafilatura, fast": quick,
    "resiliparse": resiliparse,
}


def rows(extractor: Extractor, article: Article, text: str) -> Counter[tuple[object, ...]]:
    """The records of a text, without their ids."""
    changed = Article(text, article.title, article.published, article.url, article.id)
    found = (record.to_row() for record in extractor.extract(changed))
    return Counter(tuple(v for k, v in row.items() if k != "id") for row in found)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="*", type=Path, default=[FIXTURES], metavar="ARTICLES")
    articles = [
        item for item in read(parser.parse_args().articles) if not isinstance(item, Failure)
    ]
    pages = [page(article) for article in articles]
    extractor = Extractor()
    right = [rows(extractor, article, article.text) for article in articles]
    total = sum(found.total() for found in right)
    size = sum(len(text) for text in pages)
    print(f"{len(pages)} pages, {size / len(pages) / 1000:.1f} kB each, {total} records")
    print(f"{'':24} {'ms/page':>8} {'MB/s':>7} {'same':>6} {'lost':>6} {'other':>6}")
    for name, way in WAYS.items():
        start = process_time()
        texts = [way(text) for text in pages]
        seconds = process_time() - start
        found = [rows(extractor, *pair) for pair in zip(articles, texts, strict=True)]
        lost = sum((a - b).total() for a, b in zip(right, found, strict=True))
        other = sum((b - a).total() for a, b in zip(right, found, strict=True))
        print(
            f"{name:24} {1000 * seconds / len(pages):>8.2f} {size / 1e6 / seconds:>7.1f}"
            f" {total - lost:>6} {lost:>6} {other:>6}"
        )


if __name__ == "__main__":
    main()
