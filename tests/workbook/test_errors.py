"""Every way in which a workbook cannot be written or read, with the whole message."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from openpyxl import Workbook

from briefgen.errors import WorkbookError
from briefgen.model import Area, Event, Evidence, Matrix, Statement
from briefgen.workbook.create import write_workbook
from briefgen.workbook.read import read_workbook

from .edits import edited, put
from .sample import sample_matrix

FIX_WRITE = "\n  fix: shorten or clean the text in the input that it came from, or split the input"
FIX_READ = "\n  fix: correct what is listed in Excel, save, and run again"


def _write_error(matrix: Matrix) -> str:
    with pytest.raises(WorkbookError) as error:
        write_workbook(matrix)
    return str(error.value)


def _read_error(data: bytes) -> str:
    with pytest.raises(WorkbookError) as error:
        read_workbook(data, "x.xlsx")
    assert error.value.exit_code == 6
    return str(error.value)


@pytest.mark.parametrize(
    ("matrix", "fault"),
    [
        (
            Matrix(evidence=(Evidence("E-1"), Evidence("E-2", quote="a\x0bb"))),
            "sheet Evidence, row 3, column Quote: holds the character U+000B at position 2, which a workbook cannot hold",
        ),
        (
            Matrix(events=(Event("EV-1", city="\ud800"),)),
            "sheet Events, row 2, column City: holds the character U+D800 at position 1, which a workbook cannot hold",
        ),
        (
            Matrix(title="a\uffff"),
            "sheet ReadMe, row 'Title' of the table About: holds the character U+FFFF at position 2, which a workbook cannot hold",
        ),
        (
            Matrix(statements=(Statement("ST-1", "EV-1", text="a" * 32_768),)),
            "sheet Statements, row 2, column Words as reported: is 32,768 characters long; a cell holds at most 32,767",
        ),
        (  # Excel counts a sign beyond the first plane twice
            Matrix(areas=(Area("a", "🕊" * 16_384),)),
            "sheet Areas, row 2, column Area name: is 32,768 characters long; a cell holds at most 32,767",
        ),
        (
            Matrix(events=(Event("EV-1", sources=tuple(f"S{number:05}" for number in range(5_000))),)),
            "sheet Events, row 2, column Sources: is 39,998 characters long; a cell holds at most 32,767",
        ),
        (Matrix(events=(Event("EV-1"),) * 1_048_576), "sheet Events: 1,048,576 rows; a sheet holds at most 1,048,575"),
        (Matrix(events=(Event("EV-1"), Event("EV-1"))), "sheet Events, rows 2 and 3, column Event: both are EV-1"),
        (Matrix(events=(Event(""),)), "sheet Events, row 2, column Event: is empty"),
        (
            Matrix(events=(Event("EV-1", sources=("S1;S2",)),)),
            "sheet Events, row 2, column Sources: the key 'S1;S2' is empty, begins or ends with a space, or holds a sign that parts keys",
        ),
        (
            Matrix(events=(Event("EV-1", parties=("VN,US",)),)),
            "sheet Events, row 2, column Parties: the key 'VN,US' is empty, begins or ends with a space, or holds a sign that parts keys",
        ),
        (
            Matrix(statements=tuple(Statement(f"ST-{number}", "EV-1", areas=("a",) * 3000) for number in range(350))),
            "sheet CoverageDetail: 1,050,000 rows, which follow from the other sheets; a sheet holds at most 1,048,575",
        ),
        (Matrix(settings=((" ", "x"),)), "sheet ReadMe, table About: the setting with the value 'x' has no name"),
        (
            Matrix(settings=(("✎ Handling mark", "x"),)),
            "sheet ReadMe, table About: no setting can be named '✎ Handling mark', the empty place for the handling mark",
        ),
    ],
)
def test_what_a_workbook_cannot_hold(matrix: Matrix, fault: str) -> None:
    assert _write_error(matrix) == f"the matrix does not fit a workbook:\n  {fault}{FIX_WRITE}"


def test_all_faults_are_named_at_once() -> None:
    message = _write_error(Matrix(events=tuple(Event(f"EV-{number}", city="\x00", venue="\x01") for number in range(15))))
    lines = message.splitlines()
    assert len(lines) == 1 + 20 + 1 + 1
    assert lines[-2] == "  ... and 10 more"


@pytest.mark.parametrize(
    ("sheet", "header", "typed", "fault"),
    [
        ("Events", "Date", "soon", "cell B2 (Date): 'soon' is not a date; write it as 2023-03-30 or 30 Mar 2023"),
        (
            "Events",
            "Date",
            2023,
            "cell B2 (Date): '2023' is a year, not a date (Excel shows it as 15 Jul 1905); write it as 2023-03-30 or 30 Mar 2023",
        ),
        (
            "Events",
            "Date",
            "03/04/2023",
            "cell B2 (Date): '03/04/2023' may be 03 Apr 2023 or 04 Mar 2023; write it as 2023-03-30 or 30 Mar 2023",
        ),
        ("Events", "Status", "done", "cell D2 (Status): 'done' is not one of the choices; use one of: held, referred, announced"),
        ("Events", "Round", "twelve", "cell AJ2 (Round): 'twelve' is not a whole number; type a whole number, or leave the cell empty"),
        ("Events", "Round", 12.5, "cell AJ2 (Round): '12.5' is not a whole number; type a whole number, or leave the cell empty"),
        ("Events", "Co-chaired", "maybe", "cell AO2 (Co-chaired): 'maybe' is neither yes nor no; type yes or no"),
        (
            "Events",
            "City",
            '=UPPER("x")',
            "cell F2 (City): holds a formula that was never calculated; open the workbook in Excel and save it, or type the value",
        ),
        ("Events", "City", "#N/A", "cell F2 (City): holds the error #N/A; type the value"),
        (
            "Sources",
            "Similarity",
            "high",
            "cell H2 (Similarity): 'high' is not a number; type a number such as 0.95, or leave the cell empty",
        ),
        (
            "Checks",
            "Check",
            "CH-002",
            "cell A3 (Check): CH-002 stands already in row 2; clear it in the row that was added, and the row gets an id of its own",
        ),
        ("ReadMe", "Value", "yesterday", "cell B6 (As of): 'yesterday' is not a date; write it as 2023-03-30 or 30 Mar 2023"),
    ],
)
def test_what_cannot_be_understood(sheet: str, header: str, typed: object, fault: str) -> None:
    def edit(book: Workbook) -> None:
        if sheet == "ReadMe":
            book[sheet]["B6"] = typed
        else:
            put(book[sheet], 2, header, typed)

    message = _read_error(edited(sample_matrix(), edit))
    assert message == f"x.xlsx: 1 place in this workbook cannot be understood:\n  sheet {sheet}, {fault}{FIX_READ}"


def test_all_problems_are_listed_at_once() -> None:
    def edit(book: Workbook) -> None:
        put(book["Events"], 2, "Date", "soon")
        put(book["Statements"], 3, "Stance", "yelled")
        put(book["Statements"], 1, "Verb", None)
        del book["Evidence"]

    assert _read_error(edited(sample_matrix(), edit)) == (
        "x.xlsx: 4 places in this workbook cannot be understood:\n"
        "  sheet Events, cell B2 (Date): 'soon' is not a date; write it as 2023-03-30 or 30 Mar 2023\n"
        "  sheet Statements: the heading is missing from row 1: 'Verb'; put each back above its column, which may be empty\n"
        "  sheet Statements, cell F3 (Stance): 'yelled' is not one of the choices; use one of: agreed, committed, affirmed, "
        "proposed, welcomed, discussed\n"
        "  the sheet Evidence is missing; put it back from a copy of the workbook" + FIX_READ
    )


def _zip(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _replaced(part: str, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(write_workbook(Matrix()))) as archive:
        return _zip(**{name: content if name == part else archive.read(name) for name in archive.namelist()})


OURS = "\n  fix: give the .xlsx workbook that briefgen wrote"
WHOLE = "\n  fix: open it in Excel and save it again, or take a whole copy or a backup"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "x.xlsx: this is not an Excel workbook" + OURS),
        (b"Date,Event\n", "x.xlsx: this is not an Excel workbook" + OURS),
        (_zip(readme=b"hello"), "x.xlsx: this is not an Excel workbook" + OURS),
        (write_workbook(Matrix())[:-200], "x.xlsx: this is not an Excel workbook" + OURS),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rest",
            "x.xlsx: this is an Excel file in the old format or one with a password"
            "\n  fix: open it in Excel, remove the password under File > Info, and save it as .xlsx",
        ),
        (
            _replaced("xl/worksheets/sheet2.xml", b"<worksheet><sheetData>"),
            "x.xlsx: the workbook is damaged: its part xl/worksheets/sheet2.xml cannot be read" + WHOLE,
        ),
        (
            _replaced("xl/worksheets/sheet2.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
            "x.xlsx: the part xl/worksheets/sheet2.xml declares a document type, which no Excel workbook does" + OURS,
        ),
        (
            _zip(bomb=bytes(30_000_000)),
            "x.xlsx: this file would unpack to 29 MB, far more than a workbook of its size holds" + OURS,
        ),
    ],
)
def test_files_that_are_no_workbook(data: bytes, message: str) -> None:
    assert _read_error(data) == message


def test_a_workbook_of_somebody_else() -> None:
    stream = io.BytesIO()
    Workbook().save(stream)
    assert _read_error(stream.getvalue()) == (
        "x.xlsx: this workbook is not an event matrix: it has no sheet Events"
        "\n  fix: give the workbook that `briefgen build` or `briefgen matrix` wrote"
    )


def test_a_broken_byte_anywhere_is_a_workbook_error_or_no_harm() -> None:
    whole = write_workbook(replace(sample_matrix(), checks=()))
    for position in range(0, len(whole), max(1, len(whole) // 60)):
        broken = bytearray(whole)
        broken[position] ^= 0x55
        try:
            read_workbook(bytes(broken), "x.xlsx")
        except WorkbookError:
            continue
