"""An event matrix as an input: the sheet Sources is a list of files, which are read again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from briefgen.errors import ReadoutError
from briefgen.readers.archive import Package
from briefgen.readers.decode import one_line
from briefgen.readers.found import Listed
from briefgen.readers.limits import Budget

_SHEET, _FILE, _SHA256 = "sources", "file", "sha256"
_ROWS_BEFORE = 20  # the headings stand among the first rows
_CELL = re.compile(r"([A-Z]{1,3})\d+")


def read_listing(data: bytes, name: str, budget: Budget) -> Iterator[Listed]:
    """The files that the sheet Sources names, with their sha256. Raises ReadoutError for a workbook without such a list."""
    package = Package(data, budget)
    sheet = _sheet(package)
    rows = _rows(package, sheet) if sheet is not None else []
    for number, headings in enumerate(rows[:_ROWS_BEFORE]):
        folded = {re.sub(r"\W", "", text.lower()): column for column, text in headings.items()}
        if _FILE in folded:
            files = ((row.get(folded[_FILE], ""), row.get(folded.get(_SHA256, ""), "")) for row in rows[number + 1 :])
            listed = [Listed(one_line(file), sha256.lower()) for file, sha256 in files if file.strip()]
            if listed:
                yield from listed
                return
    fix = "give it to `briefgen memo` or `briefgen show`, or take it out of the input"
    raise ReadoutError("this is an Excel workbook, not a readout, and no sheet Sources in it lists files", where=name, fix=fix)


def _sheet(package: Package) -> etree._Element | None:
    book = next(iter(package.relations("").get("officeDocument", ())), "xl/workbook.xml")
    root = package.xml(book)
    names = [str(sheet.get("name") or "") for sheet in root.iter("{*}sheet")] if root is not None else []
    place = next((number for number, sheet in enumerate(names) if sheet.strip().lower() == _SHEET), -1)
    if place < 0 or root is None:
        return None
    folder = book.rpartition("/")[0]
    key = next((str(value) for name, value in list(root.iter("{*}sheet"))[place].attrib.items() if str(name).endswith("}id")), "")
    relations = package.xml(f"{folder}/_rels/{book.rpartition('/')[2]}.rels".lstrip("/"))
    for relation in relations if relations is not None else ():
        if relation.get("Id") == key:
            target = str(relation.get("Target") or "")
            return package.xml(target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/"))
    return None


def _rows(package: Package, sheet: etree._Element) -> list[dict[str, str]]:
    """Each row's texts by the letter of their column; numbers and formulas as they stand."""
    shared = package.xml("xl/sharedStrings.xml")
    strings = ["".join(part.text or "" for part in item.iter("{*}t")) for item in shared] if shared is not None else []
    rows: list[dict[str, str]] = []
    for row in sheet.iter("{*}row"):
        cells: dict[str, str] = {}
        for cell in row.iter("{*}c"):
            if found := _CELL.fullmatch(str(cell.get("r") or "")):
                cells[found[1]] = _value(cell, strings)
        rows.append(cells)
    return rows


def _value(cell: etree._Element, strings: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(part.text or "" for part in cell.iter("{*}t"))
    value = cell.findtext("{*}v") or ""
    if cell.get("t") != "s":
        return value
    return strings[int(value)] if value.isascii() and value.isdigit() and int(value) < len(strings) else ""
