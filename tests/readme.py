"""The code blocks of README.md and docs/; `python -m tests.readme` runs their commands anew."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
DOCS = tuple(sorted((ROOT / "docs").glob("*.md")))
FENCE = re.compile(r"^( *)```(\w+)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
WIDTH = "88"


class Code(NamedTuple):
    """A fenced block: its language, and its text where it stands in the page."""

    language: str
    text: str
    start: int
    end: int


def blocks(page: str, language: str) -> list[Code]:
    """All blocks in one language, also those inside a list or a tab."""
    found = (Code(m[2], dedent(m[3]), m.start(3), m.end(3)) for m in FENCE.finditer(page))
    return [code for code in found if code.language == language]


def furnish(folder: Path, page: str) -> None:
    """Make a folder in which the examples run: the fixtures, and the TOML files of the page."""
    (folder / "data").symlink_to(ROOT / "data", target_is_directory=True)
    for code in blocks(page, "toml"):
        name = code.text.splitlines()[0].removeprefix("# ")
        (folder / name).write_text(code.text, encoding="utf-8")
    command = folder / "bin" / "announce-extract"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m announce_extract "$@"\n')
    command.chmod(0o755)


def shown(code: Code, folder: Path) -> str:
    """A console block with what its commands print now, on either stream."""
    return "".join(f"$ {command}\n{_printed(command, folder)}" for command in _commands(code))


def _commands(code: Code) -> Iterator[str]:
    return (line[2:] for line in code.text.splitlines() if line.startswith("$ "))


def _printed(command: str, folder: Path) -> str:
    path = os.pathsep.join([str(folder / "bin"), os.environ["PATH"]])
    imports = os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")]))
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=os.environ | {"PATH": path, "PYTHONPATH": imports, "COLUMNS": WIDTH},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=True,
        encoding="utf-8",
    )
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def refreshed(page: str, folder: Path) -> str:
    """The page with all console blocks as they would print now."""
    new = [(code, shown(code, folder)) for code in blocks(page, "console")]
    for code, text in reversed(new):
        page = page[: code.start] + text + page[code.end :]
    return page


def main() -> None:
    """Write the pages anew."""
    for path in (README, *DOCS):
        page = path.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            furnish(Path(folder), page)
            path.write_text(refreshed(page, Path(folder)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
