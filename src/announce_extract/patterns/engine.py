"""The byte engine, google-re2, where it is installed: it finds places, and never groups."""

from __future__ import annotations

from collections.abc import Callable

Span = tuple[int, int]
Finder = Callable[[bytes | memoryview, int], Span]
"""The first place at or after an offset where a match may begin; (-1, -1) where there is none."""

_LONG = 10_000
_MEMORY, _MEMORY_OF_LISTS = 4 << 20, 64 << 20
"""Bytes that the states of one pattern may take at most; those of thousands of names need more."""


def finder_of(form: str, *, longest: bool = False) -> Finder | None:
    """What looks for a relaxed form in projected bytes; None where there is no engine for it."""
    try:
        import re2  # type: ignore[import-untyped]
    except ImportError:
        return None
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.never_capture = True
    options.longest_match = longest
    options.log_errors = False
    options.max_mem = _MEMORY_OF_LISTS if len(form) > _LONG else _MEMORY
    compiled = re2._re2.RE2(form.encode("ascii"), options)
    if not compiled.ok():
        return None
    match, unanchored = compiled.Match, re2._Anchor.UNANCHORED

    def find(data: bytes | memoryview, start: int) -> Span:
        span: Span = match(unanchored, data, start, len(data))[0]
        return span

    return find
