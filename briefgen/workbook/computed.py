"""The values of the computed columns, so that a viewer that does not calculate shows them too; each says what its formula says."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from briefgen.model import BOTH, Area, Check, Event, Evidence, FollowUp, Matrix, Mechanism, Modality, Source, Statement, Status
from briefgen.model.said import Acts, Sentences
from briefgen.workbook.compared import VALUES as COMPARED_VALUES
from briefgen.workbook.compared import Compared
from briefgen.workbook.formulas import NEXT, STATEMENT_ROW
from briefgen.workbook.schema import ASKS, BY_NAME, COMMITMENTS, COVERAGE_DETAIL, NO_GROUP, PERIODS, READOUT_COMPARE

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
    rows: dict[str, int]  # of each statement: its place among them, from 1
    areas: dict[str, Area]


def derive(matrix: Matrix) -> Derived:
    """The look-ups behind the computed columns of `matrix`."""
    open_checks = Counter("/".join(check.where.split("/")[:2]).lower() for check in matrix.checks if check.check_id and not check.decision)
    ids, codes = _told_at(matrix.statements)
    evidence, sentences = _ids_and_sources(matrix.evidence)
    event_checks: Counter[str] = Counter()
    if any(place.startswith("statements/") for place in open_checks):
        for event_id, own in ids:
            event_checks[event_id] += open_checks[f"statements/{own}".lower()]
    rounds: dict[str, list[Event]] = {}
    for event in matrix.events:
        if event.status is Status.HELD and event.mechanism_id:
            rounds.setdefault(event.mechanism_id, []).append(event)
    return Derived(
        as_of=matrix.as_of,
        events={event.event_id: event for event in matrix.events},
        sources={source.source_id: source for source in matrix.sources},
        evidence=evidence,
        statements=Counter(event for event, _ in ids),
        acts=codes,
        open_checks=open_checks,
        event_checks=event_checks,
        sentences=sentences,
        rounds=rounds,
        rows={own: number for number, (_, own) in enumerate(ids, start=1)},
        areas={area.area_id: area for area in matrix.areas},
    )


def _told_at(statements: Sequence[Statement]) -> tuple[list[tuple[str, str]], Counter[tuple[str, Modality, str]]]:
    """The event and the id of each statement in their order, and how many there are of each event, code and side."""
    if not isinstance(statements, Acts):
        ids = [(row.event_id, row.statement_id) for row in statements]
        return ids, Counter((row.event_id, row.modality, row.side) for row in statements)
    codes = Counter[tuple[str, Modality, str]]()
    figures = [(event, statements.said(at)) for at, event in enumerate(statements.names)]
    for event, said in figures:
        for code, _, side, count in said.acts:
            codes[event, code, side] += count
    return [(event, own) for event, said in figures for own in said.ids], codes


def _ids_and_sources(evidence: Sequence[Evidence]) -> tuple[frozenset[str], Counter[str]]:
    """The ids of all sentences, and how many there are of each source."""
    if isinstance(evidence, Sentences):
        return frozenset(chain.from_iterable(evidence.ids)), Counter(dict(zip(evidence.names, evidence.lengths, strict=True)))
    return frozenset(row.evidence_id for row in evidence), Counter(row.source for row in evidence)


def computed_value(sheet: str, header: str, row: Any, derived: Derived) -> Value:
    """The value of one computed cell; "" where the formula shows nothing."""
    return computed_by(sheet, header)(row, derived)


def computed_by(sheet: str, header: str) -> Callable[[Any, Derived], Value]:
    """What gives the value of a computed column for a row."""
    return _see_evidence if header == "Go to evidence" else _VALUES[sheet, header]


def _see_evidence(row: Any, derived: Derived) -> Value:
    return _see(row.evidence, derived)


def _see(evidence: Sequence[str], derived: Derived) -> Value:
    first = evidence[0] if evidence else ""
    return f"see {first}" if first in derived.evidence else ""


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


def _last_city(mechanism: Mechanism, derived: Derived) -> Value:
    """Where the last round took place: of two on one day the later in the table, as the formula has it."""
    dated = [event for event in derived.rounds.get(mechanism.mechanism_id, []) if event.date_start]
    last = max((event.date_start for event in dated if event.date_start), default=None)
    return next((event.city for event in reversed(dated) if event.date_start == last), "")


def _previous_held(mechanism: Mechanism, derived: Derived) -> date | str:
    days = {event.date_start for event in derived.rounds.get(mechanism.mechanism_id, []) if event.date_start}
    return sorted(days)[-2] if len(days) > 1 else ""


def _gap(mechanism: Mechanism, derived: Derived) -> Value:
    last, previous = _last_held(mechanism, derived), _previous_held(mechanism, derived)
    return (last - previous).days if isinstance(last, date) and isinstance(previous, date) else ""


def next_by_period(mechanism: Mechanism, derived: Derived) -> date | None:
    """The last round held and the stated period after it; None where either is not known, or the day is past all calendars."""
    last = _last_held(mechanism, derived)
    stated = mechanism.stated_periodicity.lower()
    months = next((number for word, number in PERIODS if word in stated), 0)
    if not isinstance(last, date) or not months:
        return None
    year, month = divmod(last.year * 12 + last.month - 1 + months, 12)
    return date(year, month + 1, min(last.day, monthrange(year, month + 1)[1])) if year <= date.max.year else None


def _next_by_period(mechanism: Mechanism, derived: Derived) -> Value:
    return next_by_period(mechanism, derived) or ""


def _days_past(mechanism: Mechanism, derived: Derived) -> Value:
    due = next_by_period(mechanism, derived)
    return (derived.as_of - due).days if due and derived.as_of and due < derived.as_of else ""


def _of_event(header: str) -> Callable[[Statement, Derived], Value]:
    def value(statement: Statement, derived: Derived) -> Value:
        event = derived.events.get(statement.event_id)
        return "" if event is None else event.name if header == "Meeting" else event.mechanism_id

    return value


def _view_values(sheet: str) -> dict[tuple[str, str], Callable[[Any, Derived], Value]]:
    """The columns that show what Statements holds, on a sheet whose rows are statements."""
    columns: dict[str, Callable[[Statement, Derived], Value]] = {
        "Date": _event_date,
        "Meeting": _of_event("Meeting"),
        "Code": lambda row, _: row.modality.value,
        "By": lambda row, _: row.side,
        "Side": lambda row, _: row.side,
        "Towards": lambda row, _: row.object_side,
        "Words as reported": lambda row, _: row.text,
        "Areas": lambda row, _: "; ".join(row.areas),
        "Due as stated": lambda row, _: row.due_stated,
        "Overdue": lambda row, derived: overdue(row, derived.as_of),
        "Follow-up": lambda row, _: row.follow_up.value,
        "Owner on our side": lambda row, _: row.owner_ours,
        "Owner on their side": lambda row, _: row.owner_theirs,
        "Due": lambda row, _: row.due_internal or "",
        "Next step": lambda row, _: row.next_step,
        "Speaker": lambda row, _: row.speaker,
        "Verb": lambda row, _: row.verb,
        "Attribution carried over": lambda row, _: row.attribution,
        "Event": lambda row, _: row.event_id,
        "Mechanism": _of_event("Mechanism"),
        "Evidence": lambda row, _: "; ".join(row.evidence),
        "Go to statement": lambda row, _: f"see {row.statement_id}",
        STATEMENT_ROW: lambda row, derived: derived.rows[row.statement_id],
    }
    return {(sheet, header): value for header, value in columns.items()}


def _detail_values() -> dict[tuple[str, str], Callable[[Any, Derived], Value]]:
    """The same for a sheet whose rows are the areas of statements."""

    def of_statement(value: Callable[[Any, Derived], Value]) -> Callable[[Any, Derived], Value]:
        return lambda row, derived: value(row.statement, derived)

    values = {key: of_statement(value) for key, value in _view_values(COVERAGE_DETAIL).items()}
    values[COVERAGE_DETAIL, "Code"] = lambda row, _: Modality.NM.value if row.named_only else row.statement.modality.value
    values[COVERAGE_DETAIL, "Area name"] = lambda row, derived: derived.areas[row.area].name if row.area in derived.areas else ""
    values[COVERAGE_DETAIL, "Group"] = lambda row, derived: (derived.areas[row.area].group if row.area in derived.areas else "") or NO_GROUP
    return values


def _of_comparison(value: Callable[[Compared], Value]) -> Callable[[Any, Derived], Value]:
    return lambda row, _: value(row)


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
    ("Proposals", "Go to cell"): _check_cell,
    ("Checks", "State"): lambda check, _: "closed" if check.decision else "open",
    ("Mechanisms", "Last city"): _last_city,
    ("Mechanisms", NEXT): _next_by_period,
    ("Mechanisms", "Days past it"): _days_past,
    ("Mechanisms", "Previous held"): _previous_held,
    ("Mechanisms", "Gap in days"): _gap,
    **_view_values(COMMITMENTS),
    **_view_values(ASKS),
    **_detail_values(),
    **{(READOUT_COMPARE, header): _of_comparison(value) for header, value in COMPARED_VALUES.items()},
    (READOUT_COMPARE, "Go to A"): lambda row, derived: _see(row.a.evidence, derived),
    (READOUT_COMPARE, "Go to B"): lambda row, derived: _see(row.b.evidence, derived),
}
