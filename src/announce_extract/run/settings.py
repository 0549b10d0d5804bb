"""What a run is asked to do with each document."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from announce_extract.extraction import Extracts
from announce_extract.read.options import DEFAULTS, Options

EXTRACTOR = "announce_extract.pipeline:Extractor"


@dataclass(frozen=True, slots=True)
class Settings:
    """The same for all workers of a run."""

    options: Options = DEFAULTS
    vocabulary: tuple[str, ...] = ()
    """Paths of vocabulary files."""
    timeout: float = 120.0
    """Seconds that one document may take."""
    extractor: str = EXTRACTOR
    """Module and class that make records of an article, `module:Class`."""
    gate: bool = True
    """Whether articles that can give no record are refused before they are read."""

    def make_extractor(self) -> Extracts:
        """Load the extractor with its vocabulary."""
        module, _, name = self.extractor.partition(":")
        kind = getattr(import_module(module), name)
        paths = [Path(path) for path in self.vocabulary]
        return cast("Extracts", kind(paths) if self.gate else kind(paths, gate=False))

    def fingerprint(self) -> dict[str, Any]:
        """All that decides what comes out, as JSON values."""
        from announce_extract import __version__

        names = {key: list(value) for key, value in asdict(self.options.names).items()}
        return {
            "version": __version__,
            "names": names,
            "published": self.options.published,
            "limit": self.options.limit,
            "vocabulary": [_digest(path) for path in self.vocabulary],
            "extractor": self.extractor,
            "gate": self.gate,
        }


def _digest(path: str) -> str:
    return sha256(Path(path).read_bytes()).hexdigest()[:16]


def digest(value: object) -> str:
    """A short name of a JSON value."""
    return sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]
