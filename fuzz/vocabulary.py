"""Any vocabulary file: entries, or a complaint; the check and the loading are of one mind."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from announce_extract.errors import VocabularyError
from announce_extract.vocabulary import Vocabulary, load
from announce_extract.vocabulary.check import check
from announce_extract.vocabulary.files import parse
from announce_extract.vocabulary.loading import PACKAGED, text_of
from fuzz.harness import as_file, promise


def run(data: bytes) -> None:
    """Check the file and load it: what cannot be loaded must have been told of, with its line."""
    with as_file(data, "mine.toml") as path:
        try:
            mistakes = check(path).mistakes
        except VocabularyError:
            mistakes = None  # it cannot even be read
        lines = data.count(b"\n") + data.count(b"\r") + 1
        for mistake in mistakes or ():
            promise(0 < mistake.line <= lines + 1, f"no such line: {mistake}")
        try:
            loaded(path)
        except VocabularyError as error:
            promise(bool(str(error)), "a complaint without words")
            promise(mistakes is None or bool(mistakes), f"the check says nothing of: {error}")
        else:
            promise(mistakes is not None, "the check cannot read what can be loaded")


def loaded(path: Path) -> Vocabulary:
    """Load the file; among the packaged ones, which takes its time, only if it is sound."""
    text, name = text_of(path)
    parse(text, name)
    return load([path])


def seeds() -> Iterator[bytes]:
    """Each packaged file cut into entries, and the tables that no packaged file has."""
    for name in PACKAGED:
        text = files("announce_extract.vocabulary").joinpath(f"{name}.toml").read_text("utf-8")
        yield from (f"[[{entry}".encode() for entry in text.split("\n[[")[1:40])
    yield b'[[fields]]\nname = "licence"\npattern = \'under (?P<value>\\w{1,9}+)\'\nkind = "text"\n'
    yield b'[sources.a]\ndescription = "A"\nurl = "https://example.org"\nread_on = 2026-06-07\n'
    yield b'[[systems]]\nname = "Fast"\naccelerator = "H100"\nchips = 8\nsource = "a"\n'
