"""A workbook as plain text that a person can compare line by line: every cell with its type, every table, every fixed link."""

from __future__ import annotations

from briefgen.workbook.baseline import BASELINE_TABLE
from briefgen.workbook.cells import Cell
from briefgen.workbook.grid import SheetCells, read_cells
from briefgen.workbook.plan import letter


def dump_workbook(data: bytes, name: str = "") -> str:
    """The text of a workbook: a line "A2 d 2024-05-13" per cell, with s text, n number, d date, b yes/no, e error, f formula, l fixed link.

    The hidden sheet Baseline, which holds no texts, is left out. A formula's value stands before it; a formula that the cell above has, too, is not written out again. WorkbookError as when reading.
    """
    lines = []
    for sheet in read_cells(data, name):
        if any(table == BASELINE_TABLE for table, _ in sheet.tables):
            continue
        lines.append(f"[{sheet.name}]")
        lines += [f"table {table} {ref}" for table, ref in sheet.tables]
        lines += _cells(sheet)
        lines.append("")
    return "\n".join(lines)


def _cells(sheet: SheetCells) -> list[str]:
    lines = []
    above: dict[int, str] = {}
    for number, cells in sheet.rows.items():
        for column, cell in cells.items():
            ref = f"{letter(column)}{number}"
            lines.append(f"{ref} {_shown(cell, above.get(column, ''))}")
            if ref in sheet.links:
                lines.append(f"{ref} l {sheet.links[ref]}")
        above = {column: cell.formula for column, cell in cells.items()}
    return lines


def _shown(cell: Cell, above: str) -> str:
    value = str(cell.value if cell.value is not None else "").replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    if not cell.formula:
        return f"{cell.kind} {value}"
    return f"f {value}".rstrip() if cell.formula == above else f"f {value} ={cell.formula}"
