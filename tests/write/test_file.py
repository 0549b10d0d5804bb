from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from announce_extract.errors import WriteError
from announce_extract.write import FORMATS, Result, write_file
from tests.specimen import ARTICLE, RECORD

JSONL = FORMATS["jsonl"]


def failing() -> Iterator[Result]:
    yield Result([RECORD], ARTICLE)
    raise KeyboardInterrupt


def test_the_file_is_there_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    write_file([Result([RECORD])], path, JSONL)
    assert path.read_text(encoding="utf-8") == RECORD.to_json() + "\n"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interrupted_run_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt):
        write_file(failing(), path, JSONL)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interrupted_first_run_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        write_file(failing(), tmp_path / "out.jsonl", JSONL)
    assert list(tmp_path.iterdir()) == []


def test_a_link_and_the_mode_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "out.jsonl", tmp_path / "latest.jsonl"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    write_file([Result([RECORD])], link, JSONL)
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == RECORD.to_json() + "\n"
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="has no such file")
def test_a_device_is_written_to_and_stays_one() -> None:
    write_file([Result([RECORD])], Path(os.devnull), JSONL)
    assert Path(os.devnull).is_char_device()


def test_a_folder_that_is_not_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="No such file"):
        write_file([], tmp_path / "gone" / "out.jsonl", JSONL)


def test_a_full_disk_is_an_error_and_leaves_the_old_file(tmp_path: Path) -> None:
    def full() -> Iterator[Result]:
        yield Result([RECORD])
        raise OSError(28, "No space left on device")

    path = tmp_path / "out.jsonl"
    path.write_text("old")
    with pytest.raises(WriteError, match="No space left"):
        write_file(full(), path, JSONL)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
