"""What README.md shows is what happens. `python -m tests.readme` refreshes the output in it."""

from __future__ import annotations

import doctest
import os
from pathlib import Path
from typing import Any

import pytest

from tests import readme

PAGE = readme.README.read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    readme.furnish(tmp_path, PAGE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_the_python_examples() -> None:
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    names: dict[str, Any] = {}
    told: list[str] = []
    for code in readme.blocks(PAGE, "python"):
        line = PAGE.count("\n", 0, code.start)
        test = doctest.DocTestParser().get_doctest(code.text, names, "README", "README.md", line)
        assert test.examples, code.text
        runner.run(test, out=told.append, clear_globs=False)
        names = test.globs
    assert not runner.failures, "".join(told)


@pytest.mark.skipif(os.name == "nt", reason="the commands are written for a POSIX shell")
def test_the_commands_print_what_is_shown(folder: Path) -> None:
    consoles = readme.blocks(PAGE, "console")
    assert consoles
    for code in consoles:
        assert code.text == readme.shown(code, folder), "by intent? then: python -m tests.readme"


def test_the_links_lead_somewhere() -> None:
    links = [text.partition(")")[0] for text in PAGE.split("](")[1:]]
    assert links
    for link in links:
        assert link.startswith("https://") or (readme.ROOT / link).exists(), link


def test_the_commands_listed_are_all_there_are() -> None:
    from typer.main import get_command

    from announce_extract.cli import app

    command: Any = get_command(app)
    assert set(command.commands) == {
        line.split()[1]
        for code in readme.blocks(PAGE, "bash")
        for line in code.text.splitlines()
        if line.startswith("announce-extract ")
    }
