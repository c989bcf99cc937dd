"""What is amiss with whole rows of an existing workbook: merged cells, an id that is missing or stands twice, rows below a gap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.model import Severity
from briefgen.workbook.cells import Cell, corners
from briefgen.workbook.plan import letter
from briefgen.workbook.problems import Problem, merged_problem, twice_problem
from briefgen.workbook.schema import SHEETS
from briefgen.workbook.typed import is_empty
from briefgen.workbook.update.keyed import Keyed
from briefgen.workbook.update.markup import tags

_A_ROW = 2  # cells that hold something make a row; one alone may be a remark


def merged_cells(table: Keyed, last: int, problems: list[Problem]) -> dict[int, dict[int, Cell]]:
    """Row number -> column number -> cell: what cells of one column that are merged show in all rows but the first. `last` is the last row of the
    table. Every merged range in it is one of the `problems`."""
    sheet, first = table.area.sheet, table.area.first
    data = {table.columns[column.field]: column for column in table.spec.data_columns if column.field in table.columns}
    shown: dict[int, dict[int, Cell]] = {}
    for tag in tags(sheet.content, sheet.prefix + b"mergeCell", sheet.data_span[1]):
        (left, top), (right, bottom) = corners(tag.get("ref"))
        top, bottom = max(top, first), min(bottom, last)
        covered = [at for at in data if left <= at <= right]
        if bottom < top or len(covered) * (bottom - top + 1) < 2:
            continue
        cell = sheet.held(top, covered[0]).cell
        is_read = len(covered) == 1 and data[covered[0]] is not table.spec.id_column and cell is not None
        if cell is not None and is_read:
            for number in range(top + 1, bottom + 1):
                shown.setdefault(number, {})[covered[0]] = cell
        if is_read or any(sheet.held(number, at).cell for number in range(top, bottom + 1) for at in covered):
            problems.append(merged_problem(sheet.name, tag.get("ref"), table.spec.name, is_read=is_read))
    return shown


def row_problems(table: Keyed, last: int) -> Iterator[Problem]:
    """The rows of a table, and below it, that an update cannot tell from others: those without an id, those whose id stands already in another
    row, those with an empty row above them."""
    spec, sheet = table.spec, table.area.sheet
    column = table.columns[spec.id_column.field]
    for number, key in table.again.items():
        cell = f"{letter(column)}{number}"
        yield twice_problem(sheet.name, cell, spec.id_column.header, key, table.rows[key], f"{spec.name}/{key}/{spec.id_column.field}")
    if spec not in SHEETS:  # a list, beside which others stand
        return
    ours = {*table.rows.values(), *table.again}
    for number in sheet.numbers:
        if number < table.area.first or number in ours or last < number <= last + table.area.totals:
            continue
        held = _held(table, number)
        if number <= last and held:
            what = f"has no id in the column {spec.id_column.header}, so that an update compares no text with it"
            fix = f"write an id of your own into {letter(column)}{number}, such as {spec.prefix}-own-{number}"
            yield Problem(Severity.WARNING, sheet.name, f"row {number}", what, fix, spec.name, key=f"{number} {what}")
        elif number > last and len(held) >= _A_ROW:
            what = f"stands below the table {spec.name} with an empty row between, so that an update leaves it alone"
            yield Problem(
                Severity.WARNING, sheet.name, f"row {number}", what, f"move it up to row {last + 1}", spec.name, key=f"{number} {what}"
            )


def _held(table: Keyed, number: int) -> Mapping[int, Cell]:
    """What the cells of a row hold under our headings, but for formulas and repeated headings."""
    row = table.area.sheet.row(number)
    data = {table.columns[column.field]: column.header for column in table.spec.data_columns if column.field in table.columns}
    cells = table.area.sheet.all_held(row) if row else {}
    found = {at: one.cell for at, one in cells.items() if at in data and one.cell and not one.cell.formula and not is_empty(one.cell)}
    return {} if found and all(str(cell.value).strip() == data[at] for at, cell in found.items()) else found
