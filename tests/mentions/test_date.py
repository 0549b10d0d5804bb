from __future__ import annotations

from datetime import date, datetime, time

import dateparser
import pytest

from announce_extract.mentions.date import dates

from .table import PUBLISHED, Case, cases

ABSOLUTE = (
    Case("2026-06-06", (("2026-06-06", "2026-06-06"),)),
    Case("2026/6/6", (("2026/6/6", "2026-06-06"),)),
    Case("on June 6, 2026, it", (("June 6, 2026", "2026-06-06"),)),
    Case("June 6 2026", (("June 6 2026", "2026-06-06"),)),
    Case("June 6th, 2026", (("June 6th, 2026", "2026-06-06"),)),
    Case("6 June 2026", (("6 June 2026", "2026-06-06"),)),
    Case("6th of June 2026", (("6th of June 2026", "2026-06-06"),)),
    Case("06.06.2026", (("06.06.2026", "2026-06-06"),)),
    Case("6/7/2026", (("6/7/2026", "2026-06-07"),), "month first"),
    Case("Jun. 6, 2026", (("Jun. 6, 2026", "2026-06-06"),)),
    Case("Sept 6, 2025", (("Sept 6, 2025", "2025-09-06"),)),
    Case("June 2026", (("June 2026", "2026-06"),)),
    Case("early June 2026", (("early June 2026", "2026-06"),)),
    Case("Q2 2026", (("Q2 2026", "2026-Q2"),)),
    Case("the second quarter of 2026", (("second quarter of 2026", "2026-Q2"),)),
    Case("in 2024", (("2024", "2024"),)),
    Case("since 2023", (("2023", "2023"),)),
)
RELATIVE = (
    Case("on June 6", (("June 6", "2026-06-06"),)),
    Case("on 6 June", (("6 June", "2026-06-06"),)),
    Case("on Dec. 20", (("Dec. 20", "2025-12-20"),), "the nearest past year"),
    Case("on July 1", (("July 1", "2026-07-01"),), "not long after publication"),
    Case("on Tuesday", (("on Tuesday", "2026-06-09"),)),
    Case("on Wednesday", (("on Wednesday", "2026-06-10"),), "the day itself"),
    Case("last Friday", (("last Friday", "2026-06-05"),)),
    Case("today", (("today", "2026-06-10"),)),
    Case("this morning", (("this morning", "2026-06-10"),)),
    Case("yesterday", (("yesterday", "2026-06-09"),)),
    Case("last night", (("last night", "2026-06-09"),)),
    Case("three days ago", (("three days ago", "2026-06-07"),)),
    Case("10 days ago", (("10 days ago", "2026-05-31"),)),
    Case("2 weeks ago", (("2 weeks ago", "2026-05-27"),)),
    Case("a month ago", (("a month ago", "2026-05"),)),
    Case("two years ago", (("two years ago", "2024"),)),
    Case("this month", (("this month", "2026-06"),)),
    Case("earlier this month", (("earlier this month", "2026-06"),)),
    Case("last month", (("last month", "2026-05"),)),
    Case("in March", (("in March", "2026-03"),)),
    Case("in November", (("in November", "2025-11"),), "the last one"),
    Case("last year", (("last year", "2025"),)),
)
NO = tuple(
    Case(text)
    for text in (
        "next Friday",
        "may be",
        "March of protest",
        "marched on",
        "2,048 H800s",
        "version 2024",
        "12.5.2",
        "June 31, 2026",
        "30.02.2026",
        "2026-13-01",
        "1-800-555-1234",
        "GPT-4-0613",
        "in the second quarter",
        "we",
        "February 30",
        "model 2026",
        "a sunny day",
        "decades ago",
    )
)
HARDER = (
    Case("twelve days ago", (("twelve days ago", "2026-05-29"),)),
    Case("eight months ago", (("eight months ago", "2025-10"),)),
)
KNOWN_FAILURES = (
    Case("in march it moved", (), "months are capitalised"),
    Case("as in may it be so", (), "a verb"),
    Case("on Tues.", (("on Tues.", "2026-06-09"),), "short weekdays"),
)


def values(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((text[m.start : m.end], m.value.value) for m in dates(text, PUBLISHED))


@cases(*ABSOLUTE, *RELATIVE, *NO, *HARDER, failing=KNOWN_FAILURES)
def test_dates(case: Case) -> None:
    assert values(case.text) == case.found


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("last week", {"2026-06", "2026-W23"}),
        ("earlier this week", {"2026-06", "2026-W24"}),
        ("this week", {"2026-06", "2026-W24"}),
    ],
)
def test_a_vague_week_is_a_week_or_a_month(text: str, right: set[str]) -> None:
    found = dates(text, PUBLISHED)
    assert [text[m.start : m.end] for m in found] == [text]
    assert found[0].value.value in right


@cases(*ABSOLUTE)
def test_absolute_dates_need_no_publication(case: Case) -> None:
    found = dates(case.text, None)
    assert [m.value.value for m in found] == [value for _, value in case.found]
    assert not any(m.value.relative for m in found)


@cases(*RELATIVE)
def test_relative_dates_stay_unresolved_without_publication(case: Case) -> None:
    assert dates(case.text, None) == []


@cases(*RELATIVE)
def test_relative_dates_say_so(case: Case) -> None:
    assert all(m.value.relative for m in dates(case.text, PUBLISHED))


def test_all_rules_fire() -> None:
    texts = [case.text for case in (*ABSOLUTE, *RELATIVE)] + ["last week"]
    fired = {m.rule for text in texts for m in dates(text, PUBLISHED)}
    assert fired >= {
        f"date/{rule}"
        for rule in (
            "full",
            "quarter",
            "my",
            "md",
            "dm",
            "weekday",
            "word",
            "ago",
            "week",
            "month",
            "lastm",
            "year",
            "lastyear",
        )
    }


COUNTS = ("a", "an", "two", "three", "six", "ten", "eleven", "twelve", "1", "7", "12", "30", "99")
DAYS = (date(2024, 2, 29), date(2026, 3, 31), date(2025, 12, 31), date(1905, 1, 30))


@pytest.mark.parametrize(
    "unit", ["day", "days", "week", "weeks", "month", "months", "year", "years"]
)
@pytest.mark.parametrize("count", COUNTS)
def test_what_is_counted_back_is_the_day_of_dateparser(count: str, unit: str) -> None:
    for published in DAYS:
        words = f"{count} {unit} ago"
        settings = {"RELATIVE_BASE": datetime.combine(published, time.min)}
        found = dateparser.parse(words, languages=["en"], settings=settings)
        (mention,) = dates(words, published)
        assert found is not None
        assert found.date().isoformat().startswith(mention.value.value)
