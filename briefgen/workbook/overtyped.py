"""What people typed that is read in another way than they may think: over a formula, or a word that no list holds."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from briefgen.model import BOTH, Matrix, Severity
from briefgen.workbook.cells import Cell
from briefgen.workbook.columns import Column, Holds, Owner, SheetSpec
from briefgen.workbook.computed import computed_value, derive
from briefgen.workbook.headings import Placed
from briefgen.workbook.plan import letter
from briefgen.workbook.problems import Problem
from briefgen.workbook.schema import SHEETS
from briefgen.workbook.typed import is_empty, text_of

_THIRD = "third"  # the side of a text that is neither party's


def overtyped(matrix: Matrix, placed: Mapping[str, Placed]) -> Iterator[Problem]:
    """Computed cells that hold a value of a person's own in the place of their formula: nothing reads it."""
    bare = [(spec, found) for spec in SHEETS if (found := list(_bare(spec, getattr(matrix, spec.rows), placed.get(spec.rows))))]
    if not bare:
        return
    derived = derive(matrix)
    for spec, cells in bare:
        sheet = placed[spec.rows].sheet.name
        for number, column, at, cell, row in cells:
            value = computed_value(spec.name, column.header, row, derived)
            if text_of(cell) not in (_shown(value), ""):
                row_id = getattr(row, spec.id_column.field)
                yield Problem(
                    Severity.WARNING,
                    sheet,
                    f"cell {letter(at)}{number} ({column.header})",
                    f"'{_short(text_of(cell))}' was typed over a formula, and is not read",
                    f"correct the columns that {column.header} follows, and copy the formula back from another row",
                    f"{spec.name}/{row_id}",
                )


def _bare(spec: SheetSpec, rows: tuple[Any, ...], at: Placed | None) -> Iterator[tuple[int, Column, int, Cell, Any]]:
    """The computed cells without a formula; those that depend on today's date, or on the row alone, are left out."""
    if at is None:
        return
    columns = [
        (column, at.headings.columns[column.header])
        for column in spec.columns
        if column.owner is Owner.COMPUTED and column.formula and "TODAY()" not in column.formula and column.header in at.headings.columns
    ]
    for number, row in zip(at.numbers, rows, strict=True):
        cells = at.sheet.rows[number]
        for column, place in columns:
            cell = cells.get(place)
            if cell is not None and not cell.formula and not is_empty(cell):
                yield number, column, place, cell, row


def unlisted(matrix: Matrix, placed: Mapping[str, Placed]) -> Iterator[Problem]:
    """Areas, parties and sides that the sheet Lists does not hold: they are kept as they were typed."""
    areas = {area.area_id: area.name for area in matrix.areas}
    parties = {party.code: party.name for party in matrix.parties}
    known = {"Area": areas, "Party": parties, "Side": {**parties, BOTH: "", _THIRD: ""}}
    for spec in SHEETS:
        if (at := placed.get(spec.rows)) is None:
            continue
        columns = [column for column in spec.data_columns if known.get(column.choices) and column.header in at.headings.columns]
        for number, row in zip(at.numbers, getattr(matrix, spec.rows), strict=True) if columns else ():
            for column in columns:
                value = getattr(row, column.field)
                offered = known[column.choices]
                for word in value if column.holds is Holds.KEYS else (value,):
                    if word and word not in offered:
                        place = f"cell {letter(at.headings.columns[column.header])}{number} ({column.header})"
                        where = f"{spec.name}/{getattr(row, spec.id_column.field)}/{column.field}"
                        what = f"'{_short(word)}' is not on the sheet Lists"
                        yield Problem(Severity.WARNING, at.sheet.name, place, what, _suggestion(word, offered, column.choices), where)


def _suggestion(word: str, offered: Mapping[str, str], kind: str) -> str:
    """The listed word that is nearest, by its code or its name."""
    names = {name.casefold(): code for code, name in offered.items() if name} | {code.casefold(): code for code in offered}
    near = difflib.get_close_matches(word.casefold(), names, n=1, cutoff=0.75)
    add = f"add it there under {'Area' if kind == 'Area' else 'Party'}"
    return f"did you mean '{names[near[0]]}'? else {add}" if near else f"choose one from the list, or {add}"


def _shown(value: object) -> str:
    """A computed value as the text that a cell with it reads as."""
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
