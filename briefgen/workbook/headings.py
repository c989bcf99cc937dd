"""Where the columns of a sheet are, whatever people did to it: moved, renamed, put a title above, called the sheet something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefgen.workbook.columns import PEN, Column, SheetSpec
from briefgen.workbook.grid import SheetCells

LOOKED_THROUGH = 20  # rows in which a heading may stand, should somebody have put a title above the table
_ALIKE = 0.8  # share of the headings by which a renamed sheet is known, and of ids by which a table is


@dataclass(frozen=True, slots=True)
class Headings:
    """The row of the headings, the column number of each heading of the schema, and the names of those that people renamed."""

    top: int
    columns: dict[str, int]
    renamed: dict[str, str]  # heading of the schema -> what stands there

    def missing(self, spec: SheetSpec) -> list[Column]:
        """The columns without which something is lost."""
        return [column for column in spec.data_columns if column.header not in self.columns and not column.is_derived]


class Placed(NamedTuple):
    """Where the rows of one part of the matrix stand: the sheet, its headings, and the number of each row in order."""

    sheet: SheetCells
    headings: Headings
    numbers: list[int]


def find_sheet(spec: SheetSpec, sheets: Sequence[SheetCells]) -> tuple[SheetCells | None, list[str]]:
    """The sheet by its name, else the only other one that has nearly all of its headings; and the names of all that may be meant."""
    if sheet := named(sheets, spec.name):
        return sheet, [sheet.name]
    needed = _ALIKE * len(spec.columns)
    alike = [sheet for sheet in sheets if len(_heading_row(spec, sheet)[1]) >= needed]
    return (alike[0] if len(alike) == 1 else None), [sheet.name for sheet in alike]


def named(sheets: Sequence[SheetCells], name: str) -> SheetCells | None:
    return next((sheet for sheet in sheets if sheet.name.strip().casefold() == name.casefold()), None)


def find_headings(spec: SheetSpec, sheet: SheetCells) -> Headings:
    """The headings of a sheet; one that somebody renamed is known by the table's own number for its column, or by its neighbours."""
    top, columns = _heading_row(spec, sheet)
    renamed: dict[str, str] = {}
    taken = set(columns.values())
    others = {
        at: str(cell.value).strip() for at, cell in sheet.rows.get(top, {}).items() if at not in taken and isinstance(cell.value, str)
    }
    lost = [column for column in spec.data_columns if column.header not in columns]
    if columns and others and lost:
        guesses = {column.header: _guess(spec, sheet, columns, others, column) for column in lost}
        for header, at in guesses.items():
            if at and list(guesses.values()).count(at) == 1:
                columns[header] = at
                renamed[header] = others[at]
    return Headings(top, columns, renamed)


def _guess(spec: SheetSpec, sheet: SheetCells, columns: dict[str, int], others: dict[int, str], column: Column) -> int:
    """The number of the column with an unknown heading that must be `column`; 0 where there is none."""
    order = [each.header for each in spec.columns]
    place = order.index(column.header)
    for name, ids in sheet.column_ids:
        kept = sum(ids.get(order.index(header) + 1) == at for header, at in columns.items())
        if name.casefold() == spec.name.casefold() and kept >= _ALIKE * len(columns):  # else another program numbered them anew
            at = ids.get(place + 1, 0)
            return at if at in others else 0
    if column.is_derived:
        return 0  # it may never have been there, and a column of a person's own stand in its place
    after = columns.get(order[place - 1], 0) + 1 if place else 0
    before = columns.get(order[place + 1], 0) - 1 if place + 1 < len(order) else 0
    near = {at for at in (after, before) if at in others}
    return near.pop() if len(near) == 1 else 0


def _heading_row(spec: SheetSpec, sheet: SheetCells) -> tuple[int, dict[str, int]]:
    """The number of the row with most of the headings (1 for none), and the column number of each heading in it."""
    best: tuple[int, dict[str, int]] = (1, {})
    for number, cells in sheet.rows.items():
        if number > LOOKED_THROUGH:
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
