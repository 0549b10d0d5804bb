"""What importing and starting costs."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version
from time import perf_counter

import pytest

import announce_extract

HEAVY = ("spacy", "dateparser", "pydantic", "rich", "numpy")
ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def python(*arguments: str) -> str:
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, check=True, env=ENVIRONMENT
    ).stdout


def seconds(*arguments: str) -> float:
    """The best of five, less what the interpreter itself takes: what a quiet machine needs."""

    def best(*given: str) -> float:
        times = []
        for _ in range(5):
            start = perf_counter()
            python(*given)
            times.append(perf_counter() - start)
        return min(times)

    return best(*arguments) - best("-c", "")


@pytest.mark.parametrize(
    "statement",
    [
        "import announce_extract",
        "import announce_extract.cli",
        "from announce_extract import Article",
        "import announce_extract; dir(announce_extract)",
    ],
)
def test_nothing_heavy_is_imported(statement: str) -> None:
    loaded = python("-c", f"{statement}; import sys; print(*sys.modules)").split()
    assert not set(HEAVY) & set(loaded)


def test_readers_need_no_schema() -> None:
    loaded = python("-c", "import announce_extract.read, sys; print(*sys.modules)").split()
    assert not set(HEAVY) & set(loaded)


def test_import_takes_less_than_a_fifth_of_a_second() -> None:
    assert seconds("-c", "import announce_extract") < 0.2


def test_help_takes_less_than_half_a_second() -> None:
    assert seconds("-m", "announce_extract", "extract", "--help") < 0.5


def test_the_module_is_the_command() -> None:
    assert "extract" in python("-m", "announce_extract", "--help")
    installed = f"announce-extract {version('announce-extract')}\n"
    assert python("-m", "announce_extract", "--version") == installed


def test_at_most_ten_names_each_of_which_is_there() -> None:
    assert len(announce_extract.__all__) <= 10
    for name in announce_extract.__all__:
        assert getattr(announce_extract, name) is not None
    assert dir(announce_extract) == sorted(announce_extract.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = announce_extract.nothing  # type: ignore[attr-defined]
