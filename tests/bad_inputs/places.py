"""What is in a folder and is no file to read: links to nowhere, pipes, devices, strange names."""

from __future__ import annotations

import os
from pathlib import Path


def make(folder: Path) -> dict[str, str]:
    """Make them; the pattern of the reason for each path."""
    folder.mkdir()
    links = {
        "dangling.jsonl": "gone.jsonl", "dangling.html": "/nonexistent/page.html",
        "itself.txt": "itself.txt", "round.json": "round2.json", "round2.json": "round.json",
        "folder.md": ".", "endless.txt": "/dev/zero", "endless.json": "/dev/zero",
        "endless.html": "/dev/zero", "nothing.csv": "/dev/null",
    }  # fmt: skip
    for name, target in links.items():
        folder.joinpath(name).symlink_to(target)
    names = (
        "-o.txt",
        "*.txt",
        "a\nb.txt",
        "a\u202etxt.md",
        "\u00e9" * 100 + ".json",
        "~.txt",
        "|.csv",
    )
    for name in names:
        folder.joinpath(name).write_bytes(b"\xff")
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe.txt")).write_bytes(b"\xff")
    os.mkfifo(folder / "pipe.txt")
    reasons = {str(folder / name): "cannot be read|not a regular file" for name in links}
    del reasons[str(folder / "folder.md")]  # a folder, which is read once, where it lies
    reasons |= {str(folder / name): "not UTF-8|no text field|broken JSON" for name in names}
    reasons[str(folder / "??.txt")] = "not UTF-8"  # so its name is told
    reasons[str(folder / "pipe.txt")] = "not a regular file"
    return reasons


UNKNOWN = ("a.pdf", "a.docx", "a", "a.tar.gz", "a.zip", "a.json.bz2", "a.xlsx", "a.7z", "a.gz")
"""Names that say nothing that can be read: reported where they are named."""
