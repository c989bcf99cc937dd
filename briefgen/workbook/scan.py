"""The rows of a worksheet read without building a tree of it: as usual programs write them, a cell is one of few patterns.

Reading 10,000 events is four times as fast. Whatever does not look like that (a namespace prefix, cells without a place, comments in the
part) is left to the XML parser in `cells`, which gives the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from operator import ne
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
_PLAIN = b"<is><t>"
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
    numbers = pieces[2::5]
    keys = list(zip(pieces[3::5], pieces[4::5], strict=True))  # attributes and what is inside: cells with the same hold the same
    known: dict[tuple[bytes, bytes], Cell | None] = {}
    said: dict[bytes, tuple[str, str]] = {}  # attributes -> type and format
    for key in dict.fromkeys(keys):
        attributes, inside = key
        if attributes not in said:
            given = dict(_ATTRIBUTE.findall(attributes))
            said[attributes] = (given.get(b"t", b"n").decode(), given.get(b"s", b"0").decode())
        found = _cell(*said[attributes], inside, book)
        if found is _ODD:
            return None
        known[key] = found
    cells = list(map(known.__getitem__, keys))
    letters = {letters: column_number(letters.decode()) for letters in dict.fromkeys(pieces[1::5])}
    columns = list(map(letters.__getitem__, pieces[1::5]))
    rows = _rows(numbers, columns, cells, has_empty=None in known.values())
    return Skeleton(part[:begin] + b"<sheetData/>" + part[end + len(b"</sheetData>") :], rows)


def _rows(numbers: Sequence[bytes], columns: Sequence[int], cells: Sequence[Cell | None], has_empty: bool) -> dict[int, dict[int, Cell]]:
    """Row number -> column number -> cell, of cells in the order of the part."""
    rows: dict[int, dict[int, Cell]] = {}
    begins = [0, *(at for at, new in enumerate(map(ne, numbers, numbers[1:]), start=1) if new), len(numbers)]
    for begin, end in pairwise(begins):
        row = dict(zip(columns[begin:end], cells[begin:end], strict=True))
        held = {column: cell for column, cell in row.items() if cell is not None} if has_empty else row
        if held:
            rows.setdefault(int(numbers[begin]), {}).update(held)  # type: ignore[arg-type]
    return rows


_ODD = Cell("odd", None)  # stands for what only the parser understands


def _cell(kind: str, style: str, inside: bytes, book: Book) -> Cell | None:
    if kind == "inlineStr" and inside.startswith(_PLAIN):  # as we write it
        return understood(kind, style, "", unescape(_text(inside[len(_PLAIN) : -len(_END)])), "", book)
    if inside.startswith(b"<v>"):
        return understood(kind, style, _text(inside[3:-4]), "", "", book)
    found = _INSIDE.fullmatch(inside)
    if not found:
        return _ODD
    formula, raw, inline = (_text(group) if group else "" for group in found.groups())
    has_formula = inside.startswith(b"<f")
    return understood(kind, style, raw, unescape(inline), (formula or "(shared)") if has_formula else "", book)


def _text(raw: bytes) -> str:
    return unescaped(raw) if b"&" in raw else raw.decode()
