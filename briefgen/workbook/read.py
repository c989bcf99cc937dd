"""From an event matrix in Excel, as people left it, back to the matrix. Finds every fault, not only the first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from operator import itemgetter
from typing import Any, NamedTuple

from briefgen.errors import WorkbookError
from briefgen.model import Check, Confidence, Kind, Matrix, Severity, Source, Stance, Status
from briefgen.workbook.baseline import BASELINE
from briefgen.workbook.cells import Cell, corners
from briefgen.workbook.collector import no_collection
from briefgen.workbook.columns import Column, SheetSpec
from briefgen.workbook.grid import SheetCells, read_cells
from briefgen.workbook.headings import Headings, Placed, find_headings, find_sheet, named
from briefgen.workbook.listed import settled
from briefgen.workbook.overtyped import overtyped, unlisted
from briefgen.workbook.plan import letter
from briefgen.workbook.problems import CELL_RULE, Problem, merged_problem, twice_problem
from briefgen.workbook.proposals import PROPOSALS
from briefgen.workbook.schema import (
    AREAS,
    AS_OF_ITEM,
    DRAWN,
    ITEM,
    LISTS,
    MARK,
    MARK_ITEM,
    MARK_SETTING,
    NAMES,
    ORDER,
    PARTIES,
    READ_ME,
    SHEETS,
    SOURCES,
    TITLE_ITEM,
    VALUE,
)
from briefgen.workbook.typed import NotUnderstood, date_of, is_empty, text_of, value_of

_SKIPPED = (*DRAWN, BASELINE, PROPOSALS.name)  # drawn anew at each run, or the tool's own
_GIVE_BUILT = "give the workbook that `briefgen build` or `briefgen matrix` wrote"
# A choice that is not understood is read as the one that claims least: a meeting "cancelled" is not one that was held.
_LEAST: dict[type[StrEnum], StrEnum] = {
    Status: Status.REFERRED,
    Kind: Kind.OTHER,
    Stance: Stance.DISCUSSED,
    Confidence: Confidence.LOW,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A matrix, what was found while its workbook was read, and where the rows of its parts ("events") stand."""

    matrix: Matrix
    problems: tuple[Problem, ...]
    placed: Mapping[str, Placed] = field(default_factory=dict, compare=False)

    @property
    def checked(self) -> Matrix:
        """The matrix with a check for each problem, in the place of those of earlier readings; decisions that people wrote are kept."""
        decided = {check.check_id: check for check in self.matrix.checks if check.rule == CELL_RULE}
        found: dict[str, Check] = {}
        for check in (problem.check for problem in self.problems):
            old = decided.get(check.check_id)
            found.setdefault(check.check_id, replace(check, decision=old.decision, decided_by=old.decided_by) if old else check)
        others = (check for check in self.matrix.checks if check.rule != CELL_RULE)
        return replace(self.matrix, checks=(*found.values(), *others))


def read_workbook(data: bytes, name: str = "") -> Matrix:
    """The matrix in the workbook `data`; `name` is the file's, for messages.

    Columns may stand in any order, among others and on renamed sheets; rows without an id get one ("EV-new-1"); empty rows are passed
    over. Raises ONE WorkbookError that lists everything that cannot be understood, each with sheet, cell and how to fix it.
    """
    reading = examine_workbook(data, name)
    faults = [problem.line for problem in reading.problems if problem.severity is Severity.ERROR]
    if faults:
        what = f"{len(faults)} {'place' if len(faults) == 1 else 'places'} in this workbook cannot be understood:"
        fix = "correct what is listed in Excel, save, and run again"
        raise WorkbookError("\n  ".join([what, *dict.fromkeys(faults)]), where=name, fix=fix)
    return reading.matrix


def examine_workbook(data: bytes, name: str = "") -> Reading:
    """The same, with a problem for each cell that is not understood, where the matrix holds nothing, or of choices the one that claims least.

    WorkbookError where the file is no event matrix."""
    with no_collection():
        return _Reader(read_cells(data, name, skip=_SKIPPED)).reading(name)


@no_collection()
def read_sources(data: bytes, name: str = "") -> tuple[Source, ...]:
    """The rows of the sheet Sources alone, of a workbook that nobody has worked in. WorkbookError where the file is none."""
    reader = _Reader(read_cells(data, name, skip={*ORDER, *_SKIPPED} - {SOURCES.name}))
    return reader.rows(SOURCES, reader.sheets[0] if reader.sheets else None)


@dataclass(slots=True)
class _Reader:
    sheets: list[SheetCells]
    problems: list[Problem] = field(default_factory=list)
    placed: dict[str, Placed] = field(default_factory=dict)

    def reading(self, name: str) -> Reading:
        found = {spec.name: self._find(spec) for spec in SHEETS}
        if found["Events"] is None:
            alike = find_sheet(SHEETS[0], self.sheets)[1]
            if len(alike) > 1:
                fix = "name the one that counts Events"
                raise WorkbookError(f"several sheets may be the sheet Events: {', '.join(alike)}", where=name, fix=fix)
            raise WorkbookError("this workbook is not an event matrix: it has no sheet Events", where=name, fix=_GIVE_BUILT)
        rows = {spec.rows: self.rows(spec, found[spec.name]) for spec in SHEETS}
        lists = named(self.sheets, LISTS)
        if lists is None:
            self._missing(LISTS)
        rows |= {spec.rows: self.rows(spec, lists) if lists else () for spec in (PARTIES, AREAS)}
        fields_of_matrix: dict[str, Any] = self._about() | rows
        matrix = Matrix(**fields_of_matrix)
        self._find_orphans(matrix, found["Events"])
        matrix = settled(matrix)
        self.problems += unlisted(matrix, self.placed)
        self.problems += overtyped(matrix, self.placed)
        return Reading(matrix, tuple(self.problems), self.placed)

    def _add(self, severity: Severity, sheet: str, place: str, what: str, fix: str, where: str = "") -> None:
        self.problems.append(Problem(severity, sheet, place, what, fix, where))

    def _missing(self, name: str) -> None:
        self._add(Severity.ERROR, "", "", f"the sheet {name} is missing", "put it back from a copy of the workbook", name)

    def _find(self, spec: SheetSpec) -> SheetCells | None:
        return find_sheet(spec, self.sheets)[0]

    def rows(self, spec: SheetSpec, sheet: SheetCells | None) -> tuple[Any, ...]:
        if sheet is None:
            if spec is not NAMES:  # which older versions did not write, and the next update adds
                self._missing(spec.name)
            return ()
        headings = find_headings(spec, sheet)
        if not self._check_headings(spec, sheet, headings):
            return ()
        top, columns = headings.top, headings.columns
        self._find_merged(spec, sheet, headings)
        defaults = {each.name: None if each.default is MISSING else each.default for each in fields(spec.row_type)}
        table = _Table(spec, columns, defaults)
        read = [
            (number, values)
            for number, cells in sheet.rows.items()
            if number > top and number not in sheet.totals and (values := table.row(number, cells)) is not None
        ]
        self.placed[spec.rows] = Placed(sheet, headings, [number for number, _ in read])
        self._give_ids(spec, sheet.name, read, columns)
        ids = {number: values[spec.id_column.field] for number, values in read}
        for number, column, fault in table.faults:
            place = f"cell {letter(columns[column.header])}{number} ({column.header})"
            self._add(fault.severity, sheet.name, place, fault.what, fault.fix, f"{spec.name}/{ids[number]}/{column.field}")
        return tuple(spec.row_type(**values) for _, values in read)

    def _check_headings(self, spec: SheetSpec, sheet: SheetCells, headings: Headings) -> bool:
        """Whether the rows can be read. A missing column is read as empty, but nothing can be without the column of ids."""
        for header, stands in headings.renamed.items():
            what = f"the heading '{stands}' is taken for '{header}', which is missing"
            self._add(Severity.WARNING, sheet.name, f"row {headings.top}", what, f"call it '{header}' again if that is right", spec.name)
        missing = headings.missing(spec)
        if missing:
            names = ", ".join(f"'{column.header}'" for column in missing)
            heading = "the heading is" if len(missing) == 1 else "these headings are"
            what = f"{heading} missing from row {headings.top}: {names}"
            self._add(Severity.ERROR, sheet.name, "", what, "put each back above its column, which may be empty", spec.name)
        return spec.id_column not in missing

    def _give_ids(self, spec: SheetSpec, sheet: str, read: list[tuple[int, dict[str, Any]]], columns: dict[str, int]) -> None:
        """Gives rows without an id one of their own, and finds ids that stand twice: the later row gets another."""
        name, column = spec.id_column.field, letter(columns[spec.id_column.header])
        seen: dict[str, int] = {}
        for number, values in read:
            row_id = values[name]
            if row_id and row_id in seen:
                where = f"{spec.name}/{row_id}/{name}"
                self.problems.append(twice_problem(sheet, f"{column}{number}", spec.id_column.header, row_id, seen[row_id], where))
                values[name] = ""
            seen.setdefault(row_id, number)
        count = 0
        for _, values in read:
            while not values[name]:
                count += 1
                if (made := f"{spec.prefix}-new-{count}") not in seen:
                    values[name] = made

    def _find_merged(self, spec: SheetSpec, sheet: SheetCells, headings: Headings) -> None:
        """Merging threw away what stood in all cells but the first. Cells below one another in one column show one value for all their
        rows, and are read so; what others hold is not ours to say."""
        data = {headings.columns[column.header]: column for column in spec.data_columns if column.header in headings.columns}
        for merged in sheet.merged:
            (left, first), (right, last) = corners(merged)
            first = max(first, headings.top + 1)
            covered = [at for at in data if left <= at <= right]
            rows = [row for row in range(first, last + 1) if row in sheet.rows]
            if last <= headings.top or len(covered) * (last - first + 1) < 2 or not rows:
                continue
            if len(covered) == 1 and data[covered[0]] is not spec.id_column and (cell := sheet.rows[rows[0]].get(covered[0])):
                for row in rows[1:]:
                    sheet.rows[row].setdefault(covered[0], cell)
                self.problems.append(merged_problem(sheet.name, merged, spec.name, is_read=True))
            elif any(not is_empty(cell) for row in rows for at, cell in sheet.rows[row].items() if at in data):
                self.problems.append(merged_problem(sheet.name, merged, spec.name, is_read=False))

    def _find_orphans(self, matrix: Matrix, events: SheetCells) -> None:
        """An event whose id was cleared would lose its statements in silence. Deleting a whole row is another thing, and is meant; and a
        row that somebody typed names no evidence."""
        ids = {event.event_id for event in matrix.events}
        made = [event for event in matrix.events if event.event_id.startswith("EV-new-") and event.evidence]
        named_by = {row.event_id for row in matrix.statements} | {row.event_id for row in matrix.participants}
        lost = sorted(named_by - ids - {""})
        if made and lost:
            shown = ", ".join(lost[:5]) + (f" and {len(lost) - 5} more" if len(lost) > 5 else "")
            rows = f"{len(made)} {'row has' if len(made) == 1 else 'rows have'} no id in the column Event"
            fix = "put the id back where one was cleared, or delete the rows that name it"
            self._add(Severity.ERROR, events.name, "", f"{rows}, and other sheets name {shown}, which no row has", fix, "Events")

    def _about(self) -> dict[str, Any]:
        """Title, as-of date and settings. People may throw the sheet away: the matrix then has none of them."""
        sheet = named(self.sheets, READ_ME)
        top, first = _about_top(sheet) if sheet else (0, 0)
        if sheet is None or not top:
            return {}
        about: dict[str, Any] = {}
        settings = []
        for number, item, cell in _until_gap(sheet, top, first):
            label = _plain(item)
            if label == TITLE_ITEM and "title" not in about:
                about["title"] = text_of(cell) if cell else ""
            elif label == AS_OF_ITEM and "as_of" not in about:
                about["as_of"] = self._as_of(sheet.name, f"{letter(first + 1)}{number}", cell)
            elif label != MARK_ITEM:
                settings.append((label, text_of(cell) if cell else ""))
            elif _plain(cell) not in ("", MARK):  # the place for it has been filled
                settings.append((MARK_SETTING, _plain(cell)))
        return about | {"settings": tuple(settings)}

    def _as_of(self, sheet: str, ref: str, cell: Cell | None) -> date | None:
        try:
            return None if cell is None or is_empty(cell) else date_of(cell)
        except NotUnderstood as fault:
            self._add(Severity.ERROR, sheet, f"cell {ref} ({AS_OF_ITEM})", fault.what, fault.fix, READ_ME)
            return None


class _Fault(NamedTuple):
    severity: Severity
    what: str
    fix: str


_Known = tuple[str, dict[int, object], Column]  # a column's field, what its cells mean by their identity, and the column


class _Layouts(dict[tuple[int, ...], tuple[list[_Known], Callable[[dict[int, Cell]], tuple[Cell, ...]]]]):
    """The columns in which a row has cells -> those of them that hold data, and what picks their cells: most rows are laid out alike."""

    def __init__(self, columns: dict[int, _Known]) -> None:
        super().__init__()
        self._columns = columns

    def __missing__(self, layout: tuple[int, ...]) -> tuple[list[_Known], Callable[[dict[int, Cell]], tuple[Cell, ...]]]:
        places = [at for at in layout if at in self._columns]
        pick = itemgetter(*places) if len(places) > 1 else lambda cells: tuple(cells[at] for at in places)
        found = self[layout] = [self._columns[at] for at in places], pick
        return found


class _Table:
    """The rows of one sheet. What a cell means is worked out once per column for all cells that are alike."""

    def __init__(self, spec: SheetSpec, columns: dict[str, int], defaults: dict[str, Any]) -> None:
        self.faults: list[tuple[int, Column, _Fault]] = []
        self._headers = {at: header.casefold() for header, at in columns.items()}
        self._id = columns[spec.id_column.header]
        self._defaults = defaults
        self._empty = {column.field: value_of(column, None, defaults[column.field]) for column in spec.data_columns}
        self._layouts = _Layouts(
            {columns[column.header]: (column.field, {}, column) for column in spec.data_columns if column.header in columns}
        )

    def row(self, number: int, cells: dict[int, Cell]) -> dict[str, Any] | None:
        """The fields of one row; None for a row that holds no data. A cell that cannot be understood becomes a fault and stays empty."""
        if self._repeats_headings(cells):
            return None
        columns, pick = self._layouts[tuple(cells)]
        values, data = self._empty.copy(), pick(cells)
        for (name, known, column), cell in zip(columns, data, strict=True):
            try:
                values[name] = known[id(cell)]  # cells that are alike are one object, and live as long as the sheet
            except KeyError:
                values[name] = self._value(number, column, cell, values[name], known)
        return None if all(map(is_empty, data)) else values

    def _value(self, number: int, column: Column, cell: Cell, empty: object, known: dict[int, object]) -> object:
        try:
            value = value_of(column, cell, self._defaults[column.field])
        except NotUnderstood as fault:
            self.faults.append((number, column, _Fault(Severity.ERROR, fault.what, fault.fix)))
            return _LEAST.get(column.enum, empty) if column.enum else empty
        if cell.formula:
            what = f"holds the formula ={cell.formula[:80]}, of which the last result is read"
            self.faults.append((number, column, _Fault(Severity.INFO, what, "paste it as a value if it is not to change")))
        else:
            known[id(cell)] = value
        return value

    def _repeats_headings(self, cells: dict[int, Cell]) -> bool:
        """Whether a row is the heading row once more, as it comes along with a pasted block."""
        first = cells.get(self._id)
        if first is None or str(first.value).strip().casefold() != self._headers[self._id]:
            return False
        alike = sum(str(cell.value).strip().casefold() == self._headers.get(at) for at, cell in cells.items())
        return alike > len(cells) / 2


def _about_top(sheet: SheetCells) -> tuple[int, int]:
    """Row and column of the heading "Item" with "Value" beside it; (0, 0) for none."""
    for number, cells in sheet.rows.items():
        for column, cell in cells.items():
            if _plain(cell) == ITEM and _plain(cells.get(column + 1)) == VALUE:
                return number, column
    return 0, 0


def _until_gap(sheet: SheetCells, top: int, first: int) -> Iterator[tuple[int, Cell, Cell | None]]:
    """The rows of the table below row `top`, as (number, item, value), to the first row that names no item."""
    number = top + 1
    while (item := sheet.rows.get(number, {}).get(first)) is not None:
        yield number, item, sheet.rows[number].get(first + 1)
        number += 1


def _plain(cell: Cell | None) -> str:
    return text_of(cell) if cell and cell.kind not in ("", "e") else ""
