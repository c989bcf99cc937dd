"""Sheets that show what stands on others: undertakings and requests, and each area of each statement. Drawn anew at each run; their cells
follow the sheet Statements by formulas, so that what a desk writes there shows here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from briefgen.model import Event, Matrix, Modality, Stance, Statement
from briefgen.workbook.columns import PEN, Column, Holds, SheetSpec, computed_column, text_column, yes_column
from briefgen.workbook.formulas import FIND_STATEMENT, STATEMENT_ROW, of_event, of_statement, see_evidence
from briefgen.workbook.schema import ASKS, COMMITMENTS, COVERAGE_DETAIL, NO_GROUP

_STATEMENT = text_column("Statement", "statement_id", 22)
_SEE_STATEMENT = computed_column(
    "Go to statement",
    f'IFERROR(HYPERLINK("#Statements!A"&(«{STATEMENT_ROW}»+ROW(Statements[[#Headers],[Statement]])),"see "&«Statement»),"deleted")',
    Holds.TEXT,
    36,
    is_link=True,
)
_AREA_ROW = "MATCH(«Area»,Areas[Area],0)"
_GROUP = f'IFERROR(IF(INDEX(Areas[Group],{_AREA_ROW})="","{NO_GROUP}",INDEX(Areas[Group],{_AREA_ROW})&""),"{NO_GROUP}")'


def _shown(header: str, width: float, holds: Holds = Holds.TEXT, source: str = "") -> Column:
    """A column that shows the one of Statements with the heading `source`, or the same."""
    return computed_column(header, of_statement(source or header, holds), holds, width)


_FOLLOWED = (
    _shown("Overdue", 10.5),
    _shown("Follow-up", 13, source=f"{PEN}Follow-up"),
    _shown("Owner on our side", 18, source=f"{PEN}Owner on our side"),
    _shown("Owner on their side", 18, source=f"{PEN}Owner on their side"),
    _shown("Due", 12.5, Holds.DATE, f"{PEN}Due"),
    _shown("Next step", 28, source=f"{PEN}Next step"),
)
_LAST = (_shown("Evidence", 24), computed_column(STATEMENT_ROW, FIND_STATEMENT, width=12))


def _followed_sheet(name: str, about: str) -> SheetSpec:
    columns = (
        _STATEMENT,
        _shown("Date", 12, Holds.DATE),
        computed_column("Meeting", of_event("Meeting"), Holds.TEXT, 30),
        _shown("Code", 7.5),
        _shown("By", 8, source="Side"),
        _shown("Towards", 9),
        _shown("Words as reported", 54),
        _shown("Areas", 22),
        _shown("Due as stated", 14),
        *_FOLLOWED,
        _SEE_STATEMENT,
        see_evidence(),
        _shown("Speaker", 20),
        _shown("Verb", 15),
        _shown("Attribution carried over", 26),
        _shown("Event", 32),
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
        computed_column("Area name", f'IFERROR(INDEX(Areas[Area name],{_AREA_ROW})&"","")', Holds.TEXT, 28),
        computed_column("Group", _GROUP, Holds.TEXT, 22),
        computed_column("Code", f'IF(«Named only»="yes","NM",{of_statement("Code")})', Holds.TEXT, 7.5),
        _shown("Side", 8),
        _shown("Date", 12, Holds.DATE),
        _shown("Words as reported", 54),
        _SEE_STATEMENT,
        see_evidence(),
        _shown("Event", 32),
        computed_column("Mechanism", of_event("Mechanism"), Holds.TEXT, 30),
        yes_column("Named only", "named_only", 9),
        *_LAST,
    ),
    printed=8,
)


def commitments(matrix: Matrix) -> tuple[Statement, ...]:
    """What a desk follows up, in the order of the matrix: agreed, undertaken, asked for, and what both said that they will do."""
    return tuple(row for row in matrix.statements if _is_followed(row))


def _is_followed(statement: Statement) -> bool:
    code = statement.modality
    return code in (Modality.AG, Modality.UC, Modality.UA, Modality.PR) or (code is Modality.JA and statement.stance is Stance.COMMITTED)


def asks(matrix: Matrix) -> tuple[Statement, ...]:
    """Proposals and requests: each side's together, in order of date, undated last."""
    days = {event.event_id: event.date_start for event in matrix.events}
    sides = {code: number for number, code in enumerate(dict.fromkeys(code for event in matrix.events for code in event.parties))}
    found = (row for row in matrix.statements if row.modality is Modality.PR)
    return tuple(sorted(found, key=lambda row: (sides.get(row.side, len(sides)), row.side, days.get(row.event_id) or date.max)))


def touched(matrix: Matrix) -> tuple[Touched, ...]:
    """Every area of every statement, in the order of the matrix."""
    return tuple(_touched(matrix))


def _touched(matrix: Matrix) -> Iterator[Touched]:
    for statement in matrix.statements:
        yield from (Touched(statement, area, False) for area in statement.areas)
        yield from (Touched(statement, area, True) for area in statement.areas_named)


def mechanism_of(statement: Statement, events: dict[str, Event]) -> str:
    event = events.get(statement.event_id)
    return event.mechanism_id if event else ""
