"""The same records in every process, whatever its hash seed and whatever it read before."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from announce_extract.pipeline import Extractor

from .stories import FIXTURES

SCRIPT = """
import sys
from announce_extract.pipeline import Extractor
from tests.properties.stories import FIXTURES

extractor = Extractor()
articles = FIXTURES[:: int(sys.argv[1])]
found = {a.id: [r.to_json() for r in extractor.extract(a)] for a in articles}
sys.stdout.buffer.write("\\n".join(t for a in FIXTURES for t in found[a.id]).encode())
"""


@pytest.mark.parametrize(("seed", "step"), [("0", 1), ("1", -1), ("4294967295", 1)])
def test_the_same_bytes(seed: str, step: int) -> None:
    extractor = Extractor()
    here = "\n".join(record.to_json() for a in FIXTURES for record in extractor.extract(a))
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(step)],
        check=True,
        capture_output=True,
        cwd=Path(__file__).parents[2],
        env=os.environ
        | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert done.stdout.decode() == here
