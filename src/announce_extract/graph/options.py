"""What a graph is made with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from announce_extract.graph.iris import BASE
from announce_extract.identity import Resolver
from announce_extract.read.failure import Failure
from announce_extract.vocabulary import Vocabulary, load


@dataclass(frozen=True)
class Options:
    """The resolver, the base of our identifiers, and who is told of records that fail."""

    resolver: Resolver
    vocabulary_sha256: str
    version: str
    fail: Callable[[Failure], None]
    base: str = BASE
    direct: bool = False
    """Whether models get direct triples from claims that are stated or claimed."""

    @classmethod
    def of(
        cls,
        fail: Callable[[Failure], None],
        *,
        vocabulary: Vocabulary | None = None,
        base: str = BASE,
        direct: bool = False,
    ) -> Options:
        """Make them for a vocabulary, the packaged one unless another is given."""
        from announce_extract import __version__

        words = vocabulary or load()
        return cls(Resolver(words), words.digest(), __version__, fail, base, direct)
