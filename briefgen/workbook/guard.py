"""What a sheet cannot hold: found before anything is written, and named with sheet, row and column. Nothing is ever cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefgen.errors import WorkbookError
from briefgen.model import Matrix
from briefgen.workbook.columns import Holds, SheetSpec
from briefgen.workbook.schema import AREAS, COVERAGE_DETAIL, MARK_ITEM, PARTIES, SHEETS

MAX_TEXT = 32_767  # UTF-16 units in a cell
MAX_ROWS = 1_048_575  # below the header
# Everything that is not a Char of XML 1.0. (The few that are not: a pattern of the many that are takes 5 ms to compile.)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def check_matrix(matrix: Matrix) -> None:
    """Raises WorkbookError, with every fault found (at most 20 shown), where a workbook could not give `matrix` back."""
    faults = [*_about_faults(matrix)]
    for spec in (*SHEETS, PARTIES, AREAS):
        faults += _sheet_faults(spec, getattr(matrix, spec.rows))
    if faults := faults or [*_drawn_faults(matrix)]:
        shown = [*faults[:20], *([f"... and {len(faults) - 20} more"] if len(faults) > 20 else [])]
        what = "\n  ".join(["the matrix does not fit a workbook:", *shown])
        raise WorkbookError(what, fix="shorten or clean the text in the input that it came from, or split the input")


def _drawn_faults(matrix: Matrix) -> Iterator[str]:
    """Sheets that have more rows than those which they are drawn from."""
    marked = sum(len(getattr(matrix, spec.rows)) + 1 for spec in (*SHEETS, PARTIES, AREAS)) + len(matrix.settings) + 3
    touched = sum(len(statement.areas) + len(statement.areas_named) for statement in matrix.statements)
    for sheet, count in (("Baseline", marked), (COVERAGE_DETAIL, touched)):
        if count > MAX_ROWS:
            yield f"sheet {sheet}: {count:,} rows, which follow from the other sheets; a sheet holds at most {MAX_ROWS:,}"


def text_fault(text: str) -> str:
    """Why a cell cannot hold `text`; "" where it can."""
    found = _NOT_XML.search(text)
    if found:
        return f"holds the character U+{ord(found[0]):04X} at position {found.start() + 1}, which a workbook cannot hold"
    if len(text) > MAX_TEXT // 2 and (units := len(text.encode("utf-16-le")) // 2) > MAX_TEXT:
        return f"is {units:,} characters long; a cell holds at most {MAX_TEXT:,}"
    return ""


def _about_faults(matrix: Matrix) -> Iterator[str]:
    for name, value in (("Title", matrix.title), *matrix.settings):
        if not name.strip():
            yield f"sheet ReadMe, table About: the setting with the value {value!r} has no name"
        if name == MARK_ITEM:
            yield f"sheet ReadMe, table About: no setting can be named {name!r}, the empty place for the handling mark"
        for text in (name, value):
            if fault := text_fault(text):
                yield f"sheet ReadMe, row {name[:40]!r} of the table About: {fault}"


def _sheet_faults(spec: SheetSpec, rows: tuple[Any, ...]) -> Iterator[str]:
    if len(rows) > MAX_ROWS:
        yield f"sheet {spec.name}: {len(rows):,} rows; a sheet holds at most {MAX_ROWS:,}"
        return
    seen: dict[str, int] = {}
    texts = [(column.header, column.field) for column in spec.data_columns if column.holds in (Holds.TEXT, Holds.CHOICE)]
    keys = [column for column in spec.data_columns if column.holds is Holds.KEYS]
    for number, row in enumerate(rows, start=2):
        row_id: str = getattr(row, spec.id_column.field)
        if not row_id.strip():
            yield f"sheet {spec.name}, row {number}, column {spec.id_column.header}: is empty"
        elif row_id in seen:
            yield f"sheet {spec.name}, rows {seen[row_id]} and {number}, column {spec.id_column.header}: both are {row_id}"
        seen[row_id] = number
        for header, name in texts:
            if fault := text_fault(getattr(row, name)):
                yield f"sheet {spec.name}, row {number}, column {header}: {fault}"
        for column in keys:
            faults = _key_faults(getattr(row, column.field), column.separators)
            yield from (f"sheet {spec.name}, row {number}, column {column.header}: {fault}" for fault in faults)


def _key_faults(keys: tuple[str, ...], separators: str) -> Iterator[str]:
    for key in keys:
        if not key or key != key.strip() or any(sign in key for sign in separators):
            yield f"the key {key!r} is empty, begins or ends with a space, or holds a sign that parts keys"
    if keys and (fault := text_fault("; ".join(keys))):
        yield fault
