"""Edits as people make them, by openpyxl: it stands for whatever program a desk uses."""

from __future__ import annotations

import io
from collections.abc import Callable

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from briefgen.model import Matrix
from briefgen.workbook.create import write_workbook


def edited(matrix: Matrix, edit: Callable[[Workbook], None]) -> bytes:
    """The workbook of `matrix` after `edit`, saved by openpyxl."""
    book = load_workbook(io.BytesIO(write_workbook(matrix)))
    edit(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def column_of(sheet: Worksheet, header: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == header)


def put(sheet: Worksheet, row: int, header: str, value: object) -> None:
    sheet.cell(row, column_of(sheet, header)).value = value  # type: ignore[assignment]
