"""The oldest versions that pyproject.toml promises to work with, as constraints for pip.

python tools/oldest.py > oldest.txt
python -m pip install -c oldest.txt '.[dumps,graph,report]'
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from packaging.version import Version

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
BOUND = re.compile(r"(?P<name>[\w-]+)(?:\[[^]]*\])?>=(?P<oldest>[\w.]+)")
NOT_MEANT = {"dev", "docs"}
"""Extras of developers, who have the latest."""


def oldest() -> Iterator[str]:
    """A constraint for each requirement with a lower bound, of the package and its extras."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [
        *project["dependencies"],
        *(r for e in extras if e not in NOT_MEANT for r in extras[e]),
    ]
    found: dict[str, Version] = {}
    for bound in filter(None, map(BOUND.match, wanted)):
        version = Version(bound["oldest"])
        found[bound["name"]] = max(version, found.get(bound["name"], version))
    yield from (f"{name}=={version}" for name, version in sorted(found.items()))


if __name__ == "__main__":
    print("\n".join(oldest()))
