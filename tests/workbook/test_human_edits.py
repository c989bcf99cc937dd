"""Reading back what people typed: accepted where the meaning is clear."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from briefgen.model import Event, FollowUp, Stance, Statement
from briefgen.workbook.create import write_workbook
from briefgen.workbook.read import read_workbook

from .edits import column_of, edited, put
from .sample import DEFENCE, DIALOGUE_11, sample_matrix


def _first_event(edit: Callable[[Workbook], None]) -> Event:
    return read_workbook(edited(sample_matrix(), edit)).events[0]


def test_saving_in_another_program_changes_nothing() -> None:
    assert read_workbook(edited(sample_matrix(), lambda book: None)) == sample_matrix()


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("2023-03-30", date(2023, 3, 30)),
        (" 2023-03-30 ", date(2023, 3, 30)),
        ("30 March 2023", date(2023, 3, 30)),
        ("30/03/2023", date(2023, 3, 30)),
        (datetime(2023, 3, 30, 14, 5), date(2023, 3, 30)),
        (45015, date(2023, 3, 30)),
        (None, None),
    ],
)
def test_a_date_typed_in_many_ways(typed: object, understood: date | None) -> None:
    assert _first_event(lambda book: put(book["Events"], 2, "Date", typed)).date_start == understood


@pytest.mark.parametrize(
    ("header", "typed", "field", "value"),
    [
        ("City", "Hà Nội  ", "city", "Hà Nội"),
        ("City", "Hà Nội", "city", "Hà Nội"),  # typed on a Mac: letters and marks apart
        ("Meeting", 2024, "name", "2024"),
        ("Partly known date", datetime(2023, 3, 1), "date_partial", "2023-03-01"),
        ("Round", "13th", "round_no", 13),
        ("Round", None, "round_no", None),
        ("Co-chaired", "NO", "co_chaired", False),
        ("Co-chaired", True, "co_chaired", True),
        ("Status", "Held ", "status", "held"),
        ("Year basis", "PUBLICATION  DATE", "year_basis", "publication date"),
        ("Parties", "VN, NZ;JP", "parties", ("VN", "NZ", "JP")),
        ("Sources", "S1;S2\nS3", "sources", ("S1", "S2", "S3")),
        ("✎ Notes", "=sum of all", "notes", "=sum of all"),
    ],
)
def test_small_slips(header: str, typed: object, field: str, value: object) -> None:
    def edit(book: Workbook) -> None:
        put(book["Events"], 2, header, typed)
        if isinstance(typed, str) and typed.startswith("="):
            book["Events"].cell(2, column_of(book["Events"], header)).data_type = "s"

    event = _first_event(edit)
    assert getattr(event, field) == value
    assert replace(event, **{field: getattr(sample_matrix().events[0], field)}) == sample_matrix().events[0]


def test_columns_in_another_order_among_others() -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Statements"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        sheet.tables.clear()
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(reversed(row), start=1):
                sheet.cell(number, column).value = value
            sheet.cell(number, len(row) + 1).value = "Our colour code" if number == 1 else "red"

    assert read_workbook(edited(sample_matrix(), edit)) == sample_matrix()


def test_own_sheets_and_a_title_above_the_table() -> None:
    def edit(book: Workbook) -> None:
        book.create_sheet("Scratch", 0)["A1"] = "call Wellington"
        book["Mechanisms"].tables.clear()
        book["Mechanisms"].insert_rows(1)
        book["Mechanisms"]["A1"] = "Our mechanisms"

    assert read_workbook(edited(sample_matrix(), edit)) == sample_matrix()


def test_a_renamed_sheet_is_found_by_its_headings() -> None:
    def edit(book: Workbook) -> None:
        book["Participants"].title = "People"

    assert read_workbook(edited(sample_matrix(), edit)) == sample_matrix()


def test_headings_retyped_without_the_pen() -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Statements"]
        sheet.cell(1, column_of(sheet, "✎ Next step")).value = "next  step"

    assert read_workbook(edited(sample_matrix(), edit)) == sample_matrix()


def test_a_row_added_at_the_bottom_gets_an_id() -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Statements"]
        row = sheet.max_row + 3  # two rows left empty
        put(sheet, row, "Event", DIALOGUE_11)
        put(sheet, row, "Side", "NZ")
        put(sheet, row, "Stance", "Proposed")
        put(sheet, row, "Words as reported", "asked for a second fruit port")

    matrix = read_workbook(edited(sample_matrix(), edit))
    added = Statement("ST-new-1", DIALOGUE_11, "NZ", Stance.PROPOSED, text="asked for a second fruit port")
    assert matrix.statements == (*sample_matrix().statements, added)
    assert read_workbook(write_workbook(matrix)) == matrix


def test_new_ids_pass_over_those_that_are_taken() -> None:
    matrix = replace(sample_matrix(), statements=(Statement("ST-new-1", DEFENCE),))

    def edit(book: Workbook) -> None:
        put(book["Statements"], 3, "Side", "VN")
        put(book["Statements"], 4, "Side", "NZ")

    read = read_workbook(edited(matrix, edit))
    assert [statement.statement_id for statement in read.statements] == ["ST-new-1", "ST-new-2", "ST-new-3"]


def test_deleted_rows_stay_deleted_and_emptied_rows_are_no_rows() -> None:
    def edit(book: Workbook) -> None:
        book["Checks"].tables.clear()
        book["Checks"].delete_rows(2)
        for cell in book["Checks"][2]:
            cell.value = None

    assert read_workbook(edited(sample_matrix(), edit)).checks == sample_matrix().checks[2:]


def test_what_people_write_in_their_own_columns() -> None:
    def edit(book: Workbook) -> None:
        put(book["Statements"], 4, "✎ Follow-up", "delivered")
        put(book["Statements"], 4, "✎ Due", "1 June 2025")
        put(book["Checks"], 2, "✎ Decision", "2024 is right")

    matrix = read_workbook(edited(sample_matrix(), edit))
    assert matrix.statements[2].follow_up is FollowUp.DELIVERED
    assert matrix.statements[2].due_internal == date(2025, 6, 1)
    assert matrix.checks[0].decision == "2024 is right"


def test_areas_and_parties_added_to_the_lists() -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Lists"]
        row = 2 + len(sample_matrix().areas)
        put(sheet, row, "Area", "space")
        put(sheet, row, "Area name", "Outer space")

    areas = read_workbook(edited(sample_matrix(), edit)).areas
    assert [area.area_id for area in areas][-1] == "space"
    assert len(areas) == len(sample_matrix().areas) + 1


def test_the_handling_mark_becomes_a_setting_once_it_is_filled() -> None:
    def edit(book: Workbook) -> None:
        for row in book["ReadMe"].iter_rows():
            if row[0].value == "✎ Handling mark":
                row[1].value = "OFFICIAL"

    matrix = read_workbook(edited(sample_matrix(), edit))
    assert matrix.settings == (*sample_matrix().settings, ("Handling mark", "OFFICIAL"))
    assert read_workbook(write_workbook(matrix)) == matrix


def test_readme_and_coverage_may_be_thrown_away() -> None:
    def edit(book: Workbook) -> None:
        del book["ReadMe"], book["Coverage"]

    matrix = read_workbook(edited(sample_matrix(), edit))
    assert matrix == replace(sample_matrix(), title="Event matrix", as_of=None, settings=())
