"""Compressed files that end too soon, never end, or are not compressed."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator

from tests.bad_inputs.case import Bad
from tests.bad_inputs.encodings import LIMIT, wrapped
from tests.read.dump import compressed

SUFFIXES = (".txt", ".jsonl", ".csv", ".json", ".md")
BOMB = 50 * LIMIT


def cut() -> Iterator[Bad]:
    """Files of which the end is missing, or a byte is another one."""
    for suffix in SUFFIXES:
        noise = b"".join(b"%x" % (zlib.crc32(b"%d" % n)) for n in range(2000))
        plain = wrapped(suffix, noise)
        for end in (".gz", ".zst"):
            data = compressed(plain, end)
            for number, size in enumerate((len(data) // 4, len(data) // 2, len(data) - 1)):
                yield Bad(f"cut/{number}{suffix}{end}", data[:size], ".")
            wrong = bytes([*data[: len(data) // 2], data[len(data) // 2] ^ 255])
            yield Bad(f"cut/wrong{suffix}{end}", wrong + data[len(wrong) :], ".")
            yield Bad(f"cut/plain{suffix}{end}", plain, "cannot be read")


def bombs() -> Iterator[Bad]:
    """A few kilobytes that become many megabytes."""
    for suffix in SUFFIXES:
        plain = wrapped(suffix, b"a" * BOMB)
        yield Bad(f"bombs/a{suffix}.gz", gzip.compress(plain, 1, mtime=0), "more than|larger than")
        yield Bad(f"bombs/a{suffix}.zst", compressed(plain, ".zst"), "more than|larger than")
    page = b"<html><body><p>" + b"a" * BOMB
    yield Bad("bombs/a.html.gz", gzip.compress(page, 1, mtime=0), "more than")
    feed = b"<rss><channel><item><title>" + b"a" * BOMB
    yield Bad("bombs/a.rss.gz", gzip.compress(feed, 1, mtime=0), "more than")
