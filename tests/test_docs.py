"""The site: what its pages show is what happens, it builds without a warning, and works offline."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from announce_extract.cli import app
from announce_extract.schema import Announcement
from tests import readme
from tests.test_import import ENVIRONMENT
from tools import docs

PAGES = pytest.mark.parametrize("path", readme.DOCS, ids=lambda path: path.name)


@pytest.fixture
def folder(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    readme.furnish(tmp_path, path.read_text(encoding="utf-8"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@PAGES
@pytest.mark.usefixtures("folder")
def test_the_python_examples(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    names: dict[str, Any] = {}
    told: list[str] = []
    for code in readme.blocks(page, "python"):
        line = page.count("\n", 0, code.start)
        test = doctest.DocTestParser().get_doctest(code.text, names, path.name, str(path), line)
        if path.name == "dumps.md" and not test.examples:
            continue  # a recipe for an engine: run by test_recipes.py
        assert test.examples, code.text
        runner.run(test, out=told.append, clear_globs=False)
        names = test.globs
    assert not runner.failures, "".join(told)


@PAGES
@pytest.mark.skipif(os.name == "nt", reason="the commands are written for a POSIX shell")
def test_the_commands_print_what_is_shown(path: Path, folder: Path) -> None:
    for code in readme.blocks(path.read_text(encoding="utf-8"), "console"):
        assert code.text == readme.shown(code, folder), "by intent? then: python -m tests.readme"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("mkdocs", reason="no mkdocs: pip install 'announce-extract[docs]'")
    target = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)],
        cwd=readme.ROOT,
        env=ENVIRONMENT | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    told = done.stdout + done.stderr
    assert done.returncode == 0, told
    assert "WARNING" not in told
    return target


def test_the_site_builds_without_a_warning(site: Path) -> None:
    assert {p.stem for p in readme.DOCS} <= {p.stem for p in site.glob("*.html")}


def test_the_site_fetches_nothing(site: Path) -> None:
    fetched = re.compile(
        r"<(?:script|img|iframe)[^>]*\ssrc=\"?https?:|<link[^>]*stylesheet[^>]*https?:"
    )
    for page in site.glob("*.html"):
        assert not fetched.search(page.read_text(encoding="utf-8")), page.name


def test_sections_of_the_readme_are_on_the_site(site: Path) -> None:
    assert "general coreference" in (site / "limits.html").read_text(encoding="utf-8")
    assert "<!-- readme" not in "".join(p.read_text(encoding="utf-8") for p in site.glob("*.html"))
    with pytest.raises(docs.MissingSectionError, match="Nowhere"):
        docs.on_page_markdown("<!-- readme: Nowhere -->")


def commands(command: Any, name: str) -> dict[str, Any]:
    found = {name: command}
    for sub in getattr(command, "commands", {}).values():
        found |= commands(sub, f"{name} {sub.name}")
    return found


def test_every_command_and_option_is_in_the_reference() -> None:
    reference = docs.command_reference()
    assert "`label-studio` `doccano` `prodigy`" in reference
    for name, command in commands(get_command(app), "announce-extract").items():
        _, _, after = reference.partition(f"## `{name}`\n")
        section = after.split("\n## ")[0]
        assert command.help in section
        for parameter in command.params:
            assert (parameter.help or "").replace("|", "\\|") in section
            if parameter.param_type_name == "option":
                for option in parameter.opts:
                    assert f"`{option}`" in section


def test_every_field_is_explained() -> None:
    page = (readme.ROOT / "docs" / "records.md").read_text(encoding="utf-8")
    for field in Announcement.model_fields:
        assert f"`{field}`" in page


def test_what_shows_examples_as_code_keeps_them() -> None:
    docstrings = pytest.importorskip("tools.docstrings", reason="no griffe")
    text = "Add.\n\n>>> 1 + 1\n2\n>>> 2\n2\n\nSo it is."
    assert docstrings.fenced(text) == "Add.\n\n```pycon\n>>> 1 + 1\n2\n>>> 2\n2\n```\n\nSo it is."
