"""Runs: the hardware of a sentence, given to its models; what is left are deployments."""

from __future__ import annotations

from dataclasses import replace

from announce_extract.facts.amounts import RESPECTIVELY
from announce_extract.facts.chips import add_hardware
from announce_extract.facts.fact import Entity, Hardware
from announce_extract.facts.hardware import hardware_units
from announce_extract.facts.run_phases import asked, headed, phases_for, serving
from announce_extract.facts.status import is_hypothetical
from announce_extract.facts.subjects import Subjects
from announce_extract.mentions.mention import Mention, Role
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled
from announce_extract.schema import TrainingPhase
from announce_extract.text.sections import Kind
from announce_extract.text.sentences import Sentence


def give_hardware(reading: Reading, subjects: Subjects, s: Sentence) -> list[Hardware]:
    """Give the hardware of a sentence to its models; what is left are deployments."""
    left = []
    if reading.page.text[s.start : s.end].rstrip().endswith("?"):
        return []  # "Don't have 8 A100s to play with?"
    units = hardware_units(reading, s)
    phases = reading.within(reading.phases, s) or asked(reading, s)
    if not phases and (subjects.is_labelled(s) or (s.kind is Kind.ITEM and subjects.inside(s))):
        phases = headed(reading, s)
    if _one_each(reading, subjects, s, units, phases):
        return []
    for unit in units:
        if is_hypothetical(reading, s, unit.start):
            continue
        unit.phases = phases_for(reading, unit, phases, units) or serving(reading, unit)
        trained = bool(unit.phases or phases)
        e = _model_of(reading, subjects, unit, trained=trained)
        if e is None:
            left.append(unit)
            continue
        for target in subjects.targets(e, s, unit.start):
            add_hardware(target, replace(unit, phases=list(unit.phases)), told=trained)
    return left


_SURE = 110


def _model_of(
    reading: Reading, subjects: Subjects, unit: Hardware, *, trained: bool
) -> Entity | None:
    """The model that hardware belongs to; None where it is of a deployment."""
    s = unit.sentence
    e, cost = subjects.of(unit.start, unit.end, s)
    if e is None:
        return None
    if subjects.inside(s):
        return e if trained or cost < _SURE or subjects.only() is e else None
    refers = (
        _totals(e, unit)
        or (s.kind is Kind.ITEM and e is subjects.main and _is_timed(reading, unit))
        or subjects.refers(s)
        or subjects.is_labelled(s)
        or (subjects.only() is e and _has_begun(reading, e, s))
    )
    if not (trained or refers) or _is_machine(reading, unit):
        return None
    if not trained and _FEATURES.search(reading.page.text, s.start, unit.start):
        return None
    its_own = refers and trained and not _deploys(reading, unit)
    return e if its_own or not _has_other_actor(reading, s, e, unit) else None


def _has_begun(reading: Reading, e: Entity, s: Sentence) -> bool:
    """Whether a model was named before a sentence, or is in the same paragraph."""
    return e.first < s.end or reading.sentence_at(e.first).block == s.block


def _is_timed(reading: Reading, unit: Hardware) -> bool:
    """Whether an item tells how long so many chips ran: "on 128 H100 GPUs, in 30 days"."""
    timed = any(a.value.role is Role.DAYS for a in reading.within(reading.amounts, unit.sentence))
    return timed and unit.count is not None


def _totals(e: Entity, unit: Hardware) -> bool:
    """Whether a count sums up chips that were named for the model without one: "a total of 512 A100s"."""
    names = {c.value.name for c in unit.chips if not c.value.generic}
    return unit.count is not None and any(
        h.count is None and names & {c.value.name for c in h.chips} for h in e.hardware
    )


def _one_each(
    reading: Reading,
    subjects: Subjects,
    s: Sentence,
    units: list[Hardware],
    phases: list[Mention[TrainingPhase]],
) -> bool:
    """ "They were trained on 512, 2,048 and 16,000 H100s, respectively"."""
    if len(units) < 2 or not reading.told(RESPECTIVELY, s):
        return False
    models = [m for m in subjects.inside(s) if not subjects.is_compared(m)]
    if not models:
        before = reading.before(s, 1)
        models = [m for o in before for m in subjects.inside(o) if not subjects.is_compared(m)]
    if len(models) != len(units):
        return False
    for m, unit in zip(models, units, strict=True):
        unit.phases = phases[:1]
        add_hardware(subjects.entity(m), unit, told=True)
    return True


# "The cluster contains 100,000 H100s"
_MACHINE = compiled(
    r"\b(?:cluster|supercomputer|data\scent(?:er|re)|campus|facility|machine|superfactory|site)\b[^.;]{0,50}\b(?:contains?|houses?|comprises?|consists|incorporates?|will\s(?:house|hold|contain)|boasts|holds)\b[^.;]{0,40}$"
)
# "our AI Research SuperCluster, featuring 16,000 A100s"; a model trained on such says so
_FEATURES = compiled(
    r"\b(?:(?:super)?clusters?|supercomputers?|infrastructure|build-?out|data\scent(?:er|re)s?|campus)\b[^.;]{0,70}\b(?:featur\w+|includ\w+)\b[^.;]{0,40}$"
)
_DEPLOYS = compiled(
    r"\b(?:deploy|buy|bought|purchas|order|acquir|install|secur|rent|receiv|get|stand\sup|bring)\w*\b[^.;]{0,50}$"
)


# "Training was conducted on the CINECA Leonardo cluster": its owner but hosts it
_OWN_MACHINE = compiled(r"(?:'s)?\s(?:[\w-]+\s){0,2}(?:supercomputer|cluster|system|machine)\b")
_HOSTS = compiled(
    r"\b(?:conducted|performed|carried\sout|done|run|ran|trained)\s(?:on|at)\s(?:the\s)?$"
)


def _is_machine(reading: Reading, unit: Hardware) -> bool:
    return bool(_MACHINE.search(reading.page.text, unit.sentence.start, unit.start))


def _deploys(reading: Reading, unit: Hardware) -> bool:
    return bool(_DEPLOYS.search(reading.page.text, unit.sentence.start, unit.start))


def _has_other_actor(reading: Reading, s: Sentence, e: Entity, unit: Hardware) -> bool:
    makers = {c.value.vendor for c in unit.chips}
    orgs = [
        o
        for o in reading.within(reading.organisations, s)
        if o.value.kind not in {"outlet", "analyst", "vendor"}
        and o.value.name not in makers
        and not _HOSTS.search(reading.page.text[max(s.start, o.start - 24) : o.start])
        and not _OWN_MACHINE.match(reading.page.text, o.end)
    ]
    return bool(orgs) and e.developer not in {o.value.name for o in orgs}
