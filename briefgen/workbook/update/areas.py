"""Tables where people left them: an Excel table by its name, or cells under the headings of one that has become plain cells."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from briefgen.workbook.cells import corners
from briefgen.workbook.plan import letter
from briefgen.workbook.update.markup import Tag, first_tag, prefix_of, tags, unescaped
from briefgen.workbook.update.worksheet import Held, Worksheet

_LOOKED_THROUGH = 20  # rows in which headings may stand where there is no Excel table
_TOLD_ELSEWHERE = (b't="s"', b"t='s'", b"&#", b"<r>", b"<r ", b":r>", b":r ")  # shared strings, signs by number, letters in different looks
_MOST = 0.8  # of the headings must be there


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column of a table. `number` is the sheet's; `key` the id that the table keeps for it when it is renamed or moved (0 for plain cells)."""

    header: str
    number: int
    key: int = 0
    formula: str = ""  # of a calculated column, as the table keeps it


@dataclass(slots=True)
class Area:
    """A table on a sheet: rows of data from `first` to `last` under the headings in row `top`. `part` is "" for plain cells."""

    name: str
    sheet: Worksheet
    part: str
    top: int
    last: int
    columns: tuple[TableColumn, ...]
    totals: int = 0  # rows below the data that belong to the table
    is_placeholder: bool = False  # an Excel table without data shows one empty row

    @property
    def first(self) -> int:
        return self.top + 1

    @property
    def left(self) -> int:
        return self.columns[0].number

    @property
    def right(self) -> int:
        return self.columns[-1].number

    @property
    def ref(self) -> str:
        """The range of the whole table, headings and totals included."""
        return f"{letter(self.left)}{self.top}:{letter(self.right)}{self.last + self.totals}"


@dataclass(frozen=True, slots=True)
class TablePart:
    """The part of an Excel table, as the file holds it."""

    part: str
    content: bytes
    prefix: bytes
    root: Tag

    @classmethod
    def read(cls, part: str, content: bytes, where: str) -> TablePart:
        prefix = prefix_of(content, "table", where)
        root = first_tag(content, prefix + b"table")
        assert root is not None, "prefix_of has seen it"
        return cls(part, content, prefix, root)

    @property
    def name(self) -> str:
        return self.root.get("displayName") or self.root.get("name")


def excel_table(table: TablePart, sheet: Worksheet) -> Area | None:
    """An Excel table; None for one without a row of headings, or whose range is none."""
    (left, top), (right, bottom) = corners(table.root.get("ref"))
    if not left or table.root.get("headerRowCount", "1") != "1":
        return None
    totals = int(table.root.get("totalsRowCount", "0") or 0)
    columns = []
    for number, tag in enumerate(tags(table.content, table.prefix + b"tableColumn"), start=left):
        end = table.content.find(b"</" + table.prefix + b"tableColumn>", tag.end) if not tag.is_empty else tag.end
        formula = _calculated(table, tag.end, end)
        columns.append(TableColumn(_heading(tag.get("name")), number, int(tag.get("id", "0")), formula))
    if len(columns) != right - left + 1:
        return None
    last = bottom - totals
    placeholder = last == top + 1 and not any(held.cell and not held.cell.formula for held in _row_of(sheet, last, left, right))
    return Area(table.name, sheet, table.part, top, last, tuple(columns), totals, placeholder)


class Headed(NamedTuple):
    """A row of headings: its number, and what stands in each of its columns."""

    number: int
    texts: dict[int, str]


def headed_row(headings: Sequence[str], sheet: Worksheet) -> Headed | None:
    """The row that holds most of `headings`, with those beside them; None where the sheet has none."""
    wanted = {heading.casefold() for heading in headings}
    for row in islice(sheet.each_row(), _LOOKED_THROUGH):
        if row.number > _LOOKED_THROUGH:
            break
        if not _may_head(sheet.content[row.start : row.end], wanted):
            continue
        texts = {column: str(held.cell.value).strip() for column, held in sheet.all_held(row).items() if held.cell}
        if sum(text.casefold() in wanted for text in texts.values()) < _MOST * len(wanted):
            continue
        left, right = _run(texts, wanted)
        return Headed(row.number, {column: texts.get(column, "") for column in range(left, right + 1)})
    return None


def plain_table(name: str, headed: Headed, sheet: Worksheet) -> Area:
    """Cells under a row of headings, down to the last row that holds something there."""
    columns = tuple(TableColumn(text, number) for number, text in headed.texts.items())
    left, right = columns[0].number, columns[-1].number
    below = [other.number for other in sheet.rows if other.number > headed.number and _holds(sheet, other.number, left, right)]
    return Area(name, sheet, "", headed.number, max(below, default=headed.number), columns)


def _run(texts: Mapping[int, str], wanted: Collection[str]) -> tuple[int, int]:
    """The first and last column of the headings beside one another that hold most of those `wanted`, since lists may stand side by side; of all
    headings where people have left gaps among ours."""
    runs: list[list[int]] = []
    for column in sorted(texts):
        if runs and column == runs[-1][-1] + 1:
            runs[-1].append(column)
        else:
            runs.append([column])
    for run in runs:
        if sum(texts[column].casefold() in wanted for column in run) >= _MOST * len(wanted):
            return run[0], run[-1]
    return min(texts), max(texts)


def _may_head(row: bytes, wanted: Collection[str]) -> bool:
    """Whether a row may hold most of these headings, told without understanding its cells: where it spells out what they say, in one piece each."""
    if any(sign in row for sign in _TOLD_ELSEWHERE):
        return True
    lowered = row.lower()
    words = (re.search("[a-z]+", heading) for heading in wanted)
    return sum(word is None or word[0].encode() in lowered for word in words) >= _MOST * len(wanted)


def headings_of(area: Area) -> dict[str, int]:
    """Heading -> column number, as the cells of the heading row say."""
    row = area.sheet.row(area.top)
    if row is None:
        return {}
    held = area.sheet.all_held(row)
    return {str(held[c.number].cell.value).strip(): c.number for c in area.columns if c.number in held and held[c.number].cell}  # type: ignore[union-attr]


def overlapping(areas: Iterable[Area], rows: range, columns: range) -> Area | None:
    """The first of the tables of a sheet that has a cell in these rows and columns."""
    for area in areas:
        across = area.left <= columns[-1] and columns[0] <= area.right
        if across and area.top <= rows[-1] and rows[0] <= area.last + area.totals:
            return area
    return None


def by_name(areas: Iterable[Area]) -> Mapping[str, Area]:
    return {area.name.casefold(): area for area in areas}


def _calculated(table: TablePart, begin: int, end: int) -> str:
    opened = first_tag(table.content, table.prefix + b"calculatedColumnFormula", begin, end)
    if opened is None or opened.is_empty:
        return ""
    return unescaped(table.content[opened.end : table.content.find(b"<", opened.end)])


def _heading(name: str) -> str:
    """A column's name as its cell shows it: a table writes a line break as _x000a_."""
    return name.replace("_x000a_", "\n").replace("_x000A_", "\n").strip()


def _row_of(sheet: Worksheet, number: int, left: int, right: int) -> list[Held]:
    row = sheet.row(number)
    return [held for column, held in sheet.all_held(row).items() if left <= column <= right] if row else []


def _holds(sheet: Worksheet, number: int, left: int, right: int) -> bool:
    return any(held.cell for held in _row_of(sheet, number, left, right))
