"""Sheets that show what stands on others: undertakings and requests, and each area of each statement. Drawn anew at each run.

What a desk writes on Statements, and the code and side that it corrects there, shows here at once, by formulas. What only repeats the words of
a statement are values, which the next update brings up to date: as formulas they took two thirds of the time that opening the workbook takes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from briefgen.model import Event, Matrix, Modality, Stance, Statement
from briefgen.model.grouped import Grouped
from briefgen.model.said import Acts
from briefgen.workbook.columns import PEN, Column, Holds, SheetSpec, computed_column, repeated_column, text_column, yes_column
from briefgen.workbook.compared import COMPARED, compared
from briefgen.workbook.formulas import FIND_STATEMENT, STATEMENT_ROW, of_statement, see_evidence
from briefgen.workbook.schema import ASKS, COMMITMENTS, COVERAGE_DETAIL

KEY_JOINER = " | "
_STATEMENT = text_column("Statement", "statement_id", 22)
_SEE_STATEMENT = computed_column(
    "Go to statement",
    f'IFERROR(HYPERLINK("#Statements!A"&(«{STATEMENT_ROW}»+ROW(Statements[[#Headers],[Statement]])),"see "&«Statement»),"deleted")',
    Holds.TEXT,
    36,
    is_link=True,
)


def _shown(header: str, width: float, holds: Holds = Holds.TEXT, source: str = "") -> Column:
    """A column that shows the one of Statements with the heading `source`, or the same, as it stands there now."""
    return computed_column(header, of_statement(source or header, holds), holds, width)


_FOLLOWED = (
    _shown("Overdue", 10.5),
    _shown("Follow-up", 13, source=f"{PEN}Follow-up"),
    _shown("Owner on our side", 18, source=f"{PEN}Owner on our side"),
    _shown("Owner on their side", 18, source=f"{PEN}Owner on their side"),
    _shown("Due", 12.5, Holds.DATE, f"{PEN}Due"),
    _shown("Next step", 28, source=f"{PEN}Next step"),
)
_LAST = (repeated_column("Evidence", width=24), computed_column(STATEMENT_ROW, FIND_STATEMENT, width=12))


def _followed_sheet(name: str, about: str) -> SheetSpec:
    columns = (
        _STATEMENT,
        repeated_column("Date", Holds.DATE, 12),
        repeated_column("Meeting", width=30),
        _shown("Code", 7.5),
        _shown("By", 8, source="Side"),
        repeated_column("Towards", width=9),
        repeated_column("Words as reported", width=54),
        repeated_column("Areas", width=22),
        repeated_column("Due as stated", width=14),
        *_FOLLOWED,
        _SEE_STATEMENT,
        see_evidence(),
        repeated_column("Speaker", width=20),
        repeated_column("Verb", width=15),
        repeated_column("Attribution carried over", width=26),
        repeated_column("Event", width=32),
        *_LAST,
    )
    return SheetSpec(name, "", Statement, "", about, columns, printed=11)


VIEWS = (
    _followed_sheet(
        COMMITMENTS, "What was agreed, undertaken or asked for, to be followed up: write owner, due date and follow-up on Statements"
    ),
    _followed_sheet(ASKS, "What each side asked of the other, by side and date: write owner, due date and follow-up on Statements"),
)


@dataclass(frozen=True, slots=True)
class Touched:
    """One area of one statement; `named_only` where it stands only inside the name of a body."""

    statement: Statement
    area: str
    named_only: bool

    @property
    def statement_id(self) -> str:
        return self.statement.statement_id

    @property
    def event_id(self) -> str:
        return self.statement.event_id

    @property
    def evidence(self) -> tuple[str, ...]:
        return self.statement.evidence


DETAIL = SheetSpec(
    COVERAGE_DETAIL,
    "",
    Touched,
    "",
    "Coverage at length, one row for each area of each statement, for filters and pivot tables",
    (
        _STATEMENT,
        text_column("Area", "area", 24),
        repeated_column("Area name", width=28),
        repeated_column("Group", width=22),
        computed_column("Code", f'IF(«Named only»="yes","NM",{of_statement("Code")})', Holds.TEXT, 7.5),
        _shown("Side", 8),
        repeated_column("Date", Holds.DATE, 12),
        repeated_column("Words as reported", width=54),
        _SEE_STATEMENT,
        see_evidence(),
        repeated_column("Event", width=32),
        repeated_column("Mechanism", width=30),
        yes_column("Named only", "named_only", 9),
        *_LAST,
    ),
    printed=8,
)


def commitments(matrix: Matrix) -> Sequence[Statement]:
    """What a desk follows up, in the order of the matrix: agreed, undertaken, asked for, and what both said that they will do."""
    if not isinstance(acts := matrix.statements, Acts):
        return tuple(row for row in acts if _is_followed(row.modality, row.stance))
    held = [sum(count for code, stance, _, count in acts.said(at).acts if _is_followed(code, stance)) for at in range(len(acts.names))]
    return Grouped(
        acts.names,
        held,
        lambda at: [row for row in acts.load(at) if _is_followed(row.modality, row.stance)],
        _placed(acts),
        acts.fetch,
        acts.keys,
    )


def _is_followed(code: Modality, stance: Stance) -> bool:
    return code in (Modality.AG, Modality.UC, Modality.UA, Modality.PR) or (code is Modality.JA and stance is Stance.COMMITTED)


def asks(matrix: Matrix) -> Sequence[Statement]:
    """Proposals and requests: each side's together, in order of date, undated last."""
    days = {event.event_id: event.date_start for event in matrix.events}
    sides = {code: number for number, code in enumerate(dict.fromkeys(code for event in matrix.events for code in event.parties))}

    def key(side: str, event: str) -> tuple[int, str, date]:
        return sides.get(side, len(sides)), side, days.get(event) or date.max

    if not isinstance(acts := matrix.statements, Acts):
        return tuple(sorted((row for row in acts if row.modality is Modality.PR), key=lambda row: key(row.side, row.event_id)))
    found: dict[tuple[str, int], int] = {}  # side and group -> how many
    for at in range(len(acts.names)):
        for code, _, side, count in acts.said(at).acts:
            if code is Modality.PR:
                found[side, at] = found.get((side, at), 0) + count
    order = sorted(found, key=lambda own: key(own[0], acts.names[own[1]]))
    placed = _placed(acts)

    def load(number: int) -> list[Statement]:
        side, at = order[number]
        return [row for row in acts.load(at) if row.modality is Modality.PR and row.side == side]

    names = [f"{side} {acts.names[at]}" for side, at in order]
    keys, apart = ([own[at] and own[at] + side.encode() for side, at in order] for own in (placed, acts.keys))
    return Grouped(names, [found[own] for own in order], load, keys, lambda number: acts.fetch(order[number][1]), apart)


def _placed(acts: Acts) -> list[bytes]:
    """What rows follow from that show statements of each event with the rows in which these stand."""
    return [key and key + acts.begin(at).to_bytes(4, "big") for at, key in enumerate(acts.keys)]


def _touched(statement: Statement) -> Iterator[Touched]:
    yield from (Touched(statement, area, False) for area in statement.areas)
    yield from (Touched(statement, area, True) for area in statement.areas_named)


def touched(matrix: Matrix) -> Sequence[Touched]:
    """Every area of every statement, in the order of the matrix."""
    if not isinstance(acts := matrix.statements, Acts):
        return [row for statement in acts for row in _touched(statement)]
    held = [sum(acts.said(at).times) for at in range(len(acts.names))]
    return Grouped(
        acts.names,
        held,
        lambda at: [row for statement in acts.load(at) for row in _touched(statement)],
        _placed(acts),
        acts.fetch,
        acts.keys,
    )


def mechanism_of(event_id: str, events: dict[str, Event]) -> str:
    event = events.get(event_id)
    return event.mechanism_id if event else ""


# Each sheet whose rows repeat what stands on others, and what gives its rows.
ROWS_OF: tuple[tuple[SheetSpec, Callable[[Matrix], Sequence[Any]]], ...] = (
    (VIEWS[0], commitments),
    (VIEWS[1], asks),
    (DETAIL, touched),
    (COMPARED, compared),
)


def shown_rows(matrix: Matrix) -> tuple[tuple[SheetSpec, Sequence[Any]], ...]:
    """Each of those sheets with its rows."""
    return tuple((spec, rows_of(matrix)) for spec, rows_of in ROWS_OF)


def view_keys(spec: SheetSpec) -> tuple[str, ...]:
    """The fields by which a row of such a sheet is known."""
    return ("statement_id", "area") if spec is DETAIL else (spec.id_column.field,)


def view_key(spec: SheetSpec, row: Any) -> str:
    """What the cells of those fields say, as one text."""
    return f"{row.statement_id}{KEY_JOINER}{row.area}" if spec is DETAIL else str(getattr(row, spec.id_column.field))
