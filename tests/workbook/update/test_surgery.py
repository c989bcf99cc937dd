"""Cells and rows put into a workbook in place: what follows, what stays, what is refused."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from openpyxl import load_workbook
from xlsxwriter import Workbook as XlsxWriter

from briefgen.errors import WorkbookError
from briefgen.workbook.create import write_workbook
from briefgen.workbook.read import read_workbook
from briefgen.workbook.update.surgery import Fill, Surgery
from tests.workbook.sample import sample_matrix
from tests.workbook.update.books import changed_parts, parts_of, people, swapped, values, with_parts, written, xml

SHEET, TABLE, BOOK = "xl/worksheets/sheet1.xml", "xl/tables/table1.xml", "xl/workbook.xml"


def grown(data: bytes, *rows: str) -> bytes:
    """`data` with a person for each name below the last row of the table People."""
    surgery = Surgery(data, "x.xlsx")
    area = surgery.area("People", ["Name", "Age", "Double"])
    assert area is not None
    surgery.append(area, [{2: Fill(name), 3: Fill(40)} for name in rows])
    return surgery.finish()


def refusal(data: bytes) -> str:
    with pytest.raises(WorkbookError) as fault:
        grown(data, "New")
    assert fault.value.exit_code == 6
    return str(fault.value)


def test_nothing_put_in_is_nothing_changed() -> None:
    data = people()
    assert Surgery(data, "").finish() is data


def test_a_row_is_added_and_the_calculated_column_goes_on() -> None:
    old = people()
    new = grown(old, "=Ada <&> “x”", "Bo")
    assert values(new, "Desk")[-2:] == [
        [None, "=Ada <&> “x”", 40, "=People[[#This Row],[Age]]*2"],
        [None, "Bo", 40, "=People[[#This Row],[Age]]*2"],
    ]
    assert xml(new, TABLE).get("ref") == "B2:D7"
    assert changed_parts(old, new) == {SHEET, TABLE, "xl/styles.xml"}  # the format that keeps "=Ada" a text


def test_a_cell_keeps_its_format_and_every_other_cell_its_bytes() -> None:
    data = write_workbook(sample_matrix())
    surgery = Surgery(data, "x.xlsx")
    area = surgery.area("Events")
    assert area is not None
    column = surgery.columns_of(area)["City"]
    surgery.put(area, 3, column, Fill("Đà Nẵng"))
    new = surgery.finish()
    assert changed_parts(data, new) == {"xl/worksheets/sheet2.xml"}
    cell = re.compile(rb'<c r="F3".*?</c>')
    old_sheet, new_sheet = parts_of(data)["xl/worksheets/sheet2.xml"], parts_of(new)["xl/worksheets/sheet2.xml"]
    assert cell.sub(b"", old_sheet) == cell.sub(b"", new_sheet)
    assert read_workbook(new).events[1].city == "Đà Nẵng"
    assert load_workbook(io.BytesIO(new))["Events"]["F3"].style == load_workbook(io.BytesIO(data))["Events"]["F3"].style


def test_untouched_parts_keep_their_packed_bytes_and_the_zip_its_order() -> None:
    old = people()
    new = grown(old, "Ada")
    with zipfile.ZipFile(io.BytesIO(old)) as before, zipfile.ZipFile(io.BytesIO(new)) as after:
        assert before.namelist() == after.namelist()
        for one, other in zip(before.infolist(), after.infolist(), strict=True):
            assert one.date_time == other.date_time
            if one.filename not in (SHEET, TABLE):
                assert (one.CRC, one.compress_size) == (other.CRC, other.compress_size)


def test_dates_numbers_and_yes_or_no_by_either_calendar() -> None:
    for from_1904 in (False, True):

        def make(book: XlsxWriter, from_1904: bool = from_1904) -> None:
            sheet = book.add_worksheet("Desk")
            sheet.add_table(0, 0, 1, 1, {"name": "T", "columns": [{"header": "A"}, {"header": "B"}]})
            sheet.write(1, 0, "x")
            if from_1904:
                book.date_1904 = True

        surgery = Surgery(written(make), "")
        area = surgery.area("T")
        assert area is not None
        surgery.append(area, [{1: Fill(date(2024, 2, 29)), 2: Fill(2.5)}])
        sheet = load_workbook(io.BytesIO(surgery.finish()))["Desk"]
        assert sheet["A3"].value.date() == date(2024, 2, 29)
        assert sheet["B3"].value == 2.5


def test_an_empty_table_gets_its_first_row_in_the_place_that_it_shows() -> None:
    new = grown(with_parts(people(0), {TABLE: swapped('totalsRowShown="0"', 'insertRow="1" totalsRowShown="0"')}), "Ada")
    table = xml(new, TABLE)
    assert (table.get("ref"), table.get("insertRow")) == ("B2:D3", None)
    assert values(new, "Desk")[2][1] == "Ada"


def test_rows_typed_right_below_the_table_become_part_of_it() -> None:
    data = with_parts(
        people(), {SHEET: swapped("</sheetData>", '<row r="6"><c r="B6" t="inlineStr"><is><t>typed</t></is></c></row></sheetData>')}
    )
    new = grown(data, "Ada")
    assert [row[1] for row in values(new, "Desk")] == [None, "Name", "Person 1", "Person 2", "Person 3", "typed", "Ada"]
    assert xml(new, TABLE).get("ref") == "B2:D7"


def test_the_row_of_totals_moves_down() -> None:
    totals = ({"total_string": "Total"}, {"total_function": "sum"}, {})
    new = grown(people(3, total_row=True, columns=totals), "Ada", "Bo")
    assert [row[1] for row in values(new, "Desk")][2:] == ["Person 1", "Person 2", "Person 3", "Ada", "Bo", "Total"]
    assert values(new, "Desk")[-1][2] == "=SUBTOTAL(109,[Age])"
    assert (xml(new, TABLE).get("ref"), xml(new, TABLE).find("{*}autoFilter").get("ref")) == ("B2:D8", "B2:D7")  # type: ignore[union-attr]


def followed(book: XlsxWriter) -> None:
    """All that may cover the rows of a table, and ranges that look alike and mean something else."""
    sheet = book.add_worksheet("Desk's list")
    sheet.add_table(
        "B2:D5", {"name": "People", "columns": [{"header": h} for h in ("Name", "Age", "Double")], "data": [["a", 1], ["b", 2], ["c", 3]]}
    )
    other = book.add_worksheet("Other")
    other.write_formula("A1", "=SUM('Desk''s list'!C3:C5)")
    other.write_formula("A2", "=SUM('Desk''s list'!$C$2:$C$5)+SUM(C3:C5)")
    other.write_formula("A3", "=SUM('Desk''s list'!C3:C4)&\"'Desk''s list'!C3:C5\"")
    other.write_formula("A4", "=SUM('Desk''s list'!F3:F5)")
    book.define_name("Ages", "='Desk''s list'!$C$3:$C$5")
    book.define_name("Half", "='Desk''s list'!$C$4:$C$5")
    sheet.print_area("A1:D5")
    sheet.data_validation("C3:C5", {"validate": "integer", "criteria": ">", "value": 0})
    sheet.data_validation("D4", {"validate": "list", "source": "='Desk''s list'!$B$3:$B$5"})
    sheet.conditional_format("C3:C5", {"type": "cell", "criteria": ">", "value": 1})
    sheet.conditional_format("B3:D5", {"type": "data_bar", "data_bar_2010": True})
    sheet.conditional_format("C4:C5", {"type": "duplicate"})
    sheet.ignore_errors({"number_stored_as_text": "B3:D5"})
    other.add_sparkline("F1", {"range": "'Desk''s list'!C3:C5"})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"categories": "='Desk''s list'!$B$3:$B$5", "values": "='Desk''s list'!$C$3:$C$5", "name": "='Desk''s list'!$C$2"})
    other.insert_chart("H1", chart)


def test_what_covered_the_whole_table_goes_on_covering_it() -> None:
    parts = {name: content.decode() for name, content in parts_of(grown(written(followed), "d", "e")).items() if name.endswith(".xml")}
    first, second = parts[SHEET], parts["xl/worksheets/sheet2.xml"]
    assert re.findall(r"<f>([^<]*)</f>", second) == [
        "SUM('Desk''s list'!C3:C7)",
        "SUM('Desk''s list'!$C$2:$C$7)+SUM(C3:C5)",
        "SUM('Desk''s list'!C3:C4)&amp;\"'Desk''s list'!C3:C5\"",
        "SUM('Desk''s list'!F3:F5)",
    ]
    names = dict(re.findall(r'<definedName name="([^"]*)"[^>]*>([^<]*)<', parts[BOOK]))
    assert names == {"Ages": "'Desk''s list'!$C$3:$C$7", "Half": "'Desk''s list'!$C$4:$C$5", "_xlnm.Print_Area": "'Desk''s list'!$A$1:$D$7"}
    assert re.findall(r'<conditionalFormatting sqref="([^"]*)"', first) == ["C3:C7", "B3:D7", "C4:C5"]
    assert re.findall(r"<xm:sqref>([^<]*)<", first) == ["B3:D7"]
    assert re.findall(r'<dataValidation [^>]*sqref="([^"]*)"', first) == ["C3:C7", "D4"]
    assert "<formula1>'Desk''s list'!$B$3:$B$7</formula1>" in first
    assert re.findall(r'<ignoredError sqref="([^"]*)"', first) == ["B3:D7"]
    assert re.findall(r'<dimension ref="([^"]*)"', first) == ["B2:D7"]
    assert re.findall(r"<xm:f>([^<]*)<", second) == ["'Desk''s list'!C3:C7"]
    assert re.findall(r"<c:f>([^<]*)<", parts["xl/charts/chart1.xml"]) == [
        "'Desk''s list'!$C$2",
        "'Desk''s list'!$B$3:$B$7",
        "'Desk''s list'!$C$3:$C$7",
    ]


def test_a_range_with_rows_to_spare_covers_the_table_also_when_it_outgrows_them() -> None:
    def make(book: XlsxWriter) -> None:
        followed(book)
        other = book.add_worksheet("Spare")
        for row, bottom in enumerate((5, 6, 8, 9, 40)):
            other.write_formula(row, 0, f"=SUM('Desk''s list'!C3:C{bottom})")

    sheet = parts_of(grown(written(make), "d", "e", "f", "g"))["xl/worksheets/sheet3.xml"].decode()
    assert re.findall(r"!C3:C(\d+)", sheet) == ["9", "9", "9", "9", "40"]  # those to row 6 and 8 stayed, and left the new rows out


def test_rows_come_into_a_sheet_data_that_is_open_and_empty() -> None:
    data = with_parts(
        people(0), {SHEET: lambda old: re.sub(rb"<sheetData>.*</sheetData>", b"<sheetData></sheetData>", old, flags=re.DOTALL)}
    )
    new = parts_of(grown(data, "Ada"))[SHEET]
    assert (new.count(b"<sheetData>"), new.count(b"</sheetData>"), new.count(b"<row ")) == (1, 1, 1)


def below(text: str) -> Callable[[bytes], bytes]:
    return swapped("</sheetData>", f"{text}</sheetData>")


REFUSED = {
    "x.xlsx: the workbook stays as it is: something stands in the way of new rows of the table People: Desk!C7\n"
    "  fix: move it further down or onto another sheet, and leave an empty row below the table People": lambda: with_parts(
        people(), {SHEET: below('<row r="7"><c r="C7"><v>1</v></c></row>')}
    ),
    "x.xlsx: the workbook stays as it is: merged cells stand in the way of new rows: Desk!A6:B6\n  fix: unmerge them": lambda: with_parts(
        people(), {SHEET: swapped("<pageMargins", '<mergeCells count="1"><mergeCell ref="A6:B6"/></mergeCells><pageMargins')}
    ),
    "x.xlsx: the workbook stays as it is: a formula on the sheet Desk points at the row of totals of Desk: B6\n"
    "  fix: switch this table's row of totals off (Table Design > Total Row), or remove what points at row 6": lambda: with_parts(
        people(3, total_row=True, columns=({"total_string": "Total"}, {}, {})),
        {SHEET: swapped("<sheetData>", '<sheetData><row r="1"><c r="A1"><f>B6&amp;""</f></c></row>')},
    ),
}


@pytest.mark.parametrize("message", REFUSED)
def test_what_cannot_be_done_safely_is_refused_with_the_place_and_the_remedy(message: str) -> None:
    assert refusal(REFUSED[message]()) == message
