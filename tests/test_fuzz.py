"""The harnesses of `fuzz/` over what once broke something, and for seconds over anything."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from fuzz.harness import REGRESSIONS, ROOT
from fuzz.harnesses import HARNESSES

INPUTS = sorted(path for path in REGRESSIONS.rglob("*") if path.is_file())


def name(path: Path) -> str:
    return str(path.relative_to(REGRESSIONS))


@pytest.mark.parametrize("path", INPUTS, ids=name)
def test_what_broke_once(path: Path) -> None:
    HARNESSES[path.parent.name].run(path.read_bytes())


@pytest.mark.parametrize("harness", HARNESSES)
def test_the_seeds_are_sound(harness: str) -> None:
    seeds = list(HARNESSES[harness].seeds())
    assert len(seeds) >= 20
    for seed in seeds[::10]:
        HARNESSES[harness].run(seed)


def test_each_harness_has_regressions() -> None:
    assert {path.parent.name for path in INPUTS} == HARNESSES.keys()


@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris is not installed")
@pytest.mark.parametrize("harness", HARNESSES)
def test_a_few_seconds_of_anything(harness: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "fuzz", harness, "-runs=400", "-max_total_time=3", "-seed=7"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "FUZZ_PLACE": str(tmp_path)},
        capture_output=True,
        text=True,
        errors="replace",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "INITED cov:" in done.stderr, "nothing is instrumented"
