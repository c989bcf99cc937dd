"""The worksheets of a workbook as people left it: the cells of each, tables, merged cells and fixed links."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from lxml import etree

from briefgen.errors import WorkbookError
from briefgen.workbook.cells import (
    FIRST_OF_1900,
    FIRST_OF_1904,
    REF,
    Book,
    Cell,
    cell_formats,
    column_number,
    corners,
    joined_runs,
    read_cell,
)
from briefgen.workbook.package import GIVE_OURS, Package, open_package
from briefgen.workbook.scan import scan_rows


@dataclass(frozen=True, slots=True)
class SheetCells:
    name: str
    rows: dict[int, dict[int, Cell]]  # row number -> column number -> cell; both from 1, ascending
    links: dict[str, str]  # "A5" -> place or address
    tables: tuple[tuple[str, str], ...]  # (name, range)
    merged: tuple[str, ...] = ()  # ranges: only the first cell of each can hold something
    column_ids: tuple[tuple[str, dict[int, int]], ...] = ()  # per table: its name, and the number of each column by the table's own ids
    totals: frozenset[int] = frozenset()  # the rows of totals that people switched on


def read_cells(data: bytes, where: str, skip: Container[str] = ()) -> list[SheetCells]:
    """All worksheets, in order, but for those whose names are in `skip`. WorkbookError where `data` is no workbook."""
    package = open_package(data, where)
    main = next((target for kind, target in package.relations("").values() if kind == "officeDocument"), "")
    if not package.has(main) or not main.endswith(".xml") or etree.QName(root := package.xml(main)).localname != "workbook":
        raise WorkbookError("this is not an Excel workbook", where=where, fix=GIVE_OURS)
    relations = package.relations(main)
    by_kind = dict(relations.values())
    properties = root.find("{*}workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    book = Book(
        strings=_shared_strings(package, by_kind.get("sharedStrings", "")),
        formats=cell_formats(package, by_kind.get("styles", "")),
        day_zero=FIRST_OF_1904 if from_1904 else FIRST_OF_1900,
    )
    sheets = []
    for sheet in root.iterfind("{*}sheets/{*}sheet"):
        relation = next((value for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")
        kind, target = relations.get(str(relation), ("", ""))
        if kind == "worksheet" and sheet.get("name", "") not in skip:
            sheets.append(_sheet(package, target, sheet.get("name", ""), book))
    return sheets


def _shared_strings(package: Package, part: str) -> list[str]:
    return [joined_runs(item) for item in package.xml(part).iterfind("{*}si")] if package.has(part) else []


def _sheet(package: Package, part: str, name: str, book: Book) -> SheetCells:
    scanned = scan_rows(package.pieces(part), book)
    root = package.parsed(part, scanned.xml) if scanned else package.xml(part)
    relations = package.relations(part)
    links = {}
    for link in root.iterfind("{*}hyperlinks/{*}hyperlink"):
        relation = next((str(value) for key, value in link.attrib.items() if str(key).endswith("}id")), "")
        links[link.get("ref", "")] = relations.get(relation, ("", ""))[1] or link.get("location", "")
    tables = [package.xml(target) for kind, target in relations.values() if kind == "table" and package.has(target)]
    return SheetCells(
        name,
        scanned.rows if scanned else dict(_rows(root, book)),
        links,
        tuple((table.get("displayName", ""), table.get("ref", "")) for table in tables),
        tuple(found.get("ref", "") for found in root.iterfind("{*}mergeCells/{*}mergeCell")),
        tuple((table.get("displayName", ""), _column_ids(table)) for table in tables),
        frozenset(corners(table.get("ref", ""))[1][1] for table in tables if table.get("totalsRowCount", "0") not in ("", "0")),
    )


def _column_ids(table: etree._Element) -> dict[int, int]:
    """The number of each column of a table by the id that it keeps when somebody renames or moves it."""
    (left, _), _ = corners(table.get("ref", ""))
    ids = (column.get("id", "") for column in table.iterfind("{*}tableColumns/{*}tableColumn"))
    return {int(own): left + place for place, own in enumerate(ids) if own.isdigit()}


def _rows(root: etree._Element, book: Book) -> Iterator[tuple[int, dict[int, Cell]]]:
    number = 0
    for row in root.iterfind("{*}sheetData/{*}row"):
        given = row.get("r", "")
        number = int(given) if given.isdigit() else number + 1
        cells: dict[int, Cell] = {}
        column = 0
        for element in row:
            found = REF.fullmatch(element.get("r", ""))
            column = column_number(found[1]) if found else column + 1
            if cell := read_cell(element, book):
                cells[column] = cell
        if cells:
            yield number, cells
