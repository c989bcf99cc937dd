"""Points to verify before use: open checks of the pair, and inferred values that no check names."""

from __future__ import annotations

from briefgen.brief.meetings import label
from briefgen.brief.view import Row, View
from briefgen.model import Check, Severity, YearBasis

_ORDER = (Severity.ERROR, Severity.WARNING)


def verify_rows(view: View) -> list[Row]:
    """What a person should settle, the gravest first: what, fix, about (the meeting or text), rule, rows (ids), notes. Decided checks are left out."""
    about = _about(view)
    open_ = [c for c in view.matrix.checks if c.severity in _ORDER and not c.decision.strip() and _concerns(c, about, view)]
    open_.sort(key=lambda c: _ORDER.index(c.severity))
    rows = [
        {
            "rule": check.rule,
            "rows": [part for part in check.where.split("/") if part in about],
            "severity": check.severity.value,
            "about": next((name for part, name in about.items() if part in check.where.split("/")), ""),
            "what": view.in_words(check.what),
            "fix": view.in_words(check.fix),
            "notes": view.notes(check.evidence),
            "alike": 0,
        }
        for check in open_
    ]
    return rows + _inferred(view, open_) + _one_sided(view)


def kinds(rows: list[Row]) -> list[Row]:
    """The first point of each rule, with how many more there are of its kind."""
    found: dict[str, Row] = {}
    for number, row in enumerate(rows):
        key = row["rule"] or f"no rule {number}"
        if key in found:
            found[key] = {**found[key], "alike": found[key]["alike"] + 1}
        else:
            found[key] = row
    return list(found.values())


def _about(view: View) -> dict[str, str]:
    """Id -> what a reader knows the row by."""
    names = {event.event_id: label(view, event) for event in view.events}
    names |= {s.statement_id: names[e.event_id] for e, s in view.statement_rows()}
    names |= {p.participant_id: names[e] for e, people in view.participants.items() for p in people}
    names |= {s.source_id: s.title or s.file for s in view.sources}
    return names | {m.mechanism_id: m.name for m in view.matrix.mechanisms if set(view.pair) <= set(m.parties)}


def _concerns(check: Check, about: dict[str, str], view: View) -> bool:
    """A check that names a row concerns the pair when the row is the pair's; one that names none concerns all."""
    parts = check.where.split("/")
    if any(part in about for part in parts):
        return True
    others = {e.event_id for e in view.matrix.events} | {s.statement_id for s in view.matrix.statements}
    others |= {s.source_id for s in view.matrix.sources} | {p.participant_id for p in view.matrix.participants}
    others |= {m.mechanism_id for m in view.matrix.mechanisms}
    return not any(part in others for part in parts)


def _inferred(view: View, checks: list[Check]) -> list[Row]:
    named = " ".join(check.where for check in checks)
    return [
        {
            "rule": "",
            "rows": [event.event_id],
            "severity": Severity.WARNING.value,
            "about": label(view, event),
            "what": f"the year is inferred: {event.date_reason or 'no text prints it'}",
            "fix": f"also possible: {view.in_words(', '.join(event.date_alternatives))}" if event.date_alternatives else "",
            "notes": view.notes(event.evidence, event.sources),
            "alike": 0,
        }
        for event in reversed(view.held)
        if event.year_basis is YearBasis.INFERRED and f"{event.event_id}/date" not in named
    ]


def _one_sided(view: View) -> list[Row]:
    """Meetings known from one independent text only, in one line."""
    single = [e for e in reversed(view.held) if len(view.numbers(e.sources)) == 1]
    if not single:
        return []
    rest = f"{len(single)} of {len(view.held)} meetings are known from a single independent text"
    if len(view.held) == 1:
        rest = "the meeting is known from a single independent text"
    row = {
        "rule": "",
        "rows": [],
        "severity": Severity.WARNING.value,
        "about": "",
        "what": rest,
        "fix": "look for the other side’s account",
        "notes": [],
        "alike": 0,
    }
    return [row]
