"""Outputs take their place when they are complete, and nothing else is touched."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from announce_extract.article import Article
from announce_extract.errors import WriteError
from announce_extract.graph.options import Options
from announce_extract.graph.output import SUFFIXES, write_graph
from announce_extract.read.records import Placed, read_records
from announce_extract.vocabulary import load
from announce_extract.write import FILE_FORMATS, FORMATS, Result, write_file
from announce_extract.write.beside import beside, folder_beside, is_stream
from announce_extract.write.text_file import write_text
from tests.specimen import ARTICLE, RECORD

NAMES = ("../../escaped", "/etc/escaped", "..", "a\x00b", "C:\\escaped", "x/../../y", "%2e%2e/z")
"""Ids of documents that would lead elsewhere, if a file were named after one."""


def everything(folder: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def inner(tmp_path: Path) -> Path:
    """A folder in folders, so that what gets out of it is seen."""
    folder = tmp_path / "a" / "b" / "c"
    folder.mkdir(parents=True)
    return folder


def hostile() -> Iterator[Result]:
    for name in NAMES:
        record = RECORD.model_copy(update={"document_id": name, "id": name})
        yield Result([record], Article(ARTICLE.text, title=ARTICLE.title, id=name))


@pytest.mark.parametrize("form", [*FORMATS, *FILE_FORMATS])
def test_no_file_is_named_after_a_document(form: str, inner: Path, tmp_path: Path) -> None:
    path = inner / "out"
    write_file(hostile(), path, FORMATS.get(form) or FILE_FORMATS[form])
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [path]


@pytest.mark.parametrize("suffix", [*SUFFIXES, ""])
def test_no_file_of_a_graph_is_named_after_a_document(
    suffix: str, inner: Path, tmp_path: Path
) -> None:
    lines = inner / "records.jsonl"
    write_file(hostile(), lines, FORMATS["jsonl"])
    placed = [item for item in read_records([str(lines)]) if isinstance(item, Placed)]
    assert len(placed) == len(NAMES)
    lines.unlink()
    out = inner / f"out{suffix}"
    write_graph(placed, out, Options.of(lambda _: None, vocabulary=load()))
    files = [p for p in tmp_path.rglob("*") if p.is_file()]
    assert files
    assert {p if suffix else p.parent for p in files} == {out}


def interrupted(path: Path) -> None:
    with beside(path) as part:
        part.write_text("half")
        raise KeyboardInterrupt


def interrupted_folder(path: Path) -> None:
    with folder_beside(path) as part:
        (part / "file.csv").write_text("half")
        raise KeyboardInterrupt


def failed_folder(path: Path) -> None:
    with folder_beside(path) as part:
        (part / "file.csv").write_text("half")
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("work", [interrupted_folder, failed_folder])
def test_a_folder_is_complete_or_as_it_was(work: Callable[[Path], None], tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    (old / "file.csv").write_text("old")
    for path in (old, new):
        with pytest.raises((KeyboardInterrupt, WriteError)):
            work(path)
    assert everything(tmp_path) == {"old": None, "old/file.csv": b"old"}


def test_a_file_that_is_interrupted_is_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_text("old")
    for place in (path, tmp_path / "new"):
        with pytest.raises(KeyboardInterrupt):
            interrupted(place)
    assert everything(tmp_path) == {"out": b"old"}


def test_the_files_of_a_folder_take_their_places(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real)
    (real / "file.csv").write_text("old")
    (real / "mine.txt").write_text("mine")
    for path in (link, tmp_path / "new"):
        with folder_beside(path) as part:
            (part / "file.csv").write_text("new")
    assert link.is_symlink()
    assert everything(real) == {"file.csv": b"new", "mine.txt": b"mine"}
    assert everything(tmp_path / "new") == {"file.csv": b"new"}
    assert names(tmp_path) == ["link", "new", "real"]


def test_the_folder_that_one_is_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for path in (Path(), Path("..") / tmp_path.name):
        with folder_beside(path) as part:
            (part / "file.csv").write_text(str(path))
        assert everything(tmp_path) == {"file.csv": str(path).encode()}


def test_nobody_else_can_get_between(tmp_path: Path) -> None:
    """What grows lies in a folder of its own, which only its owner can enter."""
    with beside(tmp_path / "out") as part:
        part.write_text("x")
        assert stat.S_IMODE(part.parent.stat().st_mode) == 0o700
        assert part.parent.parent == tmp_path
        assert part.parent.name.startswith(".")
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) & 0o077 == 0o066 & ~umask() & 0o077


def umask() -> int:
    now = os.umask(0o022)
    os.umask(now)
    return now


def test_two_at_once_do_not_meet(tmp_path: Path) -> None:
    path = tmp_path / "out"
    texts = [letter * 200_000 for letter in "abcdefgh"]
    threads = [threading.Thread(target=write_text, args=(text, path)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert path.read_text() in texts
    assert names(tmp_path) == ["out"]


def test_links(tmp_path: Path) -> None:
    (tmp_path / "chain").symlink_to("link")
    (tmp_path / "link").symlink_to(tmp_path / "deep" / "real")
    with pytest.raises(WriteError, match="chain: No such file"):
        write_text("x", tmp_path / "chain")
    (tmp_path / "deep").mkdir()
    write_text("new", tmp_path / "chain")
    assert (tmp_path / "deep" / "real").read_text() == "new"
    assert (tmp_path / "chain").is_symlink()
    assert names(tmp_path / "deep") == ["real"]


def test_a_loop_of_links_is_told(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to("loop")
    with pytest.raises(WriteError, match="lead nowhere but to each other"):
        write_text("x", loop)
    assert loop.is_symlink()
    assert names(tmp_path) == ["loop"]


@pytest.mark.parametrize("form", FILE_FORMATS)
def test_a_format_that_needs_a_file_spares_what_is_none(form: str, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(WriteError, match="needs a file, not a stream"):
        write_file([Result([RECORD])], pipe, FILE_FORMATS[form])
    assert pipe.is_fifo()


def test_a_named_pipe_is_written_to(tmp_path: Path) -> None:
    pipe, got = tmp_path / "pipe", list[str]()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_text()))
    reader.start()
    write_text("through", pipe)
    reader.join()
    assert got == ["through"]
    assert names(tmp_path) == ["pipe"]


def test_what_is_a_stream(tmp_path: Path) -> None:
    streams = ("/dev/stdout", "/dev/stderr", "/dev/fd/63", "/proc/self/fd/1", "/dev/null")
    assert all(is_stream(Path(name)) for name in streams)
    files = ("/dev/shm/out.csv", "out.csv", "/dev/stdout.csv", "/tmp/dev/stdout")
    assert not any(is_stream(Path(name)) for name in files)
    assert is_stream(tmp_path)
