"""Two accounts of one meeting side by side: what both have, what only one has, where they differ; never which of them is right."""

from __future__ import annotations

from briefgen.brief.meetings import meeting_row
from briefgen.brief.view import Row, View
from briefgen.model import Event, Severity, Source
from briefgen.model.compared import TIERS, Category, Told, Topic, compared_topics

LANGUAGES = {"en": "English"}  # other languages are told by their code
SAME, WORDED, ATTRIBUTED = "in both, same words", "in both, wording differs", "in both, said of different sides"
_KINDS = {Category.ATTRIBUTED: ATTRIBUTED, Category.WORDED: WORDED, Category.SAME: SAME}
_ALIKE_RULES = ("DAT", "NAM", "PLC")  # checks on dates, names and titles, places


def compared_meetings(view: View) -> list[Event]:
    """The meetings of which texts of both sides are held, oldest first."""
    side_of = {source.source_id: source.side for source in view.sources}
    return [event for event in view.held if set(view.pair) <= {side_of.get(s, "") for s in event.sources}]


def comparison(view: View) -> Row | None:
    """The accounts of the chosen meeting, or of the latest with texts of both sides; None where there is none."""
    known = compared_meetings(view)
    event = view.meeting or (known[-1] if known else None)
    if event is None or event not in known:
        return None
    first, second = sorted(view.pair, key=lambda side: (side != view.ours, view.pair.index(side)))
    sides = first, second
    texts = [source for source in view.sources if source.source_id in event.sources]
    topics = _topics(view, event, sides, texts)
    return {
        "meeting": meeting_row(view, event),
        "sides": [{"code": side, "name": view.side_name(side), "adjective": view.adjective(side)} for side in sides],
        "texts": [_text(view, source) for source in texts],
        "topics": topics,
        "both": sum(row["kind"] in _KINDS.values() for row in topics),
        "only": [sum(row["kind"] == _only(view, side) for row in topics) for side in sides],
        "attribution": [row for row in topics if row["kind"] == ATTRIBUTED],
        "facts": _facts(view, event),
        "orders": [{"name": view.side_name(side), "areas": _order(view, event, side, texts)} for side in sides],
        "notes": view.notes(event.evidence, event.sources),
    }


def _text(view: View, source: Source) -> Row:
    return {
        "number": view.number_of[source.source_id],
        "publisher": source.publisher or "not named",
        "title": source.title or source.file,
        "side_name": {"third": "third party", "": "not known"}.get(source.side, view.side_name(source.side)),
        "published": view.day(source.published) if source.published else "undated",
        "language": LANGUAGES.get(source.language, source.language) or "not known",
        "words": source.words_used,
        "type": TIERS.get(source.tier or 0, "type not known"),
        "copy": bool(source.same_text_as),
    }


def _only(view: View, side: str) -> str:
    return f"{view.side_name(side)} only"


def _topics(view: View, event: Event, sides: tuple[str, str], texts: list[Source]) -> list[Row]:
    """One row for each area that an account mentions: the strongest statement of each account, in its own words."""
    first, second = ({text.source_id for text in texts if text.side == side} for side in sides)
    found = compared_topics(view.statements.get(event.event_id, ()), view.evidence, first, second)
    return [_topic(view, topic, sides) for topic in found]


def _topic(view: View, topic: Topic, sides: tuple[str, str]) -> Row:
    kind = _KINDS.get(topic.category) or _only(view, sides[topic.category is Category.ONLY_B])
    return {"area": view.area_name(topic.area), "cells": [_cell(view, told) for told in (topic.a, topic.b)], "kind": kind}


def _cell(view: View, told: Told | None) -> Row | None:
    if told is None:
        return None
    statement = told.statement
    return {
        "id": statement.statement_id,
        "code": statement.modality.value,
        "side": statement.side,
        "side_name": view.side_name(statement.side),
        "quote": told.words,
        "notes": view.notes(told.evidence, told.sources),
    }


def _facts(view: View, event: Event) -> list[Row]:
    """Open checks on the meeting's dates, names, titles and places."""
    return [
        {"what": view.in_words(check.what), "notes": view.notes(check.evidence)}
        for check in view.matrix.checks
        if check.where.split("/")[1:2] == [event.event_id] and check.rule.startswith(_ALIKE_RULES) and check.severity is not Severity.INFO
    ]


def _order(view: View, event: Event, side: str, texts: list[Source]) -> list[str]:
    """The areas in the order in which the side's first text comes to them."""
    mine = next((t.source_id for t in texts if t.side == side), "")
    places = []
    for statement in view.statements.get(event.event_id, ()):
        starts = [e.char_start for i in statement.evidence if (e := view.evidence.get(i)) and e.source == mine]
        if starts:
            places += [(min(starts), view.area_name(area)) for area in statement.areas]
    return list(dict.fromkeys(area for _, area in sorted(places, key=lambda place: place[0])))
