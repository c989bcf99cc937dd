"""From a matrix to the bytes of an event matrix in Excel: plans of sheets, written out as XML."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import BinaryIO

from briefgen.model import Matrix
from briefgen.workbook.baseline import baseline_sheet
from briefgen.workbook.collector import no_collection
from briefgen.workbook.coverage import coverage_sheet
from briefgen.workbook.figures import areas_by_mechanism_sheet, years_sheet
from briefgen.workbook.gathered import Gathered, gather
from briefgen.workbook.guard import check_matrix
from briefgen.workbook.lists import lists_sheet
from briefgen.workbook.look import shipped_look
from briefgen.workbook.parts import Kept, Places, Spread, in_stretches, one_by_one, package
from briefgen.workbook.plan import Link, Sheet, letter
from briefgen.workbook.readme import readme_sheet
from briefgen.workbook.rounds import SHIFTS
from briefgen.workbook.schema import MARK, MARK_SETTING, ORDER, SHEETS, SOURCES
from briefgen.workbook.sheets import table_sheet
from briefgen.workbook.update.deflate import Cut


def write_workbook(matrix: Matrix, spread: Spread = one_by_one) -> bytes:
    """The workbook of `matrix`; `read_workbook` gives the same matrix back, and the same matrix always gives the same bytes, wherever
    `spread` has the sheets written.

    Raises WorkbookError, naming sheet, row and column, where a cell cannot hold a text or a sheet not all rows.
    """
    out = io.BytesIO()
    write_workbook_into(out, matrix, spread)
    return out.getvalue()


@no_collection()
def write_workbook_into(
    out: BinaryIO,
    matrix: Matrix,
    spread: Spread = one_by_one,
    places: Places | None = None,
    kept: Kept | None = None,
) -> dict[str, tuple[Cut, ...]]:
    """The same, written to `out`. With `places` no sheet is ever held whole: each lies there meanwhile. What of the large sheets is `kept` from
    an earlier workbook is not worked out again; the answer tells of each part where its pieces lie, so that they can be kept. Of a
    matrix just as it came of its texts most of what is kept is found without its rows."""
    if not kept:
        check_matrix(matrix)
    gathered = gather(matrix)
    mark = next((value for name, value in matrix.settings if name == MARK_SETTING), MARK)
    plans = [*plan_sheets(matrix, gathered), baseline_sheet(matrix, gathered)]
    del gathered  # which the plans have what they need of
    look = shipped_look()
    cut = [in_stretches(plan, look.formats, kept) for plan in plans]
    if kept:
        held = ((plan.name, own) for plan, own in zip(plans, cut, strict=True) if own)
        check_matrix(matrix, {name: [(stretch.start, stretch.stop) for stretch in own.new] for name, own in held})
    title, as_of = matrix.title, matrix.as_of
    return package(out, plans, look, title=title, as_of=as_of, mark=mark, spread=spread, places=places, kept=kept, cut=cut)


def plan_sheets(matrix: Matrix, gathered: Gathered | None = None) -> list[Sheet]:
    """What stands on each sheet, in the order of the workbook; `gathered` is `gather(matrix)`, where it is there already."""
    gathered = gathered or gather(matrix)
    matrix, derived = gathered.matrix, gathered.derived
    plans = {spec.name: table_sheet(spec, gathered.rows_of(spec), derived) for spec in SHEETS}
    plans[SOURCES.name] = _with_addresses(plans[SOURCES.name], matrix)
    plans |= {spec.name: table_sheet(spec, rows, derived) for spec, rows in (*gathered.shown, (SHIFTS, gathered.shifts))}
    drawn = (readme_sheet, years_sheet, areas_by_mechanism_sheet, lists_sheet)
    plans |= {plan.name: plan for plan in (coverage_sheet(gathered.covered), *(draw(matrix) for draw in drawn))}
    return [plans[name] for name in ORDER]


def _with_addresses(sheet: Sheet, matrix: Matrix) -> Sheet:
    """Sources with each address as a link."""
    column = letter(next(number for number, column in enumerate(SOURCES.columns, start=1) if column.field == "url"))
    links = tuple(Link(f"{column}{number}", address=source.url) for number, source in enumerate(matrix.sources, start=2) if source.url)
    return replace(sheet, links=links)
