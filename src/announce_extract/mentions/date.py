"""Dates, full or partial, absolute or relative to the day of publication.

Patterns find the strings, and all are read here; what is counted back ("eight months ago") gives
the day that dateparser gives (a test compares them), without the half second that its first use
takes.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from announce_extract.mentions.mention import Mention, When, without_overlaps
from announce_extract.patterns import compiled
from announce_extract.patterns.scan import scan

_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_WEEKDAYS = [d.lower() for d in calendar.day_name]
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"

_FULL = compiled(
    rf"""(?<![\w.])(?:
      (?P<iso>{_YEAR}[-./](?:1[0-2]|0?[1-9])[-./](?:3[01]|[12]\d|0?[1-9]))(?!\d)
    | (?P<dmy>(?:3[01]|[12]\d|0?[1-9])\.(?:1[0-2]|0?[1-9])\.{_YEAR})
    | (?P<us>(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])/{_YEAR})
    | (?P<mdy>{_MONTH}\s{{1,2}}{_DAY},?\s{{1,2}}{_YEAR})
    | (?P<dmonthy>{_DAY}(?:\sof)?,?\s{_MONTH},?\s{_YEAR})
    )"""
)
_PARTIAL = compiled(
    rf"""(?<![\w.-])(?:
      (?P<quarter>Q[1-4]\s{_YEAR}|(?:first|second|third|fourth)\squarter\sof\s{_YEAR})
    | (?P<my>(?:(?:early|mid|late)[-\s])?{_MONTH},?\s(?:of\s)?{_YEAR})
    | (?P<md>{_MONTH}\s{_DAY}(?!\w))
    | (?P<dm>{_DAY}(?:\sof)?\s{_MONTH}(?![\w]))
    )"""
)
_LOOSE = compiled(
    rf"""(?<![\w.-])(?:
      (?P<weekday>(?:(?:on|this|last|next|late|early)\s)(?:{"|".join(_WEEKDAYS)})\b)
    | (?P<word>today|yesterday|this\smorning|last\snight|overnight|earlier\stoday|this\safternoon)\b
    | (?P<ago>(?P<n>\d+|an?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?P<unit>days?|weeks?|months?|years?)\sago)\b
    | (?P<week>(?:this|last|earlier\sthis|the\spast)\sweek)\b
    | (?P<month>(?:this|last|earlier\sthis)\smonth)\b
    | (?P<lastm>(?:in|last|this\spast|back\sin|since)\s(?:{_MONTH})(?![\w]))(?!\s\d)
    | (?P<year>(?:in|of|since|during)\s{_YEAR})(?![\w-])
    | (?P<lastyear>last\syear)\b
    )"""
)


def dates(text: str, published: date | None) -> list[Mention[When]]:
    """All dates in the text, in order; relative ones only where `published` is known."""
    if published and not 1900 <= published.year <= 2200:  # no day that an article came out on
        published = None
    return without_overlaps([*_absolute(text, published), *_relative(text, published)])


def _absolute(text: str, published: date | None) -> Iterator[Mention[When]]:
    for match in scan(_FULL, text):
        day = _read_full(match)
        if day:
            yield Mention(When(day.isoformat(), "day"), *match.span(), "date/full")
    for match in scan(_PARTIAL, text):
        when = _read_partial(match, published)
        if when:
            yield Mention(when, *match.span(), f"date/{match.lastgroup}")


def _read_full(match: re.Match[str]) -> date | None:
    words = match[0]
    numbers = [int(n) for n in re.findall(r"\d+", words)]
    try:
        if match["iso"]:
            return date(*numbers)
        if match["dmy"]:
            return date(numbers[2], numbers[1], numbers[0])
        if match["us"]:
            return date(numbers[2], numbers[0], numbers[1])
        return date(numbers[1], _month(words), numbers[0])
    except ValueError:
        return None


def _month(words: str) -> int:
    found = re.search(_MONTH, words, re.IGNORECASE)
    return _MONTHS[found[0].rstrip(".").lower()] if found else 0


def _read_partial(match: re.Match[str], published: date | None) -> When | None:
    words = match[0]
    if match["quarter"]:
        year = words[-4:]
        names = {"first": 1, "second": 2, "third": 3, "fourth": 4}
        quarter = names.get(words.split()[0].lower()) or int(words[1])
        return When(f"{year}-Q{quarter}", "quarter")
    if match["my"]:
        return When(f"{words[-4:]}-{_month(words):02d}", "month")
    if published is None:
        return None
    number = re.search(r"\d+", words)
    return _nearest(_month(words), int(number[0]), published) if number else None


def _nearest(month: int, day: int, published: date) -> When | None:
    """The day of that name nearest to publication, at most a month after it."""
    options = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            options.append(date(year, month, day))
        except ValueError:
            continue
    past = [d for d in options if d <= published + timedelta(days=31)]
    return When(max(past).isoformat(), "day", relative=True) if past else None


def _relative(text: str, published: date | None) -> Iterator[Mention[When]]:
    for match in scan(_LOOSE, text):
        if match["year"]:
            yield Mention(
                When(match["year"][-4:], "year"), match.end() - 4, match.end(), "date/year"
            )
        elif published:
            when = _resolve(match, published)
            if when:
                yield Mention(when, *match.span(), f"date/{match.lastgroup}")


def _resolve(match: re.Match[str], published: date) -> When | None:
    if match["weekday"]:
        return _weekday(match[0].lower(), published)
    if match["word"]:
        back = 1 if match["word"].lower() in {"yesterday", "last night"} else 0
        return _day(published - timedelta(days=back))
    if match["ago"]:
        return _ago(match, published)
    if match["week"]:
        first = published - timedelta(days=7 if "last" in match[0].lower() else 0)
        return When(f"{first.year}-{first.month:02d}", "month", relative=True)
    if match["month"]:
        back = 1 if match[0].lower().startswith("last") else 0
        return _months_back(published, back)
    if match["lastyear"]:
        return When(str(published.year - 1), "year", relative=True)
    month = _month(match[0])
    if not month:
        return None
    year = published.year if month <= published.month else published.year - 1
    return When(f"{year}-{month:02d}", "month", relative=True)


def _weekday(words: str, published: date) -> When | None:
    wanted = _WEEKDAYS.index(words.rsplit(maxsplit=1)[-1])
    if words.startswith("next"):
        return None
    back = (published.weekday() - wanted) % 7
    return _day(published - timedelta(days=back))


_COUNTS = {
    word: n
    for n, words in enumerate(
        ["a an", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
    for word in words.split()
}  # fmt: skip


def _ago(match: re.Match[str], published: date) -> When | None:
    if len(match["n"]) > 2 and match["n"].isdigit():  # nobody counts announcements so
        return None
    number, unit = match["n"].lower(), match["unit"].lower().rstrip("s")
    count = _COUNTS.get(number) or int(number)
    if unit == "month":
        return _months_back(published, count)
    if unit == "year":
        return When(str(published.year - count), "year", relative=True)
    return _day(published - timedelta(days=count * (7 if unit == "week" else 1)))


def _months_back(published: date, n: int) -> When:
    month = published.year * 12 + published.month - 1 - n
    return When(f"{month // 12}-{month % 12 + 1:02d}", "month", relative=True)


def _day(day: date) -> When:
    return When(day.isoformat(), "day", relative=True)
