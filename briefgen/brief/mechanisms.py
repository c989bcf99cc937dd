"""The dialogue calendar, and what the last two rounds of one mechanism mention."""

from __future__ import annotations

from datetime import date
from itertools import zip_longest

from briefgen.brief.dates import add_months, months_between, months_of
from briefgen.brief.meetings import place
from briefgen.brief.view import Row, View
from briefgen.model import STRENGTH, Event, Mechanism, Source


def calendar_rows(view: View) -> list[Row]:
    """Every mechanism of the pair: last held, stated rhythm, next; those with the latest round first, those only named last."""
    mechanisms = [m for m in view.matrix.mechanisms if set(view.pair) <= set(m.parties) or _rounds(view, m)]
    rows = [_calendar_row(view, mechanism) for mechanism in mechanisms]
    return sorted(rows, key=lambda row: (row["last_date"] is None, -(row["last_date"].toordinal() if row["last_date"] else 0), row["name"]))


def _rounds(view: View, mechanism: Mechanism) -> list[Event]:
    return [event for event in view.held if event.mechanism_id == mechanism.mechanism_id]


def _calendar_row(view: View, mechanism: Mechanism) -> Row:
    rounds = _rounds(view, mechanism)
    last = rounds[-1] if rounds else None
    dated = [event.date_start for event in rounds if event.date_start]
    following, basis = _next(view, mechanism, dated[-1] if dated else None)
    return {
        "id": mechanism.mechanism_id,
        "name": mechanism.name,
        "last_date": last.date_start if last else None,
        "last": view.when(last) if last else "no round on file",
        "last_round": last.round_no if last else None,
        "last_place": place(view, last) if last else "",
        "periodicity": mechanism.stated_periodicity,
        "interval": f"{months_between(dated[-2], dated[-1])} months" if len(dated) > 1 else "",
        "next": following,
        "next_basis": basis,
        "named_only": not rounds,
        "notes": view.notes(last.evidence, last.sources) if last else view.notes(mechanism.evidence),
    }


def _next(view: View, mechanism: Mechanism, last: date | None) -> tuple[str, str]:
    """The next round and how it is known: planned (by the desk), stated, computed (last held + stated rhythm), unknown."""
    if mechanism.next_planned:
        return view.day(mechanism.next_planned), "planned"
    if mechanism.next_stated:
        return mechanism.next_stated, "stated"
    months = months_of(mechanism.stated_periodicity)
    if months and last:
        return view.day(add_months(last, months)), "computed"
    return "unknown", "unknown"


def change_rows(view: View) -> list[Row]:
    """For each mechanism with two rounds on file: which areas only the later, only the earlier, and both reports mention."""
    rows = []
    for mechanism in view.matrix.mechanisms:
        rounds = _rounds(view, mechanism)
        if len(rounds) > 1:
            rows.append(_change_row(view, mechanism, rounds[-2], rounds[-1]))
    return sorted(rows, key=lambda row: row["later"]["date"].toordinal() if row["later"]["date"] else 0, reverse=True)


def _change_row(view: View, mechanism: Mechanism, earlier: Event, later: Event) -> Row:
    before, now = view.event_areas(earlier), view.event_areas(later)
    older = {area for event in view.held[: view.held.index(later)] for area in view.event_areas(event)}
    return {
        "mechanism": mechanism.name,
        "earlier": _round(view, earlier),
        "later": _round(view, later),
        "first_seen": [view.area_name(a) for a in now if a not in older],
        "only_later": [view.area_name(a) for a in now if a not in before and a in older],
        "only_earlier": [view.area_name(a) for a in before if a not in now],
        "in_both": [view.area_name(a) for a in now if a in before],
        "wordings": _wordings(view, earlier, later, older),
        "caveats": _caveats(view, earlier, later),
    }


FIRST, LATER, EARLIER = "first mentioned on file", "in the later report only", "not mentioned in the later"


def _wordings(view: View, earlier: Event, later: Event, older: set[str]) -> list[Row]:
    """One row for each area that either report has: the strongest statement of each, in its own words. What is new, what is not mentioned
    and what is worded otherwise take turns, so that the first rows show some of each; what both have in the same words comes last."""
    before, now = view.event_areas(earlier), view.event_areas(later)
    groups: dict[str, list[Row]] = {"new": [], "gone": [], "other": [], "same": []}
    for area in dict.fromkeys((*now, *before)):
        cells = [_wording(view, event, area) if area in areas else None for event, areas in ((earlier, before), (later, now))]
        if area not in before:
            kind, group = LATER if area in older else FIRST, "new"
        elif area not in now:
            kind, group = EARLIER, "gone"
        else:
            kind, group = _beside(*(cell or {} for cell in cells))
        groups[group].append({"area": view.area_name(area), "earlier": cells[0], "later": cells[1], "kind": kind})
    turns = zip_longest(*(groups[group] for group in ("new", "gone", "other")))
    return [row for turn in turns for row in turn if row] + groups["same"]


def _wording(view: View, event: Event, area: str) -> Row:
    """The strongest statement on the area; without words where the report only names it."""
    said = [s for s in view.statements.get(event.event_id, ()) if area in s.areas]
    if not said:
        return {"quote": "", "side": "", "side_name": "", "code": "NM"}
    strongest = min(said, key=lambda s: STRENGTH.index(s.modality))
    return {
        "quote": strongest.text.strip(), "side": strongest.side, "side_name": view.side_name(strongest.side), "code": strongest.modality.value
    }  # fmt: skip


def _beside(earlier: Row, later: Row) -> tuple[str, str]:
    if (earlier["code"], earlier["side"]) != (later["code"], later["side"]):
        return "said of another side" if earlier["side"] != later["side"] else "said with another force", "other"
    return ("the same words", "same") if earlier["quote"] == later["quote"] else ("worded otherwise", "other")


def _round(view: View, event: Event) -> Row:
    return {
        "name": event.name,
        "when": view.when(event),
        "date": event.date_start,
        "round": event.round_no,
        "notes": view.notes(event.evidence, event.sources),
    }


def _caveats(view: View, earlier: Event, later: Event) -> list[str]:
    """What else may explain a difference between two reports than a change of policy."""
    old, new = _sources(view, earlier), _sources(view, later)
    found = []
    if {s.publisher for s in old} != {s.publisher for s in new}:
        found.append("different publishers")
    words_old, words_new = sum(s.words_used for s in old), sum(s.words_used for s in new)
    if words_old and words_new and not 0.75 <= words_new / words_old <= 1.34:
        found.append(f"the later report is {'shorter' if words_new < words_old else 'longer'} ({words_new} against {words_old} words)")
    for side in view.pair:
        titles = [_title(event, side) for event in (earlier, later)]
        if all(titles) and titles[0] != titles[1]:
            found.append(f"a lead of different office on the {view.adjective(side)} side")
    return found


def _sources(view: View, event: Event) -> list[Source]:
    return [s for s in view.sources if s.source_id in event.sources and not s.same_text_as]


def _title(event: Event, side: str) -> str:
    titles = dict(zip(event.parties, (event.lead_a_title, event.lead_b_title), strict=False))
    return titles.get(side, "")
