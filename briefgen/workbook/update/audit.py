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
from briefgen.workbook.update.archive import Rewritten, packed_bytes
from briefgen.workbook.update.deflate import PIECE, patch_reads_back, reads_back
from briefgen.workbook.update.markup import Patch
from briefgen.workbook.update.spans import RowSpan
from briefgen.workbook.update.worksheet import Worksheet

_FORMULA = re.compile(rb"(?<=[<:]f>)[^<]*(?=</)|(?<=>)[^<]*(?=</(?:[\w.-]+:)?f>)")
_PLACE = re.compile(rb"""(?<=c) r=["'][A-Z]{1,3}[0-9]{1,7}["']""")  # which a cell gets that had none
_REPORT = "run again; if it happens again, report it with the command that you gave"


class Written(NamedTuple):
    """A cell that was put in, and what it must hold now."""

    part: str
    row: int
    column: int
    value: Value
    formula: str


def audit_parts(before: Package, old: bytes, new: Rewritten, changed: Mapping[str, bytes | Patch], removed: Collection[str]) -> Package:
    """The changed workbook, opened. Raises WorkbookError unless it is `old` with the parts in `changed` and without those in `removed`.

    A changed part is unpacked and compared with what it is meant to hold; a long stretch of one that was to stay is compared packed, as the
    parts that nothing touched are.
    """
    after = open_package(new.data, before.where)
    try:
        _check_entries(before, old, after, new, changed, removed)
    except (zipfile.BadZipFile, zlib.error) as error:
        raise _doubt(before.where, "a part cannot be read back") from error
    for part in changed:
        if "/worksheets/" not in part and part.endswith((".xml", ".rels")):
            after.xml(part)  # raises for what is not well-formed
    return after


def audit_sheet(sheet: Worksheet, patch: Patch, written: Sequence[Written], book: Book) -> None:
    """Raises WorkbookError unless the rows of a changed sheet are in order, what was not written to is as it was, and the rest reads back.

    That all other bytes are the old ones `audit_parts` has seen. So what is read here is the head, the tail and the rows in which something
    changes, by another reader than the one that put the cells in. `book` is the changed workbook's.
    """
    begin, end = sheet.data_span
    windows = _windows(sheet, patch)
    texts = [patch.between(*window) for window in windows]
    head, tail = patch.between(0, begin), patch.between(end, len(patch.old))
    content = b"".join([head, *texts, tail])
    now = Worksheet(sheet.name, sheet.part, content, sheet.where, book=book, rich=sheet.rich)
    places = itertools.accumulate(map(len, texts), initial=len(head))
    for window, (place, behind) in zip(windows, itertools.pairwise(places), strict=True):
        if any(above >= below for above, below in itertools.pairwise(_numbers(sheet, now, window, place, behind))):
            raise _doubt(sheet.where, f"the rows of the sheet {sheet.name} would be out of order")
    put = {(cell.row, cell.column) for cell in written}
    for row in (row for start, stop in windows for row in sheet.rows_between(start, stop)):
        new = now.row(row.number)
        if new is None:
            raise _doubt(sheet.where, f"row {row.number} of the sheet {sheet.name} would be lost")
        same = sheet.content[row.start : row.end] == content[new.start : new.end]
        if not same and _others(sheet, row, put) != _others(now, new, put):
            raise _doubt(sheet.where, f"row {row.number} of the sheet {sheet.name} would change where nothing was meant to")
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise _doubt(sheet.where, f"the sheet {sheet.name} would not be well-formed") from error
    found = _cells_of(root, book)
    for cell in written:
        if not _agrees(found.get((cell.row, cell.column)), cell):
            name = f"{sheet.name}!{letter(cell.column)}{cell.row}"
            raise _doubt(sheet.where, f"the cell {name} would not read back as it was meant")


def _windows(sheet: Worksheet, patch: Patch) -> list[tuple[int, int]]:
    """Where among the rows something changes: the places of whole rows, and those between two rows, in order."""
    begin, end = sheet.data_span
    windows: dict[tuple[int, int], None] = {}
    for splice in patch.splices:
        if splice.start < begin or splice.start >= end:
            continue  # in the head or the tail
        row = sheet.row_at(splice.start)
        inside = row is not None and row.start <= splice.start and splice.end <= row.end and (row.start, row.start) != splice[:2]
        windows[(row.start, row.end) if row and inside else (splice.start, splice.end)] = None
    return list(windows)


def _numbers(sheet: Worksheet, now: Worksheet, window: tuple[int, int], place: int, behind: int) -> list[int]:
    """The numbers of the rows in a window, which stands from `place` to `behind` in what `now` holds, and of the one before and behind it."""
    above, below = sheet.row_at(window[0] - 1), sheet.row_from(window[1])
    inside = now.rows_between(place, behind)
    return [row.number for row in (above, *inside, below) if row]


def _check_entries(
    before: Package, old: bytes, after: Package, new: Rewritten, changed: Mapping[str, bytes | Patch], removed: Collection[str]
) -> None:
    kept = [info for info in before.archive.infolist() if info.filename not in removed]
    there = after.archive.infolist()
    added = [name for name in changed if name not in before.archive.NameToInfo]
    if [info.filename for info in there] != [info.filename for info in kept] + added:
        raise _doubt(before.where, "its parts would be others, or in another order")
    for was, info in zip(kept, there, strict=False):
        if was.filename not in changed and packed_bytes(old, was) != packed_bytes(new.data, info):
            raise _doubt(before.where, f"its part {was.filename} would change")
    for name, content in changed.items():
        stream = packed_bytes(new.data, after.archive.getinfo(name))
        if isinstance(content, Patch) and name in new.kept:
            reads = patch_reads_back(stream, content, packed_bytes(old, before.archive.getinfo(name)), new.kept[name])
        else:
            reads = reads_back(stream, content.pieces(PIECE) if isinstance(content, Patch) else (content,))
        if not reads:
            raise _doubt(before.where, f"its part {name} does not read back as it was written")


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


def _others(sheet: Worksheet, row: RowSpan, put: Collection[tuple[int, int]]) -> list[tuple[int, bytes]]:
    """The cells of a row that were not written to, each with its column, without their formulas."""
    others = (span for span in sheet.cells(row) if (row.number, span.column) not in put)
    return [(one.column, _PLACE.sub(b"", _FORMULA.sub(b"", sheet.content[one.start : one.end]), count=1)) for one in others]


def _doubt(where: str, what: str) -> WorkbookError:
    return WorkbookError(f"the workbook stays as it is: {what}", where=where, fix=_REPORT)
