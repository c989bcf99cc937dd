"""A workbook as it comes back from people: what is clear is read, and what is not is told, cell by cell, all at once."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from briefgen.errors import WorkbookError
from briefgen.model import Event, Matrix, Name, Severity
from briefgen.workbook import grid
from briefgen.workbook.cells import FIRST_OF_1900, Book
from briefgen.workbook.create import write_workbook
from briefgen.workbook.escape import xml_text
from briefgen.workbook.grid import read_cells
from briefgen.workbook.plan import letter
from briefgen.workbook.read import Reading, examine_workbook, read_workbook
from briefgen.workbook.scan import scan_rows

from .edits import column_of, edited, put
from .sample import DIALOGUE_11, sample_matrix
from .strategies import MATRICES

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO  # noqa: E741


def _reading(edit: Callable[[Workbook], None], matrix: Matrix | None = None) -> Reading:
    return examine_workbook(edited(matrix or sample_matrix(), edit), "x.xlsx")


def _told(reading: Reading) -> list[tuple[Severity, str]]:
    return [(problem.severity, problem.line) for problem in reading.problems]


def test_an_untouched_workbook_has_no_problem() -> None:
    assert examine_workbook(write_workbook(sample_matrix())) == Reading(sample_matrix(), ())


def test_a_cell_that_is_not_understood_is_read_as_empty_and_becomes_a_check() -> None:
    reading = _reading(lambda book: put(book["Events"], 2, "Date", "soon"))
    assert reading.matrix == replace(
        sample_matrix(), events=(replace(sample_matrix().events[0], date_start=None), *sample_matrix().events[1:])
    )
    (check,) = (check for check in reading.checked.checks if check.rule == "CELL")
    assert (check.severity, check.where) == (E, f"Events/{DIALOGUE_11}/date_start")
    assert check.what == "Sheet Events, cell B2 (Date): 'soon' is not a date."
    assert check.fix == "write it as 2023-03-30 or 30 Mar 2023"


def test_a_check_on_a_cell_keeps_its_decision_where_rows_move_and_goes_when_the_cell_is_mended() -> None:
    first = _reading(lambda book: put(book["Events"], 2, "Date", "soon")).checked
    decided = replace(
        first, checks=tuple(replace(check, decision="ask Hanoi") if check.rule == "CELL" else check for check in first.checks)
    )

    def moved(book: Workbook) -> None:
        book["Events"].tables.clear()
        book["Events"].insert_rows(1)
        put_at = column_of_row(book, 2)
        book["Events"].cell(3, put_at).value = "soon"

    def column_of_row(book: Workbook, row: int) -> int:
        return next(cell.column for cell in book["Events"][row] if cell.value == "Date")

    again = [check for check in _reading(moved, decided).checked.checks if check.rule == "CELL"]
    assert [(check.decision, "cell B3" in check.what) for check in again] == [("ask Hanoi", True)]
    assert [check for check in _reading(lambda book: None, decided).checked.checks if check.rule == "CELL"] == []


def test_every_problem_is_told_at_once() -> None:
    def edit(book: Workbook) -> None:
        put(book["Events"], 2, "Date", "soon")
        put(book["Events"], 3, "Status", "done")
        put(book["Statements"], 2, "Areas", "trade; spaace")
        put(book["Statements"], 3, "Areas", "tradde")
        put(book["Statements"], 4, "Code", "AG")
        put(book["Mechanisms"], 1, "Name", "Mechanism name")
        del book["Evidence"]

    assert _told(_reading(edit)) == [
        (E, "sheet Events, cell B2 (Date): 'soon' is not a date; write it as 2023-03-30 or 30 Mar 2023"),
        (E, "sheet Events, cell D3 (Status): 'done' is not one of the choices; use one of: held, referred, announced"),
        (
            W,
            "sheet Mechanisms, row 1: the heading 'Mechanism name' is taken for 'Name', which is missing; call it 'Name' again if that is right",
        ),
        (E, "the sheet Evidence is missing; put it back from a copy of the workbook"),
        (W, "sheet Statements, cell I2 (Areas): 'spaace' is not on the sheet Lists; choose one from the list, or add it there under Area"),
        (W, "sheet Statements, cell I3 (Areas): 'tradde' is not on the sheet Lists; did you mean 'trade'? else add it there under Area"),
        (
            W,
            "sheet Statements, cell D4 (Code): 'AG' was typed over a formula, and is not read; correct the columns that Code follows, "
            "and copy the formula back from another row",
        ),
    ]


@pytest.mark.parametrize("header", ["City", "Date as printed", "✎ Notes", "Event"])
def test_a_renamed_column_is_known_by_its_neighbours_or_by_the_number_in_the_table(header: str) -> None:
    def edit(book: Workbook) -> None:
        put(book["Events"], 1, header, "What we call it")

    def without_table(book: Workbook) -> None:
        edit(book)
        book["Events"].tables.clear()

    for reading in (_reading(edit), _reading(without_table)):
        assert reading.matrix == sample_matrix()
        assert [line for _, line in _told(reading)] == [
            f"sheet Events, row 1: the heading 'What we call it' is taken for '{header}', which is missing; call it '{header}' again if that is right"
        ]


def test_a_column_that_was_deleted_is_read_as_empty_and_told() -> None:
    def edit(book: Workbook) -> None:
        book["Events"].tables.clear()
        book["Events"].delete_cols(column_of(book["Events"], "Venue"))

    reading = _reading(edit)
    assert reading.matrix.events == tuple(replace(event, venue="") for event in sample_matrix().events)
    assert _told(reading) == [
        (E, "sheet Events: the heading is missing from row 1: 'Venue'; put each back above its column, which may be empty")
    ]


def test_a_name_retyped_without_its_marks_is_the_name() -> None:
    names = (Name("N-1", house_form="Đỗ Thị Hồng Vân", side="VN"), Name("N-2", house_form="Hēmi Parata", aliases="Hemi Parata", side="NZ"))

    def edit(book: Workbook) -> None:
        put(book["Events"], 2, "Lead A", "do thi hong van ")
        put(book["Events"], 3, "Lead B", "Hemi Parata")  # so some text prints it

    events = _reading(edit, replace(sample_matrix(), names=names)).matrix.events
    assert (events[0].lead_a, events[1].lead_b) == ("Đỗ Thị Hồng Vân", "Hemi Parata")


def test_ids_in_other_letters_and_the_name_of_a_meeting_stand_for_the_row() -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Statements"]
        put(sheet, 2, "Event", f" {DIALOGUE_11.lower()} ")
        put(sheet, 3, "Event", sample_matrix().events[0].name.upper())
        put(sheet, 2, "Evidence", "; ".join(sample_matrix().statements[0].evidence).lower())

    assert _reading(edit) == Reading(sample_matrix(), ())


def test_a_pasted_block_brings_its_headings_and_formulas_along() -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Events"]
        last = sheet.max_row
        for cell in sheet[1]:
            sheet.cell(last + 1, cell.column).value = cell.value
        put(sheet, last + 2, "Meeting", "Talks")
        put(sheet, last + 2, "City", "=[1]Plan!B7")

    data = edited(sample_matrix(), edit)
    formula = data  # openpyxl writes formulas without a result
    reading = examine_workbook(formula)
    assert [event.event_id for event in reading.matrix.events][-1] == "EV-new-1"
    assert len(reading.matrix.events) == len(sample_matrix().events) + 1
    assert [line for _, line in _told(reading)] == [
        f"sheet Events, cell F{len(sample_matrix().events) + 3} (City): holds a formula that was never calculated; "
        "open the workbook in Excel and save it, or type the value"
    ]


def test_a_formula_with_a_result_is_read_and_mentioned() -> None:
    data = write_workbook(sample_matrix())
    old, new = b"<v>11</v>", b"<f>[1]Plan!B7</f><v>11</v>"
    reading = examine_workbook(_swapped(data, "xl/worksheets/sheet2.xml", old, new))
    assert reading.matrix == sample_matrix()
    assert _told(reading) == [
        (
            I,
            "sheet Events, cell AJ2 (Round): holds the formula =[1]Plan!B7, of which the last result is read; "
            "paste it as a value if it is not to change",
        )
    ]


def _swapped(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                assert content.count(old) == 1
                content = content.replace(old, new)
            target.writestr(name, content)
    return stream.getvalue()


def test_cells_merged_down_one_column_hold_for_all_their_rows() -> None:
    def edit(book: Workbook) -> None:
        book["Statements"].tables.clear()
        book["Statements"].merge_cells("H2:H3")

    reading = _reading(edit)
    words = [row.text for row in reading.matrix.statements[:2]]
    assert words == [sample_matrix().statements[0].text] * 2
    assert _told(reading) == [
        (
            W,
            "sheet Statements, cells H2:H3: are merged; the value of the first is read for all of their rows; "
            "unmerge them (Home > Merge & Center) and fill each",
        )
    ]


def test_a_row_of_totals_is_no_event() -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Events"]
        table = sheet.tables["Events"]
        last = sheet.max_row + 1
        sheet.cell(last, 1).value = "Total"
        table.ref = f"{table.ref.partition(':')[0]}:{table.ref.partition(':')[2].rstrip('0123456789')}{last}"
        table.totalsRowCount = 1

    assert _reading(edit) == Reading(sample_matrix(), ())


def test_an_id_that_stands_twice_gives_the_later_row_another() -> None:
    reading = _reading(lambda book: put(book["Events"], 3, "Event", DIALOGUE_11))
    assert [event.event_id for event in reading.matrix.events[:2]] == [DIALOGUE_11, "EV-new-1"]
    write_workbook(reading.checked)  # holds together


def test_two_copies_of_a_renamed_sheet_are_told_apart_by_a_person() -> None:
    def edit(book: Workbook) -> None:
        book["Events"].title = "Meetings"
        book.copy_worksheet(book["Meetings"]).title = "Meetings (2)"

    with pytest.raises(WorkbookError) as fault:
        _reading(edit)
    assert (
        str(fault.value) == "x.xlsx: several sheets may be the sheet Events: Meetings, Meetings (2)\n  fix: name the one that counts Events"
    )


def test_all_of_it_in_one_workbook_still_makes_a_memo() -> None:
    from briefgen.brief import pairs
    from briefgen.memo import fill_memo, template_bytes

    def edit(book: Workbook) -> None:
        events = book["Events"]
        for row, typed in enumerate(("30/03/2023", "ngày 19 tháng 9 năm 2023", "soon", "19-Sep-23", "March 5, 2024"), start=2):
            put(events, row, "Date", typed)
        put(events, 2, "Parties", "vn, nz ")
        put(events, 1, "City", "Place")
        book["Statements"].title = "What they said"
        put(book["What they said"], 2, "Side", "Both sides")
        put(book["What they said"], 3, "Areas", "no such area")

    data = edited(sample_matrix(), edit)
    reading = examine_workbook(data, "x.xlsx")
    assert [event.date_start for event in reading.matrix.events[:5]] == [
        date(2023, 3, 30),
        date(2023, 9, 19),
        None,
        date(2023, 9, 19),
        date(2024, 3, 5),
    ]
    pair = pairs(reading.matrix)[0]
    assert fill_memo(
        reading.checked, template=template_bytes("memo"), name="memo", pair=pair, workbook_name="x.xlsx", workbook_sha256="0" * 64
    )


@given(MATRICES)
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_quick_way_of_reading_gives_what_the_parser_gives(matrix: Matrix) -> None:
    data = write_workbook(matrix)
    saved = io.BytesIO()
    load_workbook(io.BytesIO(data)).save(saved)
    for book in (data, saved.getvalue()):
        quick = read_cells(book, "x")
        original = grid.scan_rows
        try:
            grid.scan_rows = lambda pieces, held: None  # type: ignore[assignment]
            slow = read_cells(book, "x")
        finally:
            grid.scan_rows = original
        assert quick == slow


def test_what_we_write_is_read_the_quick_way() -> None:
    data = write_workbook(Matrix(events=(Event("EV-1", name="a & b\n_x0041_ \r é"),)))
    asked = []
    original = grid.scan_rows
    try:
        grid.scan_rows = lambda pieces, held: asked.append(original(pieces, held)) or asked[-1]  # type: ignore[assignment,func-returns-value]
        assert read_workbook(data).events[0].name == "a & b\n_x0041_ \r é"
    finally:
        grid.scan_rows = original
    assert asked and all(asked)


@pytest.mark.parametrize("size", [1, 2, 7, 61, 4096, 10**7])
def test_a_sheet_is_read_alike_in_whatever_pieces_it_comes(size: int) -> None:
    data = write_workbook(Matrix(events=tuple(Event(f"EV-{number}", name="a & b é", city="<row") for number in range(30))))
    part = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet2.xml")
    book = Book([], {}, FIRST_OF_1900)
    whole = scan_rows([part], book)
    assert whole
    assert len(whole.rows) == 31
    assert scan_rows((part[at : at + size] for at in range(0, len(part), size)), book) == whole


@pytest.mark.parametrize(
    "odd",
    [
        "<!-- a comment -->",
        "<row r='2'><c r='A2'/></row>",
        '<row r="2"><c r="A3"><v>1</v></c></row>',
        '<row r="2"><c r="1A2"><v>1</v></c></row>',
        '<row r="2"><c r="A2"><v>1</v></c> <c r="B2"/></row>',
        '<row r="2"><c r="A12"><v>1</v></c></row>',
        '<row r="2"><c s="1"/></row>',
        "text",
        '<row r="2"><c r="A2"><v>1\r</v></c></row>',
    ],
)
def test_rows_written_otherwise_are_left_to_the_parser(odd: str) -> None:
    part = f'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>{odd}</sheetData></worksheet>'.encode()
    for size in (1, len(part)):
        assert scan_rows((part[at : at + size] for at in range(0, len(part), size)), Book([], {}, FIRST_OF_1900)) is None


@pytest.mark.parametrize(
    ("row", "held"),
    [
        ('<c r="A2" s="2"/><c r="B2" s="2"><v>1</v></c>', {2: 1}),
        ('<c r="A2" t="inlineStr"><is><t>2" nails</t></is></c><c r="B2"><v>2</v></c>', {1: '2" nails', 2: 2}),
        ('<c r="A2" t="inlineStr"><is><t>r="A2"</t></is></c>', {1: 'r="A2"'}),
        ('<c r="A2"><v>1</v></c><c r="A2"><v>3</v></c><c r="AB2"/>', {1: 3}),
        ('<c r="A2" t="inlineStr"><is><t>&lt;c r="B2"&gt;</t></is></c><c r="C2"><v>2</v></c>', {1: '<c r="B2">', 3: 2}),
        ('<c r="B2"><v>1</v></c><c r="A2" t="str"><f>"A2"&amp;B2</f><v>2"</v></c>', {2: 1, 1: '2"'}),
    ],
)
def test_a_row_whose_number_stands_in_its_cells_too_is_read_right(row: str, held: dict[int, object]) -> None:
    part = f'<worksheet><sheetData><row r="2">{row}</row><row r="12"><c r="A12"><v>5</v></c></row></sheetData></worksheet>'.encode()
    for size in (1, len(part)):
        found = scan_rows((part[at : at + size] for at in range(0, len(part), size)), Book([], {}, FIRST_OF_1900))
        assert found
        assert {at: cell.value for at, cell in found.rows[2].items()} == held
        assert found.rows[12][1].value == 5


@given(
    st.lists(st.tuples(st.integers(1, 30), st.text('2A3"<c r=', max_size=9)), max_size=6, unique_by=lambda cell: cell[0]),
    st.sampled_from([2, 3, 23]),
)
def test_whatever_texts_a_row_holds_they_come_back(cells: list[tuple[int, str]], number: int) -> None:
    markup = "".join(
        f'<c r="{letter(at)}{number}" s="{number}" t="inlineStr"><is><t xml:space="preserve">{xml_text(text)}</t></is></c>'
        for at, text in cells
    )
    part = f'<worksheet><sheetData><row r="{number}">{markup}</row></sheetData></worksheet>'.encode()
    found = scan_rows([part], Book([], {}, FIRST_OF_1900))
    assert found
    assert {at: cell.value for at, cell in found.rows.get(number, {}).items()} == {at: text for at, text in cells if text}


def test_a_sheet_that_ends_too_early_is_left_to_the_parser() -> None:
    assert scan_rows([b"<worksheet><sheetData>"], Book([], {}, FIRST_OF_1900)) is None
    assert scan_rows([], Book([], {}, FIRST_OF_1900)) is None
