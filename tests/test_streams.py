"""Standard streams that are closed, full or left, signals, and outputs that are streams."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from announce_extract.write.beside import PREFIX

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a shell as POSIX has it")

ROOT = Path(__file__).parents[1]
LINE = {"text": "Acme AI released Roadrunner-7B, trained on 512 H100s."}
SCRIPT = """
import time
import announce_extract.cli.run as run
from announce_extract.cli import main
from tests.test_cli import FirstWord

class Slow(FirstWord):
    def extract(self, article):
        time.sleep({seconds})
        return super().extract(article)

run.Extractor = Slow
main()
"""
"""The command with an extractor that is there at once (but not in workers)."""
PROGRAM = f"{shlex.quote(sys.executable)} -c {shlex.quote(SCRIPT.format(seconds=0))}"
EXTRACT = f"{PROGRAM} extract"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a file that can be read, and one of 500 lines."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), *filter(None, sys.path)]))
    Path("a.txt").write_text(LINE["text"])
    Path("many.jsonl").write_text(f"{json.dumps(LINE)}\n" * 500)
    return tmp_path


def shell(command: str) -> tuple[int, str]:
    """The exit status, and what is told on standard error, which is no traceback."""
    done = subprocess.run(
        ["bash", "-c", command], check=False, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL
    )
    told = done.stderr.decode()
    assert "Traceback" not in told
    assert "Exception ignored" not in told
    return done.returncode, told


def lines(path: str) -> int:
    return len(Path(path).read_text(encoding="utf-8").splitlines())


def names() -> list[str]:
    return sorted(
        path.name for path in Path().iterdir() if path.name not in {"a.txt", "many.jsonl"}
    )


FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no such device")


@FULL
@pytest.mark.parametrize("command", ["extract a.txt", "schema", "annotate labels"])
def test_a_full_disk_behind_standard_output(command: str) -> None:
    code, told = shell(f"{PROGRAM} {command} > /dev/full")
    assert code == 2
    assert told == ("announce-extract: cannot write to standard output: No space left on device\n")


def test_closed_standard_output() -> None:
    assert shell(f"{EXTRACT} a.txt >&-") == (
        2,
        "announce-extract: cannot write: standard output is closed\n",
    )
    assert shell(f"{EXTRACT} a.txt -q -o out.jsonl >&-") == (0, "")
    assert lines("out.jsonl") == 1


@pytest.mark.parametrize("workers", ["", "--workers 1"])
def test_closed_standard_error(workers: str) -> None:
    """No message gets into a file that came to the number of standard error."""
    assert shell(f"{EXTRACT} many.jsonl gone.txt -o out.jsonl {workers} 2>&-") == (1, "")
    assert lines("out.jsonl") == 500
    assert lines("out.jsonl.failures.jsonl") == 1
    assert names() == ["out.jsonl", "out.jsonl.failures.jsonl"]


def test_all_streams_closed() -> None:
    assert shell(f"{EXTRACT} a.txt gone.txt -o out.csv <&- >&- 2>&-") == (1, "")
    assert lines("out.csv") == 2


def test_nobody_listens_to_standard_error() -> None:
    command = f"{EXTRACT} gone.txt gone2.txt a.txt -o out.jsonl 2> >(true)"
    assert shell(command)[0] == 1
    assert lines("out.jsonl") == 1
    assert lines("out.jsonl.failures.jsonl") == 2


def test_the_reader_of_standard_output_leaves() -> None:
    code, told = shell(f"{EXTRACT} many.jsonl -q | head -n 1 > one; exit ${{PIPESTATUS[0]}}")
    assert (code, told, lines("one")) == (141, "", 1)


def test_an_output_that_is_a_stream() -> None:
    assert shell(f"{EXTRACT} a.txt -q --format jsonl -o /dev/stdout | cat > piped") == (0, "")
    assert shell(f"{EXTRACT} a.txt gone.txt -q --format jsonl -o /dev/stdout >> kept")[0] == 1
    assert lines("piped") == lines("kept") == 1
    assert names() == ["kept", "piped"]
    assert not Path("/dev/stdout.failures.jsonl").exists()


@pytest.mark.parametrize(
    "command",
    [
        "many.jsonl -o many.jsonl",
        "many.jsonl -o link.jsonl",
        "a.txt many.jsonl -o ./many.jsonl --workers 1",
        "many.jsonl -o out.jsonl --summary many.jsonl",
    ],
)
def test_an_input_is_not_overwritten(command: str) -> None:
    Path("link.jsonl").symlink_to("many.jsonl")
    code, told = shell(f"{EXTRACT} {command}")
    assert code == 2
    assert told.endswith("jsonl: it is an input, too\n")
    assert lines("many.jsonl") == 500
    assert names() == ["link.jsonl"]


@pytest.mark.parametrize("length", [240, 249, 300])
def test_a_name_that_is_too_long(length: int) -> None:
    code, told = shell(f"{EXTRACT} a.txt -o {'x' * length}.jsonl")
    assert code == 2 if length > 240 else code in {0, 2}
    assert code == 0 or "File name too long" in told


def test_a_signal_leaves_the_old_file_and_nothing_else() -> None:
    Path("out.jsonl").write_text("old")
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            SCRIPT.format(seconds=0.05),
            "extract",
            "many.jsonl",
            "-o",
            "out.jsonl",
        ],
        stderr=subprocess.PIPE,
    )
    with process:
        while not list(Path().glob(f"{PREFIX}*/*")):
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGTERM)
        _, told = process.communicate(timeout=20)
    assert process.returncode == 128 + signal.SIGTERM
    assert told == b"announce-extract: terminated\n"
    assert Path("out.jsonl").read_text() == "old"
    assert names() == ["out.jsonl"]
