"""The record: every meeting with all that was said at it, oldest first."""

from __future__ import annotations

from briefgen.brief.meetings import meeting_row
from briefgen.brief.said import statement_row
from briefgen.brief.view import Row, View
from briefgen.model import STRENGTH, Event, Modality

CODE_NAMES = {
    Modality.AG: "Agreed by both sides",
    Modality.JA: "Affirmed by both sides",
    Modality.UC: "Undertaken by one side",
    Modality.UA: "“Agreed” by one side alone",
    Modality.PR: "Proposed or asked",
    Modality.PO: "Positions",
    Modality.WE: "Welcomed",
    Modality.DI: "Discussed",
    Modality.RE: "Reviewed",
    Modality.NM: "Only named",
}


def record_rows(view: View) -> list[Row]:
    """The meetings, oldest first, each with the facts of its row and its statements in groups by code."""
    return [record_row(view, event) for event in view.held]


def record_row(view: View, event: Event) -> Row:
    """One meeting, in the same way."""
    said = view.statements.get(event.event_id, ())
    groups = [
        {"code": code.value, "name": CODE_NAMES[code], "items": [statement_row(view, event, s) for s in said if s.modality is code]}
        for code in STRENGTH
    ]
    return {
        **meeting_row(view, event),
        "venue": event.venue,
        "framework": event.framework.replace(" | ", "; "),
        "outcome": event.outcome_doc,
        "date_text": event.date_text,
        "date_reason": event.date_reason,
        "groups": [group for group in groups if group["items"]],
    }


def register_rows(view: View) -> list[Row]:
    """Everything with something to be done: agreed, undertaken, proposed; newest first."""
    wanted = (Modality.AG, Modality.UC, Modality.UA, Modality.PR)
    return [statement_row(view, event, s) for event, s in view.statement_rows() if s.modality in wanted]
