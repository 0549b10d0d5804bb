from __future__ import annotations

import os
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest

from announce_extract.article import Article
from announce_extract.read import READERS, Failure, read

ALL = ", ".join(READERS)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with files to read and others, which is where we are."""
    monkeypatch.chdir(tmp_path)
    for name in ("news/b.txt", "news/a.md", "news/2026/b.txt", "news/.git/c.txt", "news/.d.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (tmp_path / "news/logo.png").write_bytes(b"\x89PNG")
    (tmp_path / "none").mkdir()
    return tmp_path


def ids(found: Iterable[Article | Failure]) -> list[str | None]:
    return [item.id if isinstance(item, Article) else str(item) for item in found]


class Case(NamedTuple):
    what: str
    inputs: tuple[str, ...]
    found: tuple[str, ...]


CASES = (
    Case("a file", ("news/b.txt",), ("b.txt",)),
    Case("a folder", ("news",), ("a.md", "b.txt", "2026/b.txt")),
    Case("in the order given", ("news/b.txt", "news/a.md"), ("b.txt", "a.md")),
    Case("each file once", ("news/b.txt", "news", "./news/b.txt"), ("b.txt", "a.md", "2026/b.txt")),
    Case("a pattern", ("news/*.txt",), ("b.txt",)),
    Case("a pattern for all folders", ("news/**/*.txt",), ("2026/b.txt", "b.txt")),
    Case(
        "a pattern that matches a folder", ("new*",), ("news/a.md", "news/b.txt", "news/2026/b.txt")
    ),
    Case("a path that is not", ("gone.txt",), ("gone.txt: no such file or folder",)),
    Case(
        "a pattern that matches nothing",
        ("*.jsonl",),
        ("*.jsonl: matches no file to read (suffixes: " + ALL + ")",),
    ),
    Case(
        "a pattern that matches only others",
        ("news/*.png",),
        ("news/*.png: matches no file to read (suffixes: " + ALL + ")",),
    ),
    Case(
        "a folder with nothing in it",
        ("none",),
        ("none: no file in it to read (suffixes: " + ALL + ")",),
    ),
    Case(
        "a file of an unknown suffix, and the next",
        ("news/logo.png", "news/b.txt"),
        (
            "news/logo.png: unknown suffix '.png' (known: " + ALL + ")",
            "b.txt",
        ),
    ),
    Case("too long a name", ("x" * 5000,), (f"{'x' * 5000}: cannot be read: File name too long",)),
)


@pytest.mark.parametrize("case", CASES, ids=[case.what for case in CASES])
@pytest.mark.usefixtures("folder")
def test_inputs(case: Case) -> None:
    assert tuple(ids(read(case.inputs))) == case.found


def test_a_file_to_skip_is_not_read(folder: Path) -> None:
    assert ids(read(["news"], skip=[folder / "news" / "b.txt"])) == ["a.md", "2026/b.txt"]


@pytest.mark.usefixtures("folder")
def test_a_link_that_leads_nowhere_is_a_failure() -> None:
    Path("news/link.txt").symlink_to("gone")
    assert ids(read(["news/link.txt"])) == [
        "news/link.txt: cannot be read: No such file or directory"
    ]


@pytest.mark.usefixtures("folder")
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_what_may_not_be_read_is_a_failure() -> None:
    Path("news/b.txt").chmod(0)
    Path("news/2026").chmod(0)
    assert ids(read(["news"])) == [
        "a.md",
        "news/b.txt: cannot be read: Permission denied",
        "news/2026: cannot be read: Permission denied",
    ]


@pytest.mark.usefixtures("folder")
def test_an_error_of_the_disk_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def broken(path: Path, mode: str = "r") -> object:
        if path.name == "a.md":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", broken)
    assert ids(read(["news"])) == [
        "news/a.md: cannot be read: Permission denied",
        "b.txt",
        "2026/b.txt",
    ]


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_utf8_gives_an_id_that_can_be_written(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("x")
    except OSError:
        pytest.skip("the file system allows no such name")
    assert ids(read([tmp_path])) == ["caf\ufffd.txt"]


STDIN = {
    "a text": (b"Aurora is here.\n", ["<stdin>"]),
    "JSON Lines": (b'{"text": "x", "id": "1"}\n{"text": "y", "id": "2"}\n', ["1", "2"]),
    "JSON Lines, one broken": (
        b'{"text": "x", "id": "1"}\n{"tex\n',
        ["1", "<stdin>:2: broken JSON: Unterminated string starting at (column 2)"],
    ),
    "JSON Lines after blank lines": (b'\n\n{"text": "x"}\n', ["<stdin>:3"]),
    "JSON Lines after a byte order mark": (b'\xef\xbb\xbf{"text": "x"}\n', ["<stdin>:1"]),
    "an object over several lines": (b'{\n "text": "x",\n "id": "1"\n}\n', ["1"]),
    "a list": (b'[\n {"text": "x", "id": "1"},\n {"text": "y", "id": "2"}]', ["1", "2"]),
    "a text in brackets": (b"[Update] Aurora is here.", ["<stdin>"]),
    "a text in braces": (b"{Update} Aurora is here.", ["<stdin>"]),
    "nothing": (b"", ["<stdin>: the file is empty"]),
    "binary": (b"\x89PNG\0\0", ["<stdin>: a binary file, not UTF-8 text"]),
    "not UTF-8": (b"x\ny \xff", ["<stdin>:2: not UTF-8 (byte 0xff)"]),
}


@pytest.mark.parametrize(("content", "found"), STDIN.values(), ids=STDIN)
def test_standard_input(content: bytes, found: list[str]) -> None:
    assert ids(read(["-"], standard=BytesIO(content))) == found


@pytest.mark.usefixtures("folder")
def test_standard_input_has_its_place_among_the_others() -> None:
    found = read(["news/b.txt", "-", "news/a.md"], standard=BytesIO(b"x"))
    assert ids(found) == ["b.txt", "<stdin>", "a.md"]


def test_a_failure_is_one_line() -> None:
    assert str(Failure("a.txt", 2, "one\n  two")) == "a.txt:2: one two"
