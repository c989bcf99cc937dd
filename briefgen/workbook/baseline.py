"""What the tool last wrote into each cell, kept as marks on the hidden sheet Baseline: by them a cell that a person changed is known.

A mark is six signs of a hash, no text: what people delete from the workbook is not kept in hiding. The sheet has one row for each row that was
ever written, so that one that somebody deleted stays deleted, and one for each table that tells in which order the marks of its fields stand.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import blake2b
from typing import Any

from briefgen.model import Matrix
from briefgen.workbook.columns import Column, Owner, SheetSpec
from briefgen.workbook.plan import Cell, Row, Sheet, Table, Value
from briefgen.workbook.schema import AREAS, AS_OF_ITEM, PARTIES, SHEETS, TITLE_ITEM
from briefgen.workbook.sheets import cell_value

BASELINE, BASELINE_TABLE = "Baseline", "BriefgenBaseline"
HEADINGS = ("Table", "Row", "Last written")
ABOUT = "About"  # the table on ReadMe; its rows have one value each
FIELDS = "(fields)"  # the row that names a table's fields, each with the number that its Excel table keeps for the column
WIDTH = 6
EMPTY = "-" * WIDTH
MARKED = (*SHEETS, PARTIES, AREAS)
_ABOUT_SHEET = (
    "Hidden: marks by which an update knows which cells people have changed. Leave it; without it every difference is only proposed."
)


class Marks:
    """Marks of what cells say, each worked out once."""

    def __init__(self) -> None:
        self._known = {"": EMPTY}

    def of(self, text: str) -> str:
        mark = self._known.get(text)
        if mark is None:
            digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).digest()
            mark = self._known[text] = base64.urlsafe_b64encode(digest)[:WIDTH].decode()
        return mark


def said_by(value: Value | bool) -> str:
    """What a cell says that holds `value`, as one text: the same for the same value however a program stores it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date):
        return value.isoformat()
    return str(int(value)) if float(value).is_integer() else repr(value)


def marked_columns(spec: SheetSpec) -> tuple[Column, ...]:
    """The columns that the tool writes and people may correct."""
    return tuple(column for column in spec.columns if column.field and column.owner is Owner.TOOL)


def about_rows(matrix: Matrix) -> Iterator[tuple[str, Value]]:
    """What stands in the table About: item and value."""
    yield TITLE_ITEM, matrix.title
    yield AS_OF_ITEM, matrix.as_of
    yield from matrix.settings


def baseline_sheet(matrix: Matrix) -> Sheet:
    """The plan of the sheet, for a workbook that is new."""
    rows = [Row(1, tuple((at, Cell(heading, "Matrix header")) for at, heading in enumerate(HEADINGS, start=1)))]
    for number, line in enumerate(_lines(matrix), start=2):
        rows.append(Row(number, tuple((at, Cell(text, "Matrix id")) for at, text in enumerate(line, start=1))))
    return baseline_plan(rows)


def baseline_plan(rows: list[Row]) -> Sheet:
    """The sheet with these rows, headings among them."""
    table = Table(BASELINE_TABLE, 1, 1, tuple((heading, "") for heading in HEADINGS), max(1, len(rows) - 1), _ABOUT_SHEET)
    return Sheet(BASELINE, tuple(rows), (14.0, 40.0, 120.0), (table,), frozen="A2", tab="A6A6A6", hidden=True)


def baseline_headings() -> list[Row]:
    """The rows of a sheet that holds no marks yet."""
    cells = tuple((at, Cell(heading, "Matrix header")) for at, heading in enumerate(HEADINGS, start=1))
    return [Row(1, cells), Row(2, tuple((at, Cell(None, "Matrix id")) for at in range(1, 4)))]


def fields_line(spec: SheetSpec, numbers: Iterable[int] = ()) -> str:
    """ "event_id=1 date_start=2": the fields of a table in the order of their marks, with the numbers of their columns."""
    given = dict(enumerate(numbers))
    places = {column: place for place, column in enumerate(spec.columns, start=1)}
    return " ".join(f"{column.field}={given.get(at, places[column])}" for at, column in enumerate(marked_columns(spec)))


def _lines(matrix: Matrix) -> Iterator[tuple[str, str, str]]:
    marks = Marks()
    for spec in MARKED:
        columns = marked_columns(spec)
        yield spec.name, FIELDS, fields_line(spec)
        for row in getattr(matrix, spec.rows):
            yield spec.name, getattr(row, spec.id_column.field), row_marks(columns, row, marks)
    yield ABOUT, FIELDS, "value=2"
    for item, value in about_rows(matrix):
        yield ABOUT, item, marks.of(said_by(value))


def row_marks(columns: Iterable[Column], row: Any, marks: Marks) -> str:
    return "".join([marks.of(said_by(cell_value(column, row))) for column in columns])
