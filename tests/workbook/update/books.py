"""Workbooks to operate on, and what stands in them, told without the code that is tested: by zipfile, lxml and openpyxl."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from lxml import etree
from openpyxl import Workbook, load_workbook
from xlsxwriter import Workbook as XlsxWriter

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed_parts(old: bytes, new: bytes) -> set[str]:
    """The parts that differ; parts must be the same ones in the same order, but for new ones at the end."""
    before, after = parts_of(old), parts_of(new)
    assert list(after)[: len(before)] == list(before)
    return {name for name in after if before.get(name) != after[name]}


def with_parts(data: bytes, parts: Mapping[str, Callable[[bytes], bytes] | bytes]) -> bytes:
    """The package with other parts: new bytes, or a function of the old ones."""
    stream = io.BytesIO()
    old = parts_of(data)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in [*old, *(name for name in parts if name not in old)]:
            change = parts.get(name, old.get(name, b""))
            archive.writestr(name, change(old[name]) if callable(change) else change)
    return stream.getvalue()


def swapped(old: str, new: str) -> Callable[[bytes], bytes]:
    """A change of a part: `old`, which must be there, becomes `new`."""

    def swap(content: bytes) -> bytes:
        assert old.encode() in content, old
        return content.replace(old.encode(), new.encode())

    return swap


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def values(data: bytes, sheet: str) -> list[list[Any]]:
    """What stands on a sheet, row by row; formulas as they are written."""
    return [list(row) for row in load_workbook(io.BytesIO(data))[sheet].values]


def xml(data: bytes, part: str) -> etree._Element:
    return etree.fromstring(parts_of(data)[part])


def people(rows: int = 3, **options: Any) -> bytes:
    """A workbook of XlsxWriter's with a table People (Name, Age, Double: a calculated column) in B2 on the sheet Desk."""
    return written(lambda book: _people(book, rows, options))


def written(make: Callable[[XlsxWriter], None]) -> bytes:
    stream = io.BytesIO()
    book = XlsxWriter(stream, {"in_memory": True})
    make(book)
    book.close()
    return stream.getvalue()


def _people(book: XlsxWriter, rows: int, options: Mapping[str, Any]) -> None:
    sheet = book.add_worksheet("Desk")
    columns = [{"header": "Name"}, {"header": "Age"}, {"header": "Double", "formula": "=People[[#This Row],[Age]]*2"}]
    for column, extra in zip(columns, options.pop("columns", ({}, {}, {})), strict=True):
        column.update(extra)
    data = [[f"Person {number}", 20 + number] for number in range(1, rows + 1)]
    bottom = 1 + max(1, rows) + bool(options.get("total_row"))
    sheet.add_table(1, 1, bottom, 3, {"name": "People", "columns": columns, "data": data, **options})
