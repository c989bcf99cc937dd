"""All derived tables of one pair in one dict: what `memo` turns into sentences and a template may use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from briefgen.brief.asks import ask_rows, exchange_rows, undertaking_rows
from briefgen.brief.compare import compared_meetings, comparison
from briefgen.brief.mechanisms import calendar_rows, change_rows
from briefgen.brief.meetings import anniversary_rows, contact_rows, framework_rows, meeting_rows, referred_rows
from briefgen.brief.people import counterpart_rows, people_rows
from briefgen.brief.record import record_row, record_rows, register_rows
from briefgen.brief.said import AGREED, PROPOSED, UNDERTAKEN, by_side, other_counts, statement_rows
from briefgen.brief.verify import verify_rows
from briefgen.brief.view import Row, View, view_of
from briefgen.model import Matrix


class Brief(dict[str, Any]):
    """The derived tables of one pair by name; each is made when it is first asked for, as no template wants all."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = view

    def __missing__(self, name: str) -> Any:
        self[name] = made = TABLES[name](self._view)
        return made


def brief_of(matrix: Matrix, pair: tuple[str, str] | None = None, *, dates: str = "long", ours: str = "", meeting: str = "") -> Brief:
    """The derived tables of one pair of countries (without `pair`: the only one held); see TABLES.

    `dates`: one of dates.STYLES. `ours`: the reader's side, "" where it is not known. `meeting`: the id or date of the meeting that a paper
    about one meeting is on, "" for the latest that suits. Raises UsageError when the pair is not held, or when several are and none is
    chosen, and when no such side or meeting is there.
    """
    view = view_of(matrix, pair, dates=dates, ours=ours, meeting=meeting)
    return Brief(view)


def _last_meeting(view: View) -> Row | None:
    """The meeting that the reader chose, else the last one held, as in the record; None when none is held."""
    event = view.meeting or (view.held[-1] if view.held else None)
    return record_row(view, event) if event else None


def _party(view: View, side: str) -> Row:
    return {"code": side, "name": view.side_name(side), "adjective": view.adjective(side)}


def _latest(view: View) -> date | None:
    """The latest date of publication or of an event held; None when no date is known."""
    dates = [s.published for s in view.sources if s.published] + [e.date_start for e in view.held if e.date_start]
    return max(dates, default=None)


def _counts(view: View) -> Row:
    sides = {side: sum(s.side == side for s in view.sources) for side in view.pair}
    return {
        "texts": len(view.sources),
        "independent": sum(not s.same_text_as for s in view.sources),
        "meetings": len(view.held),
        "referred": len(view.events) - len(view.held),
        "by_side": [{**_party(view, side), "texts": number} for side, number in sides.items()],
        "third_texts": sum(s.side not in ("", *view.pair) for s in view.sources),
        "unknown_texts": sum(not s.side for s in view.sources),
    }


def _accounts(view: View) -> Row:
    """Which side's accounts are held: the sides without any, and the meetings for which there is one by each."""
    side_of = {s.source_id: s.side for s in view.sources}
    both = [e for e in reversed(view.held) if set(view.pair) <= {side_of.get(s, "") for s in e.sources}]
    return {
        "missing": [_party(view, side) for side in view.pair if side not in side_of.values()],
        "both": [{"name": e.name, "when": view.when(e), "notes": view.notes(e.evidence, e.sources)} for e in both],
    }


def _coverage(view: View) -> list[Row]:
    """Areas by meetings, oldest meeting first: each cell the strongest code and its side ("UC-US"), "" where no text mentions the area."""
    cells = {event.event_id: view.event_areas(event) for event in view.held}
    areas = dict.fromkeys(area for found in cells.values() for area in found)
    rows = []
    for area in areas:
        seen = [event for event in view.held if area in cells[event.event_id]]
        codes = []
        for event in view.held:
            code, side = cells[event.event_id].get(area, (None, ""))
            codes.append("" if code is None else code.value if side == "both" else f"{code.value}-{side}")
        rows.append(
            {
                "id": area,
                "name": view.area_name(area),
                "cells": codes,
                "meetings": len(seen),
                "first": view.when(seen[0]),
                "last": view.when(seen[-1]),
            }
        )
    known = list(view.areas)
    return sorted(rows, key=lambda row: known.index(row["id"]) if row["id"] in known else len(known))


def _sources(view: View) -> list[Row]:
    """Every text used, numbered as the meetings' table numbers them."""
    meetings = Counter(source for event in view.held for source in dict.fromkeys(event.sources))
    return [
        {
            "number": number,
            "id": s.source_id,
            "publisher": s.publisher or "not named",
            "title": s.title or s.file,
            "published": view.day(s.published) if s.published else "undated",
            "date": s.published,
            "side": s.side,
            "side_name": view.side_name(s.side),
            "file": s.file,
            "url": s.url,
            "sha256": s.sha256,
            "words": s.words_used,
            "read": s.published_method,
            "copy_of": view.number_of.get(s.same_text_as),
            "meetings": meetings[s.source_id],
        }
        for number, s in enumerate(view.sources, 1)
    ]


TABLES: dict[str, Callable[[View], Any]] = {
    "pair": lambda view: [_party(view, side) for side in view.pair],
    "as_of": lambda view: view.matrix.as_of,
    "latest": _latest,
    "counts": _counts,
    "frameworks": framework_rows,
    "anniversaries": anniversary_rows,
    "contacts": contact_rows,
    "meetings": meeting_rows,
    "referred": referred_rows,
    "agreed": lambda view: statement_rows(view, AGREED),
    "undertakings": lambda view: by_side(view, UNDERTAKEN),
    "proposals": lambda view: by_side(view, PROPOSED),
    "other_counts": other_counts,
    "changes": change_rows,
    "accounts": _accounts,
    "calendar": calendar_rows,
    "coverage": _coverage,
    "verify": verify_rows,
    "sources": _sources,
    "people": people_rows,
    "counterparts": counterpart_rows,
    "asks": ask_rows,
    "followed": undertaking_rows,
    "exchanges": exchange_rows,
    "record": record_rows,
    "register": register_rows,
    "comparison": comparison,
    "compared": lambda view: [{"id": event.event_id, "when": view.when(event)} for event in compared_meetings(view)],
    "last_meeting": _last_meeting,
    "ours": lambda view: view.ours,
    "chosen": lambda view: view.meeting.event_id if view.meeting else "",
}
