"""What people find when they open the file, as another library sees it."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook

from briefgen.model import Matrix
from briefgen.workbook.create import write_workbook
from briefgen.workbook.schema import ORDER

from .sample import sample_matrix


@pytest.fixture(scope="module")
def data() -> bytes:
    return write_workbook(sample_matrix())


@pytest.fixture(scope="module")
def book(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def test_sheets_in_order_readme_in_front_nothing_hidden_but_the_baseline_nothing_merged(book: Workbook) -> None:
    assert tuple(book.sheetnames) == (*ORDER, "Baseline")
    assert book.active is not None and book.active.title == "ReadMe"
    for sheet in book:
        assert sheet.sheet_state == ("hidden" if sheet.title == "Baseline" else "visible")
        assert not sheet.merged_cells.ranges
        assert not any(dimension.hidden for dimension in (*sheet.column_dimensions.values(), *sheet.row_dimensions.values()))
        assert sheet.sheet_view.tabSelected == (sheet.title == "ReadMe")
        assert sheet.sheet_view.zoomScale == 100


def test_readme_says_what_this_is_and_how_much_of_it(book: Workbook) -> None:
    rows = {str(row[0].value): row[1].value for row in book["ReadMe"].iter_rows()}
    assert str(book["ReadMe"]["A1"].value).startswith("Event matrix: ")
    assert rows["As of"].date() == date(2024, 10, 22)  # type: ignore[union-attr]
    assert rows["✎ Handling mark"] == "[HANDLING MARK]"
    values = load_workbook(io.BytesIO(write_workbook(sample_matrix())), data_only=True)["ReadMe"]
    shown = {str(row[0].value): row[1].value for row in values.iter_rows(max_row=25)}
    counts = {
        "Texts": 5,
        "Independent texts": 4,
        "Meetings held": 5,
        "Events referred to": 1,
        "Events announced": 1,
        "Statements": 12,
        "Parties": 2,
        "Sides heard": 1,
        "Texts of each party": "VN 3; NZ 0",
        "Texts from neither": 2,
        "Texts not used": 1,
        "Open checks": 3,
    }
    assert {label: shown[label] for label in counts} == counts


@pytest.mark.parametrize("matrix", [Matrix(), sample_matrix()], ids=["empty", "sample"])
def test_every_table_has_headings_like_its_columns_and_a_row(matrix: Matrix) -> None:
    # Where the two differ Excel repairs the file, and no validator says so.
    book = load_workbook(io.BytesIO(write_workbook(matrix)))
    names = [name for sheet in book for name in sheet.tables]
    assert len({name.casefold() for name in names}) == len(names)
    for sheet in book:
        assert sheet.auto_filter.ref is None
        for table in sheet.tables.values():
            cells = sheet[table.ref]
            assert [column.name for column in table.tableColumns] == [cell.value for cell in cells[0]]
            assert len(cells) >= 2
            assert table.autoFilter is not None and table.autoFilter.ref == table.ref


def test_frozen_headings_and_print_set_up(book: Workbook) -> None:
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr is not None and sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        if sheet.title != "ReadMe":
            assert str(sheet.freeze_panes)[1:] == "2"
            assert sheet.print_title_rows == "$1:$1"


def test_dates_are_dates_and_long_text_wraps(book: Workbook) -> None:
    events, statements = book["Events"], book["Statements"]
    assert events["B2"].is_date and events["B2"].number_format == "dd mmm yyyy"
    assert statements["H2"].alignment.wrap_text
    assert statements["H2"].style == "Matrix text"


def test_drop_downs_show_lists_that_exist(book: Workbook) -> None:
    for sheet in book:
        for rule in sheet.data_validations.dataValidation:
            assert rule.type == "date" or rule.formula1 in book.defined_names
    targets = {name.attr_text for name in book.defined_names.values()}
    assert "Areas[Area]" in targets and "List_stance[Stance]" in targets


def test_every_formula_carries_its_value(data: bytes) -> None:
    formulas = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                for cell in etree.fromstring(archive.read(name)).iter("{*}c"):
                    if cell.find("{*}f") is not None:
                        formulas += 1
                        value = cell.find("{*}v")
                        assert value is not None and (value.text or cell.get("t") == "str"), cell.get("r")
    assert formulas > 200


def _core(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("docProps/core.xml").decode()


def test_properties_name_no_author_and_no_clock(data: bytes, book: Workbook) -> None:
    assert book.properties.title == "Viet Nam – New Zealand: event matrix"
    assert "creator" not in _core(data) and "lastModifiedBy" not in _core(data)
    assert book.properties.created == book.properties.modified
    assert book.properties.created is not None and book.properties.created.date() == date(2024, 10, 22)
    assert "1980-01-01" in _core(write_workbook(Matrix()))


def test_the_package_has_fixed_dates_and_the_content_types_first(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert infos[0].filename == "[Content_Types].xml"


def _links(book: Workbook, sheet: str, header: str) -> list[Any]:
    column = next(cell.column for cell in book[sheet][1] if cell.value == header)
    return [book[sheet].cell(row, column).value for row in range(2, book[sheet].max_row + 1)]


def test_links_inside_and_outside(data: bytes, book: Workbook) -> None:
    values = load_workbook(io.BytesIO(data), data_only=True)
    assert _links(values, "Events", "Statements")[:2] == ["see 3", "see 4"]
    assert _links(values, "Statements", "Go to evidence")[0] == "see E-001"
    assert _links(values, "Evidence", "Go to source")[0] == "Viet Nam Courier"
    assert _links(values, "Checks", "Go to cell")[:3] == ["Events: Date", "Statements: Side", "Events: Title B"]
    addresses = [cell.hyperlink.target for row in book["Sources"].iter_rows() for cell in row if cell.hyperlink]
    assert addresses == ["https://example.org/news/1", "https://example.org/news/3?a=1&b=2"]
