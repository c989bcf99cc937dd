"""What was found in cells while a workbook was read, in words for the person who typed there, and as rows of the sheet Checks."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.checks.finding import make_check
from briefgen.model import Check, Severity

CELL_RULE = "CELL"  # of all checks on how a workbook was read; they come and go with what stands in the cells


@dataclass(frozen=True, slots=True)
class Problem:
    """ERROR: a cell that is not understood and read as empty; WARNING: one that was understood in a way that a person should know of."""

    severity: Severity
    sheet: str  # as it is named now; "" for the whole workbook
    place: str  # "cell B2 (Date)", "cells A2:A5"; "" for the whole sheet
    what: str
    fix: str
    where: str = ""  # "Events/EV-1/date_start"
    key: str = ""  # what tells it from others at the same `where`, if that is not what it says

    @property
    def line(self) -> str:
        """ "sheet Events, cell B2 (Date): 'soon' is not a date; write it as 2023-03-30"."""
        place = ", ".join(part for part in (f"sheet {self.sheet}" if self.sheet else "", self.place) if part)
        return f"{place}: {self.what}; {self.fix}" if place else f"{self.what}; {self.fix}"

    @property
    def check(self) -> Check:
        """The row of Checks. Its id does not hold the cell's place: rows move when people sort, and the decision stays."""
        place = ", ".join(part for part in (f"sheet {self.sheet}" if self.sheet else "", self.place) if part)
        told = f"{place}: {self.what}" if place else self.what
        return make_check(
            CELL_RULE, self.severity, self.where or self.sheet, f"{told[:1].upper()}{told[1:]}.", self.fix, key=self.key or self.what
        )


def merged_problem(sheet: str, ref: str, where: str, *, is_read: bool) -> Problem:
    """Merged cells: in those of one column, the value of the first is read for all of their rows (`is_read`)."""
    severity = Severity.WARNING if is_read else Severity.ERROR
    what = (
        "are merged; the value of the first is read for all of their rows"
        if is_read
        else "are merged, which leaves all but the first empty"
    )
    return Problem(severity, sheet, f"cells {ref}", what, "unmerge them (Home > Merge & Center) and fill each", where, key=f"{ref} {what}")


def twice_problem(sheet: str, cell: str, heading: str, row_id: str, first: int, where: str) -> Problem:
    """An id that stands in row `first` already."""
    fix = "clear it in the row that was added, and the row gets an id of its own"
    return Problem(Severity.ERROR, sheet, f"cell {cell} ({heading})", f"{row_id} stands already in row {first}", fix, where)
