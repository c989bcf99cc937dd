"""What the tool last wrote into each cell, kept as marks on the hidden sheet Baseline: by them a cell that a person changed is known.

A mark is six signs of a hash, no text: what people delete from the workbook is not kept in hiding. The sheet has one row for each row that was
ever written, so that one that somebody deleted stays deleted, and one for each table that tells in which order the marks of its fields stand.
"""

from __future__ import annotations

import re
from binascii import b2a_base64
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter
from typing import Any

from briefgen.model import Matrix
from briefgen.model.grouped import Grouped, grouped_by, joined
from briefgen.workbook.columns import Column, Owner, SheetSpec
from briefgen.workbook.computed import Derived, computed_by, computed_value
from briefgen.workbook.coverage import Coverage
from briefgen.workbook.gathered import Gathered, gather
from briefgen.workbook.plan import Bulk, BulkColumn, Cell, Row, Sheet, Table, Value
from briefgen.workbook.schema import AREAS, AS_OF_ITEM, CHANGES, COVERAGE, PARTIES, SHEETS, TITLE_ITEM
from briefgen.workbook.sheets import cell_values
from briefgen.workbook.views import view_key

BASELINE, BASELINE_TABLE = "Baseline", "BriefgenBaseline"
HEADINGS = ("Table", "Row", "Last written")
ABOUT = "About"  # the table on ReadMe; its rows have one value each
SHOWN = "shown"  # the one mark of a row that repeats a statement: of all its values together
FIRST_SEEN, LAST_SEEN = "first_seen", "last_seen"  # of an area on Coverage; its other marks are those of its events
FIELDS = "(fields)"  # the row that names a table's fields, each with the number that its Excel table keeps for the column
WIDTH = 6
EMPTY = "-" * WIDTH
_SHORT = 40  # signs; longer texts are the words of one row
_URL_SAFE = bytes.maketrans(b"+/", b"-_")
MARKED = (*SHEETS, PARTIES, AREAS)
_ABOUT_SHEET = (
    "Hidden: marks by which an update knows which cells people have changed. Leave it; without it every difference is only proposed."
)


def _mark(text: str) -> str:
    # The first six signs of the hash as URL-safe base 64 has it, without the detour over a function of the library.
    return b2a_base64(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).digest())[:WIDTH].translate(_URL_SAFE).decode()


class Marks:
    """Marks of what cells say, each worked out once."""

    def __init__(self) -> None:
        self._known: dict[Value, str] = {"": EMPTY, None: EMPTY}

    def of(self, value: Value) -> str:
        """The mark of what a cell with this value says. That of a text that will hardly come again is not kept."""
        text = said_by(value)
        mark = self._known.get(text)
        if mark is None:
            mark = _mark(text)
            if len(text) < _SHORT:
                self._known[text] = mark
        return mark

    def of_all(self, values: Iterable[Value]) -> list[str]:
        """The same for many."""
        known = self._known
        return [(known.get(value) if value.__class__ is str else None) or self.of(value) for value in values]


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


def baseline_sheet(matrix: Matrix, gathered: Gathered | None = None) -> Sheet:
    """The plan of the sheet, for a workbook that is new; `gathered` is `gather(matrix)`, where it is there already."""
    gathered = gathered or gather(matrix)
    marks, derived = Marks(), gathered.derived

    def last_written(records: Sequence[_Record]) -> list[Value]:
        found: list[Value] = []
        for table, some in groupby(records, key=itemgetter(0)):
            rows = [row for _, row in some]
            found += [text for _, text in rows] if isinstance(table, str) else _written(table, rows, marks, derived)
        return found

    parts: list[tuple[SheetSpec | str, Grouped[Any]]] = []
    for spec, rows in (*((spec, gathered.rows_of(spec)) for spec in MARKED), *gathered.shown):
        parts += [
            (spec, Grouped((FIELDS,), (1,), lambda _: (None,), (f"fields of {spec.name}".encode(),))),
            (spec, _marked(spec, rows, derived)),
        ]
    lines = {
        CHANGES: [(FIELDS, f"{SHOWN}=0")],  # its rows stay as they were written; a workbook without this line never had it
        COVERAGE: list(_coverage_lines(gathered.covered, marks)),
        ABOUT: [(FIELDS, "value=2"), *((item, marks.of(said_by(value))) for item, value in about_rows(matrix))],
    }
    parts += [(table, grouped_by(held, itemgetter(0))) for table, held in lines.items()]
    columns = tuple(BulkColumn("Matrix id", values) for values in (_tables, _keys, last_written))
    return baseline_plan(baseline_headings()[:1], Bulk(columns, joined(parts), fitted=False, called=BASELINE))


def _marked(spec: SheetSpec, rows: Sequence[Any], derived: Derived) -> Grouped[Any]:
    """The rows of a table in groups, with what their marks follow from."""
    name = spec.name.encode()
    if isinstance(rows, Grouped):
        return Grouped(rows.names, rows.lengths, rows.load, [key and name + key for key in rows.apart], rows.fetch)  # a mark tells no place
    if spec.rows:
        columns = [cell_values(column, rows) for column in marked_columns(spec)]
    else:
        shown = [computed_by(spec.name, column.header) for column in spec.columns if column.is_repeated]
        columns = [[value(row, derived) for row in rows] for value in shown]
    columns.insert(0, [_key(spec, row) for row in rows])
    told = [
        blake2b(repr(cells).encode("utf-8", "surrogatepass"), digest_size=16, key=name).digest() for cells in zip(*columns, strict=True)
    ]
    return Grouped([_key(spec, row) for row in rows], (1 for _ in rows), lambda at: (rows[at],), told)


def shown_values(spec: SheetSpec, row: Any, derived: Derived) -> list[str]:
    """What the cells of a row say that repeat what stands on other sheets."""
    return [said_by(computed_value(spec.name, column.header, row, derived)) for column in spec.columns if column.is_repeated]


def shown_mark(values: Iterable[str]) -> str:
    """The mark of all of them together."""
    return _mark("\n".join(values))


def shown_marks(spec: SheetSpec, rows: Sequence[Any], derived: Derived) -> list[str]:
    """The marks of many rows, worked out column by column."""
    values = [computed_by(spec.name, column.header) for column in spec.columns if column.is_repeated]
    columns = [[said if said.__class__ is str else said_by(said) for said in [value(row, derived) for row in rows]] for value in values]
    return list(map(shown_mark, zip(*columns, strict=True)))


def coverage_marks(covered: Coverage, area: str) -> dict[str, str]:
    """What the cells of an area's row say, by field: when it was first and last seen, and the code of each event."""
    days = covered.seen.get(area, ())
    return {FIRST_SEEN: said_by(days[0]) if days else "", LAST_SEEN: said_by(days[-1]) if days else ""} | covered.cells.get(area, {})


def coverage_fields(covered: Coverage) -> list[str]:
    """The fields that have marks: all but events whose ids would break the line that names them."""
    return [FIRST_SEEN, LAST_SEEN, *(event.event_id for event in covered.events if not re.search(r"[\s=]", event.event_id))]


def _coverage_lines(covered: Coverage, marks: Marks) -> Iterator[tuple[str, str]]:
    names = coverage_fields(covered)
    yield FIELDS, " ".join(f"{name}=0" for name in names)
    for area, _ in covered.areas:
        said = coverage_marks(covered, area)
        yield area, "".join(marks.of(said.get(name, "")) for name in names)


def baseline_plan(rows: Sequence[Row], bulk: Bulk | None = None) -> Sheet:
    """The sheet with these rows, headings among them, and below them those of `bulk`."""
    length = (bulk.last if bulk else len(rows)) - 1
    table = Table(BASELINE_TABLE, 1, 1, tuple((heading, "") for heading in HEADINGS), max(1, length), _ABOUT_SHEET)
    return Sheet(BASELINE, tuple(rows), (14.0, 40.0, 120.0), bulk, tables=(table,), frozen="A2", tab="A6A6A6", hidden=True)


def baseline_headings() -> list[Row]:
    """The rows of a sheet that holds no marks yet."""
    cells = tuple((at, Cell(heading, "Matrix header")) for at, heading in enumerate(HEADINGS, start=1))
    return [Row(1, cells), Row(2, tuple((at, Cell(None, "Matrix id")) for at in range(1, 4)))]


def fields_line(spec: SheetSpec, numbers: Iterable[int] = ()) -> str:
    """ "event_id=1 date_start=2": the fields of a table in the order of their marks, with the numbers of their columns."""
    given = dict(enumerate(numbers))
    places = {column: place for place, column in enumerate(spec.columns, start=1)}
    return " ".join(f"{column.field}={given.get(at, places[column])}" for at, column in enumerate(marked_columns(spec)))


_Record = tuple[SheetSpec | str, Any]  # a table and one of its rows (None: the line of its fields), or its name with key and marks


def _tables(records: Sequence[_Record]) -> list[Value]:
    return [table if isinstance(table, str) else table.name for table, _ in records]


def _keys(records: Sequence[_Record]) -> list[Value]:
    return [row[0] if isinstance(table, str) else FIELDS if row is None else _key(table, row) for table, row in records]


def _key(spec: SheetSpec, row: Any) -> str:
    return str(getattr(row, spec.id_column.field)) if spec.rows else view_key(spec, row)


def _written(spec: SheetSpec, rows: Sequence[Any], marks: Marks, derived: Derived) -> list[Value]:
    """The last column of rows of one table."""
    if rows[0] is None:
        first = fields_line(spec) if spec.rows else f"{SHOWN}=0"
        return [first, *(_written(spec, rows[1:], marks, derived) if rows[1:] else ())]
    if not spec.rows:
        return list(shown_marks(spec, rows, derived))
    return list(map("".join, zip(*(marks.of_all(cell_values(column, rows)) for column in marked_columns(spec)), strict=True)))
