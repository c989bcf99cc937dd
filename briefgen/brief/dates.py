"""Dates in words, known as far as the texts give them, and the next date that a stated rhythm would give."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import NamedTuple

from briefgen.model import Event, YearBasis

# Not the calendar module's names: those follow the machine's locale.
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_PARTIAL = re.compile(r"(?P<year>\d{4}|-)-?(?P<month>\d{2})?(?:-(?P<day>\d{2}))?")
# Stated rhythms, in months; the pattern is looked for anywhere in what a text says of the mechanism.
_RHYTHMS = (
    (re.compile(r"\b(biennial|every (two|2|second|other) years?|every two-year)", re.I), 24),
    (re.compile(r"\b(every (three|3|third) years?|triennial)", re.I), 36),
    (re.compile(r"\b(semi-?annual|biannual|half-yearly|twice (a|each|every|per) year|every (six|6) months)", re.I), 6),
    (re.compile(r"\b(quarterly|every (three|3) months)", re.I), 3),
    (re.compile(r"\bmonthly\b", re.I), 1),
    (re.compile(r"\b(annual|annually|yearly|every year|each year|once a year)\b", re.I), 12),
)


class DateStyle(NamedTuple):
    """How a house writes dates; `{y}` comes in square brackets where the year is inferred, as archives print what they supply."""

    day: str  # one day
    bare: str  # a day whose year follows, or is not known
    month: str
    days: str  # several days of one month


# The names are those of the word engine's date filter.
STYLES = {
    "long": DateStyle("{d} {month} {y}", "{d} {month}", "{month} {y}", "{d}–{last} {month} {y}"),
    "us": DateStyle("{month} {d}, {y}", "{month} {d}", "{month} {y}", "{month} {d}–{last}, {y}"),
    "vn": DateStyle("{d:02}/{m:02}/{y}", "{d:02}/{m:02}", "{m:02}/{y}", "{d:02}–{last:02}/{m:02}/{y}"),
}


def day(value: date, *, short: bool = False, inferred: bool = False, style: str = "long") -> str:
    """ "30 March 2023", short "30 Mar 2023"; an inferred year stands in square brackets."""
    return _written(STYLES[style].day, value, short, inferred)


def when(event: Event, *, short: bool = False, style: str = "long") -> str:
    """The event's date as far as it is known: "25 March [2024]" where the year is inferred."""
    ways = STYLES[style]
    if event.date_start is None:
        return _partial(event.date_partial, ways, short=short) or event.date_text or "date not known"
    start, end, inferred = event.date_start, event.date_end or event.date_start, event.year_basis is YearBasis.INFERRED
    last = _written(ways.day, end, short, inferred)
    if start == end:
        return last
    if (start.year, start.month) == (end.year, end.month):
        return _written(ways.days, start, short, inferred, last=end.day)
    return f"{_written(ways.bare if start.year == end.year else ways.day, start, short, inferred)} – {last}"


def _written(pattern: str, value: date, short: bool, inferred: bool, last: int = 0) -> str:
    month = MONTHS[value.month - 1]
    year = f"[{value.year}]" if inferred else str(value.year)
    return pattern.format(d=value.day, m=value.month, y=year, month=month[:3] if short else month, last=last)


def _partial(text: str, ways: DateStyle, *, short: bool) -> str:
    """ "2023-09" -> "September 2023", "--03-29" -> "29 March (year not known)"; "" for nothing."""
    found = _PARTIAL.fullmatch(text)
    if not found:
        return ""
    year, month, number = found.group("year"), int(found.group("month") or 0), int(found.group("day") or 0)
    if not 1 <= month <= 12:
        return year if year != "-" else ""
    name = MONTHS[month - 1][: 3 if short else 9]
    pattern = (ways.day if number else ways.month) if year != "-" else (ways.bare if number else "{month}")
    words = pattern.format(d=number, m=month, y=year, month=name)
    return words if year != "-" else f"{words} (year not known)"


def order(event: Event) -> str:
    """Sorts events by date as text; one whose year is not known comes before all others."""
    if event.date_start:
        return event.date_start.isoformat()
    return event.date_partial if event.date_partial[:1].isdigit() else ""


def months_of(periodicity: str) -> int | None:
    """How many months a stated rhythm means: "annual" -> 12; None when it says nothing that can be counted."""
    return next((months for pattern, months in _RHYTHMS if pattern.search(periodicity)), None)


def add_months(start: date, months: int) -> date:
    """The same day that many months later, or the month's last when it has no such day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def months_between(start: date, end: date) -> int:
    return round((end - start).days / 30.44)
