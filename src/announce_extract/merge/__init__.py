"""Merging: the same announcement, told by many articles, becomes one, with all that they say."""

from announce_extract.merge.merging import Options, merge

__all__ = ["Options", "merge"]
