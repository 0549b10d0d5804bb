"""Hypothesis strategies for records: all that the schema allows."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from announce_extract.schema import (
    Announcement,
    Evidence,
    Name,
    PartialDate,
    Phase,
    Qualifier,
    Quantity,
    Standing,
    Status,
    TrainingPhase,
)

WORDS = st.text(min_size=1, max_size=12)
WHOLE = st.integers(min_value=0, max_value=10**30)
NUMBERS = WHOLE | st.floats(min_value=0, allow_nan=False, allow_infinity=False)

# Places that never overlap, so that pieces of evidence cannot contradict each other.
_places = iter(range(0, 10**9, 100))


@st.composite
def evidence(draw: st.DrawFn) -> tuple[Evidence, ...]:
    start, text = next(_places), draw(WORDS)
    where = draw(st.sampled_from(["title", "text"]))
    return (
        Evidence.model_validate(
            {"where": where, "start": start, "end": start + len(text), "text": text, "rule": "r"}
        ),
    )


def names() -> st.SearchStrategy[Name]:
    ids = st.dictionaries(st.sampled_from(["wikidata", "lei"]), WORDS)
    return st.builds(Name, name=WORDS, surface=WORDS, ids=ids, evidence=evidence())


@st.composite
def quantities(draw: st.DrawFn, numbers: st.SearchStrategy[float] = NUMBERS) -> Quantity:
    low, high = sorted((draw(numbers), draw(numbers)))
    qualifier = draw(st.sampled_from(Qualifier))
    upper = high if qualifier is Qualifier.RANGE else None
    return Quantity(value=low, upper=upper, qualifier=qualifier, evidence=draw(evidence()))


@st.composite
def dates(draw: st.DrawFn) -> PartialDate:
    day = draw(st.dates(min_value=date(1900, 1, 8), max_value=date(2200, 1, 1)))
    week = day.isocalendar()
    value, precision = draw(
        st.sampled_from(
            [
                (day.isoformat(), "day"),
                (f"{week.year}-W{week.week:02}", "week"),
                (f"{day:%Y-%m}", "month"),
                (f"{day.year}-Q{(day.month + 2) // 3}", "quarter"),
                (f"{day.year}", "year"),
            ]
        )
    )
    return PartialDate.model_validate(
        {"value": value, "precision": precision, "basis": "stated", "evidence": draw(evidence())}
    )


def announcements() -> st.SearchStrategy[Announcement]:
    counts, amounts = st.none() | quantities(WHOLE), st.none() | quantities()
    phases = st.builds(Phase, value=st.sampled_from(TrainingPhase), evidence=evidence())
    return st.builds(
        Announcement,
        id=WORDS,
        document_id=st.none() | WORDS,
        organisations=st.lists(names(), max_size=2).map(tuple),
        model=st.none() | names(),
        parameter_count=counts,
        accelerators=st.lists(names(), max_size=2).map(tuple),
        chip_count=counts,
        announcement_date=st.none() | dates(),
        training_phases=st.lists(phases, max_size=2).map(tuple),
        status=st.builds(Standing, value=st.sampled_from(Status), evidence=evidence()),
        primary=st.booleans(),
        training_tokens=counts,
        training_compute_flop=amounts,
        training_cost_usd=amounts,
    )
