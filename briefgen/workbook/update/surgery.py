"""A workbook changed in place: the cells and rows that are put in, what must follow them, and nothing else.

    surgery = Surgery(data, "event-matrix.xlsx")             # WorkbookError for a file that must stay as it is
    checks = surgery.area("Checks", headings)                # the table, wherever people moved it; None where it is gone
    held = surgery.held(checks, row=7, column=4)             # what a cell holds
    surgery.put(checks, row=7, column=4, fill=Fill("held"))  # one cell: its format stays
    surgery.append(checks, [{1: Fill("C-1"), 4: Fill("x")}]) # rows below the last one; formulas of calculated columns come by themselves
    new = surgery.finish()                                   # audited bytes; WorkbookError, and nothing is lost, on any doubt

Every part that nobody asked to change keeps its bytes, also packed. Where a table grows, all that covered the whole of it goes on to: formulas,
charts, names, print areas, pivot sources, drop-downs, conditional formats, filters. Row and column numbers are the sheet's, from 1; columns are
found with `columns_of(area)` (heading -> number) or by the ids in `area.columns`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from briefgen.workbook.cells import corners
from briefgen.workbook.form import MAX_LINKS
from briefgen.workbook.plan import Cell as PlannedCell
from briefgen.workbook.plan import Link, Sheet, Value, letter
from briefgen.workbook.rowxml import cell_xml, has_number
from briefgen.workbook.update.areas import Area, headings_of, overlapping
from briefgen.workbook.update.audit import Written
from briefgen.workbook.update.finish import Growing, finished
from briefgen.workbook.update.formats import Formats
from briefgen.workbook.update.markup import tags
from briefgen.workbook.update.opened import Opened
from briefgen.workbook.update.widen import Widening
from briefgen.workbook.update.worksheet import Held, Worksheet

MAX_ROW, MAX_COLUMN = 1_048_576, 16_384
_SAMPLED = 7  # rows at the end of a table whose formats new rows take over


class Fill(NamedTuple):
    """What a cell is to hold. In a calculated column `value` is what the column's formula gives; `formula` is a cell's own formula."""

    value: Value = None
    formula: str = ""


class Surgery(Opened):
    """One workbook on the table. Nothing happens to `data`; `finish` gives the new bytes."""

    def __init__(self, data: bytes, where: str) -> None:
        super().__init__(data, where)
        self._growing: dict[tuple[str, str], Growing] = {}
        self._grounds: dict[tuple[str, int], str] = {}
        self._written: list[Written] = []
        self._added: list[Sheet] = []
        self._widening: list[Widening] = []
        self._links: dict[str, list[Link]] = {}

    def columns_of(self, area: Area) -> dict[str, int]:
        """Heading -> column number, as the cells of the heading row say."""
        return headings_of(area)

    def held(self, area: Area, row: int, column: int) -> Held:
        """What a cell holds now, before any change."""
        return area.sheet.held(row, column)

    def rows_of(self, area: Area) -> Iterator[int]:
        """The numbers of the rows that hold something under the headings, also of those that people typed right below the table."""
        last = self.last_row(area)
        for row in area.sheet.rows:
            if area.first <= row.number <= last and self._holds(area, row.number):
                yield row.number

    def put(self, area: Area, row: int, column: int, fill: Fill) -> None:
        """Puts a value into a cell; its format stays, but for what dates and texts that look like formulas need."""
        held = area.sheet.held(row, column)
        self._put(area.sheet, row, column, fill, held.style or self._ground(area, column) or self._style(area, column))

    def append(self, area: Area, rows: Sequence[Mapping[int, Fill]], heights: Sequence[float] = ()) -> list[int]:
        """Puts rows below the last one of a table, column number -> what it holds; the answer is their row numbers.

        Columns that are not named stay empty, but for calculated ones. Rows that people typed right below the table become part of it.
        """
        if not rows:
            return []
        key = (area.sheet.name, area.name)
        if key not in self._growing:
            self._growing[key] = Growing(area, area.last, self.last_row(area))
            area.last = self._growing[key].typed_to
        growing = self._growing[key]
        begin = area.first if area.is_placeholder else area.last + 1
        formulas = {column.number: self._formula(area, column.number, growing.old_last) for column in area.columns}
        styles = {column.number: self._style(area, column.number) for column in area.columns}
        numbers = list(range(begin, begin + len(rows)))
        if numbers[-1] + area.totals > MAX_ROW:
            raise self.doubt(f"a sheet holds at most {MAX_ROW:,} rows, and {area.sheet.name} would need more", "split the workbook")
        for place, (number, row) in enumerate(zip(numbers, rows, strict=True)):
            for column in (one.number for one in area.columns):
                fill = row.get(column, Fill())
                if not fill.formula and formulas[column][0]:
                    fill = Fill(fill.value, _moved(*formulas[column], number))
                self._put(area.sheet, number, column, fill, styles[column])
            area.sheet.show(number)
            if heights:
                area.sheet.set_height(number, heights[place])
        area.last = numbers[-1]
        area.is_placeholder = False
        return numbers

    def widen(
        self, area: Area, columns: Sequence[tuple[str, Mapping[int, Value]]], width: float, styles: Sequence[tuple[str, str]] = ()
    ) -> list[int]:
        """Adds columns at the right end of an Excel table: each its heading, and row number -> what the cell is to hold. The answer is their
        numbers; none where something stands in the way, or the table is none of Excel's. Rows are to be appended before. `styles` gives the formats
        of each column's heading and cells; else they are those of the last column."""
        first, last = area.right + 1, area.right + len(columns)
        merged = (corners(tag.get("ref")) for tag in tags(area.sheet.content, area.sheet.prefix + b"mergeCell", area.sheet.data_span[1]))
        crossed = any(right >= first - 1 and left <= last and bottom >= area.top for (left, _), (right, bottom) in merged)
        others = overlapping(self.beside(area), range(area.top, area.last + 2), range(first, last + 2))
        taken = any(area.sheet.held(row, column).cell for row in range(area.top, area.last + 1) for column in range(first, last + 2))
        if not area.part or area.totals or crossed or others or taken or last > MAX_COLUMN:
            return []
        for number, (heading, cells) in enumerate(columns, start=first):
            top, ground = styles[number - first] if styles else (area.sheet.style(area.top, area.right) or "0", "")
            self._put(area.sheet, area.top, number, Fill(heading), top)
            for row in range(area.first, area.last + 1):
                style = ground or area.sheet.style(row, area.right) or self._style(area, area.right)
                self._put(area.sheet, row, number, Fill(cells.get(row)), style)
        self._widening.append(Widening(area, tuple(heading for heading, _ in columns), width))
        return list(range(first, last + 1))

    def link(self, area: Area, row: int, column: int, address: str) -> None:
        """Makes a cell a link to a web address, but for the last of very many: Excel drops all links of a sheet that has more than it takes."""
        links = self._links.setdefault(area.sheet.part, [])
        if area.sheet.content.count(b"hyperlink ") + len(links) < MAX_LINKS:
            links.append(Link(f"{letter(column)}{row}", address=address))

    def protected(self) -> list[str]:
        """The names of the sheets that are protected and that are to be changed."""
        return [
            sheet.name
            for sheet in self.sheets.values()
            if sheet.is_changed
            and any(tag.get("sheet") in ("1", "true") for tag in tags(sheet.content, sheet.prefix + b"sheetProtection", sheet.data_span[1]))
        ]

    def add_sheet(self, plan: Sheet) -> None:
        """Adds a sheet behind the others, under a name that is free, in the looks of the workbook's own named styles."""
        taken = {str(sheet.get("name", "")).casefold() for sheet in self._root.iterfind("{*}sheets/{*}sheet")} | {
            added.name.casefold() for added in self._added
        }
        names = (plan.name, *(f"{plan.name} ({number})" for number in range(2, 1000)))
        defined = {str(name.get("name", "")) for name in self._root.iterfind("{*}definedNames/{*}definedName")}
        choices = tuple(choice for choice in plan.choices if choice.name in defined)
        self._added.append(replace(plan, name=next(name for name in names if name.casefold() not in taken), choices=choices))

    def finish(self) -> bytes:
        """The bytes of the changed workbook, read again and checked; the same `data` where nothing was put in."""
        if not self._written and not self._added:
            return self.data
        return finished(self, list(self._growing.values()), self._written, self._added, self._widening, self._links)

    def _put(self, sheet: Worksheet, row: int, column: int, fill: Fill, style: str) -> None:
        chosen = _Chosen(self.formats, style, isinstance(fill.value, date) and has_number(fill.value))
        cell = cell_xml(f"{letter(column)}{row}", PlannedCell(fill.value, "", fill.formula), chosen, self.book.day_zero)
        sheet.put(row, column, cell.encode())
        self._written.append(Written(sheet.part, row, column, fill.value, fill.formula))

    def _ground(self, area: Area, column: int) -> str:
        """The format that a column gives to places without a cell; "" where it gives none of its own."""
        key = (area.sheet.part, column)
        if key not in self._grounds:
            style = area.sheet.column_style(column)
            self._grounds[key] = "" if style == "0" else self.formats.variant(style, date=False, prefix=False)
        return self._grounds[key]

    def _style(self, area: Area, column: int) -> str:
        """The format that most of the last rows show in a column: where a row has no cell there, that of the column itself."""
        rows = range(max(area.first, area.last - _SAMPLED + 1), area.last + 1)
        ground = self._ground(area, column)
        seen = Counter(style for row in rows if (style := area.sheet.style(row, column) or ground))
        style = seen.most_common(1)[0][0] if seen else "0"
        return self.formats.variant(style, date=False, prefix=False)

    def _formula(self, area: Area, column: int, last: int) -> tuple[str, str]:
        """The formula of a calculated column, and the cell that it is written for ("" where it reads the same in all rows)."""
        if formula := next(one.formula for one in area.columns if one.number == column):
            return formula, ""
        for row in (last, last - 1):
            held = area.sheet.held(row, column) if row > area.top else None
            if held is None or held.cell is None or not held.cell.formula:
                break
            if held.cell.formula != "(shared)" and b"array" not in area.sheet.formula_tag(row, column).partition(b">")[0]:
                return held.cell.formula, f"{letter(column)}{row}"
        return "", ""

    def last_row(self, area: Area) -> int:
        """The last row of a table, those that people typed right below it among them."""
        last = area.last
        while not area.totals and last < MAX_ROW and self._holds(area, last + 1):
            if overlapping(self.beside(area), range(last + 1, last + 2), _columns(area)):
                break
            last += 1
        return last

    def _holds(self, area: Area, number: int) -> bool:
        row = area.sheet.row(number)
        return row is not None and any(
            area.left <= span.column <= area.right and area.sheet.understood(span).cell for span in area.sheet.cells(row)
        )


class _Chosen(Mapping[tuple[str, bool], int]):
    """The formats of one cell, as the writer of cells asks for them: with and without the quote prefix."""

    def __init__(self, formats: Formats, style: str, is_date: bool) -> None:
        self._formats, self._style, self._is_date = formats, style, is_date

    def __getitem__(self, key: tuple[str, bool]) -> int:
        return int(self._formats.variant(self._style, date=self._is_date, prefix=key[1]))

    def __iter__(self) -> Iterator[tuple[str, bool]]:
        return iter((("", False), ("", True)))

    def __len__(self) -> int:
        return 2


def _columns(area: Area) -> range:
    return range(area.left, area.right + 1)


def _moved(formula: str, origin: str, row: int) -> str:
    """A formula written for the cell `origin`, as it reads in row `row` of the same column."""
    if not origin:
        return formula
    from openpyxl.formula.translate import Translator  # slow to load, and seldom needed

    return str(Translator(f"={formula}", origin=origin).translate_formula(re.sub("[0-9]+", str(row), origin)))[1:]
