"""Cells and rows as XML: one by one where a person's eye drew the sheet, column by column where a table has thousands of rows."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache, partial
from hashlib import blake2b
from typing import Any, NamedTuple

from briefgen.model.grouped import Grouped
from briefgen.workbook.cells import FIRST_OF_1900
from briefgen.workbook.columns import YEAR_LIKE
from briefgen.workbook.escape import escape, xml_text
from briefgen.workbook.look import Formats
from briefgen.workbook.plan import Bulk, BulkColumn, Cell, Row, Value, letter
from briefgen.workbook.rowtext import height_of_lines, lines_of

EARLIEST = date(1900, 3, 1)  # before this day Excel's calendar is wrong or has no number
_LEAST_IN_RUN, _ENDS_ONE_IN, _MOST_IN_RUN = 64, 128, 512  # rows of a large table; one in so many keys ends a run
# What Excel would take for a formula when somebody edits the cell: it must say that its text is meant as it stands. So must one with white
# space at either end, which a reader would otherwise take for a slip of the hand.
_MEANT = frozenset("=+-@'")
_SPECIAL = re.compile("[&<>\r]|_x")  # all that a text may hold which is written otherwise


def has_number(day: date) -> bool:
    """Whether a day can be written as Excel's number for it; the others are spelled out."""
    return day >= EARLIEST and not YEAR_LIKE[0] <= day <= YEAR_LIKE[1]


def cell_xml(ref: str, cell: Cell, formats: Formats, day_zero: date = FIRST_OF_1900) -> str:
    """One <c>; `day_zero` is day 0 of the workbook's calendar."""
    return f'<c r="{ref}"{_tails(cell.style, cell.formula, formats, day_zero)(cell.value)}'


def row_xml(row: Row, formats: Formats) -> str:
    """One <row>. Its height carries no customHeight, so that Excel still fits the row when somebody types in it."""
    height = f' ht="{row.height:g}"' if row.height else ""
    cells = "".join(cell_xml(f"{letter(column)}{row.number}", cell, formats) for column, cell in row.cells)
    return f'<row r="{row.number}"{height}>{cells}</row>'


def bulk_xml(bulk: Bulk, formats: Formats) -> Iterator[str]:
    """The rows of a table, some hundreds at a time; empty cells stand there only where their column has a ground of its own.

    Worked out column by column: what makes the XML of a value, and the height that it needs, is then asked once for all cells that are alike.
    Those of a large table say nothing of their place (`loose_xml`).
    """
    if bulk.is_large:
        groups = bulk.groups()
        yield from (loose_xml(bulk, groups[stretch.start : stretch.stop], formats) for stretch in stretches(groups))
        return
    records = bulk.records[:]
    numbers = range(bulk.first, bulk.last + 1)
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


class Stretch(NamedTuple):
    """Some rows of a large table, from `start` up to `stop`; `keys` tell what the rows of each of their groups follow from."""

    start: int
    stop: int
    keys: tuple[bytes, ...]


def stretches(groups: Grouped[Any]) -> Iterator[Stretch]:
    """The rows of a large table, some hundred at a time, cut behind groups that their own names tell, the likelier the more rows a group has:
    where some come in, only the cuts beside them change."""
    start = stop = 0
    keys: list[bytes] = []
    for name, length, key in zip(groups.names, groups.lengths, groups.keys, strict=True):
        if not length:
            continue
        if keys and stop - start + length > _MOST_IN_RUN:
            yield Stretch(start, stop, tuple(keys))
            start, keys = stop, []
        stop += length
        keys.append(key)
        if stop - start >= _LEAST_IN_RUN and zlib.crc32(name.encode("utf-8", "surrogatepass")) % _ENDS_ONE_IN < length:
            yield Stretch(start, stop, tuple(keys))
            start, keys = stop, []
    if keys:
        yield Stretch(start, stop, tuple(keys))


def keys_of_stretches(bulk: Bulk, formats: Formats) -> Callable[[Stretch], bytes]:
    """What tells of each stretch whether its rows are those that were written of others: a hash of what their groups follow from, or, where
    that is not known, of all that stands in their cells; and of how the columns look."""
    looks = [(formats[one.style, False], formats[one.style, True], one.width, one.formula, bool(one.formulas)) for one in bulk.columns]
    look = blake2b(repr((bulk.called, bulk.fitted, looks)).encode("utf-8", "surrogatepass"), digest_size=16)

    def key(stretch: Stretch) -> bytes:
        digest = look.copy()
        if all(stretch.keys):
            digest.update(repr([*map(len, stretch.keys)]).encode())
            digest.update(b"".join(stretch.keys))
            return digest.digest()
        records = bulk.records[stretch.start : stretch.stop]
        for column in bulk.columns:
            formulas = list(map(column.formulas, records)) if column.formulas else ()
            digest.update(repr((formulas, column.values(records))).encode("utf-8", "surrogatepass"))
        return digest.digest()

    return key


def loose_xml(bulk: Bulk, records: Sequence[Any], formats: Formats) -> str:
    """Rows and cells that stand where they follow. Empty cells stand there too, for those behind them."""
    lines = [1] * len(records)
    columns = []
    for column in bulk.columns:
        held = column.values(records)
        lines = _most_lines(lines, held, column.width) if bulk.fitted and column.width else lines
        if column.formulas:
            formulas = map(column.formulas, records)
            columns.append([_tails(column.style, own, formats, FIRST_OF_1900)(value) for own, value in zip(formulas, held, strict=True)])
        else:
            tail_of = _tails(column.style, column.formula, formats, FIRST_OF_1900)
            behind = {value: tail_of(value) for value in set(held)}
            columns.append([behind[value] for value in held])
    rows = map("<c".join, zip(*columns, strict=True))
    return "".join(
        [f"<row{_height(most)}><c{cells}</row>" for most, cells in zip(lines, rows, strict=True)]
        if bulk.fitted
        else [f"<row><c{cells}</row>" for cells in rows]
    )


def _column_xml(
    at: str, numbers: range, column: BulkColumn, values: Sequence[Value], records: Sequence[Any], formats: Formats
) -> list[str] | None:
    """The <c> of each row, "" for one that is left out; None where that is every one."""
    if column.formulas:
        planned = (Cell(value, column.style, formula) for value, formula in zip(values, map(column.formulas, records), strict=True))
        return [cell_xml(f"{at}{number}", cell, formats) for number, cell in zip(numbers, planned, strict=True)]
    tail_of = _tails(column.style, column.formula, formats, FIRST_OF_1900)
    behind: dict[Value, str | None] = {value: tail_of(value) for value in set(values)}
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


def _tails(style: str, formula: str, formats: Formats, day_zero: date) -> Callable[[Value], str]:
    """What stands of a <c> behind its place, for any value in this style; what such cells have in common is put together once."""
    plain = f' s="{formats[style, False]}"'
    if formula:
        return partial(_with_result, plain, f"><f>{_text(formula)}</f>", day_zero)

    def tail(value: Value) -> str:
        if isinstance(value, date) and not has_number(value):
            value = value.isoformat()
        if isinstance(value, str) and value:
            # Excel drops outer white space that is not said to be kept; what is inside it keeps anyhow.
            space = ' xml:space="preserve"' if value != value.strip() else ""
            start = f' s="{formats[style, True]}"' if space or value[0] in _MEANT else plain
            return f'{start} t="inlineStr"><is><t{space}>{_text(value) if _SPECIAL.search(value) else value}</t></is></c>'
        if value is None or value == "":
            return f"{plain}/>"
        return f"{plain}><v>{_number(value, day_zero)}</v></c>"

    return tail


def _with_result(plain: str, formula: str, day_zero: date, value: Value) -> str:
    if value is None:
        return f"{plain}{formula}</c>"
    if isinstance(value, date) and not has_number(value):
        value = value.isoformat()
    if isinstance(value, str):
        return f'{plain} t="str"{formula}<v>{_text(value)}</v></c>'
    return f"{plain}{formula}<v>{_number(value, day_zero)}</v></c>"


def _number(value: float | date, day_zero: date) -> str:
    return repr((value - day_zero).days if isinstance(value, date) else value)


def _text(text: str) -> str:
    return xml_text(escape(text))
