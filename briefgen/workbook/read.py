"""From an event matrix in Excel, as people left it, back to the matrix. Finds every fault before it gives up, not only the first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from typing import Any

from briefgen.errors import WorkbookError
from briefgen.model import Matrix
from briefgen.workbook.cells import Cell, SheetCells, corners, read_cells
from briefgen.workbook.columns import PEN, Column, Holds, SheetSpec
from briefgen.workbook.listed import settled
from briefgen.workbook.plan import letter
from briefgen.workbook.schema import (
    AREAS,
    AS_OF_ITEM,
    ITEM,
    LISTS,
    MARK,
    MARK_ITEM,
    MARK_SETTING,
    PARTIES,
    READ_ME,
    SHEETS,
    TITLE_ITEM,
    VALUE,
)
from briefgen.workbook.typed import NotUnderstood, date_of, is_empty, text_of, value_of

_LOOKED_THROUGH = 20  # rows in which a heading may stand, should somebody have put a title above the table
_AS_OF = Column(VALUE, "as_of", Holds.DATE)


def read_workbook(data: bytes, name: str = "") -> Matrix:
    """The matrix in the workbook `data`; `name` is the file's, for messages.

    Columns may stand in any order, among others and on renamed sheets; rows without an id get one ("EV-new-1"); empty rows are passed
    over. Raises ONE WorkbookError that lists everything that cannot be understood, each with sheet, cell and how to fix it.
    """
    reader = _Reader(read_cells(data, name))
    matrix = reader.matrix(name)
    if reader.problems:
        count = len(reader.problems)
        what = f"{count} {'place' if count == 1 else 'places'} in this workbook cannot be understood:"
        fix = "correct what is listed in Excel, save, and run again"
        raise WorkbookError("\n  ".join([what, *reader.problems]), where=name, fix=fix)
    return matrix


@dataclass(slots=True)
class _Reader:
    sheets: list[SheetCells]
    problems: list[str] = field(default_factory=list)

    def matrix(self, name: str) -> Matrix:
        found = {spec.name: self._find(spec) for spec in SHEETS}
        if found["Events"] is None:
            fix = "give the workbook that `briefgen build` or `briefgen matrix` wrote"
            raise WorkbookError("this workbook is not an event matrix: it has no sheet Events", where=name, fix=fix)
        rows = {spec.rows: self._rows(spec, found[spec.name], spec.name) for spec in SHEETS}
        lists = self._named(LISTS)
        rows |= {spec.rows: self._rows(spec, lists, LISTS) for spec in (PARTIES, AREAS)}
        fields_of_matrix: dict[str, Any] = self._about() | rows
        matrix = Matrix(**fields_of_matrix)
        self._find_orphans(matrix, found["Events"])
        return settled(matrix)

    def _named(self, name: str) -> SheetCells | None:
        return next((sheet for sheet in self.sheets if sheet.name.strip().casefold() == name.casefold()), None)

    def _find(self, spec: SheetSpec) -> SheetCells | None:
        """The sheet by its name, else the only other one that has nearly all of its headings."""
        if sheet := self._named(spec.name):
            return sheet
        needed = 0.8 * len(spec.columns)
        alike = [sheet for sheet in self.sheets if len(_heading_row(spec, sheet)[1]) >= needed]
        return alike[0] if len(alike) == 1 else None

    def _rows(self, spec: SheetSpec, sheet: SheetCells | None, name: str) -> tuple[Any, ...]:
        if sheet is None:
            problem = f"the sheet {name} is missing; put it back from a copy of the workbook"
            self.problems += [] if problem in self.problems else [problem]
            return ()
        top, columns = _heading_row(spec, sheet)
        missing = [column.header for column in spec.data_columns if column.header not in columns]
        if missing:
            names = ", ".join(f"'{header}'" for header in missing)
            heading = "the heading is" if len(missing) == 1 else "these headings are"
            fix = "put each back above its column, which may be empty"
            self.problems.append(f"sheet {sheet.name}: {heading} missing from row {top}: {names}; {fix}")
            return ()
        placed = [(column, columns[column.header]) for column in spec.data_columns]
        defaults = {each.name: None if each.default is MISSING else each.default for each in fields(spec.row_type)}
        read = [
            (number, values)
            for number, cells in sheet.rows.items()
            if number > top and (values := self._row(sheet.name, number, cells, placed, defaults))
        ]
        self._find_merged(sheet, top, {at for _, at in placed}, {number for number, _ in read})
        self._give_ids(spec, sheet.name, read, columns)
        return tuple(spec.row_type(**values) for _, values in read)

    def _row(
        self, sheet: str, number: int, cells: dict[int, Cell], placed: list[tuple[Column, int]], defaults: dict[str, Any]
    ) -> dict[str, Any] | None:
        """The fields of one row; None for a row that holds no data. A cell that cannot be understood becomes a problem and stays empty."""
        if all(is_empty(cells.get(at)) for _, at in placed):
            return None
        values = {}
        for column, at in placed:
            cell = cells.get(at)
            try:
                values[column.field] = value_of(column, cell, defaults[column.field])
            except NotUnderstood as fault:
                ref = f"{letter(at)}{number}"
                self.problems.append(f"sheet {sheet}, cell {ref} ({column.header}): {fault.what}; {fault.fix}")
                values[column.field] = value_of(column, None, defaults[column.field])
        return values

    def _give_ids(self, spec: SheetSpec, sheet: str, read: list[tuple[int, dict[str, Any]]], columns: dict[str, int]) -> None:
        """Gives rows without an id one of their own, and finds ids that stand twice."""
        name, column = spec.id_column.field, letter(columns[spec.id_column.header])
        seen: dict[str, int] = {}
        for number, values in read:
            row_id = values[name]
            if row_id and row_id in seen:
                where = f"sheet {sheet}, cell {column}{number} ({spec.id_column.header})"
                fix = "clear it in the row that was added, and the row gets an id of its own"
                self.problems.append(f"{where}: {row_id} stands already in row {seen[row_id]}; {fix}")
            seen.setdefault(row_id, number)
        count = 0
        for _, values in read:
            while not values[name]:
                count += 1
                if (made := f"{spec.prefix}-new-{count}") not in seen:
                    values[name] = made

    def _find_merged(self, sheet: SheetCells, top: int, columns: set[int], rows: set[int]) -> None:
        """Merging threw away what stood in all cells but the first: whether the first now speaks for all of them is not ours to say."""
        for merged in sheet.merged:
            (left, first), (right, last) = corners(merged)
            covered = sum(left <= column <= right for column in columns)
            if last > top and covered * (last - max(first, top + 1) + 1) > 1 and rows & set(range(max(first, top + 1), last + 1)):
                fix = "unmerge them (Home > Merge & Center) and fill each"
                self.problems.append(f"sheet {sheet.name}, cells {merged}: are merged, which leaves all but the first empty; {fix}")

    def _find_orphans(self, matrix: Matrix, events: SheetCells) -> None:
        """An event whose id was cleared would lose its statements in silence. Deleting a whole row is another thing, and is meant; and a
        row that somebody typed names no evidence."""
        ids = {event.event_id for event in matrix.events}
        made = [event for event in matrix.events if event.event_id.startswith("EV-new-") and event.evidence]
        named_by = {row.event_id for row in matrix.statements} | {row.event_id for row in matrix.participants}
        lost = sorted(named_by - ids - {""})
        if made and lost:
            named = ", ".join(lost[:5]) + (f" and {len(lost) - 5} more" if len(lost) > 5 else "")
            what = f"sheet {events.name}: {len(made)} {'row has' if len(made) == 1 else 'rows have'} no id in the column Event"
            fix = "put the id back where one was cleared, or delete the rows that name it"
            self.problems.append(f"{what}, and other sheets name {named}, which no row has; {fix}")

    def _about(self) -> dict[str, Any]:
        """Title, as-of date and settings. People may throw the sheet away: the matrix then has none of them."""
        sheet = self._named(READ_ME)
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
            self.problems.append(f"sheet {sheet}, cell {ref} ({AS_OF_ITEM}): {fault.what}; {fault.fix}")
            return None


def _heading_row(spec: SheetSpec, sheet: SheetCells) -> tuple[int, dict[str, int]]:
    """The number of the row with most of the headings (1 for none), and the column number of each heading in it."""
    best: tuple[int, dict[str, int]] = (1, {})
    for number, cells in sheet.rows.items():
        if number > _LOOKED_THROUGH:
            break
        exact: dict[str, int] = {}
        alike: dict[str, int] = {}
        for column, cell in cells.items():
            if isinstance(cell.value, str):
                exact.setdefault(cell.value.strip(), column)
                alike.setdefault(_folded(cell.value), column)
        found = {
            column.header: exact.get(column.header) or alike.get(_folded(column.header), 0)
            for column in spec.columns
            if column.header in exact or _folded(column.header) in alike
        }
        if len(found) > len(best[1]):
            best = (number, found)
        if len(found) == len(spec.columns):
            break
    return best


def _folded(heading: str) -> str:
    """A heading as people retype it: without the pen, in any letter case, with any spaces."""
    return " ".join(heading.replace(PEN.strip(), " ").split()).casefold()


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
