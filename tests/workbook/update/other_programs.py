"""The same workbook as other programs would have written it."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter import Workbook as XlsxWriter
from xlsxwriter.worksheet import Worksheet as XlsxSheet


def by_openpyxl(data: bytes) -> bytes:
    """Opened and saved by openpyxl."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def by_xlsxwriter(data: bytes) -> bytes:
    """Every sheet, table and cell anew by XlsxWriter, in its plain looks: shared strings, other parts, other order."""
    return copied(data, lambda book: None)


def copied(data: bytes, more: Callable[[XlsxWriter], None]) -> bytes:
    """The same with what `more` adds behind the other sheets."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        old = load_workbook(io.BytesIO(data))
    stream = io.BytesIO()
    new = XlsxWriter(stream, {"in_memory": True})
    day = new.add_format({"num_format": "dd mmm yyyy"})
    for sheet in old:
        _copy(sheet, new.add_worksheet(sheet.title), day)
    more(new)
    new.set_custom_property("briefgen.schema", "1")
    new.close()
    return stream.getvalue()


def _copy(sheet: Worksheet, target: XlsxSheet, day: Any) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if hasattr(cell.value, "year"):
                target.write_datetime(cell.row - 1, cell.column - 1, cell.value, day)
            elif isinstance(cell.value, str) and cell.data_type != "f":
                target.write_string(cell.row - 1, cell.column - 1, cell.value)
            elif cell.value is not None and cell.data_type != "f":
                target.write(cell.row - 1, cell.column - 1, cell.value)
    for table in sheet.tables.values():
        columns = []
        for column in table.tableColumns:
            formula = column.calculatedColumnFormula.attr_text if column.calculatedColumnFormula else None
            columns.append({"header": column.name, **({"formula": f"={formula}"} if formula else {})})
        target.add_table(table.ref, {"name": table.name, "columns": columns})
    if sheet.sheet_state == "hidden":
        target.hide()
