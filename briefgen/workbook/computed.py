"""The values of the computed columns, so that a viewer that does not calculate shows them too; each says what its formula says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from briefgen.model import BOTH, Check, Event, Evidence, FollowUp, Matrix, Mechanism, Modality, Source, Statement, Status
from briefgen.workbook.schema import BY_NAME

Value = str | int | float | date | None
CLOSED = (FollowUp.DELIVERED, FollowUp.OVERTAKEN, FollowUp.DROPPED)


@dataclass(frozen=True, slots=True)
class Derived:
    """What the computed columns look up, gathered once per matrix."""

    as_of: date | None
    events: dict[str, Event]
    sources: dict[str, Source]
    evidence: frozenset[str]
    statements: Counter[str]  # per event
    acts: Counter[tuple[str, Modality, str]]  # per event, code and side
    open_checks: Counter[str]  # per "Sheet/id", lower case
    event_checks: Counter[str]  # of an event's statements
    sentences: Counter[str]  # per source
    rounds: dict[str, list[Event]]  # meetings held, per mechanism


def derive(matrix: Matrix) -> Derived:
    """The look-ups behind the computed columns of `matrix`."""
    open_checks = Counter("/".join(check.where.split("/")[:2]).lower() for check in matrix.checks if check.check_id and not check.decision)
    event_checks: Counter[str] = Counter()
    for statement in matrix.statements:
        event_checks[statement.event_id] += open_checks[f"statements/{statement.statement_id}".lower()]
    rounds: dict[str, list[Event]] = {}
    for event in matrix.events:
        if event.status is Status.HELD and event.mechanism_id:
            rounds.setdefault(event.mechanism_id, []).append(event)
    return Derived(
        as_of=matrix.as_of,
        events={event.event_id: event for event in matrix.events},
        sources={source.source_id: source for source in matrix.sources},
        evidence=frozenset(evidence.evidence_id for evidence in matrix.evidence),
        statements=Counter(statement.event_id for statement in matrix.statements),
        acts=Counter((statement.event_id, statement.modality, statement.side) for statement in matrix.statements),
        open_checks=open_checks,
        event_checks=event_checks,
        sentences=Counter(evidence.source for evidence in matrix.evidence),
        rounds=rounds,
    )


def computed_value(sheet: str, header: str, row: Any, derived: Derived) -> Value:
    """The value of one computed cell; "" where the formula shows nothing."""
    if header == "Go to evidence":
        first = row.evidence[0] if row.evidence else ""
        return f"see {first}" if first in derived.evidence else ""
    return _VALUES[sheet, header](row, derived)


def independent_texts(sources: Iterable[str], derived: Derived) -> int:
    """How many of the sources are no copies of another text; at least one where there is any source."""
    held = list(sources)
    originals = sum(1 for source in held if source in derived.sources and not derived.sources[source].same_text_as)
    return max(1, originals) if held else 0


def sides_heard(event: Event, derived: Derived) -> str:
    """Whose accounts of the event are held: "both", one party's only, or a third party's only; "" without any source."""
    if not event.sources:
        return ""
    sides = {derived.sources[source].side for source in event.sources if source in derived.sources}
    party_a, party_b = _party(event, 0), _party(event, 1)
    if party_a in sides and party_b in sides:
        return "both"
    if party_a in sides:
        return f"{party_a} only"
    return f"{party_b} only" if party_b in sides else "third party only"


def overdue(statement: Statement, as_of: date | None) -> str:
    """ "overdue" where the desk's own due date has passed and the follow-up is not closed."""
    late = statement.due_internal is not None and as_of is not None and statement.due_internal < as_of
    return "overdue" if late and statement.follow_up not in CLOSED else ""


def check_target(check: Check) -> tuple[str, str, str] | None:
    """The sheet, row id and column heading that a check points to; None where it points to no row of the workbook."""
    sheet, _, rest = check.where.partition("/")
    row_id, _, field = rest.rpartition("/") if "/" in rest else (rest, "", "")
    if sheet not in BY_NAME or not row_id:
        return None
    spec = BY_NAME[sheet]
    return sheet, row_id, next((column.header for column in spec.data_columns if column.field == field), spec.id_column.header)


def _party(event: Event, position: int) -> str:
    return event.parties[position] if len(event.parties) > position else ""


def _acts(code: Modality, position: int | None = None) -> Callable[[Event, Derived], Value]:
    def count(event: Event, derived: Derived) -> Value:
        side = BOTH if position is None else _party(event, position)
        return derived.acts[event.event_id, code, side]

    return count


def _event_statements(event: Event, derived: Derived) -> Value:
    return f"see {derived.statements[event.event_id]}" if event.event_id in derived.statements else "none"


def _event_open_checks(event: Event, derived: Derived) -> Value:
    return derived.open_checks[f"events/{event.event_id}".lower()] + derived.event_checks[event.event_id]


def _event_date(statement: Statement, derived: Derived) -> Value:
    event = derived.events.get(statement.event_id)
    return (event.date_start or "") if event else ""


def _last_held(mechanism: Mechanism, derived: Derived) -> Value:
    return max((event.date_start for event in derived.rounds.get(mechanism.mechanism_id, []) if event.date_start), default="")


def _last_round(mechanism: Mechanism, derived: Derived) -> Value:
    return max((event.round_no for event in derived.rounds.get(mechanism.mechanism_id, []) if event.round_no is not None), default=0) or ""


def _publisher(evidence: Evidence, derived: Derived) -> Value:
    source = derived.sources.get(evidence.source)
    return (source.publisher or source.source_id) if source else ""


def _check_cell(check: Check, _: Derived) -> Value:
    target = check_target(check)
    return f"{target[0]}: {target[2]}" if target else ""


_VALUES: dict[tuple[str, str], Callable[[Any, Derived], Value]] = {
    ("Events", "Statements"): _event_statements,
    ("Events", "Open checks"): _event_open_checks,
    ("Events", "Independent texts"): lambda event, derived: independent_texts(event.sources, derived),
    ("Events", "Sides heard"): sides_heard,
    ("Events", "AG"): _acts(Modality.AG),
    ("Events", "UC by A"): _acts(Modality.UC, 0),
    ("Events", "UC by B"): _acts(Modality.UC, 1),
    ("Events", "PR by A"): _acts(Modality.PR, 0),
    ("Events", "PR by B"): _acts(Modality.PR, 1),
    ("Events", "Party A"): lambda event, _: _party(event, 0),
    ("Events", "Party B"): lambda event, _: _party(event, 1),
    ("Statements", "Date"): _event_date,
    ("Statements", "Code"): lambda statement, _: statement.modality.value,
    ("Statements", "Open checks"): lambda statement, derived: derived.open_checks[f"statements/{statement.statement_id}".lower()],
    ("Statements", "Overdue"): lambda statement, derived: overdue(statement, derived.as_of),
    ("Mechanisms", "Rounds on file"): lambda mechanism, derived: len(derived.rounds.get(mechanism.mechanism_id, [])),
    ("Mechanisms", "Last held"): _last_held,
    ("Mechanisms", "Last round"): _last_round,
    ("Sources", "Sentences used"): lambda source, derived: derived.sentences[source.source_id],
    ("Evidence", "Go to source"): _publisher,
    ("Checks", "Go to cell"): _check_cell,
    ("Checks", "State"): lambda check, _: "closed" if check.decision else "open",
}
