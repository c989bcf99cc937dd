"""People: every form of a name as one person, with the titles that the texts give them and when."""

from __future__ import annotations

import unicodedata

from briefgen.brief.view import Row, View
from briefgen.model import Event, Participant

_LEAD = "lead"


def people_rows(view: View) -> list[Row]:
    """Everybody who took part, side by side of the pair, by name: name in its fullest spelling, titles (newest first), meetings, last met."""
    met: dict[tuple[str, str], list[tuple[Event, Participant]]] = {}
    for event in view.held:
        for person in view.participants.get(event.event_id, ()):
            if person.name:
                met.setdefault((person.side, plain_name(person.name)), []).append((event, person))
    rows = [_person(view, side, meetings) for (side, _), meetings in met.items()]
    known = list(view.pair)
    return sorted(rows, key=lambda row: (known.index(row["side"]) if row["side"] in known else len(known), plain_name(row["name"])))


def counterpart_rows(view: View) -> list[Row]:
    """Who led the last meeting of each side of the pair: their rows of `people_rows`, with the title as last reported."""
    rows = {(row["side"], plain_name(row["name"])): row for row in people_rows(view)}
    found = []
    for side in view.pair:
        for event in reversed(view.held):
            leads = [p for p in view.participants.get(event.event_id, ()) if p.side == side and p.role == _LEAD and p.name]
            if leads:
                found += [rows[side, key] for key in dict.fromkeys(plain_name(p.name) for p in leads)]
                break
    return found


def plain_name(name: str) -> str:
    """A name's letters without accents and case: "Bùi Thanh Sơn" and "Bui Thanh Son" are one."""
    parts = unicodedata.normalize("NFKD", name.casefold().replace("đ", "d"))
    return " ".join("".join(char for char in parts if not unicodedata.combining(char)).split())


def _person(view: View, side: str, met: list[tuple[Event, Participant]]) -> Row:
    event, last = met[-1]
    titles: dict[str, Row] = {}
    for one, person in reversed(met):
        if person.title:
            titles.setdefault(person.title.casefold(), {"title": person.title, "when": view.when(one, short=True)})
    meetings = dict.fromkeys(one.event_id for one, _ in met)
    return {
        "name": max((p.name for _, p in reversed(met)), key=lambda name: sum(not char.isascii() for char in name)),
        "side": side,
        "side_name": view.side_name(side),
        "role": "lead" if any(p.role == _LEAD for _, p in met) else last.role or "participant",
        "titles": list(titles.values()),
        "meetings": len(meetings),
        "last_met": view.when(event),
        "last_meeting": event.name or event.kind.value,
        "notes": view.notes(last.evidence, last.sources or event.sources),
    }
