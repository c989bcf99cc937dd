"""One worksheet as bytes: its rows and cells found without parsing all of it, single cells read, cells put in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import repeat
from typing import NamedTuple

from briefgen.workbook.cells import Book, Cell, column_number, understood
from briefgen.workbook.escape import unescape
from briefgen.workbook.plan import letter
from briefgen.workbook.scan import Rows
from briefgen.workbook.update.markup import Splice, attributes, prefix_of, tags, unescaped, with_attributes

_STYLE, _KIND = re.compile(rb"""\ss=["'](\d+)["']"""), re.compile(rb"""\st=["'](\w+)["']""")
_WIDE = 1000  # bytes of a row
_AT_ONCE = 500  # rows that are read in one go
_FEW = 3  # rows that are searched for one by one
_NUMBER, _PLACE = re.compile(rb"""\sr=["'](\d+)["']"""), re.compile(rb"""\sr=["']([A-Z]{1,3})[0-9]+["']""")
_SPECIAL = re.compile(rb"\s[cv]m=")  # a formula that fills several cells, a picture or other rich value in the cell


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


class Held(NamedTuple):
    """What a cell holds. `is_plain`: one text or number and nothing more, no formula, no letters in different looks, no picture."""

    cell: Cell | None
    style: str
    is_plain: bool


NOTHING = Held(None, "", True)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """How the elements of a sheet look under its namespace prefix."""

    row: re.Pattern[bytes]
    row_end: bytes
    cell: re.Pattern[bytes]
    cell_end: bytes
    value: re.Pattern[bytes]
    formula: re.Pattern[bytes]
    inline: re.Pattern[bytes]
    texts: re.Pattern[bytes]
    runs: re.Pattern[bytes]

    @classmethod
    def under(cls, prefix: bytes) -> _Patterns:
        p = re.escape(prefix)
        return cls(
            row=re.compile(rb"<" + p + rb"""row(?:\sr=["'](\d+)["'])?(?:\s[^>]*)?>"""),
            row_end=b"</" + prefix + b"row>",
            cell=re.compile(rb"<" + p + rb"c(?:\s[^>]*)?>"),
            cell_end=b"</" + prefix + b"c>",
            value=re.compile(rb"<" + p + rb"v(?:\s[^>]*)?>([^<]*)</"),
            formula=re.compile(rb"<" + p + rb"f(?:\s[^>]*?)?(?:/>|>([^<]*)</)"),
            inline=re.compile(rb"<" + p + rb"is>(.*?)</" + p + rb"is>", re.DOTALL),
            texts=re.compile(rb"<" + p + rb"rPh\b.*?</" + p + rb"rPh>|<" + p + rb"t(?:\s[^>]*)?(?:/>|>([^<]*)</)", re.DOTALL),
            runs=re.compile(rb"<" + p + rb"(?:r|rPh)[\s>]"),
        )


@dataclass
class Worksheet:
    """The part of one sheet. Cells are put in with `put`; `written` gives the part with them."""

    name: str
    part: str
    content: bytes
    book: Book
    rich: frozenset[int]  # numbers of the shared strings whose letters differ in looks
    where: str
    _puts: dict[int, dict[int, bytes]] = field(default_factory=dict)
    _heights: dict[int, float] = field(default_factory=dict)
    _shown: set[int] = field(default_factory=set)
    _searches: int = 0
    splices: list[Splice] = field(default_factory=list)  # outside the rows

    @cached_property
    def prefix(self) -> bytes:
        return prefix_of(self.content, "worksheet", self.where)

    @cached_property
    def _patterns(self) -> _Patterns:
        return _Patterns.under(self.prefix)

    @cached_property
    def data_span(self) -> tuple[int, int]:
        """Where the rows stand: from behind <sheetData> to before </sheetData>; twice the place of an empty <sheetData/>."""
        opened = re.compile(rb"<" + re.escape(self.prefix) + rb"sheetData\s*(/?)>").search(self.content)
        assert opened, "every worksheet has sheetData"
        if opened[1]:
            return opened.end(), opened.end()
        return opened.end(), self.content.rfind(b"</" + self.prefix + b"sheetData>")

    @cached_property
    def rows(self) -> list[RowSpan]:
        """All rows, in order."""
        return list(self.each_row())

    def each_row(self) -> Iterator[RowSpan]:
        """The same one by one, for those who need but the first."""
        return (self._row_from(start, number) for start, number in self._each_start())

    def row_at(self, place: int) -> RowSpan | None:
        """The last row that begins at `place` or before it."""
        at = bisect_right(self._starts, place) - 1
        return self._row_from(self._starts[at], self._numbers[at]) if at >= 0 else None

    def rows_between(self, start: int, end: int) -> Iterator[RowSpan]:
        """The rows that begin at `start` or after it, and before `end`."""
        for at in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            yield self._row_from(self._starts[at], self._numbers[at])

    def numbers_between(self, start: int, end: int) -> list[int]:
        """The numbers of those rows."""
        return self._numbers[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _each_start(self) -> Iterator[tuple[int, int]]:
        """Where each row begins, and its number: the next one where the file gives none."""
        begin, end = self.data_span
        number, opened, row = 0, b"<" + self.prefix + b"row", self._patterns.row
        at = self.content.find(opened, begin, end)
        while match := row.match(self.content, at, end) if at >= 0 else None:
            given = match[1] or ((found := _NUMBER.search(match[0])) and found[1])
            number = int(given) if given else number + 1
            yield at, number
            at = self.content.find(opened, match.end(), end)

    def _row_from(self, start: int, number: int) -> RowSpan:
        """The row that begins at `start`."""
        match = self._patterns.row.match(self.content, start)
        assert match, "a row begins there"
        if match[0].endswith(b"/>"):
            return RowSpan(number, start, match.end(), match.end(), match.end())
        outer = self.content.find(self._patterns.row_end, match.end())
        return RowSpan(number, start, match.end(), outer, outer + len(self._patterns.row_end))

    @cached_property
    def _index(self) -> tuple[list[int], list[int]]:
        """Where each row begins, and its number."""
        (begin, end), opened, find = self.data_span, b"<%srow" % self.prefix, self.content.find
        starts = []
        at = find(opened, begin, end)
        while at >= 0:
            starts.append(at)
            at = find(opened, at + 1, end)
        numbers = [match[1] for match in map(self._patterns.row.match, repeat(self.content), starts) if match]
        if None not in numbers and len(numbers) == len(starts):  # each says its number first thing
            return starts, list(map(int, numbers))
        pairs = list(self._each_start())
        return [start for start, _ in pairs], [number for _, number in pairs]

    @property
    def _starts(self) -> list[int]:
        return self._index[0]

    @property
    def _numbers(self) -> list[int]:
        return self._index[1]

    def row(self, number: int) -> RowSpan | None:
        """The row of that number; None where there is none. Found at once where the file numbers its rows as all usual programs do."""
        if number > self._last_number:
            return None
        if "_index" not in self.__dict__ and self._searches < _FEW:  # for more, it pays to know where all rows stand
            self._searches += 1
            if (found := self._sought(number)) is not None:
                return found
        at = bisect_left(self._numbers, number)
        return self._row_from(self._starts[at], number) if self._numbers[at : at + 1] == [number] else None

    @cached_property
    def _last_number(self) -> int:
        """The number of the last row; 0 for none."""
        begin, end = self.data_span
        start = self.content.rfind(b"<" + self.prefix + b"row", begin, end)
        match = self._patterns.row.match(self.content, start, end) if start >= 0 else None
        given = _NUMBER.search(match[0]) if match else None
        if given:
            return int(given[1])
        return self._numbers[-1] if self._numbers else 0

    def _sought(self, number: int) -> RowSpan | None:
        begin, end = self.data_span
        start = self.content.find(b'<%srow r="%d"' % (self.prefix, number), begin, end)
        return self._row_from(start, number) if start >= 0 else None

    def texts(self, column: int, said: Callable[[Cell | None], str]) -> dict[int, str]:
        """What every cell of a column says that holds something, by row number."""
        begin, end = self.data_span
        if begin < end and not self._names_cells:
            under = self.cells_under({column}, range(1, self._last_number + 1))
            return {number: said(cells[column]) for number, cells in under.items() if column in cells}
        place, text = rb'<%sc r="%s(\d+)"' % (self.prefix, letter(column).encode()), rb'<%sis><%st(?: xml:space="preserve")?>([^<]*)</'
        usual = re.compile(place + rb'(?: s="\d+" t="inlineStr">' + text % (self.prefix, self.prefix) + rb")?")
        if end - begin > _WIDE * self._last_number:  # long rows: to pass over their other cells takes longer than to go from row to row
            named, ends = place.replace(rb"(\d+)", b"%d"), [*self._starts[1:], end]
            starts = (self.content.find(named % row, *span) for row, *span in zip(self._numbers, self._starts, ends, strict=False))
            listed = [match.groups(b"") for start in starts if start >= 0 and (match := usual.match(self.content, start))]
        else:
            listed = usual.findall(self.content, begin, end)
        numbers = [int(number) for number, _ in listed]
        found = dict(zip(numbers, _told([text for _, text in listed]), strict=True))
        others = [*(number for number, text in found.items() if not text), *(number for number in self._numbers if number not in found)]
        for number in others:  # empty, or written in another way
            cell = self.held(number, column).cell
            if cell:
                found[number] = said(cell)
            else:
                found.pop(number, None)
        return dict(sorted(found.items())) if others else found

    def cells_under(self, columns: Collection[int], numbers: Collection[int]) -> dict[int, dict[int, Cell]]:
        """Row number -> column number -> cell, of these columns and rows. Many rows are read at once, some hundred in a piece: a piece with
        something in it that only the reader of single cells understands is left to that one."""
        found: dict[int, dict[int, Cell]] = {}
        begins, reader = self._starts[::_AT_ONCE], Rows(self.book)
        for begin, end, first in zip(begins, [*begins[1:], self.data_span[1]], self._numbers[::_AT_ONCE], strict=True):
            rows: dict[int, dict[int, Cell]] = {}
            reader.last = first - 1
            if not reader.read(self.content[begin:end], rows):
                rows = {row.number: _cells(self.all_held(row)) for row in self.rows_between(begin, end)}
            for number, cells in rows.items():
                if number in numbers:
                    found[number] = {column: cell for column, cell in cells.items() if column in columns}
        return found

    @cached_property
    def _names_cells(self) -> bool:
        """Whether the cells of the part say where they stand, first thing, as all usual programs write them: those of the first rows do, and
        those of the last (of our large tables only the headings, and what came in later)."""
        begin, end = self.data_span
        opened, named = b"<%srow" % self.prefix, b'<%sc r="' % self.prefix
        first = self.content.find(opened, begin, end)
        places = (begin, self.content.find(opened, first + 1, end), self.content.rfind(opened, begin, end))
        cells = (self._patterns.cell.search(self.content, place, end) for place in places if place >= 0)
        return all(cell is None or cell[0].startswith(named) for cell in cells)

    def cells(self, row: RowSpan) -> Iterator[CellSpan]:
        """The cells of a row, in order, also the empty ones that have a format."""
        column = 0
        close = self._patterns.cell_end
        at = row.inner
        while match := self._patterns.cell.search(self.content, at, row.outer):
            given = _PLACE.search(match[0])
            column = column_number(given[1].decode()) if given else column + 1
            at = match.end()
            if not match[0].endswith(b"/>"):
                at = self.content.find(close, at, row.outer) + len(close)
            yield CellSpan(column, match.start(), at, match[0])

    def held(self, number: int, column: int) -> Held:
        """What the cell at row `number` holds."""
        row = self.row(number)
        return self.held_in(row, column) if row else NOTHING

    def held_in(self, row: RowSpan, column: int) -> Held:
        span = self._span(row, column)
        return self.understood(span) if span else NOTHING

    def all_held(self, row: RowSpan) -> dict[int, Held]:
        """Every cell of a row by its column number."""
        return {span.column: self.understood(span) for span in self.cells(row)}

    def style(self, number: int, column: int) -> str:
        """The number of the format of a cell; "" where there is no cell."""
        row = self.row(number)
        span = self._span(row, column) if row else None
        return _said(_STYLE, span.tag, "0") if span else ""

    def column_style(self, column: int) -> str:
        """The number of the format that cells have which a column does not name."""
        return next((style for first, last, style in self._column_styles if first <= column <= last), "0")

    @cached_property
    def _column_styles(self) -> list[tuple[int, int, str]]:
        """First and last column, and the number of their format."""
        told = (attributes(tag.text) for tag in tags(self.content, self.prefix + b"col", 0, self.data_span[0]))
        return [(int(one.get("min", "0")), int(one.get("max", "0")), one.get("style", "0")) for one in told]

    def formula_tag(self, number: int, column: int) -> bytes:
        """The <f> of a cell with all that it says; b"" where there is none."""
        row = self.row(number)
        span = self._span(row, column) if row else None
        found = self._patterns.formula.search(self.content, span.start, span.end) if span else None
        return found[0] if found else b""

    def _span(self, row: RowSpan, column: int) -> CellSpan | None:
        """The span of a cell: found at once where the file names its cells as all usual programs do."""
        name = f'r="{letter(column)}{row.number}"'.encode()
        at = self.content.find(name, row.inner, row.outer)
        if at < 0:
            return (
                next((span for span in self.cells(row) if span.column == column), None)
                if row.inner < row.outer and not self._names(row)
                else None
            )
        start = self.content.rfind(b"<", row.inner, at)
        match = self._patterns.cell.match(self.content, start, row.outer)
        if not match:
            return next((span for span in self.cells(row) if span.column == column), None)
        end = (
            match.end()
            if match[0].endswith(b"/>")
            else self.content.find(self._patterns.cell_end, match.end(), row.outer) + len(self._patterns.cell_end)
        )
        return CellSpan(column, start, end, match[0])

    def _names(self, row: RowSpan) -> bool:
        """Whether the first cell of a row names its place in the usual way; then all do."""
        match = self._patterns.cell.search(self.content, row.inner, row.outer)
        usual = match is None or re.search(rb'\sr="[A-Z]', match[0]) is not None
        return usual and self.content.find(b" r='", row.inner, row.outer) < 0

    def understood(self, span: CellSpan) -> Held:
        style, kind = _said(_STYLE, span.tag, "0"), _said(_KIND, span.tag, "n")
        if span.tag.endswith(b"/>"):
            return Held(None, style, True)
        inside = self.content[span.start + len(span.tag) : span.end]
        value, formula, inline = (p.search(inside) for p in (self._patterns.value, self._patterns.formula, self._patterns.inline))
        raw = unescaped(value[1]) if value else ""
        written, is_rich = "", _SPECIAL.search(span.tag) is not None
        if inline:
            pieces = [found[1] or b"" for found in self._patterns.texts.finditer(inline[1])]
            written = unescape(unescaped(b"".join(pieces)))
            is_rich = is_rich or bool(self._patterns.runs.search(inline[1]))
        text = (unescaped(formula[1] or b"") or "(shared)") if formula else ""
        cell = understood(kind, style, raw, written, text, self.book)
        is_rich = is_rich or (kind == "s" and raw.isdigit() and int(raw) in self.rich)
        return Held(cell, style, not formula and not is_rich)

    def put(self, number: int, column: int, cell: bytes) -> None:
        """Puts `cell`, a whole <c> element without prefix, at its place when the part is written."""
        self._puts.setdefault(number, {})[column] = cell

    def will_hold(self, number: int, column: int) -> bool:
        return column in self._puts.get(number, {})

    def set_height(self, number: int, points: float) -> None:
        """The height of a row that does not exist yet."""
        self._heights[number] = points

    def show(self, number: int) -> None:
        """Sees to it that a row is not hidden when it is written to: what is new must not come into rows that people hid while they were empty."""
        self._shown.add(number)

    @property
    def is_changed(self) -> bool:
        return bool(self._puts or self.splices)

    def row_splices(self) -> list[Splice]:
        """The changes that put the cells in."""
        splices: list[Splice] = []
        new: dict[int, list[bytes]] = {}
        begin, end = self.data_span
        for number in sorted(self._puts):
            if row := self.row(number):
                splices += self._into(row, self._puts[number])
                continue
            place = end if number > self._last_number else self._starts[bisect_left(self._numbers, number)]
            height = f' ht="{self._heights[number]:g}"' if number in self._heights else ""
            cells = b"".join(cell for _, cell in sorted(self._puts[number].items()))
            new.setdefault(place, []).append(self._prefixed(b'<row r="%d"%s>%s</row>' % (number, height.encode(), cells)))
        if begin == end and new and self.content.endswith(b"/>", 0, begin):  # <sheetData/>
            opened = self.content.rfind(b"<", 0, begin)
            rows = b"".join(b"".join(rows) for rows in new.values())
            return [*splices, Splice(opened, begin, self._prefixed(b"<sheetData>") + rows + self._prefixed(b"</sheetData>"))]
        return splices + [Splice(place, place, b"".join(rows)) for place, rows in new.items()]

    def _into(self, row: RowSpan, cells: Mapping[int, bytes]) -> list[Splice]:
        """Cells put into a row that is there."""
        tag = self.content[row.start : row.inner]
        if spans := attributes(tag).get("spans"):  # a hint for readers; one that is too narrow misleads them
            first, _, last = spans.partition(":")
            if not (first.isdigit() and last.isdigit() and int(first) <= min(cells) and max(cells) <= int(last)):
                tag = with_attributes(tag, {"spans": None})
        if row.number in self._shown and attributes(tag).get("hidden"):
            tag = with_attributes(tag, {"hidden": None})
        there = list(self.cells(row))
        if not _NUMBER.search(tag) or not all(_PLACE.search(span.tag) for span in there):  # one more cell would move those behind it
            return [Splice(row.start, row.end, self._placed(row, tag, there, cells))]
        splices: list[Splice] = []
        inserted: dict[int, bytes] = {}
        for column, cell in sorted(cells.items()):
            old = next((span for span in there if span.column == column), None)
            if old:
                splices.append(Splice(old.start, old.end, self._prefixed(cell)))
            else:
                after = next((span.start for span in there if span.column > column), row.outer)
                inserted[after] = inserted.get(after, b"") + self._prefixed(cell)
        if row.inner == row.end:  # <row .../>
            tag = tag.removesuffix(b"/>").rstrip() + b">"
            return [Splice(row.start, row.end, tag + b"".join(inserted.values()) + self._patterns.row_end)]
        if tag != self.content[row.start : row.inner]:
            splices.append(Splice(row.start, row.inner, tag))
        return splices + [Splice(place, place, new) for place, new in inserted.items()]

    def _placed(self, row: RowSpan, tag: bytes, there: Sequence[CellSpan], cells: Mapping[int, bytes]) -> bytes:
        """A whole row with these cells put in, in which all now say where they stand; some did not."""
        numbered = tag if _NUMBER.search(tag) else b'<%srow r="%d"' % (self.prefix, row.number) + tag[len(self.prefix) + 4 :]
        whole = {span.column: self._cell_at(span, row.number) for span in there}
        whole |= {column: self._prefixed(cell) for column, cell in cells.items()}
        opened = numbered.removesuffix(b"/>").rstrip() + b">" if row.inner == row.end else numbered
        return opened + b"".join(cell for _, cell in sorted(whole.items())) + self._patterns.row_end

    def _cell_at(self, span: CellSpan, number: int) -> bytes:
        """A cell of the row `number`, with its place."""
        cell = self.content[span.start : span.end]
        if _PLACE.search(span.tag):
            return cell
        return b'<%sc r="%s%d"' % (self.prefix, letter(span.column).encode(), number) + cell[len(self.prefix) + 2 :]

    def _prefixed(self, markup: bytes) -> bytes:
        """Elements written without a prefix, with the one of this part."""
        return re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1" + self.prefix, markup) if self.prefix else markup


def _cells(held: Mapping[int, Held]) -> dict[int, Cell]:
    return {column: one.cell for column, one in held.items() if one.cell}


def _told(texts: Sequence[bytes]) -> list[str]:
    """What texts of a part say, all at once where none of them writes a sign in another way."""
    joined = b"\0".join(texts)  # a sign that no XML holds
    if b"&" not in joined and b"_x" not in joined and joined.count(b"\0") == len(texts) - 1:
        return joined.decode().split("\0")
    return [unescape(unescaped(text)) if b"&" in text or b"_x" in text else text.decode() for text in texts]


def _said(pattern: re.Pattern[bytes], tag: bytes, default: str) -> str:
    found = pattern.search(tag)
    return found[1].decode() if found else default
