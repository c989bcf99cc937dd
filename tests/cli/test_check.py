"""`briefgen check` and `briefgen doctor`, as a person runs them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from briefgen.model import Check, Severity
from briefgen.workbook.create import write_workbook
from briefgen.workbook.read import examine_workbook, read_workbook
from tests.workbook.edits import edited, put
from tests.workbook.sample import DIALOGUE_11, sample_matrix
from tests.workbook.update.books import changed_parts

Run = Callable[..., Any]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The sample's workbook after a person has worked in it: a wrong weekday, a date that is none, a follow-up without evidence."""

    def edit(made: Workbook) -> None:
        put(made["Events"], 2, "Weekday printed", "Sunday")
        put(made["Events"], 3, "Date", "soon")
        put(made["Statements"], 2, "✎ Follow-up", "Delivered")

    path = tmp_path / "matrix.xlsx"
    path.write_bytes(edited(sample_matrix(), edit))
    return path


def _rules(path: Path) -> dict[str, Check]:
    return {check.rule: check for check in examine_workbook(path.read_bytes()).matrix.checks}


def test_findings_are_told_with_their_cells_and_written_with_a_link(book: Path, run: Run) -> None:
    before = book.read_bytes()
    ran = run("check", book)
    assert (ran.code, ran.err) == (1, "")
    lines = ran.out.splitlines()
    at = lines.index("E CELL Events!B3: Sheet Events, cell B3 (Date): 'soon' is not a date.")
    assert lines[at + 1] == "  fix: write it as 2023-03-30 or 30 Mar 2023"
    assert any(line.startswith("E DAT2 Events!B2: 14 Mar 2023 is a Tuesday, but the text says Sunday.") for line in lines)
    assert any(line.startswith("W MOD7 Statements!") for line in lines)
    assert lines[-1].startswith("Sheet Checks: ") and lines[-1].endswith(" new.")
    written = _rules(book)
    assert written["DAT2"].where == f"Events/{DIALOGUE_11}/date_start"
    sheet = load_workbook(io.BytesIO(book.read_bytes()))["Checks"]
    headers = [cell.value for cell in sheet[1]]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[headers.index("Rule")].value == "DAT2")
    assert f'HYPERLINK("#Events!"&ADDRESS(MATCH("{DIALOGUE_11}",Events[Event],0)' in str(row[headers.index("Go to cell")].value)
    assert {part for part in changed_parts(before, book.read_bytes()) if "sheet" in part} == {_part_of(book, "Checks")}


def _part_of(path: Path, name: str) -> str:
    number = load_workbook(io.BytesIO(path.read_bytes()), read_only=True).sheetnames.index(name) + 1
    return f"xl/worksheets/sheet{number}.xml"


def test_a_second_run_writes_nothing_and_decisions_stay(book: Path, run: Run) -> None:
    run("check", book)
    made = load_workbook(book)
    for row in range(2, made["Checks"].max_row + 1):
        put(made["Checks"], row, "✎ Decision", f"seen {row}")
    made.save(book)
    before = book.read_bytes()
    ran = run("check", book)
    assert ran.code == 0 and "Open: nothing. Decided by people: " in ran.out and ran.out.endswith("Sheet Checks: 0 new.\n")
    assert book.read_bytes() == before


def test_what_is_mended_is_no_longer_found_and_comes_back_if_it_does(book: Path, run: Run) -> None:
    run("check", book)
    count = len(examine_workbook(book.read_bytes()).matrix.checks)
    made = load_workbook(book)
    put(made["Statements"], 2, "✎ Follow-up evidence", "gazette")
    put(made["Events"], 3, "Date", "19 Sep 2023")
    made.save(book)
    ran = run("check", book)
    assert "Sheet Checks: 0 new, 2 no longer found." in ran.out
    checks = {check.rule: check for check in read_workbook(book.read_bytes()).checks}
    assert checks["MOD7"].what.startswith("No longer found: ") and checks["MOD7"].severity is Severity.INFO
    made = load_workbook(book)
    put(made["Statements"], 2, "✎ Follow-up evidence", None)
    made.save(book)
    run("check", book)
    assert _rules(book)["MOD7"].what.startswith("Follow-up is ")
    assert len(examine_workbook(book.read_bytes()).matrix.checks) == count


def test_no_write_and_standard_input_leave_the_file_as_it_is(book: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    before = book.read_bytes()
    assert run("check", book, "--no-write").code == 1
    assert book.read_bytes() == before


def test_as_json_it_is_one_object(book: Path, run: Run) -> None:
    ran = run("check", book, "--json", "--no-write")
    found = json.loads(ran.out)
    assert (found["ok"], found["command"], found["written"]) == (False, "check", False)
    told = next(check for check in found["checks"] if check["rule"] == "DAT2")
    assert (told["cell"], told["severity"], told["where"]) == ("Events!B2", "E", f"Events/{DIALOGUE_11}/date_start")


def test_what_may_not_leave_the_house(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "matrix.xlsx"

    def edit(made: Workbook) -> None:
        made.create_sheet("Draft").sheet_state = "hidden"

    path.write_bytes(edited(sample_matrix(), edit))
    ran = run("check", path, "--final", "--no-write")
    assert ran.code == 1
    assert "E META7 Draft: Hidden sheet: Draft.\n  fix: unhide it (right click on a tab) and look, or delete it\n" in ran.out
    errors, warnings = (json.loads(run("check", path, "--no-write", "--json", *more).out)["open_errors"] for more in (["--final"], []))
    assert errors > warnings


def test_without_a_sheet_checks_the_findings_are_only_told(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "matrix.xlsx"

    def edit(made: Workbook) -> None:
        del made["Checks"]
        put(made["Events"], 2, "Weekday printed", "Sunday")

    path.write_bytes(edited(sample_matrix(), edit))
    before = path.read_bytes()
    ran = run("check", path)
    assert "E DAT2 Events!B2" in ran.out
    assert ran.err == "warning: the findings are not written: the sheet Checks is missing; put it back from a copy of the workbook\n"
    assert path.read_bytes() == before


def test_a_workbook_that_is_open_elsewhere_stays_as_it_is(book: Path, run: Run) -> None:
    before = book.read_bytes()
    book.with_name(f"~${book.name}").write_bytes(b"")
    ran = run("check", book)
    assert (ran.code, book.read_bytes()) == (7, before)
    assert "the file is open in another program" in ran.err


@pytest.mark.needs("ooxml-validate")
def test_office_finds_no_fault_in_what_was_written(tmp_path: Path, run: Run, ooxml_errors: Callable[[bytes, str], str]) -> None:
    path = tmp_path / "matrix.xlsx"
    matrix = sample_matrix()
    path.write_bytes(write_workbook(replace(matrix, events=(replace(matrix.events[0], weekday_stated="Sunday"), *matrix.events[1:]))))
    assert "Sheet Checks: " in run("check", path).out
    assert ooxml_errors(path.read_bytes(), "checked.xlsx") == ""


def test_doctor_tells_what_is_in_a_workbook(book: Path, run: Run) -> None:
    before = book.read_bytes()
    ran = run("doctor", book)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0].startswith("matrix.xlsx: Excel workbook, ")
    assert lines[2] == "Event matrix: yes, 7 events, 12 statements, 6 sources."
    assert lines[3] == "  1 cell or sheet to look at when it is read: see briefgen check."
    assert "Signature: no. Macros: no. Comments: none." in lines
    assert lines[-2].startswith("An update may change the sheets ReadMe, Events, ")
    assert lines[-1].startswith("It copies the other ") and lines[-1].endswith(" parts byte for byte.")
    assert book.read_bytes() == before
    found = json.loads(run("doctor", book, "--json").out)
    assert found["event_matrix"] and found["update"]["refusal"] == "" and "xl/workbook.xml" in found["update"]["touches"]


def test_doctor_says_what_is_missing_and_how_to_have_it_again(book: Path, run: Run) -> None:
    assert json.loads(run("doctor", book, "--json").out)["lacks"] == {"sheets": [], "columns": {}, "gone": []}
    held = load_workbook(book)
    del held["Asks"]
    held.save(book)
    assert run("doctor", book).out.splitlines()[-2:] == [
        "Not there, and not added by an update, since somebody may have deleted it: Asks.",
        "  To have it again, write a new workbook beside this one: briefgen matrix TEXTS... -o NEW.xlsx",
    ]
    assert json.loads(run("doctor", book, "--json").out)["lacks"]["gone"] == ["Asks"]


def test_doctor_looks_into_other_peoples_workbooks_too(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "budget.xlsx"
    Workbook().save(path)
    ran = run("doctor", path)
    assert ran.code == 0
    assert "Event matrix: no (this workbook is not an event matrix: it has no sheet Events)." in ran.out
    assert ran.out.endswith("An update would not touch it: it has no sheet Events.\n")


def test_doctor_says_what_a_file_is_that_is_no_workbook(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "a")
    ran = run("doctor", path)
    assert (ran.code, ran.out) == (6, "")
    assert ran.err == "error: a.xlsx: this is a zip file, but no Office document\n  fix: give an Excel workbook (.xlsx or .xlsm)\n"
