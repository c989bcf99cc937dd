"""What was agreed, undertaken and proposed, kept apart by who said it and how."""

from __future__ import annotations

from collections import Counter

from briefgen.brief.meetings import label
from briefgen.brief.view import Row, View
from briefgen.model import Event, Modality, Statement, Strength

# Only AG may be called agreed. UA, one side alone "agreed", counts as that side's undertaking and says so.
AGREED = (Modality.AG,)
UNDERTAKEN = (Modality.UC, Modality.UA)
PROPOSED = (Modality.PR,)
NAMES = {
    Modality.JA: ("joint affirmation", "joint affirmations"),
    Modality.PO: ("position of one side", "positions of one side"),
    Modality.WE: ("welcome", "welcomes"),
    Modality.DI: ("topic discussed", "topics discussed"),
    Modality.RE: ("review of the past", "reviews of the past"),
}


def statement_rows(view: View, codes: tuple[Modality, ...], side: str = "") -> list[Row]:
    """Statements of these codes (all, where none is given; of one side, where given), newest event first; within an event what is to be done before views."""
    rows = [(event, s) for event, s in view.statement_rows() if (s.modality in codes or not codes) and (not side or s.side == side)]
    place = {event.event_id: n for n, event in enumerate(reversed(view.events))}
    rows.sort(key=lambda row: (place[row[0].event_id], row[1].strength is not Strength.HARD))
    return [statement_row(view, event, statement) for event, statement in rows]


def by_side(view: View, codes: tuple[Modality, ...]) -> list[Row]:
    """The same for each side of the pair: side, side_name, items."""
    return [{"side": side, "side_name": view.side_name(side), "items": statement_rows(view, codes, side)} for side in view.pair]


def other_counts(view: View) -> list[Row]:
    """How many statements of the codes that no list shows."""
    times = Counter(s.modality for _, s in view.statement_rows())
    return [{"code": code.value, "number": times[code], "name": names[times[code] != 1]} for code, names in NAMES.items() if times[code]]


def statement_row(view: View, event: Event, statement: Statement) -> Row:
    """One statement: who said what, where and when, in which words."""
    name, title = _speaker(view, event, statement)
    return {
        "id": statement.statement_id,
        "event": event.event_id,
        "code": statement.modality.value,
        "side": statement.side,
        "side_name": view.side_name(statement.side),
        "adjective": view.adjective(statement.side),
        "speaker": name,
        "title": title,
        "quote": statement.text.strip(),
        "verb": statement.verb,
        "meeting": event.name or event.kind.value,
        "date": event.date_start,
        "when": view.when(event),
        "when_short": view.when(event, short=True),
        "label": label(view, event),
        "areas": [view.area_name(area) for area in statement.areas],
        "due": statement.due_stated,
        "carried": statement.attribution,
        "confidence": statement.confidence.value,
        "notes": view.notes(statement.evidence, statement.sources),
    }


def _speaker(view: View, event: Event, statement: Statement) -> tuple[str, str]:
    """Name and title of who spoke, as reported; both "" when a side speaks as a whole."""
    if not statement.speaker:
        return "", ""
    people = view.participants.get(event.event_id, ())
    known = next((p for p in people if p.name == statement.speaker), None)
    return statement.speaker, known.title if known else ""
