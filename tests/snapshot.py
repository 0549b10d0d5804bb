"""Write data/fixtures/expected.jsonl anew: `PYTHONPATH=src python -m tests.snapshot`."""

from __future__ import annotations

from tests.fixtures import EXPECTED, results, to_lines


def main() -> None:
    """Replace the snapshot by what the library says today."""
    text = to_lines(results())
    EXPECTED.write_text(text, encoding="utf-8", newline="\n")
    print(f"{EXPECTED}: {text.count(chr(10))} records")


if __name__ == "__main__":
    main()
