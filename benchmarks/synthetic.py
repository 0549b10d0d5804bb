"""Synthetic records: made up from a seed, as `extract` would write them, of any number."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

FIRST = (
    "Amber",
    "Birch",
    "Cobalt",
    "Drift",
    "Ember",
    "Fjord",
    "Gale",
    "Harbour",
    "Iris",
    "Juniper",
)
LAST = ("wind", "stone", "field", "light", "wave", "crest", "mark", "path", "well", "bridge")
LABS = ("Labs", "AI", "Research", "Computing", "Institute")
CHIPS = ("H100", "H200", "A100", "B200", "Ascend 910C", "MI300X", "TPU v5p", "H800", "Gaudi 3")
PHASES = ("pretraining", "fine_tuning", "post_training", "inference")
OUTLETS = 400


def records(count: int, copies: float = 0.2, seed: int = 7) -> Iterator[dict[str, Any]]:
    """Give so many records, of which a share are syndicated copies of earlier ones.

    A copy has another address and a later day. One in ten of the copies says another chip count.
    """
    random = Random(seed)
    recent: list[dict[str, Any]] = []
    made = originals = 0
    while made < count:
        made += 1
        if recent and random.random() < copies:
            yield _copy(random.choice(recent), made, random)
            continue
        one = _original(originals, random)
        originals += 1
        recent.append(one)
        if len(recent) > 5000:
            recent.pop(random.randrange(len(recent)))
        yield one


def write(path: Path, count: int) -> int:
    """Write JSON Lines and give how many of the records are no copies."""
    originals = 0
    with path.open("w", encoding="utf-8") as stream:
        for record in records(count):
            originals += "original" in record["document_id"]
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
    return originals


def _original(number: int, random: Random) -> dict[str, Any]:
    word = random.choice(FIRST) + random.choice(LAST)
    lab = f"{random.choice(FIRST)}{random.choice(LAST)} {random.choice(LABS)}"
    size = random.choice((1, 3, 7, 13, 30, 70, 180, 405))
    model = f"{word.capitalize()}-{number} {size}B"
    chips, chip = random.randrange(8, 50_000, 8), random.choice(CHIPS)
    day = f"20{random.randrange(23, 27)}-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}"
    text = _Text(f"{lab} released {model}, a model of {size} billion parameters, on {day}. ")
    text.say(f"It was trained on {chips:,} {chip} chips. " + "More of it follows here. " * 8)
    phase = random.choice(PHASES)
    return {
        "id": _hash(f"record {number}")[:16],
        "document_id": f"original-{number}",
        "organisations": [text.name(lab, "organisation/shape")],
        "model": text.name(model, "model/shape"),
        "model_developer": None,
        "parameter_count": text.quantity(f"{size} billion parameters", size * 10**9, "parameters"),
        "active_parameter_count": None,
        "accelerators": [text.name(chip, "accelerator/listed")],
        "chip_count": text.quantity(f"{chips:,} {chip}", chips, "chips"),
        "announcement_date": {
            "value": day,
            "precision": "day",
            "basis": "stated",
            "evidence": [text.quote(day, "date/iso")],
        },
        "training_phases": [
            {"value": phase, "evidence": [text.quote("trained", "phase/training")]}
        ],
        "status": {"value": "stated", "evidence": []},
        "primary": True,
        "training_tokens": None,
        "training_compute_flop": None,
        "accelerator_hours": None,
        "training_days": None,
        "training_cost_usd": None,
        "document": {
            "url": f"https://outlet-{random.randrange(OUTLETS)}.example/{number}",
            "title": f"{lab} releases {model}",
            "published": day,
            "text_sha256": _hash(text.text),
        },
    }


def _copy(original: dict[str, Any], number: int, random: Random) -> dict[str, Any]:
    document = original["document"] | {
        "url": f"https://outlet-{random.randrange(OUTLETS)}.example/copy-{number}"
    }
    copy = original | {
        "id": _hash(f"copy {number}")[:16],
        "document_id": f"copy-{number}",
        "document": document,
    }
    if random.random() < 0.1:
        copy["chip_count"] = original["chip_count"] | {
            "value": original["chip_count"]["value"] * 10
        }
    return copy


class _Text:
    """A text that grows, and evidence for what stands in it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def say(self, more: str) -> None:
        self.text += more

    def quote(self, words: str, rule: str) -> dict[str, Any]:
        start = self.text.index(words)
        end = start + len(words)
        return {"where": "text", "start": start, "end": end, "text": words, "rule": rule}

    def name(self, name: str, rule: str) -> dict[str, Any]:
        return {"name": name, "surface": name, "ids": {}, "evidence": [self.quote(name, rule)]}

    def quantity(self, words: str, value: int, role: str) -> dict[str, Any]:
        evidence = [self.quote(words, f"quantity/{role}")]
        return {"value": value, "upper": None, "qualifier": "exact", "evidence": evidence}


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
