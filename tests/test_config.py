"""Options from a file, how much is said, colours, and completion in shells."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from announce_extract.cli import telling
from announce_extract.cli.anywhere import moved
from tests import fixtures
from tests.test_figures import Ran, run
from tests.test_import import ENVIRONMENT

ARTICLE = str(fixtures.ARTICLES / "rumour-obelisk.md")
WIRE = str(fixtures.ARTICLES / "wire.jsonl")
ZEPHYRS = "Northlight Labs released Aurora-2 70B. It was trained on 4,096 Zephyrs."
CHIP = '[[accelerators]]\nname = "Zephyr"\nvendor = "NVIDIA"\nkind = "npu"\n'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def config(text: str, name: str = "announce-extract.toml") -> Path:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_file_in_the_folder_is_used() -> None:
    assert run("extract", ARTICLE).out.startswith("{")
    config('[extract]\nformat = "csv"\n')
    assert run("extract", ARTICLE).out.startswith("document_id,")
    assert run("extract", ARTICLE, "--format", "jsonl").out.startswith("{")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--config", "other/mine.toml", "extract", ARTICLE),
        ("extract", ARTICLE, "--config", "other/mine.toml"),
        ("extract", "--config=other/mine.toml", ARTICLE),
    ],
)
def test_a_named_file_is_used_instead(arguments: tuple[str, ...]) -> None:
    config('[extract]\nformat = "json"\n')
    config('[extract]\nformat = "csv"\n', "other/mine.toml")
    assert run(*arguments).out.startswith("document_id,")


def test_shared_options_and_vocabulary_beside_the_file() -> None:
    config('vocabulary = "chips.toml"\nquiet = true\n', "other/mine.toml")
    Path("other/chips.toml").write_text(CHIP, encoding="utf-8")
    Path("news.txt").write_text(ZEPHYRS, encoding="utf-8")
    ran = run("extract", "news.txt", "--config", "other/mine.toml")
    assert '"name":"Zephyr"' in ran.out
    assert ran.err == ""
    assert "Zephyr" in run("explain", "news.txt", "--config", "other/mine.toml").out


def test_options_of_commands_in_groups() -> None:
    config('[annotate.labels]\nformat = "doccano"\n')
    assert run("annotate", "labels").out.startswith("[")


WRONG = {
    "no TOML": ("[", "cannot be read"),
    "no command": ("[extrakt]\n", "no command extrakt"),
    "no option": ("[extract]\nformt = 1\n", "[extract]: no option formt (known: "),
    "no option anywhere": ("formt = 1\n", "no command has an option formt"),
    "no table": ("extract = 1\n", "no command has an option extract"),
    "no command of the group": ("[annotate.exprt]\n", "[annotate]: no command exprt"),
    "no table in the group": ("[annotate]\nexport = 1\n", "must be a table, [annotate.export]"),
    "no truth": ("quiet = 1\n", "quiet must be true or false"),
    "no format": ('[extract]\nformat = "cvs"\n', "'cvs' is not one of"),
}


@pytest.mark.parametrize(("text", "says"), WRONG.values(), ids=WRONG)
def test_a_wrong_file(text: str, says: str) -> None:
    config(text)
    ran = run("extract", ARTICLE)
    assert (ran.code, ran.out) == (2, "")
    assert says in " ".join(ran.err.replace("│", " ").split())


def test_a_file_that_is_not_there() -> None:
    ran = run("--config", "gone.toml", "schema")
    assert (ran.code, ran.out) == (2, "")
    assert "gone.toml: cannot be read" in ran.err


def test_help_and_version_need_no_file() -> None:
    config("[")
    assert run("--help").code == 0
    assert run("--version").code == 0


@pytest.mark.parametrize("arguments", [("-q", "extract", WIRE), ("extract", WIRE, "--quiet")])
def test_quietly_only_failures_are_told(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).err == ""
    assert run(*arguments, "gone.txt") == Ran(
        1, run(*arguments).out, "gone.txt: no such file or folder\n"
    )


def test_verbosely_each_document_is_told() -> None:
    config("verbose = true\n")
    ran = run("extract", WIRE)
    assert "options from announce-extract.toml\n" in ran.err
    assert ran.err.count(f"{WIRE}:") == 4
    assert ran.err.splitlines()[1].endswith(": records: 2")
    assert "records" in run("extract", WIRE, "--quiet").err  # both were asked for


def test_the_command_line_may_ask_for_more() -> None:
    config("quiet = true\n")
    assert run("extract", WIRE).err == ""
    assert "4 documents" in run("extract", WIRE, "-v").err


def test_what_stands_after_two_dashes_stays() -> None:
    assert moved(["a", "--", "-q"]) == ["a", "--", "-q"]
    assert moved(["a", "--config"]) == ["--config", "a"]


def test_progress_is_for_people(monkeypatch: pytest.MonkeyPatch) -> None:
    telling.speak(quiet=False, verbose=False)
    assert not telling.wants_progress()
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert telling.wants_progress()
    monkeypatch.setenv("TERM", "dumb")
    assert not telling.wants_progress()
    monkeypatch.setenv("TERM", "xterm")
    telling.speak(quiet=True, verbose=False)
    assert not telling.wants_progress()
    telling.speak(quiet=False, verbose=False)


def in_terminal(**more: str) -> str:
    """What the command writes to a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "announce_extract", "extract", ARTICLE]
    environment = {k: v for k, v in ENVIRONMENT.items() if k != "NO_COLOR"} | {"TERM": "xterm"}
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, env=environment | more) as process:
        os.close(theirs)
        written = b""
        while True:
            try:
                chunk = os.read(ours, 4096)
            except OSError:  # as Linux says that the other end is closed
                break
            if not chunk:
                break
            written += chunk
        process.wait()
    os.close(ours)
    return written.decode()


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX terminal")
def test_no_color() -> None:
    coloured, plain = in_terminal(), in_terminal(NO_COLOR="1")
    assert "\x1b[1;36m" in coloured
    assert "Obelisk 4" in plain
    assert not any(f"\x1b[{code}" in plain for code in ("1;36", "32", "2;32"))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    def completed(words: str) -> str:
        variables = {
            "_ANNOUNCE_EXTRACT_COMPLETE": f"complete_{shell}",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split(" ")) - 1),
            "_TYPER_COMPLETE_ARGS": words,
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        }
        command = (
            "import sys; sys.argv = ['announce-extract']\n"
            "from announce_extract.cli import main; main()"
        )
        done = subprocess.run(
            [sys.executable, "-c", command],
            env=ENVIRONMENT | variables, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return done.stdout

    assert "evaluate" in completed("announce-extract ev")
    assert "parquet" in completed("announce-extract extract --format p") or "csv" in completed(
        "announce-extract extract --format c"
    )
    assert "label-studio" in completed("announce-extract annotate export --format l")
