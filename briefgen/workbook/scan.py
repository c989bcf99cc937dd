"""The rows of a worksheet read without building a tree of it: as usual programs write them, a cell is one of few patterns.

Reading 10,000 events is four times as fast. Whatever does not look like that (a namespace prefix, cells without a place, comments in the
part) is left to the XML parser in `cells`, which gives the same.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefgen.workbook.cells import Book, Cell, column_number, understood
from briefgen.workbook.escape import unescape
from briefgen.workbook.update.markup import unescaped

# Place, attributes, and what is inside; between cells that hold something stand rows and empty cells, and nothing else. (Spelled out, as
# ".*?" takes four times as long.)
_PLACE = rb'<c r="([A-Z]{1,3})([0-9]{1,7})"((?:\s[a-z]+="[^"<>]*")*)\s?'
_CELL = re.compile(
    _PLACE + rb">((?:<f(?:\s[^<>]*)?>(?:[^<]*</f>)?)?(?:<v(?:\s[^<>]*)?>[^<]*</v>|<v\s?/>|<is><t(?:\s[^<>]*)?>[^<]*</t></is>)?)</c>"
)
_ROWS = re.compile(rb"\s*(?:(?:<row(?:\s[^<>]*)?>|</row>|" + _PLACE + rb"/>)\s*)*")
_INSIDE = re.compile(
    rb"(?:<f(?:\s[^<>]*?)?(?:/>|>([^<]*)</f>))?(?:<v(?:\s[^<>]*)?>([^<]*)</v>|<v\s?/>|<is><t(?:\s[^<>]*)?>([^<]*)</t></is>)?"
)
_ATTRIBUTE = re.compile(rb'\s([a-z]+)="([^"]*)"')
_PLAIN = b'<is><t xml:space="preserve">'
_END = b"</t></is>"


class Skeleton(NamedTuple):
    """A worksheet without its rows, and its rows: row number -> column number -> cell."""

    xml: bytes
    rows: dict[int, dict[int, Cell]]


def scan_rows(part: bytes, book: Book) -> Skeleton | None:
    """What the rows of the worksheet `part` hold; None where they are not written in the usual way."""
    begin, end = part.find(b"<sheetData>"), part.rfind(b"</sheetData>")
    head = part[:200].lower()
    if begin < 0 or end < begin or b"<!" in part or part.find(b"\r", begin, end) >= 0 or (b"encoding" in head and b"utf-8" not in head):
        return None
    inner = part[begin + len(b"<sheetData>") : end]
    pieces = _CELL.split(inner)
    if not _ROWS.fullmatch(b"".join(pieces[::5])):
        return None
    rows: dict[int, dict[int, Cell]] = {}
    known: dict[tuple[bytes, bytes | None], Cell | None] = {}
    said: dict[bytes, tuple[str, str]] = {}  # attributes -> type and format
    columns: dict[bytes, int] = {}
    last, cells = b"", {}
    for letters, number, attributes, inside in zip(pieces[1::5], pieces[2::5], pieces[3::5], pieces[4::5], strict=True):
        key = (attributes, inside)
        try:
            cell = known[key]
        except KeyError:
            if attributes not in said:
                given = dict(_ATTRIBUTE.findall(attributes))
                said[attributes] = (given.get(b"t", b"n").decode(), given.get(b"s", b"0").decode())
            found = _cell(*said[attributes], inside, book)
            if found is _ODD:
                return None
            cell = known[key] = found
        if cell is None:
            continue
        if number != last:
            last = number
            cells = rows.setdefault(int(number), {})
        try:
            cells[columns[letters]] = cell
        except KeyError:
            columns[letters] = column_number(letters.decode())
            cells[columns[letters]] = cell
    return Skeleton(part[:begin] + b"<sheetData/>" + part[end + len(b"</sheetData>") :], rows)


_ODD = Cell("odd", None)  # stands for what only the parser understands


def _cell(kind: str, style: str, inside: bytes, book: Book) -> Cell | None:
    if kind == "inlineStr" and inside.startswith(_PLAIN):
        return understood(kind, style, "", unescape(_text(inside[len(_PLAIN) : -len(_END)])), "", book)
    found = _INSIDE.fullmatch(inside)
    if not found:
        return _ODD
    formula, raw, inline = (_text(group) if group else "" for group in found.groups())
    has_formula = inside.startswith(b"<f")
    return understood(kind, style, raw, unescape(inline), (formula or "(shared)") if has_formula else "", book)


def _text(raw: bytes) -> str:
    return unescaped(raw) if b"&" in raw else raw.decode()
