"""The sheets that are drawn from others, brought up to date: a row for each new statement, what its row repeats of it, columns and rows of
Coverage and of the figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefgen.model import Matrix
from briefgen.workbook.baseline import SHOWN, shown_mark, shown_marks, shown_values
from briefgen.workbook.columns import SheetSpec
from briefgen.workbook.computed import Derived, computed_value, derive
from briefgen.workbook.plan import letter
from briefgen.workbook.rounds import SHIFTS, new_shifts, shifts
from briefgen.workbook.rowtext import height_of
from briefgen.workbook.sheets import cell_value, table_sheet
from briefgen.workbook.update.changes import Change
from briefgen.workbook.update.drawn import update_drawn
from briefgen.workbook.update.gained import never_had
from briefgen.workbook.update.keyed import Keyed, keyed, said
from briefgen.workbook.update.memory import Memory
from briefgen.workbook.update.surgery import Fill, Surgery
from briefgen.workbook.views import ROWS_OF, view_key, view_keys


def update_views(surgery: Surgery, memory: Memory, held: Matrix, whole: Matrix, changes: list[Change], notes: list[str]) -> None:
    """Brings these sheets from what they show of `held`, the matrix before the update, to what they show of `whole`. What somebody deleted
    from such a sheet stays deleted, and a row in which somebody typed stays as it is."""
    derived = derive(whole)
    for spec, rows_of in ROWS_OF:
        after = list(rows_of(whole))
        if never_had(surgery, memory, spec):
            changes += _gain(surgery, memory, spec, after, derived)
            continue
        keys = [view_key(spec, row) for row in after]
        known = set(memory.rows(spec.name)) or {view_key(spec, row) for row in rows_of(held)}
        memory.name_fields(spec.name, {SHOWN: 0})
        rows, marks = dict(zip(keys, after, strict=True)), dict(zip(keys, shown_marks(spec, after, derived), strict=True))
        last = memory.marks(spec.name, SHOWN)
        stale = [rows[key] for key, mark in marks.items() if last.get(key, mark) != mark]
        new = {key: row for key, row in rows.items() if key not in known}
        table = keyed(surgery, spec, {}, view_keys(spec)) if new or stale else None
        if table is None:
            continue
        changes += _refresh(surgery, memory, table, stale, derived)
        for key in new:
            memory.note(spec.name, key, SHOWN, marks[key])
        _add(surgery, table, new, derived, changes)
    _add_shifts(surgery, memory, held, whole, derived, changes)
    drawn, left = update_drawn(surgery, memory, held, whole)
    changes += drawn
    notes += left


def _add_shifts(surgery: Surgery, memory: Memory, held: Matrix, whole: Matrix, derived: Derived, changes: list[Change]) -> None:
    """What is new between two rounds."""
    if never_had(surgery, memory, SHIFTS):
        changes += _gain(surgery, memory, SHIFTS, shifts(whole), derived)
        return
    memory.name_fields(SHIFTS.name, {SHOWN: 0})
    new = {row.change_id: row for row in new_shifts(held, whole)}
    if new and (table := keyed(surgery, SHIFTS, {})):
        _add(surgery, table, new, derived, changes)


def _gain(surgery: Surgery, memory: Memory, spec: SheetSpec, rows: Sequence[Any], derived: Derived) -> list[Change]:
    """A sheet for a workbook that never had it: behind the other sheets, once there are rows for it."""
    if not rows:
        return []
    surgery.add_sheet(table_sheet(spec, rows, derived))
    memory.name_fields(spec.name, {SHOWN: 0})
    keys = [view_key(spec, row) for row in rows]
    if spec is not SHIFTS:  # whose rows stay as they were first written
        for key, mark in zip(keys, shown_marks(spec, rows, derived), strict=True):
            memory.note(spec.name, key, SHOWN, mark)
    return [Change("row added", f"{spec.name}!A{number}", key) for number, key in enumerate(keys, start=2)]


def _refresh(surgery: Surgery, memory: Memory, table: Keyed, rows: Sequence[Any], derived: Derived) -> list[Change]:
    """Rows that repeat a statement as it was: written where they still hold what was last written."""
    spec, changes = table.spec, []
    columns = [column for column in spec.columns if column.is_repeated and column.header in table.columns]
    is_whole = len(columns) == sum(column.is_repeated for column in spec.columns)
    for row in rows:
        key = view_key(spec, row)
        if key not in table.rows or key in table.twice:
            continue
        cells = [table.held(key, column.header) for column in columns]
        there = [said(cell.cell) for cell in cells]
        now = shown_values(spec, row, derived)
        if there == now:
            memory.note(spec.name, key, SHOWN, shown_mark(now))
        if (
            there == now
            or not is_whole
            or memory.mark(spec.name, key, SHOWN) != shown_mark(there)
            or not all(cell.is_plain for cell in cells)
        ):
            continue
        memory.note(spec.name, key, SHOWN, shown_mark(now))
        for column, old, new in zip(columns, there, now, strict=True):
            if old != new:
                surgery.put(table.area, table.rows[key], table.columns[column.header], Fill(_shown(spec, column.header, row, derived)))
                place = f"{table.area.sheet.name}!{letter(table.columns[column.header])}{table.rows[key]}"
                changes.append(Change("changed", place, f"{key}: {column.header}", old, new))
    return changes


def _add(surgery: Surgery, table: Keyed, rows: dict[str, Any], derived: Derived, changes: list[Change]) -> None:
    """Rows that are new, but for those that stand there already."""
    spec = table.spec
    new = {key: row for key, row in rows.items() if key not in table.rows}
    fills = []
    for row in new.values():
        fill = {}
        for column in spec.columns:
            if (name := column.field or column.header) in table.columns:
                fill[table.columns[name]] = Fill(cell_value(column, row) if column.field else _shown(spec, column.header, row, derived))
        fills.append(fill)
    heights = [height_of([(str(fill[at].value), 30.0) for at in fill if isinstance(fill[at].value, str)][:9]) for fill in fills]
    numbers = surgery.append(table.area, fills, heights)
    place = f"{table.area.sheet.name}!{letter(table.area.left)}"
    changes += [Change("row added", f"{place}{number}", key) for number, key in zip(numbers, new, strict=True)]


def _shown(spec: SheetSpec, header: str, row: Any, derived: Derived) -> Any:
    value = computed_value(spec.name, header, row, derived)
    return None if value == "" else value
