"""What a workbook lacks since an older version made it, and gains at its next update; what people threw away stays away.

A sheet that was there once is named on Baseline, or has a link on ReadMe; a column that was there once has its place among the marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefgen.model import Matrix
from briefgen.workbook.baseline import ABOUT, MARKED, marked_columns
from briefgen.workbook.columns import Column, SheetSpec
from briefgen.workbook.compared import COMPARED
from briefgen.workbook.plan import Value, letter
from briefgen.workbook.rounds import SHIFTS
from briefgen.workbook.schema import ITEM, NAMES, VALUE
from briefgen.workbook.sheets import cell_value, header_style, style_of
from briefgen.workbook.update.changes import Change
from briefgen.workbook.update.keyed import Keyed, keyed
from briefgen.workbook.update.memory import Memory
from briefgen.workbook.update.newsheet import look_of
from briefgen.workbook.update.surgery import Surgery
from briefgen.workbook.views import ROWS_OF

_PLACE = re.compile(rb"""location=["']'?([A-Za-z]+)'?[!.]""")
GAINED = (*(spec for spec, _ in ROWS_OF), SHIFTS)  # the sheets drawn from others that a workbook may gain


@dataclass(frozen=True, slots=True)
class Lacks:
    """What the next update adds (`sheets`, and headings of `columns` by sheet), and what stays away, since people deleted it or nobody can tell."""

    sheets: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]]
    gone: tuple[str, ...]


def never_had(surgery: Surgery, memory: Memory, spec: SheetSpec) -> bool:
    """Whether the workbook is known never to have had this sheet: neither its marks nor its sheet list tell of it."""
    if memory.is_new or memory.columns(spec.name) or _stands(surgery, spec):
        return False
    if spec is COMPARED:  # every version that wrote it kept its marks, too
        return True
    listed = _listed(surgery)
    return bool(listed) and spec.name not in listed


def _stands(surgery: Surgery, spec: SheetSpec) -> bool:
    name = spec.name.casefold()
    return name in surgery.tables or any(sheet.strip().casefold() == name for sheet in surgery.sheet_parts)


def _listed(surgery: Surgery) -> set[str]:
    """The sheets to which ReadMe leads; none where it was thrown away."""
    about = surgery.area(ABOUT, (ITEM, VALUE))
    found = _PLACE.finditer(about.sheet.content, about.sheet.data_span[1]) if about else ()
    return {one[1].decode() for one in found}


def lacking_columns(memory: Memory, table: Keyed) -> list[Column]:
    """The columns of data that the table never had: a version that knew them would have put their marks among those of the others."""
    known = memory.columns(table.spec.name)
    return [column for column in marked_columns(table.spec) if known and column.field not in known and column.field not in table.columns]


def gain_columns(
    surgery: Surgery, memory: Memory, table: Keyed, columns: Sequence[Column], rows: Iterable[tuple[int, Any]]
) -> tuple[list[Change], list[str]]:
    """Adds the columns at the right end of the table, with what `rows` (row number, row) hold: the changes, and what could not be done."""
    held = list(rows)
    look = look_of(surgery.read(surgery.formats.part) if surgery.formats.part else b"")
    cells: list[tuple[str, dict[int, Value]]] = [(column.header, {n: cell_value(column, row) for n, row in held}) for column in columns]
    styles = [(str(look[header_style(column), False]), str(look[style_of(column, False), False])) for column in columns]
    area = table.area
    ids = max((column.key for column in area.columns), default=0)
    wide = surgery.widen(area, cells, max(min(column.width, 60.0) for column in columns), styles)
    names = ", ".join(column.header for column in columns)
    if not wide:
        return [], [f"{area.sheet.name} lacks the columns {names}: something stands to the right of its table; move it and run again"]
    memory.name_fields(table.spec.name, {column.field: ids + at for at, column in enumerate(columns, start=1)})
    places = zip(wide, columns, strict=True)
    return [
        Change("column added", f"{area.sheet.name}!{letter(at)}{area.top}", column.field, new=column.header) for at, column in places
    ], []


def lacks(surgery: Surgery, memory: Memory) -> Lacks:
    """What the workbook lacks of what this version writes."""
    sheets: list[str] = []
    gone: list[str] = []
    for spec in GAINED:
        if not _stands(surgery, spec):
            (sheets if never_had(surgery, memory, spec) else gone).append(spec.name)
    columns: dict[str, tuple[str, ...]] = {}
    for spec in MARKED:
        table = keyed(surgery, spec, memory.columns(spec.name))
        if table is None:
            (sheets if spec is NAMES and not memory.columns(spec.name) and not memory.is_new else gone).append(spec.name)
            continue
        new = lacking_columns(memory, table)
        if new:
            columns[spec.name] = tuple(column.header for column in new)
        absent = [column for column in marked_columns(spec) if column.field not in table.columns and column not in new]
        gone += [f"{spec.name}: {column.header}" for column in absent]
    return Lacks(tuple(sheets), columns, tuple(gone))


def whole_rows(table: Keyed, whole: Matrix | None, rows: Sequence[Any], added: Mapping[str, int]) -> list[tuple[int, Any]]:
    """(row number, row) of every row of the table, as the matrix has it after the update."""
    spec = table.spec
    name = spec.id_column.field
    at = {**table.rows, **added}
    known = {getattr(row, name): row for row in (*(getattr(whole, spec.rows) if whole else ()), *rows)}
    return [(number, known[key]) for key, number in at.items() if key in known]
