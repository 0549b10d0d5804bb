"""Run one harness under atheris: `python -m fuzz text -max_total_time=600`.

Options are those of libFuzzer. What breaks is written to `fuzz/found/`; put it, made small, into
`fuzz/regressions/` when it is mended. Inputs that reach new code are kept in `fuzz/corpus/`.
FUZZ_PLACE names another folder for both.
"""

from __future__ import annotations

import os
import sys
from hashlib import sha1
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]

HERE = Path(__file__).parent
LIMITS = ("-max_len=6000", "-timeout=20", "-rss_limit_mb=3000")
"""Of one input: bytes, seconds, and megabytes of the process."""


def main(name: str, options: list[str]) -> None:
    """Fuzz until libFuzzer is told to end."""
    with atheris.instrument_imports(include=["announce_extract"]):
        from fuzz.harness import REGRESSIONS
        from fuzz.harnesses import HARNESSES

        harness = HARNESSES[name]
        harness.run(next(harness.seeds()))  # much is imported only when it is needed
    place = Path(os.environ.get("FUZZ_PLACE", HERE))
    found, corpus = place / "found", place / "corpus" / name
    found.mkdir(exist_ok=True)
    corpus.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        seeds = Path(folder, "seeds")
        seeds.mkdir()
        for seed in harness.seeds():
            seeds.joinpath(sha1(seed).hexdigest()).write_bytes(seed)
        words = Path(folder, "words.dict")
        words.write_text(dictionary(), encoding="ascii")
        places = (str(corpus), str(seeds), *map(str, [REGRESSIONS / name]))
        given = [f"-dict={words}", f"-artifact_prefix={found}/{name}-", *LIMITS, *options, *places]
        atheris.Setup([sys.argv[0], *given], harness.run, internal_libfuzzer=True)
        atheris.Fuzz()


def dictionary() -> str:
    """Words that mean something to the rules, as libFuzzer reads them."""
    from announce_extract.vocabulary.loading import packaged

    names = {str(getattr(placed.entry, "name", "")) for file in packaged() for placed in file}
    marks = {"70B", "1.6-trillion-parameter", "512 H100s", "pretrained on", "<td>", "[[models]]"}
    marks |= {"\u2011", "\u202f", "\u202e", "\u0301", "\ufeff", "\r\n", '"text":', '"records":'}
    lines = (f'"{escaped(word)}"' for word in sorted(names | marks) if 0 < len(word.encode()) < 60)
    return "\n".join(lines) + "\n"


def escaped(word: str) -> str:
    """All but letters and digits as bytes.

    >>> escaped("H-1")
    'H\\\\x2d1'
    """
    return "".join(
        chr(byte) if chr(byte).isascii() and chr(byte).isalnum() else f"\\x{byte:02x}"
        for byte in word.encode()
    )


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("python -m fuzz text|html|jsonl|vocabulary|gold [option of libFuzzer]...")
    main(sys.argv[1], sys.argv[2:])
