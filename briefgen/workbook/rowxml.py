"""Cells and rows as XML: one by one where a person's eye drew the sheet, column by column where a table has thousands of rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

from briefgen.workbook.cells import FIRST_OF_1900
from briefgen.workbook.columns import YEAR_LIKE
from briefgen.workbook.escape import escape, xml_text
from briefgen.workbook.look import Formats
from briefgen.workbook.plan import Bulk, BulkColumn, Cell, Row, Value, letter
from briefgen.workbook.rowtext import height_of_lines, lines_of

EARLIEST = date(1900, 3, 1)  # before this day Excel's calendar is wrong or has no number
_AT_ONCE = 512  # rows: what is held of a sheet while it is written


def has_number(day: date) -> bool:
    """Whether a day can be written as Excel's number for it; the others are spelled out."""
    return day >= EARLIEST and not YEAR_LIKE[0] <= day <= YEAR_LIKE[1]


def needs_prefix(text: str) -> bool:
    """Whether a cell must say that its text is meant as it stands: what Excel would take for a formula when somebody edits the cell, and
    white space at either end, which a reader would otherwise take for a slip of the hand."""
    return text[0] in "=+-@'" or text != text.strip()


def cell_xml(ref: str, cell: Cell, formats: Formats, day_zero: date = FIRST_OF_1900) -> str:
    """One <c>; `day_zero` is day 0 of the workbook's calendar."""
    return f'<c r="{ref}"{_behind(cell, formats, day_zero)}'


def row_xml(row: Row, formats: Formats) -> str:
    """One <row>. Its height carries no customHeight, so that Excel still fits the row when somebody types in it."""
    height = f' ht="{row.height:g}"' if row.height else ""
    cells = "".join(cell_xml(f"{letter(column)}{row.number}", cell, formats) for column, cell in row.cells)
    return f'<row r="{row.number}"{height}>{cells}</row>'


def bulk_xml(bulk: Bulk, formats: Formats) -> Iterator[str]:
    """The rows of a table, some hundreds at a time; empty cells stand there only where their column has a ground of its own.

    Worked out column by column: what makes the XML of a value, and the height that it needs, is then asked once for all cells that are alike.
    """
    for begin in range(0, len(bulk.records), _AT_ONCE):
        records = bulk.records[begin : begin + _AT_ONCE]
        numbers = range(bulk.first + begin, bulk.first + begin + len(records))
        lines = [1] * len(records)
        columns = []
        for place, column in enumerate(bulk.columns, start=1):
            values = column.values(records)
            lines = _most_lines(lines, values, column.width) if column.width else lines
            if cells := _column_xml(letter(place), numbers, column, values, records, formats):
                columns.append(cells)
        rows = map("".join, zip(*columns, strict=True))
        yield "".join(
            [f'<row r="{number}"{_height(most)}>{cells}</row>' for number, most, cells in zip(numbers, lines, rows, strict=True)]
            if bulk.fitted
            else [f'<row r="{number}">{cells}</row>' for number, cells in zip(numbers, rows, strict=True)]
        )


def _column_xml(
    at: str, numbers: range, column: BulkColumn, values: Sequence[Value], records: Sequence[Any], formats: Formats
) -> list[str] | None:
    """The <c> of each row, "" for one that is left out; None where that is every one."""
    if column.formulas:
        planned = (Cell(value, column.style, formula) for value, formula in zip(values, map(column.formulas, records), strict=True))
        return [cell_xml(f"{at}{number}", cell, formats) for number, cell in zip(numbers, planned, strict=True)]
    behind: dict[Value, str | None] = {
        value: _behind(Cell(value, column.style, column.formula), formats, FIRST_OF_1900) for value in set(values)
    }
    start = f'<c r="{at}'
    if column.formula or column.has_ground or not (None in behind or "" in behind):
        return [f'{start}{number}"{behind[value]}' for number, value in zip(numbers, values, strict=True)]
    behind |= {nothing: None for nothing in (None, "") if nothing in behind}
    if not any(behind.values()):
        return None
    return [f'{start}{number}"{tail}' if (tail := behind[value]) else "" for number, value in zip(numbers, values, strict=True)]


def _most_lines(lines: list[int], values: Sequence[Value], width: float) -> list[int]:
    """The lines that each row needs, this column's texts among them."""
    high: dict[Value, int] = {
        value: lines_of(value, width) for value in set(values) if isinstance(value, str) and (len(value) > width * 0.9 or "\n" in value)
    }
    return [max(most, high.get(value, 1)) for most, value in zip(lines, values, strict=True)] if high else lines


@cache
def _height(lines: int) -> str:
    return f' ht="{height_of_lines(lines):g}"'


def _behind(cell: Cell, formats: Formats, day_zero: date) -> str:
    """What stands of a <c> behind its place."""
    value = cell.value
    if isinstance(value, date):
        value = (value - day_zero).days if has_number(value) else value.isoformat()
    if cell.formula:
        kind = ' t="str"' if isinstance(value, str) else ""
        result = f"<v>{_text(value) if isinstance(value, str) else repr(value)}</v>" if value is not None else ""
        return f' s="{formats[cell.style, False]}"{kind}><f>{_text(cell.formula)}</f>{result}</c>'
    if value is None or value == "":
        return f' s="{formats[cell.style, False]}"/>'
    if isinstance(value, str):
        # Excel drops outer white space that is not said to be kept; what is inside it keeps anyhow.
        space = ' xml:space="preserve"' if value != value.strip() else ""
        return f' s="{formats[cell.style, needs_prefix(value)]}" t="inlineStr"><is><t{space}>{_text(value)}</t></is></c>'
    return f' s="{formats[cell.style, False]}"><v>{value!r}</v></c>'


def _text(text: str) -> str:
    return xml_text(escape(text))
