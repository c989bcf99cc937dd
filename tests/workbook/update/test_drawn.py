"""Coverage, the figures with their charts, the choices of sides: after an update they show what a new workbook would show."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from briefgen.model import BOTH, Area, Event, Matrix, Party, Stance, Statement, Status
from briefgen.workbook.create import write_workbook
from briefgen.workbook.update.apply import Existing, Update
from tests.workbook.sample import sample_matrix
from tests.workbook.update.books import saved

FIRST = sample_matrix()
NEW = Event("EV-JP-VN-1", name="Talks of the new year", status=Status.HELD, date_start=date(2026, 2, 3), parties=("VN", "JP"))
SAID = (
    Statement("ST-new-1", NEW.event_id, side=BOTH, stance=Stance.AGREED, text="agreed on fish and ships", areas=("fish", "maritime")),
    Statement("ST-new-2", FIRST.events[0].event_id, side="NZ", stance=Stance.COMMITTED, text="will help with fish", areas=("fish",)),
)
WHOLE = replace(
    FIRST,
    parties=(*FIRST.parties, Party("JP", "Japan", "Japanese")),
    areas=(*FIRST.areas, Area("fish", "Fisheries", "The sea")),
    events=(*FIRST.events, NEW),
    statements=(*FIRST.statements, *SAID),
)
EARLIER = replace(WHOLE, events=(*FIRST.events, replace(NEW, date_start=date(2019, 2, 3))))


def updated(data: bytes, whole: Matrix = WHOLE) -> Update:
    existing = Existing.of(data, "x.xlsx")
    return existing.update(whole, held=existing.matrix(), whole=whole)


def shown(sheet: Worksheet) -> dict[tuple[str, str], object]:
    """(name of the row, heading) -> what the cell holds, wherever rows and columns stand."""
    headings = [str(cell.value) for cell in sheet[1]]
    rows = sheet.iter_rows(min_row=2)
    return {(str(row[0].value), heading): cell.value for row in rows for heading, cell in zip(headings, row, strict=True) if row[0].value}


def opened(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


@pytest.mark.parametrize("whole", [WHOLE, EARLIER])
@pytest.mark.parametrize("name", ["Coverage", "MeetingsPerYear"])
def test_an_update_shows_what_a_new_workbook_shows(name: str, whole: Matrix) -> None:
    update = updated(write_workbook(FIRST), whole)
    assert shown(opened(update.data)[name]) == shown(opened(write_workbook(whole))[name])
    assert update.notes == ()
    assert updated(update.data, whole).data is update.data


def test_years_stay_in_order_and_the_chart_covers_them() -> None:
    sheet = opened(updated(write_workbook(FIRST)).data)["MeetingsPerYear"]
    years = [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert years == [row[0] for row in opened(write_workbook(WHOLE))["MeetingsPerYear"].iter_rows(min_row=2, values_only=True)]
    assert [one.val.numRef.f for one in sheet._charts[0].series] == [f"MeetingsPerYear!$B$2:$B${len(years) + 1}"]
    assert sheet.tables["MeetingsPerYear"].ref == f"A1:B{len(years) + 1}"


def test_a_new_group_of_areas_becomes_a_row_that_counts() -> None:
    sheet = opened(updated(write_workbook(FIRST)).data)["AreasByMechanism"]
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
    assert str(rows["The sea"][-1].value).startswith("=COUNTIFS(CoverageDetail[Group],AreasByMechanism[[#This Row],[Group]]")


def test_a_new_column_of_coverage_belongs_to_its_table_and_its_heat_map() -> None:
    sheet = opened(updated(write_workbook(FIRST)).data)["Coverage"]
    last = sheet.cell(1, sheet.max_column)
    assert last.value == "03 Feb 2026 Talks of the new year"
    table = sheet.tables["Coverage"]
    assert table.ref == f"A1:{last.column_letter}{sheet.max_row}"
    assert table.tableColumns[-1].name == last.value
    assert all(str(one.sqref).endswith(f":{last.column_letter}{sheet.max_row}") for one in sheet.conditional_formatting)
    assert sheet.column_dimensions[last.column_letter].width == 16
    assert last.style == sheet.cell(1, sheet.max_column - 1).style


def test_what_people_wrote_on_coverage_stays() -> None:
    book = opened(write_workbook(FIRST))
    sheet = book["Coverage"]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[1].value == "maritime")
    row[3].value = "long ago"
    before = {cell.coordinate: cell.value for cells in sheet.iter_rows() for cell in cells}
    update = updated(saved(book))
    after = opened(update.data)["Coverage"]
    assert after[row[3].coordinate].value == "long ago"
    told = {change.place.partition("!")[2] for change in update.changes if change.place.startswith("Coverage!")}
    assert {ref: after[ref].value for ref in before if ref not in told} == {ref: value for ref, value in before.items() if ref not in told}


def test_a_corrected_date_does_not_make_a_second_column() -> None:
    book = opened(write_workbook(FIRST))
    book["Events"]["B2"].value = date(2020, 1, 2)
    update = updated(saved(book))
    columns = [change for change in update.changes if change.kind == "column added"]
    assert [change.what for change in columns] == [NEW.event_id]


def test_something_to_the_right_of_coverage_is_not_written_over() -> None:
    book = opened(write_workbook(FIRST))
    sheet = book["Coverage"]
    sheet.cell(3, sheet.max_column + 1).value = "ours"
    update = updated(saved(book))
    assert [note for note in update.notes if note.startswith("Coverage has no column for 03 Feb 2026 Talks of the new year")]
    assert opened(update.data)["Coverage"].cell(3, sheet.max_column).value == "ours"


def test_a_new_party_can_be_chosen_as_a_side_and_is_counted_on_read_me() -> None:
    data = updated(write_workbook(FIRST)).data
    book = opened(data)
    lists = book["Lists"]
    side = next(cell.column for cell in lists[1] if cell.value == "Side")
    assert "JP" in [cell.value for (cell,) in lists.iter_rows(min_row=2, min_col=side, max_col=side)]
    line = next(row for row in book["ReadMe"].iter_rows() if row[0].value == "Texts of each party")
    assert "INDEX(Parties[Party],3)" in str(line[1].value)


@pytest.mark.needs("ooxml-validate")
def test_what_was_drawn_into_is_valid(ooxml_errors: Callable[[bytes, str], str]) -> None:
    assert ooxml_errors(updated(write_workbook(FIRST)).data, "x.xlsx") == ""
