"""One worksheet as bytes: what its cells hold, each read when somebody asks for it, and cells put in."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import repeat
from typing import NamedTuple

from briefgen.workbook.cells import Book, Cell, understood
from briefgen.workbook.escape import unescape
from briefgen.workbook.plan import letter
from briefgen.workbook.scan import Rows
from briefgen.workbook.update.markup import Splice, attributes, tags, unescaped
from briefgen.workbook.update.puts import row_splices
from briefgen.workbook.update.spans import CellSpan, RowSpan, Spans

_STYLE, _KIND = re.compile(rb"""\ss=["'](\d+)["']"""), re.compile(rb"""\st=["'](\w+)["']""")
_WIDE = 1000  # bytes of a row
_AT_ONCE, _PIECES = 500, 8  # rows that are read in one go; pieces of so many of which the cells are held
_ANY_CELL = rb"<c(?: [^<>]*)?(?:/>|>(?:<f>[^<]*</f>)?(?:<v>[^<]*</v>|<v ?/>|<is><t(?: [^<>]*)?>[^<]*</t></is>)?</c>)"
_SPECIAL = re.compile(rb"\s[cv]m=")  # a formula that fills several cells, a picture or other rich value in the cell


class Held(NamedTuple):
    """What a cell holds. `is_plain`: one text or number and nothing more, no formula, no letters in different looks, no picture."""

    cell: Cell | None
    style: str
    is_plain: bool


NOTHING = Held(None, "", True)


@dataclass(frozen=True, slots=True)
class _Inside:
    """How the elements in a cell look under the namespace prefix of a sheet."""

    value: re.Pattern[bytes]
    formula: re.Pattern[bytes]
    inline: re.Pattern[bytes]
    texts: re.Pattern[bytes]
    runs: re.Pattern[bytes]

    @classmethod
    def under(cls, prefix: bytes) -> _Inside:
        p = re.escape(prefix)
        return cls(
            value=re.compile(rb"<" + p + rb"v(?:\s[^>]*)?>([^<]*)</"),
            formula=re.compile(rb"<" + p + rb"f(?:\s[^>]*?)?(?:/>|>([^<]*)</)"),
            inline=re.compile(rb"<" + p + rb"is>(.*?)</" + p + rb"is>", re.DOTALL),
            texts=re.compile(rb"<" + p + rb"rPh\b.*?</" + p + rb"rPh>|<" + p + rb"t(?:\s[^>]*)?(?:/>|>([^<]*)</)", re.DOTALL),
            runs=re.compile(rb"<" + p + rb"(?:r|rPh)[\s>]"),
        )


@dataclass
class Worksheet(Spans):
    """One sheet of a workbook. Cells are put in with `put`; `row_splices` gives the changes of the part that bring them in."""

    book: Book = field(kw_only=True)
    rich: frozenset[int] = field(kw_only=True)  # numbers of the shared strings whose letters differ in looks
    _puts: dict[int, dict[int, bytes]] = field(default_factory=dict)
    _heights: dict[int, float] = field(default_factory=dict)
    _shown: set[int] = field(default_factory=set)

    @cached_property
    def _inside(self) -> _Inside:
        return _Inside.under(self.prefix)

    def held(self, number: int, column: int) -> Held:
        """What the cell at row `number` holds."""
        row = self.row(number)
        return self.held_in(row, column) if row else NOTHING

    def held_in(self, row: RowSpan, column: int) -> Held:
        span = self.cell(row, column)
        return self.understood(span) if span else NOTHING

    def all_held(self, row: RowSpan) -> dict[int, Held]:
        """Every cell of a row by its column number."""
        return {span.column: self.understood(span) for span in self.cells(row)}

    def style(self, number: int, column: int) -> str:
        """The number of the format of a cell; "" where there is no cell."""
        row = self.row(number)
        span = self.cell(row, column) if row else None
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
        span = self.cell(row, column) if row else None
        found = self._inside.formula.search(self.content, span.start, span.end) if span else None
        return found[0] if found else b""

    def understood(self, span: CellSpan) -> Held:
        """What a cell of this sheet holds."""
        style, kind = _said(_STYLE, span.tag, "0"), _said(_KIND, span.tag, "n")
        if span.tag.endswith(b"/>"):
            return Held(None, style, True)
        inside, look = self.content[span.start + len(span.tag) : span.end], self._inside
        value, formula, inline = (p.search(inside) for p in (look.value, look.formula, look.inline))
        raw = unescaped(value[1]) if value else ""
        written, is_rich = "", _SPECIAL.search(span.tag) is not None
        if inline:
            pieces = [found[1] or b"" for found in look.texts.finditer(inline[1])]
            written = unescape(unescaped(b"".join(pieces)))
            is_rich = is_rich or bool(look.runs.search(inline[1]))
        text = (unescaped(formula[1] or b"") or "(shared)") if formula else ""
        cell = understood(kind, style, raw, written, text, self.book)
        is_rich = is_rich or (kind == "s" and raw.isdigit() and int(raw) in self.rich)
        return Held(cell, style, not formula and not is_rich)

    # Many cells at once.

    def texts(self, column: int, said: Callable[[Cell | None], str]) -> dict[int, str]:
        """What every cell of a column says that holds something, by row number."""
        begin, end = self.data_span
        if begin < end and not self.names_cells:
            return self._texts_of_loose(column, said)
        listed = self._listed(column)
        numbers = [int(number) for number, _ in listed]
        found = dict(zip(numbers, _told([text for _, text in listed]), strict=True))
        others = [number for number, text in found.items() if not text]  # empty, or written in another way
        if (len(found), min(found, default=1), max(found, default=0)) != (self.last_number, 1, self.last_number):  # not one in each row
            others += [number for number in self.numbers if number not in found]
        return self._with_others(found, others, column, said)

    def _texts_of_loose(self, column: int, said: Callable[[Cell | None], str]) -> dict[int, str]:
        """The same where most rows and cells do not say where they stand, as in our large tables: they stand where they follow."""
        text = rb'<c(?: s="\d+")?(?: t="inlineStr"><is><t>([^<]+)</t></is></c>|/>)'
        usual = re.compile(rb'<row(?: ht="[0-9.]{1,9}")?>' + _ANY_CELL * (column - 1) + text)
        found: dict[int, bytes] = {}
        others: list[int] = []
        for number, match in zip(self.numbers, map(usual.match, repeat(self.content), self.starts), strict=True):
            if match is None:
                others.append(number)
            elif match[1]:
                found[number] = match[1]
        return self._with_others(dict(zip(found, _told(list(found.values())), strict=True)), others, column, said)

    def _with_others(self, found: dict[int, str], others: Sequence[int], column: int, said: Callable[[Cell | None], str]) -> dict[int, str]:
        """What was found, with what the cells of a column in other rows say."""
        for number in others:
            cell = self.held(number, column).cell
            if cell:
                found[number] = said(cell)
            else:
                found.pop(number, None)
        return dict(sorted(found.items())) if others else found

    def _listed(self, column: int) -> list[tuple[bytes, bytes]]:
        """Row number and text of the cells of a column that hold a plain text in the usual way; no text for what is written in another way."""
        begin, end = self.data_span
        place, text = rb'<%sc r="%s(\d+)"' % (self.prefix, letter(column).encode()), rb'<%sis><%st(?: xml:space="preserve")?>([^<]*)</'
        usual = re.compile(place + rb'(?: s="\d+" t="inlineStr">' + text % (self.prefix, self.prefix) + rb")?")
        if end - begin <= _WIDE * self.last_number:
            return usual.findall(self.content, begin, end)
        # Long rows: to pass over their other cells takes longer than to look for the one of the next row, and of the next.
        named, find, at = place.replace(rb"(\d+)", b"%d"), self.content.find, begin
        listed = []
        for number in range(1, self.last_number + 1):
            start = find(named % number, at, end)
            match = usual.match(self.content, start) if start >= 0 else None
            if match is None:  # the rows are not one behind the other
                break
            listed.append((match[1], match[2] or b""))
            at = match.end()
        else:
            return listed
        ends = [*self.starts[1:], end]
        starts = (find(named % row, *span) for row, *span in zip(self.numbers, self.starts, ends, strict=False))
        return [(match[1], match[2] or b"") for start in starts if start >= 0 and (match := usual.match(self.content, start))]

    def cells_under(self, columns: Collection[int], numbers: Collection[int]) -> Iterator[dict[int, dict[int, Cell]]]:
        """Row number -> column number -> cell, of these columns and rows, in order, some thousand rows at a time: in each of these dictionaries
        cells that are alike are one object. Rows are read some hundred in a piece: a piece with something in it that only the reader of single
        cells understands is left to that one."""
        begins, firsts = self.starts[::_AT_ONCE], self.numbers[::_AT_ONCE]
        ends = [*begins[1:], self.data_span[1]]
        for batch in range(0, len(begins), _PIECES):
            reader, found = Rows(self.book), dict[int, dict[int, Cell]]()
            for begin, end, first in zip(*(each[batch : batch + _PIECES] for each in (begins, ends, firsts)), strict=True):
                rows: dict[int, dict[int, Cell]] = {}
                reader.last = first - 1
                if not reader.read(self.content[begin:end], rows):
                    rows = {row.number: _cells(self.all_held(row)) for row in self.rows_between(begin, end)}
                for number, cells in rows.items():
                    if number in numbers:
                        found[number] = {column: cell for column, cell in cells.items() if column in columns}
            yield found

    # What is put in.

    def put(self, number: int, column: int, cell: bytes) -> None:
        """Puts `cell`, a whole <c> element without prefix, at its place when the part is written."""
        self._puts.setdefault(number, {})[column] = cell

    def set_height(self, number: int, points: float) -> None:
        """The height of a row that does not exist yet."""
        self._heights[number] = points

    def show(self, number: int) -> None:
        """Sees to it that a row is not hidden when it is written to: what is new must not come into rows that people hid while they were empty."""
        self._shown.add(number)

    @property
    def is_changed(self) -> bool:
        return bool(self._puts)

    def row_splices(self) -> list[Splice]:
        """The changes that put the cells in."""
        return row_splices(self, self._puts, self._heights, self._shown)


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
