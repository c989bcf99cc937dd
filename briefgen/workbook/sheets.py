"""From the schema's sheets and the rows of a matrix to plans of sheets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from operator import attrgetter
from typing import Any

from briefgen.model.compared import Category
from briefgen.workbook.columns import PEN, Column, Holds, Owner, SheetSpec
from briefgen.workbook.computed import Derived, check_target, computed_by
from briefgen.workbook.formulas import NEXT
from briefgen.workbook.look import CODES
from briefgen.workbook.plan import Bulk, BulkColumn, Cell, Choices, Row, Sheet, Table, Tint, Value, letter
from briefgen.workbook.rowtext import height_of
from briefgen.workbook.schema import BY_NAME, DRAWN

_THIS_ROW = re.compile("«([^»]+)»")
_STYLES = {Holds.DATE: "Matrix date", Holds.NUMBER: "Matrix number", Holds.DECIMAL: "Matrix decimal"}
_CATEGORIES = {Category.FACT: "error", Category.ATTRIBUTED: "open"}  # of a comparison; those that want a look
# The fields by which rows stand and fall together; of other tables each row does by itself.
GROUPED = {"Participants": "event_id", "Statements": "event_id", "Evidence": "source"}
_TABS = {"Events": "1F3864", "Statements": "1F3864", "Checks": "C55A11"} | dict.fromkeys(DRAWN, "548235")


def table_sheet(spec: SheetSpec, rows: Sequence[Any], derived: Derived) -> Sheet:
    """The plan of a sheet of the schema with its rows. A table without rows gets one empty row, since Excel knows no table without."""
    headers = tuple((number, Cell(column.header, header_style(column))) for number, column in enumerate(spec.columns, start=1))
    planned = [Row(1, headers, height_of(((column.header, column.width - 3) for column in spec.columns), least=32))]
    formulas = [expand(column.formula, spec.name) for column in spec.columns]
    styles = [style_of(column, number == 0) for number, column in enumerate(spec.columns)]
    if not rows:
        planned.append(Row(2, tuple((number, Cell(None, style)) for number, style in enumerate(styles, start=1))))
    last = max(2, len(rows) + 1)
    return Sheet(
        name=spec.name,
        rows=tuple(planned),
        bulk=_bulk(spec, rows, map(partial(_bulk_column, spec, derived), spec.columns, formulas, styles)) if rows else None,
        grounds=tuple(style_of(replace(column, owner=Owner.TOOL, is_link=False), at == 0) for at, column in enumerate(spec.columns)),
        widths=tuple(column.width for column in spec.columns),
        tables=(Table(spec.name, 1, 1, tuple((c.header, f) for c, f in zip(spec.columns, formulas, strict=True)), last - 1, spec.about),),
        choices=tuple(
            Choices(f"{letter(n)}2:{letter(n)}{last}", list_name(c.choices), c.holds is not Holds.KEYS)
            for n, c in enumerate(spec.columns, start=1)
            if c.choices
        ),
        dates=tuple(f"{letter(n)}2:{letter(n)}{last}" for n, c in enumerate(spec.columns, start=1) if c.holds is Holds.DATE and c.field),
        tints=tuple(_tints(spec, last)),
        frozen=f"{letter(spec.frozen + 1)}2",
        print_area=f"$A$1:${letter(spec.printed)}${last}" if spec.printed else "",
        tab=_TABS.get(spec.name, "8497B0"),
    )


def _bulk(spec: SheetSpec, rows: Sequence[Any], columns: Iterable[BulkColumn]) -> Bulk:
    name_of = attrgetter(GROUPED.get(spec.name, spec.id_column.field))
    return Bulk(tuple(columns), rows, name_of=lambda row: str(name_of(row)), called=spec.name)


def _bulk_column(spec: SheetSpec, derived: Derived, column: Column, formula: str, style: str) -> BulkColumn:
    if column.field:
        return BulkColumn(style, partial(cell_values, column), column.width, has_ground=column.owner is not Owner.TOOL)
    of_row = computed_by(spec.name, column.header)
    shown = partial(_all_of, of_row, derived)
    return BulkColumn(style, shown, column.width, formula, None if formula or column.is_repeated else check_formula, has_ground=True)


def _all_of(of_row: Callable[[Any, Derived], Value], derived: Derived, rows: Sequence[Any]) -> list[Value]:
    return [of_row(row, derived) for row in rows]


def header_style(column: Column) -> str:
    return {Owner.TOOL: "Matrix header", Owner.COMPUTED: "Matrix header computed", Owner.HUMAN: "Matrix header human"}[column.owner]


def style_of(column: Column, is_id: bool) -> str:
    """The named style of a column's cells."""
    if is_id:
        return "Matrix id"
    if column.is_link:
        return "Matrix address" if column.field else "Matrix link"
    if column.header == "Code":
        return "Matrix code computed"
    suffix = {Owner.TOOL: "", Owner.COMPUTED: " computed", Owner.HUMAN: " human"}[column.owner]
    return _STYLES.get(column.holds, "Matrix text") + suffix


def cell_value(column: Column, row: Any) -> Value:
    """What a data cell shows: keys joined by "; ", yes or no; None for an empty cell."""
    return cell_values(column, (row,))[0]


def cell_values(column: Column, rows: Sequence[Any]) -> list[Value]:
    """The same for a column's cells in all of these rows."""
    held = map(attrgetter(column.field), rows)
    if column.holds is Holds.KEYS:
        return ["; ".join(keys) or None for keys in held]
    if column.holds is Holds.YES:
        return ["yes" if value else "no" for value in held]
    if column.holds is Holds.CHOICE:
        return [str(value) or None for value in held]
    return [None if value == "" else value for value in held]


def expand(formula: str, table: str) -> str:
    """A schema formula as the file holds it: «Heading» becomes a reference to the cell of that column in the same row."""
    return _THIS_ROW.sub(lambda found: f"{table}[[#This Row],[{found[1]}]]", formula)


def check_formula(check: Any) -> str:
    """The link from a check to the cell that it speaks of; "" where it points to none."""
    target = check_target(check)
    if target is None:
        return ""
    sheet, row_id, header = target
    id_header = BY_NAME[sheet].id_column.header
    found = f"MATCH({_literal(row_id)},{sheet}[{id_header}],0)+ROW({sheet}[[#Headers],[{id_header}]])"
    headings = f"{sheet}[[#Headers]]"  # [#Headers] alone means nothing to LibreOffice
    column = f"COLUMN(INDEX({headings},1,MATCH({_literal(header)},{headings},0)))"  # the table need not begin in column A
    label = _literal(f"{sheet}: {header}")
    return f'IFERROR(HYPERLINK("#{sheet}!"&ADDRESS({found},{column}),{label}),{label})'


def list_name(heading: str) -> str:
    """The defined name of the drop-down list under a heading of the sheet Lists."""
    return "choose_" + re.sub(r"\W+", "_", heading.lower())


def _literal(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _tints(spec: SheetSpec, last: int) -> list[Tint]:
    at = {column.header: letter(number) for number, column in enumerate(spec.columns, start=1)}

    def over(first: str, to: str = "") -> str:
        return f"{at[first]}2:{at[to or first]}{last}"

    tints: list[Tint] = []
    if spec.name == "Events":
        tints += [
            Tint(over(header), f'${at["Year basis"]}2="inferred"', "inferred") for header in ("Date", "Year basis", "Date as printed")
        ]
    if "Open checks" in at:
        tints.append(Tint(over("Open checks"), f"N(${at['Open checks']}2)>0", "open"))
    if "Confidence" in at:
        tints.append(Tint(over("Confidence"), f'${at["Confidence"]}2="Low"', "low"))
        tints.append(Tint(over(spec.id_column.header), f'${at["Confidence"]}2="Low"', "low"))
    if "Code" in at:
        tints += [Tint(over("Code"), f'${at["Code"]}2="{code}"', code) for code in CODES]
    if "Category" in at:
        tints += [Tint(over("Category"), f'${at["Category"]}2="{name}"', look) for name, look in _CATEGORIES.items()]
    if "Overdue" in at:
        due = next(header for header in (f"{PEN}Due", "Due") if header in at)
        tints += [Tint(over(header), f'${at["Overdue"]}2="overdue"', "overdue") for header in ("Overdue", due)]
    if spec.name == "Mechanisms":
        tints.append(Tint(over(NEXT, "Days past it"), f"N(${at['Days past it']}2)>0", "overdue"))
    if spec.name == "Evidence":
        tints.append(Tint(over("Repaired"), f'${at["Repaired"]}2="yes"', "inferred"))
    if spec.name == "Checks":
        tints.append(Tint(over("Check", "State"), f'AND(${at["State"]}2="open",${at["Severity"]}2="E")', "error"))
        tints.append(Tint(over("Check", "State"), f'${at["State"]}2="open"', "open"))
    return tints
