"""Hundreds of bad inputs in one run: each is told of, and every good one comes out."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import Any, NamedTuple

import pytest

from tests.bad_inputs import LIMIT, Folder, generate
from tests.fixtures import ROOT

SECONDS = 120
"""Of a run that takes ten; one that waits for something takes for ever."""


class Ran(NamedTuple):
    folder: Folder
    code: int
    err: str
    failures: list[dict[str, Any]]
    ids: list[str]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    place = tmp_path_factory.mktemp("bad")
    folder = generate(place / "inputs")
    command = [sys.executable, "-m", "announce_extract", "extract", *folder.inputs]
    options = ["-o", "out.jsonl", "--max-document", str(LIMIT / 1e6)]
    done = subprocess.run(
        [*command, *options],
        cwd=place,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    lines = (place / "out.jsonl.failures.jsonl").read_text(encoding="utf-8").splitlines()
    records = (place / "out.jsonl").read_text(encoding="utf-8").splitlines()
    ids = [json.loads(record)["document_id"] for record in records]
    return Ran(folder, done.returncode, os.fsdecode(done.stderr), list(map(json.loads, lines)), ids)


def test_there_are_many(ran: Ran) -> None:
    assert len(ran.folder.reasons) >= 300
    assert len(ran.folder.ids) >= 30


def test_the_run_ends_as_one_with_failures(ran: Ran) -> None:
    assert ran.code == 1, ran.err[-2000:]
    assert "Traceback" not in ran.err
    assert f" {len(ran.failures)} failures" in ran.err.splitlines()[-1]


def test_each_bad_input_is_listed_with_its_reason(ran: Ran) -> None:
    said: dict[str, list[str]] = {}
    for failure in ran.failures:
        said.setdefault(failure["path"], []).append(failure["reason"])
    wrong = {
        path: said.get(path)
        for path, reason in ran.folder.reasons.items()
        if not any(re.search(reason, given) for given in said.get(path, ()))
    }
    assert not wrong


def test_nothing_else_is_listed(ran: Ran) -> None:
    others = {failure["path"] for failure in ran.failures} - ran.folder.reasons.keys()
    assert others == set()


def test_every_good_one_is_extracted(ran: Ran) -> None:
    assert ran.folder.ids - set(ran.ids) == set()


def test_no_bad_one_gives_a_record(ran: Ran) -> None:
    assert set(ran.ids) - ran.folder.ids == set()
