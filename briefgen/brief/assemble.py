"""All derived tables of one pair in one dict: what `memo` turns into sentences and a template may use."""

from __future__ import annotations

from datetime import date

from briefgen.brief.dates import day, order, when
from briefgen.brief.mechanisms import calendar_rows, change_rows
from briefgen.brief.meetings import anniversary_rows, contact_rows, framework_rows, meeting_rows, referred_rows
from briefgen.brief.said import AGREED, PROPOSED, UNDERTAKEN, by_side, other_counts, statement_rows
from briefgen.brief.verify import verify_rows
from briefgen.brief.view import Row, View, view_of
from briefgen.model import Matrix


def brief_of(matrix: Matrix, pair: tuple[str, str] | None = None) -> Row:
    """The derived tables of one pair of countries (without `pair`: the only one held); see templates/README.md for the fields.

    Raises UsageError when the pair is not held, or when several are and none is chosen.
    """
    view = view_of(matrix, pair)
    return {
        "pair": [_party(view, side) for side in view.pair],
        "as_of": matrix.as_of,
        "latest": _latest(view),
        "counts": _counts(view),
        "frameworks": framework_rows(view),
        "anniversaries": anniversary_rows(view),
        "contacts": contact_rows(view),
        "meetings": meeting_rows(view),
        "referred": referred_rows(view),
        "agreed": statement_rows(view, AGREED),
        "undertakings": by_side(view, UNDERTAKEN),
        "proposals": by_side(view, PROPOSED),
        "other_counts": other_counts(view),
        "changes": change_rows(view),
        "accounts": _accounts(view),
        "calendar": calendar_rows(view),
        "coverage": _coverage(view),
        "verify": verify_rows(view),
        "sources": _sources(view),
    }


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
        "both": [{"name": e.name, "when": when(e), "notes": view.notes(e.evidence, e.sources)} for e in both],
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
                "first": when(seen[0]),
                "last": when(seen[-1]),
            }
        )
    known = list(view.areas)
    return sorted(rows, key=lambda row: known.index(row["id"]) if row["id"] in known else len(known))


def _sources(view: View) -> list[Row]:
    """Every text used, numbered as the meetings' table numbers them."""
    ids = [s.source_id for s in view.sources]
    return [
        {
            "number": number,
            "id": s.source_id,
            "publisher": s.publisher or "not named",
            "title": s.title or s.file,
            "published": day(s.published) if s.published else "undated",
            "date": s.published,
            "side": s.side,
            "side_name": view.side_name(s.side),
            "file": s.file,
            "url": s.url,
            "copy_of": ids.index(s.same_text_as) + 1 if s.same_text_as in ids else None,
            "meetings": sum(s.source_id in e.sources for e in sorted(view.held, key=order)),
        }
        for number, s in enumerate(view.sources, 1)
    ]
