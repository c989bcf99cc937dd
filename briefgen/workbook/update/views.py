"""The sheets that are drawn from others, brought up to date: a row for each new statement, columns and rows of Coverage and of the figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefgen.model import Matrix
from briefgen.workbook.columns import SheetSpec
from briefgen.workbook.computed import computed_value, derive
from briefgen.workbook.plan import letter
from briefgen.workbook.rounds import SHIFTS, shifts
from briefgen.workbook.rowtext import height_of
from briefgen.workbook.sheets import cell_value
from briefgen.workbook.update.changes import Change
from briefgen.workbook.update.drawn import update_drawn
from briefgen.workbook.update.keyed import keyed, row_key
from briefgen.workbook.update.surgery import Fill, Surgery
from briefgen.workbook.views import DETAIL, VIEWS, asks, commitments, touched

_KEYS = {DETAIL.name: ("statement_id", "area")}


def update_views(surgery: Surgery, held: Matrix, whole: Matrix, changes: list[Change], notes: list[str]) -> None:
    """Adds what `whole` shows and `held`, the matrix before the update, does not; what somebody deleted from such a sheet stays deleted."""
    rows: Sequence[tuple[SheetSpec, Sequence[Any], Sequence[Any]]] = (
        (VIEWS[0], commitments(held), commitments(whole)),
        (VIEWS[1], asks(held), asks(whole)),
        (DETAIL, touched(held), touched(whole)),
        (SHIFTS, shifts(held), shifts(whole)),
    )
    derived = derive(whole)
    for spec, before, after in rows:
        keys = _KEYS.get(spec.name, ())
        known = {row_key(row, spec, keys) for row in before}
        new = {key: row for row in after if (key := row_key(row, spec, keys)) not in known}
        table = keyed(surgery, spec, {}, keys) if new else None
        if table is None:
            continue
        fills = []
        for key in [key for key in new if key in table.rows]:
            del new[key]
        for row in new.values():
            fill = {}
            for column in spec.columns:
                if (name := column.field or column.header) in table.columns:
                    value = cell_value(column, row) if column.field else computed_value(spec.name, column.header, row, derived)
                    fill[table.columns[name]] = Fill(value)
            fills.append(fill)
        heights = [height_of([(str(fill[at].value), 30.0) for at in fill if isinstance(fill[at].value, str)][:9]) for fill in fills]
        numbers = surgery.append(table.area, fills, heights)
        place = f"{table.area.sheet.name}!{letter(table.area.left)}"
        changes += [Change("row added", f"{place}{number}", key) for number, key in zip(numbers, new, strict=True)]
    drawn, left = update_drawn(surgery, held, whole)
    changes += drawn
    notes += left
