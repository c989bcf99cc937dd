"""The table About on ReadMe: the as-of date moves on with the texts, unless a person has set another."""

from __future__ import annotations

from briefgen.model import Matrix
from briefgen.workbook.baseline import ABOUT, Marks, said_by
from briefgen.workbook.plan import letter
from briefgen.workbook.schema import AS_OF_ITEM, ITEM, VALUE
from briefgen.workbook.update.changes import Change
from briefgen.workbook.update.keyed import said
from briefgen.workbook.update.memory import Memory
from briefgen.workbook.update.surgery import Fill, Surgery

_FIELD = "value"


def update_about(surgery: Surgery, memory: Memory, marks: Marks, generated: Matrix) -> list[Change]:
    """Sets the date of the matrix where it still is the one that was last written, and the new one is later."""
    area = surgery.area(ABOUT, (ITEM, VALUE))
    if area is None or generated.as_of is None:
        return []
    columns = surgery.columns_of(area)
    if ITEM not in columns or VALUE not in columns:
        return []
    for number in surgery.rows_of(area):
        if said(surgery.held(area, number, columns[ITEM]).cell) != AS_OF_ITEM:
            continue
        held = surgery.held(area, number, columns[VALUE])
        now, ours = said(held.cell), said_by(generated.as_of)
        last = memory.mark(ABOUT, AS_OF_ITEM, _FIELD)
        if ours <= now or last != marks.of(now) or not held.is_plain:
            return []
        surgery.put(area, number, columns[VALUE], Fill(generated.as_of))
        memory.note(ABOUT, AS_OF_ITEM, _FIELD, marks.of(ours))
        return [Change("changed", f"{area.sheet.name}!{letter(columns[VALUE])}{number}", AS_OF_ITEM, now, ours)]
    return []
