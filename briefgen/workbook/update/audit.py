"""The changed workbook read again before anybody gets it: nothing but what was meant may differ, and what was meant must be there."""

from __future__ import annotations

import itertools
import re
import zipfile
import zlib
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from lxml import etree

from briefgen.errors import WorkbookError
from briefgen.workbook.cells import Book, Cell, corners, read_cell
from briefgen.workbook.package import Package, open_package
from briefgen.workbook.plan import Value, letter
from briefgen.workbook.update.archive import packed_bytes
from briefgen.workbook.update.worksheet import RowSpan, Worksheet

_FORMULA = re.compile(rb"(?<=[<:]f>)[^<]*(?=</)|(?<=>)[^<]*(?=</(?:[\w.-]+:)?f>)")
_REPORT = "run again; if it happens again, report it with the command that you gave"


class Written(NamedTuple):
    """A cell that was put in, and what it must hold now."""

    part: str
    row: int
    column: int
    value: Value
    formula: str


def audit_parts(before: Package, old: bytes, new: bytes, changed: Mapping[str, bytes], removed: Collection[str]) -> Package:
    """The changed workbook, opened. Raises WorkbookError unless it is `old` with the parts in `changed` and without those in `removed`."""
    after = open_package(new, before.where)
    try:
        _check_entries(before, old, after, new, changed, removed)
    except (zipfile.BadZipFile, zlib.error) as error:
        raise _doubt(before.where, "a part cannot be read back") from error
    for part in changed:
        if "/worksheets/" not in part and part.endswith((".xml", ".rels")):
            after.xml(part)  # raises for what is not well-formed
    return after


def audit_sheet(sheet: Worksheet, content: bytes, written: Sequence[Written], book: Book) -> None:
    """Raises WorkbookError unless the rows of a changed sheet are in order, what was not written to is as it was, and the rest reads back.

    Rows that were not written to are compared as bytes, but for formulas that follow a table; the head, the tail and the rows that were
    written to are parsed, by another reader than the one that put the cells in. `book` is the changed workbook's.
    """
    now = Worksheet(sheet.name, sheet.part, content, book, sheet.rich, sheet.where)
    numbers = now.row_numbers()
    if any(above >= below for above, below in itertools.pairwise(numbers)):
        raise _doubt(sheet.where, f"the rows of the sheet {sheet.name} would be out of order")
    put = {(cell.row, cell.column) for cell in written}
    touched = {row for row, _ in put}
    for row in (
        sheet.rows if _rest(sheet, touched) != _rest(now, touched) else [row for number in sorted(touched) if (row := sheet.row(number))]
    ):
        new = now.row(row.number)
        if new is None:
            raise _doubt(sheet.where, f"row {row.number} of the sheet {sheet.name} would be lost")
        same = sheet.content[row.start : row.end] == content[new.start : new.end]
        if not same and _others(sheet, row, put) != _others(now, new, put):
            raise _doubt(sheet.where, f"row {row.number} of the sheet {sheet.name} would change where nothing was meant to")
    root = _parsed(now, [row for number in sorted(touched) if (row := now.row(number))], sheet.where)
    found = _cells_of(root, book)
    for cell in written:
        if not _agrees(found.get((cell.row, cell.column)), cell):
            place = f"{sheet.name}!{letter(cell.column)}{cell.row}"
            raise _doubt(sheet.where, f"the cell {place} would not read back as it was meant")


def _check_entries(before: Package, old: bytes, after: Package, new: bytes, changed: Mapping[str, bytes], removed: Collection[str]) -> None:
    kept = [info for info in before.archive.infolist() if info.filename not in removed]
    there = after.archive.infolist()
    added = [name for name in changed if name not in before.archive.NameToInfo]
    if [info.filename for info in there] != [info.filename for info in kept] + added:
        raise _doubt(before.where, "its parts would be others, or in another order")
    for was, info in zip(kept, there, strict=False):
        if was.filename not in changed and packed_bytes(old, was) != packed_bytes(new, info):
            raise _doubt(before.where, f"its part {was.filename} would change")
    for name, content in changed.items():
        if after.archive.read(name) != content:
            raise _doubt(before.where, f"its part {name} does not read back as it was written")


def _parsed(sheet: Worksheet, rows: Sequence[RowSpan], where: str) -> etree._Element:
    """The sheet with these rows only, parsed."""
    begin, end = sheet.data_span
    shown = [sheet.content[:begin], *(sheet.content[row.start : row.end] for row in rows), sheet.content[end:]]
    try:
        return etree.fromstring(b"".join(shown), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise _doubt(where, f"the sheet {sheet.name} would not be well-formed") from error


def _cells_of(root: etree._Element, book: Book) -> dict[tuple[int, int], Cell | None]:
    found = {}
    for element in root.iterfind("{*}sheetData/{*}row/{*}c"):
        (column, row), _ = corners(element.get("r", ""))
        if (row, column) in found:
            return {}
        found[row, column] = read_cell(element, book)
    return found


def _agrees(cell: Cell | None, meant: Written) -> bool:
    value = None if meant.value == "" else meant.value
    if cell is None:
        return value is None and not meant.formula
    if meant.formula:
        return cell.formula == meant.formula
    if isinstance(value, date):
        return cell.value in (value, value.isoformat())
    return type(cell.value) is type(value) and cell.value == value


def _rest(sheet: Worksheet, touched: Collection[int]) -> list[bytes]:
    """The bytes of the rows, but for those that were written to."""
    at, end = sheet.data_span
    pieces = []
    for row in (row for number in sorted(touched) if (row := sheet.row(number))):
        pieces.append(sheet.content[at : row.start])
        at = row.end
    pieces.append(sheet.content[at:end])
    return [b"".join(pieces)]


def _others(sheet: Worksheet, row: RowSpan, put: Collection[tuple[int, int]]) -> list[bytes]:
    """The cells of a row that were not written to, without their formulas."""
    return [_FORMULA.sub(b"", sheet.content[span.start : span.end]) for span in sheet.cells(row) if (row.number, span.column) not in put]


def _doubt(where: str, what: str) -> WorkbookError:
    return WorkbookError(f"the workbook stays as it is: {what}", where=where, fix=_REPORT)
