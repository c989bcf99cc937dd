"""Rules on dates and rounds (DAT): what does not fit together, what was worked out, what has passed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from briefgen.checks.held import Finding, Held
from briefgen.checks.words import hours, words
from briefgen.model import Event, Precision, Severity, Status, YearBasis

MAX_AGE = timedelta(days=90)  # of the as-of date, against the day asked for
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_PRINTED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}", rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)")
)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_ANNIVERSARY = re.compile(r"(\d{1,3})(?:st|nd|rd|th)\W+(?:founding |golden |silver )?anniversary", re.IGNORECASE)


def printed_otherwise(held: Held) -> Iterator[Finding]:
    for event in held.matrix.events:
        days = [(int(found["day"]), _MONTHS.index(found["month"].lower()) + 1) for p in _PRINTED for found in p.finditer(event.date_text)]
        own = {(day.day, day.month) for day in (event.date_start, event.date_end) if day}
        if event.date_start and days and not own.intersection(days):
            what = f"The date is {event.date_start:%d %b %Y}, but the text prints “{event.date_text}”."
            yield Finding(f"Events/{event.event_id}/date_start", what, "correct the date, or the date as printed", event.evidence[:1])


def weekday(held: Held) -> Iterator[Finding]:
    for event in held.matrix.events:
        stated = event.weekday_stated.strip().lower()
        if event.date_start and stated in _DAYS and _DAYS[event.date_start.weekday()] != stated:
            real = _DAYS[event.date_start.weekday()].capitalize()
            what = f"{event.date_start:%d %b %Y} is a {real}, but the text says {event.weekday_stated}."
            yield Finding(f"Events/{event.event_id}/date_start", what, "look the day up and correct the date", event.evidence[:1])


def inferred_year(held: Held) -> Iterator[Finding]:
    for event in held.matrix.events:
        yield from year_inferred(event)


def year_inferred(event: Event) -> Iterator[Finding]:
    """A year that had to be worked out."""
    if event.year_basis is YearBasis.INFERRED and event.date_start:
        others = f" It could also be {', '.join(event.date_alternatives)}." if event.date_alternatives else ""
        what = f"The year of {event.date_start.isoformat()} is inferred: {event.date_reason or 'no text prints it'}.{others}"
        fix = "find a dated source, then set Year basis to “stated”"
        yield Finding(f"Events/{event.event_id}/date_start", what, fix, event.evidence[:1])


def day_of_publication(held: Held) -> Iterator[Finding]:
    for event in held.matrix.events:
        published = {held.sources[source].published for source in event.sources if source in held.sources}
        bare = not event.date_text or not any(sign.isdigit() for sign in event.date_text)
        named = event.date_text.strip().lower() == "today" or (
            event.date_start is not None and event.weekday_stated.strip().lower() == _DAYS[event.date_start.weekday()]
        )
        if event.date_start and event.date_start in published and bare and not named:
            what = f"{event.date_start:%d %b %Y} is the day of publication, and no text prints it as the day of the meeting."
            yield Finding(f"Events/{event.event_id}/date_start", what, "find the day of the meeting itself", event.evidence[:1])


def other_time_zone(held: Held) -> Iterator[Finding]:
    for event in held.matrix.events:
        here = hours(event.country)
        if here is None or not words("relative").search(event.date_text) or any(sign.isdigit() for sign in event.date_text):
            continue
        for source in event.sources:
            side = held.sources[source].side if source in held.sources else ""
            there = hours(side)
            if there is not None and abs(here - there) >= 3:
                what = f"“{event.date_text}” is the publisher's day; the meeting was {abs(here - there):g} hours away."
                yield Finding(f"Events/{event.event_id}/date_start", what, "check the local date of the meeting", event.evidence[:1])
                break


def ambiguous(held: Held) -> Iterator[Finding]:
    for where, text in _date_texts(held):
        for found in _NUMERIC.finditer(text):
            first, second = int(found[1]), int(found[3])
            if first <= 12 and second <= 12 and first != second:
                yield Finding(where, f"“{found[0]}” may be read in two ways: day first or month first.", "write the month as a word")


def _date_texts(held: Held) -> Iterator[tuple[str, str]]:
    """Texts in which somebody may have written out a date."""
    yield from ((f"Events/{event.event_id}/date_text", event.date_text) for event in held.matrix.events)
    yield from ((f"Statements/{row.statement_id}/due_stated", row.due_stated) for row in held.matrix.statements)
    yield from ((f"Mechanisms/{row.mechanism_id}/next_stated", row.next_stated) for row in held.matrix.mechanisms)
    yield from ((human.where, human.text) for human in held.human)


def relative_due(held: Held) -> Iterator[Finding]:
    rows = [(f"Statements/{row.statement_id}/due_stated", row.due_stated, row.evidence) for row in held.matrix.statements]
    rows += [(f"Mechanisms/{row.mechanism_id}/next_stated", row.next_stated, row.evidence) for row in held.matrix.mechanisms]
    for where, text, evidence in rows:
        if words("relative").search(text) and not _YEAR.search(text):
            yield Finding(
                where, f"“{text}” names no date of its own: it counts from the day of the text.", "add the date it stands for", evidence[:1]
            )


def now_past(held: Held) -> Iterator[Finding]:
    if held.as_of is None:
        return
    told = f"as of {held.as_of:%d %b %Y}"
    for event in held.matrix.events:
        if event.status is Status.ANNOUNCED and event.date_start and event.date_start < held.as_of:
            what = f"Announced for {event.date_start:%d %b %Y}, which is past {told}, and no report of it is held."
            yield Finding(f"Events/{event.event_id}/status", what, "find out whether it took place, and set Status", event.evidence[:1])
    for row in held.matrix.mechanisms:
        if row.next_planned and row.next_planned < held.as_of:
            what = f"The next round was planned for {row.next_planned:%d %b %Y}, which is past {told}."
            yield Finding(f"Mechanisms/{row.mechanism_id}/next_planned", what, "add the round that was held, or the new date")
        years = [int(year) for year in _YEAR.findall(row.next_stated)]
        if years and max(years) < held.as_of.year:
            what = f"The next round as stated (“{row.next_stated}”) is past {told}."
            yield Finding(f"Mechanisms/{row.mechanism_id}/next_stated", what, "look for a report of it", row.evidence[:1])


def rounds(held: Held) -> Iterator[Finding]:
    by_mechanism: dict[str, list[Event]] = {}
    for event in held.matrix.events:
        if event.mechanism_id and event.round_no is not None and event.date_start and event.status is Status.HELD:
            by_mechanism.setdefault(event.mechanism_id, []).append(event)
    for events in by_mechanism.values():
        events.sort(key=lambda event: event.date_start or date.min)
        for before, after in pairwise(events):
            assert before.round_no is not None and after.round_no is not None
            where = f"Events/{after.event_id}/round_no"
            if after.round_no <= before.round_no and after.date_start != before.date_start:
                what = f"Round {after.round_no} ({after.date_start:%d %b %Y}) comes after round {before.round_no} ({before.date_start:%d %b %Y})."
                yield Finding(where, what, "correct the number or the date of one of them", after.evidence[:1])
            elif after.round_no > before.round_no + 1:
                missing = ", ".join(str(number) for number in range(before.round_no + 1, min(after.round_no, before.round_no + 6)))
                what = f"No text is held on round {missing}, between {before.date_start:%d %b %Y} and {after.date_start:%d %b %Y}."
                yield Finding(where, what, "add the report, or leave it", severity=Severity.WARNING)


def as_of_date(held: Held) -> Iterator[Finding]:
    as_of = held.matrix.as_of
    if as_of is None:
        yield Finding("ReadMe", "The workbook has no as-of date.", "type it beside “As of” on ReadMe")
    elif held.today and held.today - as_of > MAX_AGE:
        what = f"The as-of date is {as_of:%d %b %Y}, {(held.today - as_of).days} days before {held.today:%d %b %Y}."
        yield Finding("ReadMe", what, "add the newest texts and run `briefgen matrix` again, or type the new date on ReadMe")


def anniversaries(held: Held) -> Iterator[Finding]:
    texts = [(f"Events/{event.event_id}/anniversaries", event.anniversaries, event) for event in held.matrix.events]
    texts += [(f"Statements/{row.statement_id}/text", row.text, event) for row in held.matrix.statements if (event := held.event_of(row))]
    for where, text, event in texts:
        for found in _ANNIVERSARY.finditer(text):
            number, years = int(found[1]), sorted({int(year) for year in _YEAR.findall(text)})
            day = event.date_start
            if len(years) >= 2 and number not in {later - earlier for earlier in years for later in years}:
                what = f"“{found[0]}” does not fit the years {', '.join(map(str, years))}."
            elif len(years) == 1 and day and years[0] < day.year - 1 and abs(years[0] + number - day.year) > 2:
                what = f"{years[0]} and {number} years make {years[0] + number}, but the meeting was in {day.year}."
            else:
                continue
            yield Finding(where, what, "look the years up", event.evidence[:1])


def undated(held: Held) -> Iterator[Finding]:
    for event in held.matrix.events:
        if event.date_precision is not Precision.DAY:
            yield from without_date(event)


def without_date(event: Event) -> Iterator[Finding]:
    """A meeting held on a day that nobody knows."""
    if event.date_start is None and event.status is Status.HELD:
        what = f"No full date: {event.date_reason or 'the texts give none'}."
        yield Finding(f"Events/{event.event_id}/date_start", what, "find the date and type it in", event.evidence[:1])
