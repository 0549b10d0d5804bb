"""No pattern and no stage may take forever on text that was made, or happens, to be hostile."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType, ModuleType

import pytest
from hostile_texts import TEXTS

import announce_extract.mentions
from announce_extract.article import Article
from announce_extract.pipeline import Extractor
from announce_extract.text.normalise import normalise

from .table import reader

UNGATED = Extractor(gate=False)
pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs an interval timer")

LONG, WINDOW = 200_000, 120
"""Characters: a page; and the most that a rule looks at around one number or name."""

PIECES = {
    "digits": "7",
    "hyphens": "-",
    "and and": "and ",
    "no spaces": "abcdefghij",
    "capitals": "A ",
    "capitals without spaces": "A",
    "names": "Ab ",
    "hyphenated names": "Ab-",
    "parentheses": "(",
    "pipes": "| a | 7B ",
    "table": "| Ab | 7B |\n",
    "spaces": " ",
    "empty lines": "\n",
    "commas": "1,000,",
    "chips": "8 H100 ",
    "sizes": "7B ",
    "number words": "one ",
    "scales": "million ",
    "models": "GPT-4 ",
    "verbs": "trained Foo ",
    "called": "called ",
    "slugs": "a-7b",
    "stops": ".",
    "quotes": '"',
    "ampersands": "&",
    "underscores": "_",
    "slashes": "/",
    "dates": "June 6, 2026 ",
    "organisations": "Foo AI, ",
}


class TooSlowError(Exception):
    """The time was up."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise `TooSlowError` inside once the processor time is used up, also within a match."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def text(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


def _patterns(name: str, value: object) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern):
        yield name, value
    elif isinstance(value, (tuple, list)):
        for i, item in enumerate(value):
            label = item[0] if isinstance(item, tuple) and item and isinstance(item[0], str) else i
            for _, pattern in _patterns(name, item):
                yield f"{name}/{label}", pattern


def _modules() -> list[ModuleType]:
    package = announce_extract.mentions
    return [
        importlib.import_module(f"{package.__name__}.{m.name}")
        for m in pkgutil.iter_modules(package.__path__)
    ]


MODULES = _modules()
SOURCE = "\n".join(inspect.getsource(m) for m in MODULES)


def _is_used(name: str, method: str) -> bool:
    return re.search(rf"(?<!\w){name.partition('.')[2]}\.{method}\(", SOURCE) is not None


def _looks_ahead(name: str) -> bool:
    """Whether a pattern is tried at a place of the page without a limit to how far it may go."""
    attribute = name.partition(".")[2]
    return (
        re.search(
            rf"(?<!\w){attribute}\.(?:match|fullmatch)\(text, (?![^()]*(?:min|reach))", SOURCE
        )
        is not None
    )


def _collected() -> tuple[dict[str, re.Pattern[str]], dict[str, re.Pattern[str]]]:
    """The patterns that go over a whole page, and those that look around one place."""
    found: dict[re.Pattern[str], tuple[str, bool]] = {}
    for module in MODULES:
        for attribute, value in vars(module).items():
            over_page = isinstance(value, (tuple, list)) and not attribute.startswith("_BEFORE")
            over_page = (
                over_page
                or re.search(rf"(?<!\w){attribute}\.(?:finditer|findall|sub)\(", SOURCE) is not None
                or re.search(rf"(?<!\w)scan\({attribute}, text", SOURCE) is not None
            )
            for name, pattern in _patterns(attribute, value):
                label, before = found.get(
                    pattern, (f"{module.__name__.rpartition('.')[2]}.{name}", False)
                )
                found[pattern] = label, before or over_page
    for part in vars(reader()).values():
        for attribute, value in getattr(part, "__dict__", {}).items():
            for name, pattern in _patterns(attribute, value):
                found.setdefault(pattern, (f"{type(part).__name__}.{name}", True))
    page = {name: pattern for pattern, (name, over_page) in found.items() if over_page}
    window = {name: pattern for pattern, (name, over_page) in found.items() if not over_page}
    return page, window


PAGE, AROUND = _collected()


def too_slow(work: Callable[[str], object], length: int, seconds: float) -> list[str]:
    """Names of the texts that take longer than `seconds` even at the best of three attempts."""
    slow = []
    for name, piece in PIECES.items():
        hostile = text(piece, length)
        for attempt in range(3):
            try:
                with at_most(seconds):
                    work(hostile)
                break
            except TooSlowError:
                if attempt == 2 or seconds >= 1:
                    slow.append(name)
                    break
    return slow


def _params(patterns: dict[str, re.Pattern[str]], known: dict[str, str]) -> list[object]:
    return [
        pytest.param(
            pattern,
            id=name,
            marks=[pytest.mark.xfail(strict=False, reason=known[name])] if name in known else [],
        )
        for name, pattern in patterns.items()
    ]


SQUARE = "time grows with the square of the length, or faster"
KNOWN_PAGE = {"model_name._EXPERTS": SQUARE, "model._TWICE": SQUARE}  # these look at names only
KNOWN_AROUND: dict[str, str] = {}
KNOWN_AHEAD: dict[str, str] = {}


@pytest.mark.parametrize("pattern", _params(PAGE, KNOWN_PAGE))
def test_a_pattern_goes_over_a_page(pattern: re.Pattern[str]) -> None:
    assert too_slow(lambda page: sum(1 for _ in pattern.finditer(page)), LONG, 2) == []


@pytest.mark.parametrize("pattern", _params(AROUND, KNOWN_AROUND))
def test_a_pattern_looks_around_a_place(pattern: re.Pattern[str]) -> None:
    searches = any(_is_used(name, "search") for name, p in AROUND.items() if p is pattern)
    assert too_slow(pattern.search if searches else pattern.match, WINDOW, 0.02) == []


@pytest.mark.parametrize(
    "pattern", _params({name: p for name, p in AROUND.items() if _looks_ahead(name)}, KNOWN_AHEAD)
)
def test_a_pattern_looks_ahead_on_a_page(pattern: re.Pattern[str]) -> None:
    assert too_slow(pattern.match, LONG, 1) == []


def test_normalising() -> None:
    assert too_slow(normalise, LONG, 2) == []


def seconds(given: str) -> float:
    """Processor time of the whole pipeline over a text."""
    article = Article(f"A language model. {given}", published="2026-06-10")
    begun = time.process_time()
    UNGATED.extract(article)
    return time.process_time() - begun


@pytest.mark.parametrize("name", TEXTS)
def test_the_whole_pipeline(name: str) -> None:
    """Eight times the text takes about eight times the time, beyond the length of a part, too."""
    reader()
    UNGATED.extract(Article("A language model."))
    with at_most(30):
        short = min(seconds(TEXTS[name](15_000)) for _ in range(2))
        long = seconds(TEXTS[name](120_000))
    assert long < 16 * short + 0.6
    assert long < 6


def test_a_long_title() -> None:
    article = Article("A language model.", title=text("GPT-4 by Foo AI, ", LONG))
    with at_most(4):
        UNGATED.extract(article)
