"""Where the rows and cells of a worksheet stand among its bytes, found without parsing all of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from typing import NamedTuple

from briefgen.workbook.cells import column_number
from briefgen.workbook.plan import letter
from briefgen.workbook.update.markup import prefix_of

_FEW = 3  # rows that are searched for one by one
_NEAR = 40  # rows from the end that are found by going back from there
_NUMBER = re.compile(rb"""\sr=["'](\d+)["']""")
_PLACE = re.compile(rb"""\sr=["']([A-Z]{1,3})[0-9]+["']""")


class RowSpan(NamedTuple):
    """Where a row stands: its start tag from `start` to `inner`, its cells to `outer`, all of it to `end`."""

    number: int
    start: int
    inner: int
    outer: int
    end: int


class CellSpan(NamedTuple):
    """Where a cell stands, and its start tag."""

    column: int
    start: int
    end: int
    tag: bytes

    @property
    def is_placed(self) -> bool:
        """Whether the cell says where it stands."""
        return _PLACE.search(self.tag) is not None


@dataclass
class Spans:
    """The part of one sheet, and where its rows and cells stand.

    Nothing that is asked for near the ends of the part takes longer for what lies between: most updates put rows below the last one.
    """

    name: str
    part: str
    content: bytes
    where: str
    _searches: int = 0

    @cached_property
    def prefix(self) -> bytes:
        """The namespace prefix of the sheet's elements, with its colon. Raises WorkbookError for XML that no spreadsheet program writes."""
        return prefix_of(self.content, "worksheet", self.where)

    @cached_property
    def data_span(self) -> tuple[int, int]:
        """Where the rows stand: from behind <sheetData> to before </sheetData>; twice the place of an empty <sheetData/>."""
        opened = re.compile(rb"<" + re.escape(self.prefix) + rb"sheetData\s*(/?)>").search(self.content)
        assert opened, "every worksheet has sheetData"
        if opened[1]:
            return opened.end(), opened.end()
        return opened.end(), self.content.rfind(b"</" + self.prefix + b"sheetData>")

    @cached_property
    def row_end(self) -> bytes:
        return b"</" + self.prefix + b"row>"

    @cached_property
    def cell_end(self) -> bytes:
        return b"</" + self.prefix + b"c>"

    @cached_property
    def _opened(self) -> bytes:
        return b"<" + self.prefix + b"row"

    @cached_property
    def _row(self) -> re.Pattern[bytes]:
        return re.compile(rb"<" + re.escape(self.prefix) + rb"""row(?:\sr=["'](\d+)["'])?(?:\s[^>]*)?/?>""")

    @cached_property
    def _cell(self) -> re.Pattern[bytes]:
        return re.compile(rb"<" + re.escape(self.prefix) + rb"c(?:\s[^>]*)?/?>")

    # Rows.

    @cached_property
    def rows(self) -> list[RowSpan]:
        """All rows, in order."""
        return list(self.each_row())

    def each_row(self) -> Iterator[RowSpan]:
        """The same one by one, for those who need but the first."""
        begin, end = self.data_span
        number, at = 0, self.content.find(self._opened, begin, end)
        while at >= 0:
            given = self._own_number(at)
            number = number + 1 if given is None else given
            row = self._row_from(at, number)
            yield row
            at = self.content.find(self._opened, row.inner, end)

    def row(self, number: int) -> RowSpan | None:
        """The row of that number; None where there is none. Found at once where the file numbers its rows as all usual programs do."""
        if number > self.last_number:
            return None
        if "_index" not in self.__dict__:
            if number > self.last_number - _NEAR and (start := self._near_end.get(number)) is not None:
                return self._row_from(start, number)
            if self._searches < _FEW:  # for more, it pays to know where all rows stand
                self._searches += 1
                if (found := self._sought(number)) is not None:
                    return found
        at = bisect_left(self.numbers, number)
        return self._row_from(self.starts[at], number) if self.numbers[at : at + 1] == [number] else None

    def row_at(self, place: int) -> RowSpan | None:
        """The last row that begins at `place` or before it."""
        start = self.content.rfind(self._opened, self.data_span[0], place + len(self._opened))
        return self._row_from(start, self._number_at(start)) if start >= 0 else None

    def row_from(self, place: int) -> RowSpan | None:
        """The first row that begins at `place` or behind it."""
        start = self.content.find(self._opened, max(place, self.data_span[0]), self.data_span[1])
        return self._row_from(start, self._number_at(start)) if start >= 0 else None

    def rows_between(self, start: int, end: int) -> Iterator[RowSpan]:
        """The rows that begin at `start` or after it, and before `end`."""
        row = self.row_from(start)
        while row and row.start < end:
            yield row
            row = self.row_from(row.end)

    @cached_property
    def last_number(self) -> int:
        """The number of the last row; 0 for none."""
        begin, end = self.data_span
        start = self.content.rfind(self._opened, begin, end)
        return self._number_at(start) if start >= 0 else 0

    @property
    def starts(self) -> list[int]:
        """Where each row begins."""
        return self._index[0]

    @property
    def numbers(self) -> list[int]:
        """The number of each row."""
        return self._index[1]

    @cached_property
    def _index(self) -> tuple[list[int], list[int]]:
        """Where each row begins, and its number."""
        (begin, end), find = self.data_span, self.content.find
        starts = []
        at = find(self._opened, begin, end)
        while at >= 0:
            starts.append(at)
            at = find(self._opened, at + 1, end)
        numbers, number = [], 0
        for match in map(self._row.match, repeat(self.content), starts):
            given = match and (match[1] or (_NUMBER.search(match[0]) or (None, None))[1])
            number = int(given) if given else number + 1
            numbers.append(number)
        return starts, numbers

    @cached_property
    def _near_end(self) -> dict[int, int]:
        """Number -> where it begins, of the last rows, as far as they say their numbers."""
        begin, end = self.data_span
        found: dict[int, int] = {}
        for _ in range(_NEAR):
            end = self.content.rfind(self._opened, begin, end)
            given = self._own_number(end) if end >= 0 else None
            if given is None:
                break
            found[given] = end
        return found

    def _row_from(self, start: int, number: int) -> RowSpan:
        """The row that begins at `start`."""
        match = self._row.match(self.content, start)
        assert match, "a row begins there"
        if match[0].endswith(b"/>"):
            return RowSpan(number, start, match.end(), match.end(), match.end())
        outer = self.content.find(self.row_end, match.end())
        return RowSpan(number, start, match.end(), outer, outer + len(self.row_end))

    def _own_number(self, start: int) -> int | None:
        """The number that the row beginning at `start` says that it has."""
        match = self._row.match(self.content, start)
        given = match and (match[1] or ((found := _NUMBER.search(match[0])) and found[1]))
        return int(given) if given else None

    def _number_at(self, start: int) -> int:
        """The number of the row that begins at `start`."""
        given = self._own_number(start)
        return self.numbers[bisect_left(self.starts, start)] if given is None else given

    def _sought(self, number: int) -> RowSpan | None:
        begin, end = self.data_span
        start = self.content.find(b'%s r="%d"' % (self._opened, number), begin, end)
        return self._row_from(start, number) if start >= 0 else None

    # Cells.

    def cells(self, row: RowSpan) -> Iterator[CellSpan]:
        """The cells of a row, in order, also the empty ones that have a format."""
        column = 0
        at = row.inner
        while match := self._cell.search(self.content, at, row.outer):
            given = _PLACE.search(match[0])
            column = column_number(given[1].decode()) if given else column + 1
            at = self._cell_to(match, row)
            yield CellSpan(column, match.start(), at, match[0])

    def cell(self, row: RowSpan, column: int) -> CellSpan | None:
        """One cell of a row: found at once where the file names its cells as all usual programs do."""
        at = self.content.find(f'r="{letter(column)}{row.number}"'.encode(), row.inner, row.outer)
        if at < 0 and (row.inner == row.outer or self._names_places(row)):
            return None
        match = self._cell.match(self.content, self.content.rfind(b"<", row.inner, at), row.outer) if at >= 0 else None
        if not match:
            return next((span for span in self.cells(row) if span.column == column), None)
        return CellSpan(column, match.start(), self._cell_to(match, row), match[0])

    def _cell_to(self, match: re.Match[bytes], row: RowSpan) -> int:
        """Where the cell ends whose start tag `match` is."""
        if match[0].endswith(b"/>"):
            return match.end()
        return self.content.find(self.cell_end, match.end(), row.outer) + len(self.cell_end)

    @cached_property
    def names_cells(self) -> bool:
        """Whether the cells of the part say where they stand, first thing, as all usual programs write them: those of the first rows do, and
        those of the last (of our large tables only the headings, and what came in later)."""
        begin, end = self.data_span
        named = b'<%sc r="' % self.prefix
        first = self.content.find(self._opened, begin, end)
        places = (begin, self.content.find(self._opened, first + 1, end), self.content.rfind(self._opened, begin, end))
        cells = (self._cell.search(self.content, place, end) for place in places if place >= 0)
        return all(cell is None or cell[0].startswith(named) for cell in cells)

    def _names_places(self, row: RowSpan) -> bool:
        """Whether the first cell of a row names its place in the usual way; then all do."""
        match = self._cell.search(self.content, row.inner, row.outer)
        usual = match is None or re.search(rb'\sr="[A-Z]', match[0]) is not None
        return usual and self.content.find(b" r='", row.inner, row.outer) < 0


def says_number(tag: bytes) -> bool:
    """Whether the start tag of a row says its number."""
    return _NUMBER.search(tag) is not None
