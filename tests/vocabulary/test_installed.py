"""Vocabularies of installed packages, asked for by name."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from announce_extract import Article, Extractor
from announce_extract.errors import VocabularyError
from announce_extract.vocabulary import installed
from tests.test_figures import run

CHIP = '[[accelerators]]\nname = "Zephyr"\nvendor = "NVIDIA"\nkind = "npu"\n'
ENTRIES = """\
[announce_extract.vocabularies]
larkspur = larkspur_names:FILE
larkspur-text = larkspur_names:TEXT
larkspur-resource = larkspur_names:resource
broken = larkspur_names:nothing
number = larkspur_names:NUMBER
"""
MODULE = """\
from importlib.resources import files
from pathlib import Path
FILE = Path(__file__).with_name("chips.toml")
TEXT = str(FILE)
NUMBER = 7
def resource():
    return files("larkspur_data") / "chips.toml"
"""


@pytest.fixture(autouse=True)
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package with entry points, as pip would install it."""
    (tmp_path / "larkspur_names.py").write_text(MODULE)
    (tmp_path / "chips.toml").write_text(CHIP)
    (tmp_path / "larkspur_data").mkdir()
    (tmp_path / "larkspur_data" / "__init__.py").touch()
    (tmp_path / "larkspur_data" / "chips.toml").write_text(CHIP)
    info = tmp_path / "larkspur_names-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: larkspur-names\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(ENTRIES)
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in ("larkspur_names", "larkspur_data"):
        monkeypatch.delitem(sys.modules, name, raising=False)


@pytest.mark.parametrize("name", ["larkspur", "larkspur-text", "larkspur-resource"])
def test_by_name(name: str) -> None:
    article = Article("Northlight Labs released Aurora-2 70B. It was trained on 4,096 Zephyrs.")
    record = Extractor([name]).extract(article)[0]
    assert record.accelerator is not None
    assert record.accelerator.name == "Zephyr"


def test_the_names_are_listed() -> None:
    assert "larkspur" in installed.names()
    assert "larkspur\n" in run("vocabulary", "list").out
    assert run("vocabulary", "check", "larkspur").code == 0


def test_a_file_of_that_name_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("larkspur").write_text("[")
    with pytest.raises(VocabularyError, match="larkspur"):
        Extractor(["larkspur"])


def test_an_unknown_name_tells_those_there_are() -> None:
    with pytest.raises(VocabularyError, match=r"absent: cannot be read.*larkspur"):
        Extractor(["absent"])


@pytest.mark.parametrize(("name", "says"), [("broken", "AttributeError"), ("number", "no path")])
def test_a_broken_package(name: str, says: str) -> None:
    with pytest.raises(VocabularyError, match=says):
        Extractor([name])


def test_two_packages_with_one_name(tmp_path: Path) -> None:
    info = tmp_path / "other-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: other\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[announce_extract.vocabularies]\nlarkspur = other:F\n")
    with pytest.raises(VocabularyError, match="more than one package"):
        Extractor(["larkspur"])
