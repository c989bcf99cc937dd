"""Findings written into the sheet Checks of a workbook that people work in, in place: their decisions, and all else, stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from briefgen.checks.run import beside, gone
from briefgen.model import Check, Matrix, Severity
from briefgen.workbook.columns import Column
from briefgen.workbook.computed import computed_value, derive
from briefgen.workbook.plan import letter
from briefgen.workbook.problems import CELL_RULE
from briefgen.workbook.read import Reading
from briefgen.workbook.rowtext import height_of
from briefgen.workbook.schema import BY_NAME, CHECKS
from briefgen.workbook.sheets import cell_value, check_formula
from briefgen.workbook.update.surgery import Fill, Surgery

GONE = "No longer found: "  # heads what a check said that no rule finds any more


class Noted(NamedTuple):
    """The workbook with the findings; which checks are new, which are no longer found, and all that stand there now."""

    data: bytes
    new: tuple[Check, ...]
    gone: tuple[Check, ...]
    checks: tuple[Check, ...]
    is_written: bool  # False where people took the sheet Checks away


def note_checks(data: bytes, where: str, reading: Reading, found: Sequence[Check]) -> Noted:
    """The workbook `data` with a row of Checks for each finding that has none yet, and a word on those that are no longer found.

    `found` are the findings of all rules and of the reading. Raises WorkbookError for a file that must stay as it is.
    """
    held = reading.matrix.checks
    new, lost = beside(held, found), gone(held, found, also=(CELL_RULE,))
    fresh = {check.check_id: check for check in found}
    now = {check.check_id: _now(check, fresh.get(check.check_id), lost) for check in held}
    noted = Noted(data, new, tuple(check for check in lost if not check.what.startswith(GONE)), (*now.values(), *new), False)
    surgery = Surgery(data, where)
    area = surgery.area(CHECKS.name, [column.header for column in CHECKS.columns])
    placed = reading.placed.get(CHECKS.rows)
    if area is None or placed is None:
        return noted
    columns = placed.headings.columns
    for number, check in zip(placed.numbers, held, strict=True):
        for field in ("what", "severity"):
            column = next(each for each in CHECKS.columns if each.field == field)
            if getattr(now[check.check_id], field) != getattr(check, field) and column.header in columns:
                surgery.put(area, number, columns[column.header], Fill(cell_value(column, now[check.check_id])))
    derived = derive(replace(reading.matrix, checks=noted.checks))
    rows = [{columns[c.header]: _fill(c, check, derived) for c in CHECKS.columns if c.header in columns} for check in new]
    surgery.append(area, rows, [height_of((str(cell_value(c, check) or ""), c.width) for c in CHECKS.columns if c.field) for check in new])
    return noted._replace(data=surgery.finish(), is_written=True)


def _now(held: Check, fresh: Check | None, lost: Sequence[Check]) -> Check:
    """What the tool's columns of a check are to say now; people's columns are as they were."""
    if held in lost:
        what = held.what if held.what.startswith(GONE) else f"{GONE}{held.what}"
        return replace(held, what=what, severity=Severity.INFO)
    if fresh is not None and (held.rule == CELL_RULE or held.what.startswith(GONE)):
        return replace(held, what=fresh.what, severity=fresh.severity)
    return held


def _fill(column: Column, check: Check, derived: object) -> Fill:
    if column.field:
        return Fill(cell_value(column, check))
    value = computed_value(CHECKS.name, column.header, check, derived)  # type: ignore[arg-type]
    return Fill(value, check_formula(check) if column.header == "Go to cell" else "")


def cell_of(check: Check, reading: Reading) -> str:
    """Where a check points to: "Events!B2", the sheet where it is of no row, "" where it is of no sheet."""
    sheet, _, rest = check.where.partition("/")
    spec = BY_NAME.get(sheet)
    placed = reading.placed.get(spec.rows) if spec else None
    if spec is None or placed is None:
        return sheet
    row_id, _, field = rest.rpartition("/") if "/" in rest else (rest, "", "")
    rows: Matrix = reading.matrix
    number = next(
        (
            number
            for number, row in zip(placed.numbers, getattr(rows, spec.rows), strict=True)
            if getattr(row, spec.id_column.field) == row_id
        ),
        0,
    )
    column = next((each for each in spec.data_columns if each.field == field), spec.id_column)
    at = placed.headings.columns.get(column.header, 1)
    return f"{placed.sheet.name}!{letter(at)}{number}" if number else placed.sheet.name
