"""The command that shows how records came about."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from announce_extract.article import parse_published
from announce_extract.cli import telling
from announce_extract.cli.ending import guarded
from announce_extract.cli.output import show
from announce_extract.explain import Explainer
from announce_extract.read import Failure, read


def explain(given: str, vocabulary: tuple[Path, ...], published: str | None) -> int:
    """Print the explanation of each article of an input and give the exit status."""
    return guarded(lambda: _explain(given, vocabulary, published))


def _explain(given: str, vocabulary: tuple[Path, ...], published: str | None) -> int:
    if published is not None:
        parse_published(published)
    explainer, failures = Explainer(vocabulary), 0
    for number, item in enumerate(read([given])):
        if isinstance(item, Failure):
            failures += 1
            telling.say(str(item))
            continue
        article = item if item.published else replace(item, published=published)
        show(("\n" if number else "") + explainer.explain(article).to_text())
    return 1 if failures else 0
