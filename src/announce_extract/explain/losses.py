"""Why a mention is quoted in no record, in a few words."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from announce_extract.facts.acting import BYSTANDERS
from announce_extract.facts.amounts import is_general
from announce_extract.facts.gather import Facts
from announce_extract.facts.hardware import is_described
from announce_extract.facts.phases import is_done
from announce_extract.facts.status import is_hypothetical
from announce_extract.mentions.mention import Amount, Chip, Mention, ModelName, Org
from announce_extract.mentions.reading import Reading
from announce_extract.schema import TrainingPhase

_STATUS = {"claim", "rumour", "plan", "denial"}


def why_unused(reading: Reading, facts: Facts, kind: str, m: Mention[object]) -> str | None:
    """Why a mention of a kind was not used; None where there is nothing to say."""
    why = _REASONS.get(kind)
    return why(reading, facts, m) if why else None


def _model(_: Reading, facts: Facts, m: Mention[object]) -> str:
    mention = cast(Mention[ModelName], m)
    if facts.subjects.is_compared(mention):
        return "only a comparison"
    if facts.subjects.is_background(mention):
        return "what another was made from"
    return "another mention is quoted, or its model makes no record"


def _organisation(_: Reading, facts: Facts, m: Mention[object]) -> str:
    org = cast(Mention[Org], m)
    if org.value.kind in BYSTANDERS:
        return (
            f"an {org.value.kind} does not act" if org.value.kind != "investor" else "an investor"
        )
    if all(o.start != m.start for o in facts.actors.acting):
        return "a source, customers, a machine, or whose chips they are"
    return "not tied to a model or a deployment here"


def _amount(reading: Reading, facts: Facts, m: Mention[object]) -> str:
    amount, s = cast(Mention[Amount], m), reading.sentence_at(m.start)
    if is_hypothetical(reading, s, m.start):
        return "only what might be"
    if is_general(reading, amount, s):
        return "said of models at large"
    owner, _ = facts.subjects.of(m.start, m.end, s)
    known = owner.amounts.get(amount.value.role) if owner else None
    if owner and known:
        return f"{owner.name} has another value: {known.value.value:,}"
    return f"{owner.name} makes no record of it" if owner else "no model to give it to"


def _accelerator(reading: Reading, _: Facts, m: Mention[object]) -> str:
    chip, s = cast(Mention[Chip], m), reading.sentence_at(m.start)
    if is_described(reading.page.text, chip, s):
        return "described or compared, not used"
    if is_hypothetical(reading, s, m.start):
        return "only what might be"
    return "told before, or by nobody who uses it"


def _phase(reading: Reading, _: Facts, m: Mention[object]) -> str:
    phase, s = cast(Mention[TrainingPhase], m), reading.sentence_at(m.start)
    if not is_done(reading, phase, s):
        return "denied, offered to users, or of another thing"
    if phase.value is TrainingPhase.INFERENCE:
        return "no hardware serves here"
    if phase.value is TrainingPhase.TRAINING:
        return "a more special phase is told, or no model is near"
    return "told before, or no model is near"


def _date(*_: object) -> str:
    return "no release or announcement has this date"


def _cue(_: Reading, __: Facts, m: Mention[object]) -> str | None:
    return "reaches no value" if m.value in _STATUS else None


_REASONS: dict[str, Callable[[Reading, Facts, Mention[object]], str | None]] = {
    "model": _model,
    "organisation": _organisation,
    "amount": _amount,
    "accelerator": _accelerator,
    "phase": _phase,
    "date": _date,
    "cue": _cue,
}
