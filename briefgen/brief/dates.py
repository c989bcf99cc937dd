"""Dates in words, known as far as the texts give them, and the next date that a stated rhythm would give."""

from __future__ import annotations

import calendar
import re
from datetime import date

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


def day(value: date, *, short: bool = False, inferred: bool = False) -> str:
    """ "30 March 2023", short "30 Mar 2023"; an inferred year stands in square brackets, as archives print what they supply."""
    month = MONTHS[value.month - 1]
    return f"{value.day} {month[:3] if short else month} {f'[{value.year}]' if inferred else value.year}"


def when(event: Event, *, short: bool = False) -> str:
    """The event's date as far as it is known: "25 March [2024]" where the year is inferred."""
    if event.date_start is None:
        return _partial(event.date_partial, short=short) or event.date_text or "date not known"
    start, end, inferred = event.date_start, event.date_end or event.date_start, event.year_basis is YearBasis.INFERRED
    last = day(end, short=short, inferred=inferred)
    if start == end:
        return last
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{last}"
    first = day(start, short=short, inferred=inferred)
    return f"{first.rpartition(' ')[0] if start.year == end.year else first} – {last}"


def _partial(text: str, *, short: bool) -> str:
    """ "2023-09" -> "September 2023", "--03-29" -> "29 March (year not known)"; "" for nothing."""
    found = _PARTIAL.fullmatch(text)
    if not found:
        return ""
    year, month, number = found.group("year"), int(found.group("month") or 0), found.group("day")
    name = MONTHS[month - 1][: 3 if short else 9] if 1 <= month <= 12 else ""
    words = [str(int(number)) if number else "", name, "" if year == "-" else year]
    return " ".join(w for w in words if w) + (" (year not known)" if year == "-" else "")


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
