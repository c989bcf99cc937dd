"""The matrix as it stands in an existing workbook: every row that has an id, whatever people did to the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date
from typing import Any

from briefgen.model import Matrix, Severity
from briefgen.workbook.baseline import ABOUT, MARKED
from briefgen.workbook.columns import Column
from briefgen.workbook.listed import settled
from briefgen.workbook.plan import letter
from briefgen.workbook.problems import Problem
from briefgen.workbook.schema import AS_OF_ITEM, ITEM, TITLE_ITEM, VALUE
from briefgen.workbook.typed import NotUnderstood, date_of, text_of, value_of
from briefgen.workbook.update.keyed import Keyed, said
from briefgen.workbook.update.rowfaults import merged_cells, row_problems
from briefgen.workbook.update.surgery import Surgery


def held_matrix(tables: Mapping[str, Keyed], surgery: Surgery, problems: list[Problem]) -> Matrix:
    """The rows of all tables that are there. A cell that cannot be understood counts as empty, and is one of the `problems`, as is what is amiss
    with whole rows."""
    rows: dict[str, Any] = {
        spec.rows: _rows(tables[spec.name], surgery.last_row(tables[spec.name].area), problems) if spec.name in tables else ()
        for spec in MARKED
    }
    return settled(Matrix(**rows, **_about(surgery)))


def _rows(table: Keyed, last: int, problems: list[Problem]) -> tuple[Any, ...]:
    spec = table.spec
    merged = merged_cells(table, last, problems)
    defaults = {each.name: None if each.default is MISSING else each.default for each in fields(spec.row_type)}
    places = [(column, table.columns.get(column.field, 0), defaults[column.field]) for column in spec.data_columns]
    empty = {column.field: value_of(column, None, default) for column, _, default in places}
    found = []
    for rows in table.cells():
        known: dict[tuple[int, int], Any] = {}  # cells that are alike are often one object, which lives as long as `rows`
        for key, held in rows.items():
            values = empty.copy()
            if table.rows[key] in merged:
                held = merged[table.rows[key]] | held
            for column, at, default in places:
                if (cell := held.get(at)) is not None:
                    place = (at, id(cell))
                    if place not in known:
                        try:
                            known[place] = value_of(column, cell, default)
                        except NotUnderstood as fault:
                            problems.append(_problem(table, key, table.rows[key], column, fault))
                            continue
                    values[column.field] = known[place]
            values[spec.id_column.field] = key
            found.append(spec.row_type(**values))
    problems += row_problems(table, last)
    return tuple(found)


def _problem(table: Keyed, key: str, number: int, column: Column, fault: NotUnderstood) -> Problem:
    sheet, place = table.area.sheet.name, f"cell {letter(table.columns[column.field])}{number} ({column.header})"
    return Problem(Severity.ERROR, sheet, place, fault.what, fault.fix, f"{table.spec.name}/{key}/{column.field}")


def _about(surgery: Surgery) -> dict[str, Any]:
    """Title, date and settings."""
    area = surgery.area(ABOUT, (ITEM, VALUE))
    columns = surgery.columns_of(area) if area else {}
    if area is None or ITEM not in columns or VALUE not in columns:
        return {}
    about: dict[str, Any] = {}
    settings = []
    for number in surgery.rows_of(area):
        item = said(surgery.held(area, number, columns[ITEM]).cell).strip()
        cell = surgery.held(area, number, columns[VALUE]).cell
        if item == TITLE_ITEM:
            about["title"] = text_of(cell) if cell else ""
        elif item == AS_OF_ITEM:
            try:
                about["as_of"] = (cell.value if isinstance(cell.value, date) else date_of(cell)) if cell else None
            except NotUnderstood:
                about["as_of"] = None
        elif item:
            settings.append((item, text_of(cell) if cell else ""))
    return about | {"settings": tuple(settings)}
