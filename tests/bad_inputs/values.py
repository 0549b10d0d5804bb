"""JSON that is none, and values of kinds that no field can have."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tests.bad_inputs.case import Bad, spread

JSON = (".json", ".jsonl")

BROKEN = (
    "{", "}", "]", "[", "{{", "[[", '{"text"', '{"text":', '{"text": }', '{"text": "a"',
    '{"text": "a",', '{"text": "a",}', '{"text" "a"}', '{text: "a"}', "{'text': 'a'}",
    '{"text": "a\tb"}', '{"text": "\\x"}', '{"text": "\\u12"}', '{"text": tru}', '{"text": 01}',
    "text", '"', "\\", '{"text": "a"} }', '{"text": "a"}]', '[{"text": "a"} {"text": "b"}]',
    '[{"text": "a"}', "[{,}]", "<html>", "\u2018text\u2019", "nul", "--1", "\x01",
    '{"title": "H100", "text": ' + "9" * 5000 + "}", "[" * 100_000, '{"text":' * 100_000,
)  # fmt: skip

KINDS: tuple[Any, ...] = (7, 1.5, True, [], {}, ["a"], [["a"]], {"text": "a"}, -0.0, 10**30)
"""What is no string."""
NO_OBJECTS: tuple[Any, ...] = (7, "a", None, True, [[1]], [7], ["a"], [None], [{}, 7], -1.5)

DATES = (
    "June 7, 2026", "yesterday", "2026-13-01", "2026-02-30", "0000-00-00", "99999-01-01",
    "2026-06-07T25:00:00", "2026-06-07T09:30:00+99:00", "1e9", "-1", "\u0661\u0662", "07/06/2026",
    "Sun, 07 Jun 99999 09:30:00 GMT", "Sun, 99 Jun 2026 09:30:00 GMT", "NaN", "2026-W99-1",
    "Sun, 07 Jun 2026 09:30:00 +99999999999999", f"Sun, 07 Jun {'9' * 30} 09:30:00 GMT",
)  # fmt: skip


def broken() -> Iterator[Bad]:
    """JSON that breaks off or breaks the rules."""
    yield from spread("broken", JSON, [text.encode() for text in BROKEN], "broken JSON|not an obj")


def kinds() -> Iterator[Bad]:
    """Values of the wrong kind, for all that is used and for the whole."""
    for number, value in enumerate(KINDS):
        for field in ("text", "title", "published", "url"):
            fields = {"text": "Nothing here.", field: value}
            data = json.dumps(fields).encode()
            yield Bad(f"kinds/{field}-{number}.jsonl", data, f"field '{field}' is ")
    contents = [json.dumps(value).encode() for value in NO_OBJECTS]
    yield from spread("objects", (".jsonl",), contents, "not an object|no text")
    empty = [b"{}", b'{"text": null}', b'{"text": ""}', b'{"body": " "}', b'{"title": "a"}']
    yield from spread("textless", JSON, empty, "no text|is empty")


def dates() -> Iterator[Bad]:
    """Dates that are none."""
    reason = "published must be an ISO date|cannot be read"
    for number, date in enumerate(DATES):
        fields = json.dumps({"text": "Nothing here.", "date": date}).encode()
        yield Bad(f"dates/{number:02}.json", fields, reason)
        yield Bad(f"dates/{number:02}.csv", f'date,text\n"{date}",Nothing\n'.encode(), reason)
        page = f"---\ndate: {date}\n---\nNothing here.\n"
        yield Bad(f"dates/{number:02}.md", page.encode(), reason)
