"""The rows of a worksheet read without building a tree of it: as usual programs write them, a row is its cells one behind the other.

Reading 10,000 events is four times as fast. Whatever does not look like that (a namespace prefix, cells without a place, blanks between the
cells, comments in the part) is left to the XML parser in `cells`, which gives the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from briefgen.workbook.cells import Book, Cell, column_number, understood
from briefgen.workbook.escape import unescape
from briefgen.workbook.update.markup import unescaped

# The attributes of a cell, and what is inside it. (Spelled out, as ".*?" takes four times as long.)
_ATTRIBUTES = re.compile(rb'(?:\s[a-z]+="[^"<>]*")*\s?/?')
_INSIDE = re.compile(
    rb"(?:<f(?:\s[^<>]*?)?(?:/>|>([^<]*)</f>))?(?:<v(?:\s[^<>]*)?>([^<]*)</v>|<v\s?/>|<is><t(?:\s[^<>]*)?>([^<]*)</t></is>)?</c>"
)
_LOOSE_ROW = re.compile(rb'(?:\sht="[0-9.]{1,9}")?')  # of a large table of ours: rows and cells stand where they follow
_ROW = re.compile(rb'\s(?:[A-Za-z0-9:]+="[^"<>]*"\s)*?r="([0-9]{1,7})"(?:\s[A-Za-z0-9:]+="[^"<>]*")*\s?(/?)')
_ATTRIBUTE = re.compile(rb'\s([a-z]+)="([^"]*)"')
_LETTERS = re.compile(rb"[A-Z]{1,3}")
_MOST = 16 * 1024 * 1024  # bytes without the beginning of a row: those of 16,384 columns take two


class Skeleton(NamedTuple):
    """A worksheet without its rows, and its rows: row number -> column number -> cell."""

    xml: bytes
    rows: dict[int, dict[int, Cell]]


class _Odd(Exception):
    """Something that only the parser understands."""


def scan_rows(pieces: Iterable[bytes], book: Book) -> Skeleton | None:
    """What the rows of the worksheet in `pieces` hold; None where they are not written in the usual way. The part is never held whole."""
    reader, rows, rest = Rows(book), dict[int, dict[int, Cell]](), b""
    before: bytes | None = None  # the rows
    after: list[bytes] = []  # what stands behind them, piece by piece
    for piece in pieces:
        if after:
            after.append(piece)
            continue
        rest += piece
        if len(rest) > _MOST:
            return None
        if before is None:
            head, opened, behind = rest.partition(b"<sheetData>")
            if not opened:
                continue
            before, rest = head, behind
        rest, closed, behind = rest.partition(b"</sheetData>")
        after = [behind] if closed else []
        here, rest = (rest, b"") if closed else _cut(rest)
        if not reader.read(here, rows):
            return None
    skeleton = b"".join((before or b"", b"<sheetData/>", *after))
    return Skeleton(skeleton, rows) if after and b"<!" not in skeleton and _is_utf8(skeleton) else None


def _is_utf8(part: bytes) -> bool:
    head = part[:200].lower()
    return b"encoding" not in head or b"utf-8" in head


def _cut(markup: bytes) -> tuple[bytes, bytes]:
    """What comes before the last row that begins in `markup`, and the rest, of which more may come."""
    at = markup.rfind(b"<row")
    return (markup[:at], markup[at:]) if at > 0 else (b"", markup)


class _Columns(dict[bytes, int]):
    """Letters -> number of a column, each worked out once."""

    def __missing__(self, letters: bytes) -> int:
        if not _LETTERS.fullmatch(letters):
            raise _Odd
        number = self[letters] = column_number(letters.decode())
        return number


class _After(dict[bytes, tuple[Cell | None, int]]):
    """What stands behind the place of a cell, to the letters of the next one's column -> the cell, and that column."""

    def __init__(self, rows: Rows, columns: _Columns) -> None:
        super().__init__()
        self._rows = rows
        self._columns = columns

    def __missing__(self, piece: bytes) -> tuple[Cell | None, int]:
        behind, _, letters = piece.rpartition(b'<c r="')
        found = self[piece] = self._rows.cell(behind), self._columns[letters]
        return found


class Rows(dict[bytes, Cell | None]):
    """The rows of one sheet; as a dictionary, what stands behind the place of a cell -> the cell: understood once for all that are alike."""

    def __init__(self, book: Book) -> None:
        super().__init__()
        self._book = book
        self._columns = _Columns()
        self._after = _After(self, self._columns)
        self._said: dict[bytes, tuple[str, str]] = {}  # attributes -> type and format
        self._exact: dict[bytes, bool] = {}  # attributes of a text as we write it -> whether it is meant as it stands
        self.last = 0  # the number of the row that was read last: one that says none is the next

    def read(self, markup: bytes, rows: dict[int, dict[int, Cell]]) -> bool:
        """Puts the cells of the rows in `markup` into `rows`; whether they are written in the usual way, else some may be there."""
        before, *chunks = markup.split(b"<row")
        if before.strip() or b"<!" in markup or b"\r" in markup:
            return False
        try:
            for chunk in chunks:
                number, row = self._row(chunk)
                self.last = number
                if row and rows.setdefault(number, row) is not row:
                    rows[number].update(row)
        except _Odd:
            return False
        return True

    def _row(self, chunk: bytes) -> tuple[int, dict[int, Cell]]:
        """Number and cells of a row, from behind its "<row" to the next one. Raises _Odd."""
        head, _, body = chunk.partition(b">")
        if _LOOSE_ROW.fullmatch(head):
            return self.last + 1, self._loose(body)
        found = _ROW.fullmatch(head)
        body = body.rstrip()
        if not found or body[-6:] != (b"" if found[2] else b"</row>"):
            raise _Odd
        number = found[1]
        cells = self._followed(body[:-6], number + b'"')
        return int(number), cells if cells is not None else self._parted(body[:-6], number)

    def _followed(self, body: bytes, end: bytes) -> dict[int, Cell] | None:
        """The cells of a row cut where the row's number and a quotation mark, `end`, stand: what comes between two of them is a cell and the
        letters of the next one's column, looked up in one step. None where `end` stands elsewhere, too (in a text, as a format)."""
        opening, *pieces = body.split(end)
        if not pieces or opening[:6] != b'<c r="':
            return None
        last = pieces.pop()
        try:
            column, after = self._columns[opening[6:]], self._after
            cells = {}
            for piece in pieces:
                cell, following = after[piece]
                if cell is not None:
                    cells[column] = cell
                column = following
            if (cell := self[last]) is not None:
                cells[column] = cell
        except _Odd:
            return None
        return cells

    def _parted(self, body: bytes, number: bytes) -> dict[int, Cell]:
        """The cells of a row cut where each begins. Raises _Odd."""
        before, *pieces = body.split(b'<c r="')
        if before:
            raise _Odd
        # A place with another number leaves signs that are no letters; an empty cell may stand anywhere.
        columns, end = self._columns, number + b'"'
        parted = [piece.partition(end) for piece in pieces]
        return {columns[letters]: cell for letters, _, behind in parted if (cell := self[behind]) is not None}

    def _loose(self, body: bytes) -> dict[int, Cell]:
        """The cells of a row in which none says where it stands. Raises _Odd."""
        body = body.rstrip()
        before, *pieces = body[:-6].split(b"<c ")
        if before or body[-6:] != b"</row>":
            raise _Odd
        return {column: cell for column, piece in enumerate(pieces, start=1) if (cell := self[b" " + piece]) is not None}

    def __missing__(self, behind: bytes) -> Cell | None:
        cell = self[behind] = self.cell(behind)
        return cell

    def cell(self, behind: bytes) -> Cell | None:
        """The cell with what stands behind its place, to the end of the element. Raises _Odd."""
        attributes, _, inside = behind.partition(b">")
        exact = self._exact.get(attributes)
        if exact is not None and inside[:7] == b"<is><t>" and inside[-13:] == b"</t></is></c>":
            raw = inside[7:-13]
            if raw and b"<" not in raw:
                text = unescaped(raw) if b"&" in raw else raw.decode()
                return Cell("s", unescape(text) if "_x" in text else text, "", exact)
        return self._understood(attributes, inside)

    def _understood(self, attributes: bytes, inside: bytes) -> Cell | None:
        if attributes not in self._said:
            if not _ATTRIBUTES.fullmatch(attributes):
                raise _Odd
            given = dict(_ATTRIBUTE.findall(attributes))
            if b"r" in given:
                raise _Odd
            kind, style = self._said[attributes] = (given.get(b"t", b"n").decode(), given.get(b"s", b"0").decode())
            if kind == "inlineStr" and not attributes.endswith(b"/"):
                self._exact[attributes] = self._book.formats.get(style, (False, False))[1]
        if attributes.endswith(b"/"):
            if inside:
                raise _Odd
            return None
        return _cell(*self._said[attributes], inside, self._book)


def _cell(kind: str, style: str, inside: bytes, book: Book) -> Cell | None:
    """What `inside`, which goes on to the end of the element, holds."""
    if inside.startswith(b"<v>") and inside.endswith(b"</v></c>") and inside.count(b"<") == 3:
        return understood(kind, style, _text(inside[3:-8]), "", "", book)
    found = _INSIDE.fullmatch(inside)
    if not found:
        raise _Odd
    formula, raw, inline = (_text(group) if group else "" for group in found.groups())
    has_formula = inside.startswith(b"<f")
    return understood(kind, style, raw, unescape(inline), (formula or "(shared)") if has_formula else "", book)


def _text(raw: bytes) -> str:
    return unescaped(raw) if b"&" in raw else raw.decode()
