"""Records of one announcement, told in several ways."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from typing import Any

from announce_extract.identity import Resolver
from announce_extract.merge import Options, merge
from announce_extract.read.records import Placed
from announce_extract.schema import Announcement, Evidence, MergedAnnouncement
from announce_extract.vocabulary import load


@cache
def resolver() -> Resolver:
    return Resolver(load())


def record(number: int, **said: Any) -> Announcement:
    """A record of article `number`, all values of which were read from one word.

    `chips=(value, qualifier)` or a number; names as strings; `at` is the day of publication.
    """
    word = "w" * 8
    evidence = (Evidence(where="text", start=0, end=8, text=word, rule="by-hand"),)

    def name(given: str) -> dict[str, Any]:
        return {"name": given, "surface": given, "evidence": evidence}

    def number_of(given: Any) -> dict[str, Any]:
        value, qualifier = given if isinstance(given, tuple) else (given, "exact")
        return {"value": value, "qualifier": qualifier, "evidence": evidence}

    at = said.get("at", "2026-03-03")
    fields: dict[str, Any] = {
        "id": f"{said.get('id', number):016x}",
        "document_id": f"article-{number}",
        "organisations": [name(n) for n in said.get("by", ("Northlight",))],
        "accelerators": [name(n) for n in said.get("on", ())],
        "status": {"value": said.get("status", "stated")},
        "training_phases": [
            {"value": p, "evidence": evidence} for p in said.get("phases", ("pretraining",))
        ],
        "document": {
            "url": said.get("url", f"https://outlet-{number}.example/a"),
            "published": at,
            "text_sha256": sha256(str(said.get("text", number)).encode()).hexdigest(),
        },
    }
    if model := said.get("model", "Aurora-2 70B"):
        fields["model"] = name(model)
    if developer := said.get("developer"):
        fields["model_developer"] = name(developer)
    for given, field in (("chips", "chip_count"), ("parameters", "parameter_count")):
        if given in said:
            fields[field] = number_of(said[given])
    if when := said.get("when", at):
        basis = "stated" if "when" in said else "published"
        precision = {4: "year", 7: "month", 10: "day"}[len(when)]
        fields["announcement_date"] = {
            "value": when, "precision": precision, "basis": basis, "evidence": evidence,
        }  # fmt: skip
    return Announcement.model_validate(fields)


def merged(records: Iterable[Announcement], window: int = 14) -> list[MergedAnnouncement]:
    """The announcements of records, as the command makes them."""

    def refuse(failure: object) -> None:
        raise AssertionError(str(failure))

    found = [Placed(r, r.to_json().encode(), "r.jsonl", n) for n, r in enumerate(records, 1)]
    return list(merge(found, Options(resolver(), refuse, window)))


def groups(records: Iterable[Announcement], window: int = 14) -> set[frozenset[int]]:
    """Which articles' records are together."""
    return {frozenset(int(r.id, 16) for r in one.records) for one in merged(records, window)}


def values(one: MergedAnnouncement, field: str) -> list[tuple[Any, int, int]]:
    """The values of a field with the articles and texts that say so, the preferred first."""
    return [(v.value, v.articles, v.texts) for v in one.told[field].variants]
