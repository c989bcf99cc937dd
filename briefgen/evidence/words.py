"""How the page says things: meanings of codes, kinds of marks, days."""

from __future__ import annotations

from datetime import date

from briefgen.evidence.marks import Sort
from briefgen.model import Act, Modality, Status, When, Where, modality

MEANINGS = {
    Modality.AG: "agreed by both sides",
    Modality.JA: "affirmed by both sides",
    Modality.UC: "undertaking by one side",
    Modality.UA: "one side alone “agreed”",
    Modality.PR: "proposal or request",
    Modality.PO: "position of one side",
    Modality.WE: "welcome or thanks",
    Modality.RE: "look back",
    Modality.DI: "discussed",
    Modality.NM: "only named",
}
KINDS = (
    (Sort.EVENT, "Events"),
    (Sort.STATEMENT, "Statements"),
    (Sort.DATE, "Dates"),
    (Sort.PLACE, "Places"),
    (Sort.PERSON, "People"),
    (Sort.MECHANISM, "Mechanisms"),
    (Sort.REPAIRED, "Repaired"),
    (Sort.CUT, "Not read"),
)
NAMES = {
    Sort.EVENT: "Event",
    Sort.STATEMENT: "Statement",
    Sort.DATE: "Date",
    Sort.PLACE: "Place",
    Sort.PERSON: "Person",
    Sort.MECHANISM: "Mechanism",
    Sort.REPAIRED: "Repaired",
    Sort.CUT: "Not read",
}
STATUSES = {Status.HELD: "held, reported as a meeting", Status.REFERRED: "referred to", Status.ANNOUNCED: "announced, still to come"}
_MONTHS = "January February March April May June July August September October November December".split()


def day(value: date | None) -> str:
    """ "26 August 2024" in English whatever the machine's language; "" for None."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}" if value else ""


def days(start: date | None, end: date | None) -> str:
    return f"{day(start)} to {day(end)}" if end and end != start else day(start)


def day_of(when: When) -> str:
    """The date that a text gives, as far as it is known."""
    return days(when.start, when.end) or when.partial or "no date"


def place_of(where: Where) -> str:
    return ", ".join(part for part in (where.venue, where.city, where.country) if part) or "no place"


def code_of(act: Act) -> Modality:
    return modality(act.side, act.stance, act.strength)
