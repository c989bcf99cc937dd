"""The two sheets with a chart: meetings per year, and which areas are spoken of in which mechanism. The figures are live formulas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from briefgen.model import Event, Matrix, Status
from briefgen.model.said import Acts
from briefgen.workbook.columns import Column, computed_column, text_column
from briefgen.workbook.formulas import across, criterion
from briefgen.workbook.plan import Cell, Chart, Row, Series, Sheet, Table, letter
from briefgen.workbook.rowtext import height_of
from briefgen.workbook.schema import AREAS_BY_MECHANISM, NO_GROUP, YEARS
from briefgen.workbook.sheets import expand, header_style, style_of
from briefgen.workbook.views import mechanism_of, touched

UNDATED = "no year"
MAX_YEARS = 60  # a span longer than this leaves out the years without a meeting
MAX_MECHANISMS = 8  # with a column and a colour of their own; more cannot be told apart
_OTHERS, _NONE, _ALL = "Other mechanisms", "No mechanism", "All"

_IN_YEAR = 'COUNTIFS(Events[Date],">="&DATE(«Year»,1,1),Events[Date],"<"&DATE(«Year»+1,1,1),Events[Status],"held")'
# COUNTIFS does not find empty cells in LibreOffice where another column must hold something, too.
_UNDATED = '(Events[Date]="")*(Events[Status]="held")'
_PARTLY = f'SUMPRODUCT({_UNDATED}*(LEFT(Events[Partly known date],4)=«Year»&""))'
_FIRST = "LEFT(Events[Partly known date],1)"
_NO_YEAR = f'SUMPRODUCT({_UNDATED}*({_FIRST}<>"1")*({_FIRST}<>"2"))'  # a partly known date without a year begins with "--"
_YEAR_COLUMNS = (
    Column("Year", width=12),
    computed_column("Meetings held", f"IF(ISNUMBER(«Year»),{_IN_YEAR}+{_PARTLY},{_NO_YEAR})", width=12),
)


def years_sheet(matrix: Matrix) -> Sheet:
    """Meetings held per year, years without one too, and those whose year is not known."""
    counted = Counter(_year(event) for event in matrix.events if event.status is Status.HELD)
    known = sorted(year for year in counted if year)
    if known and known[-1] - known[0] < MAX_YEARS:
        known = list(range(known[0], known[-1] + 1))
    rows: list[tuple[int | str, int]] = [(year, counted[year]) for year in known]
    if counted[0]:
        rows.append((UNDATED, counted[0]))
    about = "Meetings held in each year, by the sheet Events"
    told = "Column chart of meetings held per year; the figures stand in the table to the left of it."  # figures of its own would go stale
    chart = Chart(
        "Meetings held per year",
        told,
        "Meetings",
        f"{YEARS}!$A$2:$A${len(rows) + 1}",
        tuple(str(year) for year, _ in rows),
        (_series(YEARS, 2, "Meetings held", tuple(count for _, count in rows)),),
        (4, 2),
        (14, 22),
    )
    cells = [(Cell(year, "Matrix number"), Cell(count, style_of(_YEAR_COLUMNS[1], False), "")) for year, count in rows]
    return _sheet(YEARS, _YEAR_COLUMNS, cells, about, chart if rows else None)


def _year(event: Event) -> int:
    """The year of an event; 0 where it is not known."""
    if event.date_start:
        return event.date_start.year
    first = event.date_partial[:4]
    return int(first) if first.isdigit() and date.min.year <= int(first) else 0


def areas_by_mechanism_sheet(matrix: Matrix) -> Sheet:
    """How often the areas of each group are spoken of in the meetings of each mechanism."""
    groups = {area.area_id: area.group or NO_GROUP for area in matrix.areas}
    events = {event.event_id: event for event in matrix.events}
    counts = (
        _counted(matrix.statements, groups, events)
        if isinstance(matrix.statements, Acts)
        else Counter((groups.get(row.area, NO_GROUP), mechanism_of(row.event_id, events)) for row in touched(matrix))
    )
    per_mechanism = Counter[str]()
    for (_, mechanism), number in counts.items():
        per_mechanism[mechanism] += number
    shown = [mechanism for mechanism, _ in per_mechanism.most_common() if mechanism][:MAX_MECHANISMS]
    columns = _mechanism_columns(matrix, shown)
    order = dict.fromkeys([*groups.values(), NO_GROUP])
    rows: list[tuple[str, tuple[int, ...]]] = []
    for group in order:
        own = {mechanism: number for (its, mechanism), number in counts.items() if its == group}
        total = sum(own.values())
        if total:
            named = tuple(own.get(mechanism, 0) for mechanism in shown)
            rows.append((group, (*named, total - sum(named) - own.get("", 0), own.get("", 0), total)))
    cells = [
        (Cell(group, "Matrix text"), *(Cell(number, style_of(column, False)) for number, column in zip(numbers, columns[1:], strict=True)))
        for group, numbers in rows
    ]
    about = "How often the areas of each group are spoken of in the meetings of each mechanism, by the sheet CoverageDetail"
    return _sheet(AREAS_BY_MECHANISM, columns, cells, about, _areas_chart(columns, rows) if rows else None)


def _counted(acts: Acts, groups: Mapping[str, str], events: dict[str, Event]) -> Counter[tuple[str, str]]:
    """The same of the figures of events."""
    counts = Counter[tuple[str, str]]()
    for number, event in enumerate(acts.names):
        said, mechanism = acts.said(number), mechanism_of(event, events)
        for area, times in zip(said.areas, said.times, strict=True):
            counts[groups.get(area, NO_GROUP), mechanism] += times
    return counts


def _mechanism_columns(matrix: Matrix, shown: list[str]) -> tuple[Column, ...]:
    names = {mechanism.mechanism_id: " ".join(mechanism.name.split()) for mechanism in matrix.mechanisms}
    taken = {heading.casefold() for heading in ("Group", _OTHERS, _NONE, _ALL)}
    in_group = "COUNTIFS(CoverageDetail[Group],«Group»"
    columns = [text_column("Group", "", 30)]
    for mechanism in shown:
        heading = names.get(mechanism, "")[:200] or mechanism
        if heading.casefold() in taken:
            heading = f"{heading} ({mechanism})"
        taken.add(heading.casefold())
        columns.append(computed_column(heading, f"{in_group},CoverageDetail[Mechanism],{criterion(mechanism)})", width=16))
    with_mechanism = f'{in_group},CoverageDetail[Mechanism],"?*")'
    named = f"-SUM({across(AREAS_BY_MECHANISM, columns[1].header, columns[-1].header)})" if shown else ""
    columns += [
        computed_column(_OTHERS, f"{with_mechanism}{named}", width=12),
        computed_column(_NONE, f"{in_group})-{with_mechanism}", width=12),
        computed_column(_ALL, f"{in_group})", width=9),
    ]
    return tuple(columns)


def _areas_chart(columns: tuple[Column, ...], rows: list[tuple[str, tuple[int, ...]]]) -> Chart:
    """One bar per group, parted by mechanism; a column of nothing but noughts has no part in it."""
    series = [
        _series(AREAS_BY_MECHANISM, number, column.header, values)
        for number, column in enumerate(columns[1:-1], start=2)
        if any(values := tuple(figures[number - 2] for _, figures in rows))
    ]
    first = len(columns) + 2
    return Chart(
        "Areas spoken of, by mechanism",
        "Stacked bar chart: how often each group of areas is spoken of, parted by mechanism; the figures stand in the table to the left of it.",
        "Times spoken of",
        f"{AREAS_BY_MECHANISM}!$A$2:$A${len(rows) + 1}",
        tuple(group for group, _ in rows),
        tuple(series),
        (first, 2),
        (first + 10, max(24, len(rows) + 8)),
    )


def _series(sheet: str, column: int, name: str, values: tuple[int, ...]) -> Series:
    at = letter(column)
    return Series(f"{sheet}!${at}$1", name, f"{sheet}!${at}$2:${at}${len(values) + 1}", values)


def _sheet(name: str, columns: tuple[Column, ...], cells: Sequence[tuple[Cell, ...]], about: str, chart: Chart | None) -> Sheet:
    """A table with its chart beside it; one empty row where there is nothing to count."""
    formulas = [expand(column.formula, name) for column in columns]
    heading = tuple((number, Cell(column.header, header_style(column))) for number, column in enumerate(columns, start=1))
    rows = [Row(1, heading, height_of(((column.header, column.width - 3) for column in columns), least=32))]
    for number, row in enumerate(cells, start=2):
        filled = (cell._replace(formula=formula) for cell, formula in zip(row, formulas, strict=True))
        rows.append(Row(number, tuple(enumerate(filled, start=1)), height_of([(str(row[0].value), columns[0].width)])))
    if not cells:
        rows.append(Row(2, tuple((number, Cell(None, "Matrix text")) for number in range(1, len(columns) + 1))))
    return Sheet(
        name=name,
        rows=tuple(rows),
        widths=tuple(column.width for column in columns),
        tables=(Table(name, 1, 1, tuple(zip((column.header for column in columns), formulas, strict=True)), max(1, len(cells)), about),),
        charts=(chart,) if chart else (),
        frozen="B2",
        tab="548235",
    )
