"""Meetings: when, what, where, who led, on what; and events that the texts only refer to."""

from __future__ import annotations

from itertools import zip_longest

from briefgen.brief.dates import order
from briefgen.brief.view import Row, View
from briefgen.model import STRENGTH, Event, Mode, Status

MAX_AREAS = 3
LEVELS = {
    1: "heads of state, party or government",
    2: "ministers",
    3: "deputy ministers",
    4: "directors",
    5: "other",
}


def meeting_rows(view: View) -> list[Row]:
    """Meetings held, newest first."""
    return [meeting_row(view, event) for event in reversed(view.held)]


def meeting_row(view: View, event: Event) -> Row:
    areas = main_areas(view, event)
    return {
        "id": event.event_id,
        "date": event.date_start,
        "when": view.when(event),
        "when_short": view.when(event, short=True),
        "year_inferred": event.year_basis.value == "inferred",
        "name": event.name or event.kind.value.capitalize(),
        "kind": event.kind.value,
        "round": event.round_no,
        "place": place(view, event),
        "leads": lead_rows(view, event),
        "areas": areas[:MAX_AREAS],
        "areas_more": max(0, len(areas) - MAX_AREAS),
        "source_numbers": view.numbers(event.sources),
        "notes": view.notes(event.evidence, event.sources),
    }


def label(view: View, event: Event) -> str:
    """What a meeting is known by in a list: its date, and its name where others have the same date or it was not held."""
    date = view.when(event, short=True)
    alone = event.status is Status.HELD and event.date_start and view.days[event.date_start] == 1
    return date if alone else f"{date}, {event.name or event.kind.value}"


def lead_rows(view: View, event: Event) -> list[Row]:
    """Who led each side, party A of the pair first; one row for each lead."""
    by_side: dict[str, tuple[str, str]] = {}
    for side, name, title in zip(event.parties, (event.lead_a, event.lead_b), (event.lead_a_title, event.lead_b_title), strict=False):
        by_side[side] = (name, title)
    rows = []
    for side in sorted(by_side, key=lambda s: view.pair.index(s) if s in view.pair else 2):
        names, titles = (text.split(" / ") for text in by_side[side])
        for name, title in zip_longest(names, titles if len(titles) == len(names) else [by_side[side][1]], fillvalue=""):
            if name or title:
                rows.append({"side": side, "side_name": view.side_name(side), "name": name, "title": title})
    return rows


def place(view: View, event: Event) -> str:
    """ "Hanoi", "by phone", "online", "Berlin and online"; "not stated" where no text says."""
    if event.mode is Mode.PHONE:
        return "by phone"
    if event.mode is Mode.VIRTUAL:
        return "online"
    country = view.side_name(event.country) if event.country else ""
    where = event.city or country or "not stated"
    if event.city and event.country and event.country not in view.pair:
        where = f"{event.city}, {country}"
    return f"{where} and online" if event.mode is Mode.HYBRID else where


def main_areas(view: View, event: Event) -> list[str]:
    """Names of the areas, what binds most first, then what is said most often."""
    statements = view.statements.get(event.event_id, ())
    times = {area: sum(area in s.areas for s in statements) for s in statements for area in s.areas}
    codes = view.event_areas(event)
    ordered = sorted(times, key=lambda area: (STRENGTH.index(codes[area][0]), -times[area]))
    return list(dict.fromkeys(view.area_name(area) for area in ordered))


def referred_rows(view: View) -> list[Row]:
    """Events that the texts refer to or announce without reporting them, newest first."""
    return [
        {
            "id": event.event_id,
            "name": event.name or event.kind.value.capitalize(),
            "when": view.when(event),
            "announced": event.status is Status.ANNOUNCED,
            "notes": view.notes(event.evidence, event.sources),
        }
        for event in reversed(view.events)
        if event.status is not Status.HELD
    ]


def contact_rows(view: View) -> list[Row]:
    """The last contact at each level, highest level first; the level of an event is that of its highest lead."""
    last: dict[int, Event] = {}
    for event in view.events:
        levels = [p.level for p in view.participants.get(event.event_id, ()) if p.level and p.role == "lead"]
        if levels and event.status is not Status.ANNOUNCED and order(event):
            last[min(levels)] = event
    return [
        {
            **meeting_row(view, last[level]),
            "level": level,
            "level_name": LEVELS.get(level, LEVELS[5]),
            "reported": last[level].status is Status.HELD,
        }
        for level in sorted(last)
    ]


def framework_rows(view: View) -> list[Row]:
    """The framework of relations as the texts name it, each name with the last event that names it, newest first."""
    return _named(view, "framework")


def anniversary_rows(view: View) -> list[Row]:
    """Anniversaries as the texts name them, newest first."""
    return _named(view, "anniversaries")


def _named(view: View, field: str) -> list[Row]:
    rows: dict[str, Row] = {}
    for event in reversed(view.events):
        for name in str(getattr(event, field)).split(" | "):
            if name and name.lower() not in rows:
                rows[name.lower()] = {
                    "name": name,
                    "meeting": event.name,
                    "when": view.when(event),
                    "notes": view.notes(event.evidence, event.sources),
                }
    return list(rows.values())
