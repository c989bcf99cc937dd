"""`matrix` and `build` over a workbook that is there: what people did in it stays, what new texts tell comes in."""

from __future__ import annotations

import datetime
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from briefgen.dump import dump
from briefgen.model import Event, Matrix
from briefgen.workbook.create import write_workbook

Run = Callable[..., Any]  # of `run` in conftest.py: code, out, err
BOOK = Path("output/event-matrix.xlsx")
FIRST = """Publisher: Ministry of Foreign Affairs of Norway
Published: 2024-05-15

The Norway-Senegal Political Consultations were held in Dakar on 14 May 2024. The Norwegian delegation was led by State Secretary Ola Berg, and
the Senegalese delegation was led by Deputy Foreign Minister Amina Diallo.

Both sides agreed to expand cooperation in fisheries. Norway welcomed the progress of Senegal in education.
"""
SECOND = """Publisher: Ministry of Foreign Affairs of Norway
Published: 2024-09-04

The Norway-Senegal Energy Dialogue was held in Oslo on 3 September 2024. The Norwegian delegation was led by State Secretary Ola Berg, and the
Senegalese delegation was led by Deputy Foreign Minister Amina Diallo.

Both sides agreed to set up a working group on wind power.
"""
# The other side's account of the first meeting.
THEIRS = """Publisher: Ministry of Foreign Affairs of Senegal
Published: 2024-05-16

The Norway-Senegal Political Consultations took place in Saint-Louis on 14 May 2024. The Senegalese delegation was led by Deputy Foreign Minister
Amina Diallo, and the Norwegian delegation by State Secretary Ola Berg.

Both sides agreed to expand cooperation in fisheries. Senegal proposed a joint fund for young farmers.
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """A folder with a workbook of the first readout, and the other two beside it."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("first.txt", FIRST), ("second.txt", SECOND), ("theirs.txt", THEIRS)):
        Path(name).write_text(text, encoding="utf-8")
    assert run("matrix", "first.txt", "-o", BOOK).code == 0
    return tmp_path


def edited(edit: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.load_workbook(BOOK)
    edit(book)
    book.save(BOOK)
    return BOOK.read_bytes()


def names() -> list[str]:
    """The files beside the workbook, and itself."""
    return sorted(path.name for path in BOOK.parent.iterdir())


def cell(sheet: Worksheet, heading: str, row: int = 2) -> openpyxl.cell.cell.Cell:
    column = next(one.column for one in sheet[1] if one.value == heading)
    return sheet.cell(row, column)  # type: ignore[return-value]


def shown(sheet: str, heading: str) -> list[object]:
    rows = openpyxl.load_workbook(BOOK)[sheet]
    column = next(one.column for one in rows[1] if one.value == heading)
    return [rows.cell(number, column).value for number in range(2, rows.max_row + 1)]


def test_a_new_meeting_becomes_a_row_and_what_people_typed_stays(desk: Path, run: Run) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        cell(book["Events"], "City").value = "Dakar, Ministry"
        cell(book["Events"], "✎ Notes").value = "ours"
        book["Events"].title = "Meetings"

    before = edited(edit)
    ran = run("matrix", "second.txt", "-o", BOOK)
    assert ran.code == 0
    assert ran.err == ""
    assert shown("Meetings", "City") == ["Dakar, Ministry", "Oslo"]
    assert shown("Meetings", "✎ Notes") == ["ours", None]
    backup = BOOK.with_name(f"event-matrix.backup-{datetime.date.today()}.xlsx")
    assert backup.read_bytes() == before
    lines = ran.out.splitlines()
    assert lines[0].startswith("Update: ")
    assert lines[1:3] == ["Read 2 texts from 2 independent sources.", "Found 2 meetings."]
    assert lines[-1] == f"event-matrix.xlsx as it was before: {backup.name}."


def test_the_same_readout_again_changes_nothing(desk: Path, run: Run) -> None:
    edited(lambda book: None)
    assert run("matrix", "second.txt", "theirs.txt", "-o", BOOK).code == 0
    before = {path.name: path.read_bytes() for path in BOOK.parent.iterdir()}
    for texts in (["second.txt"], ["theirs.txt"], ["first.txt"], ["theirs.txt", "second.txt"]):
        ran = run("matrix", *texts, "-o", BOOK)
        assert ran.code == 0
        assert ran.out.splitlines()[0] == "Nothing new for the workbook."
        assert {path.name: path.read_bytes() for path in BOOK.parent.iterdir()} == before


def test_all_texts_together_may_tell_more_than_one_by_one_but_only_once(desk: Path, run: Run) -> None:
    edited(lambda book: None)
    for text in ("second.txt", "theirs.txt"):
        assert run("matrix", text, "-o", BOOK).code == 0
    assert run("matrix", "theirs.txt", "first.txt", "second.txt", "-o", BOOK).code == 0
    before = names()
    ran = run("matrix", "second.txt", "theirs.txt", "first.txt", "-o", BOOK)
    assert (ran.out.splitlines()[0], names()) == ("Nothing new for the workbook.", before)


def test_a_second_account_joins_its_event_and_what_it_says_otherwise_is_a_check(desk: Path, run: Run) -> None:
    edited(lambda book: None)
    assert run("matrix", "theirs.txt", "-o", BOOK).code == 0
    assert len(shown("Events", "Event")) == 1
    assert len(str(shown("Events", "Sources")[0]).split("; ")) == 2
    words = shown("Statements", "Words as reported")
    assert sum("fisheries" in str(text) for text in words) == 1
    assert any("young farmers" in str(text) for text in words)
    assert any("Saint-Louis" in str(what) for what in shown("Checks", "What"))


def test_what_a_person_typed_is_no_source_that_others_disagree_with(desk: Path, run: Run) -> None:
    edited(lambda book: setattr(cell(book["Events"], "City"), "value", "Dakar, Ministry"))
    assert run("matrix", "theirs.txt", "-o", BOOK).code == 0
    assert shown("Events", "City") == ["Dakar, Ministry"]
    assert not any("different places" in str(what) for what in shown("Checks", "What"))


def test_a_deleted_row_stays_deleted(desk: Path, run: Run) -> None:
    assert run("matrix", "second.txt", "-o", BOOK).code == 0

    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["Events"]
        del sheet.tables["Events"]
        sheet.delete_rows(next(row for row in (2, 3) if cell(sheet, "City", row).value == "Oslo"))

    edited(edit)
    assert run("matrix", "first.txt", "second.txt", "theirs.txt", "-o", BOOK).code == 0
    assert shown("Events", "City") == ["Dakar"]


def test_a_cell_that_both_changed_is_proposed_and_the_answer_is_acted_on(desk: Path, run: Run) -> None:
    edited(lambda book: setattr(cell(book["Sources"], "File"), "value", "note of the embassy.txt"))
    shutil.copy("first.txt", "renamed.txt")  # the same text under another name: the tool now has another value for the cell
    ran = run("matrix", "renamed.txt", "-o", BOOK, "-v")
    assert shown("Sources", "File") == ["note of the embassy.txt"]
    assert "proposed, your value stays" in ran.out
    assert shown("Proposals", "What the texts give") == ["renamed.txt"]
    assert run("matrix", "renamed.txt", "-o", BOOK).out.splitlines()[0] == "Nothing new for the workbook."

    def answer(text: str) -> Callable[[openpyxl.Workbook], None]:
        return lambda book: setattr(cell(book["Proposals"], "✎ Accept"), "value", text)

    edited(answer("no"))
    assert run("matrix", "renamed.txt", "-o", BOOK).code == 0
    assert (shown("Sources", "File"), shown("Proposals", "State")) == (["note of the embassy.txt"], ["declined"])
    assert run("matrix", "renamed.txt", "-o", BOOK).out.splitlines()[0] == "Nothing new for the workbook."
    edited(lambda book: (answer("Yes")(book), setattr(cell(book["Proposals"], "State"), "value", "open"))[0])
    assert run("matrix", "renamed.txt", "-o", BOOK).code == 0
    assert (shown("Sources", "File"), shown("Proposals", "State")) == (["renamed.txt"], ["written"])


def test_a_dry_run_tells_all_and_writes_nothing(desk: Path, run: Run) -> None:
    before = edited(lambda book: None)
    ran = run("matrix", "second.txt", "-o", BOOK, "--dry-run")
    assert (ran.code, BOOK.read_bytes(), names()) == (0, before, ["event-matrix.xlsx"])
    lines = ran.out.splitlines()
    assert lines[0] == "Events!A3: new row: EV-NO-SN-Ene-dialogue (Norway-Senegal Energy Dialogue)" or lines[0].startswith(
        "Events!A3: new row: "
    )
    assert {line.partition(":")[0] for line in lines if line.partition(":")[0] in ("Events", "Sources", "Statements")} == {
        "Events",
        "Sources",
        "Statements",
    }
    assert lines[-1] == f"Nothing is written: {BOOK} stays as it is."
    told = json.loads(run("matrix", "second.txt", "-o", BOOK, "--dry-run", "--json").out)
    assert (told["ok"], told["dry_run"], told["updated"], told["files"]) == (True, True, True, [])
    assert {change["kind"] for change in told["changes"]} == {"row added", "column added", "changed"}


def test_no_backup_where_none_is_wanted_and_a_number_for_further_ones_of_a_day(desk: Path, run: Run) -> None:
    edited(lambda book: None)
    assert run("matrix", "second.txt", "-o", BOOK, "--no-backup").code == 0
    assert names() == ["event-matrix.xlsx"]
    edited(lambda book: cell(book["Events"], "City").__setattr__("value", "x"))
    assert run("matrix", "theirs.txt", "-o", BOOK).code == 0
    Path("third.txt").write_text(SECOND.replace("3 September", "5 October").replace("Energy", "Health"), encoding="utf-8")
    assert run("matrix", "third.txt", "-o", BOOK).code == 0
    day = datetime.date.today()
    assert names()[:2] == [f"event-matrix.backup-{day}-2.xlsx", f"event-matrix.backup-{day}.xlsx"]


@pytest.mark.parametrize("lock", ["~$event-matrix.xlsx", ".~lock.event-matrix.xlsx#"])
def test_a_workbook_that_is_open_stays_as_it_is(lock: str, desk: Path, run: Run) -> None:
    before = edited(lambda book: None)
    BOOK.with_name(lock).touch()
    ran = run("matrix", "second.txt", "-o", BOOK)
    assert (ran.code, BOOK.read_bytes()) == (7, before)
    assert ran.err == (
        f"error: {BOOK}: the file is open in another program\n  fix: close it there, or delete {lock} if no program has it open\n"
    )


def test_a_workbook_that_changed_since_it_was_read_stays_as_it_is(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    edited(lambda book: None)
    from briefgen.cli import work

    def saved_meanwhile(*given: object, **named: object) -> object:
        outcome = real(*given, **named)  # type: ignore[arg-type]
        edited(lambda book: cell(book["Events"], "City").__setattr__("value", "saved meanwhile"))
        return outcome

    real = work.brought_up_to_date
    monkeypatch.setattr(work, "brought_up_to_date", saved_meanwhile)
    ran = run("matrix", "second.txt", "-o", BOOK)
    assert (ran.code, shown("Events", "City")) == (7, ["saved meanwhile"])
    assert ran.err == f"error: {BOOK}: the file has changed since it was read; it stays as it is\n  fix: run again\n"


def test_build_makes_the_memo_from_the_updated_workbook(desk: Path, run: Run) -> None:
    edited(lambda book: setattr(cell(book["Events"], "City"), "value", "Thiès"))
    assert run("build", "second.txt").code == 0
    assert shown("Events", "City") == ["Thiès", "Oslo"]
    text = run("show", "output/briefing-memo.docx").out
    assert "Thiès" in text and "Oslo" in text


def test_a_workbook_with_macros_keeps_its_name(desk: Path, run: Run) -> None:
    BOOK.rename("output/event-matrix.xlsm")
    assert run("matrix", "second.txt", "-o", "output/event-matrix.xlsm").code == 0
    assert len(openpyxl.load_workbook("output/event-matrix.xlsm")["Events"]["A"]) == 3
    ran = run("matrix", "second.txt", "-o", "output/new.xlsm")
    assert ran.code == 2


def test_a_workbook_that_names_no_texts_is_brought_up_to_date_and_never_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    # One that a program wrote from events alone, untouched since: "all its texts are given again" was taken to hold, and its events were gone.
    monkeypatch.chdir(tmp_path)
    Path("second.txt").write_text(SECOND, encoding="utf-8")
    BOOK.parent.mkdir()
    BOOK.write_bytes(write_workbook(Matrix(events=(Event("EV-1", name="Kept"),))))
    assert run("matrix", "second.txt", "-o", BOOK).code == 0
    sheet = openpyxl.load_workbook(BOOK)["Events"]
    assert cell(sheet, "Meeting").value == "Kept"
    assert sheet.max_row == 3


def test_the_memo_says_what_people_corrected_also_where_the_same_text_is_given_again(desk: Path, run: Run) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        cell(book["Events"], "City").value = "Thiès"
        cell(book["Statements"], "✎ Owner on our side").value = "Energy desk"
        cell(book["Statements"], "Stance").value = "discussed"

    edited(edit)
    assert run("build", "first.txt").code == 0
    assert (shown("Events", "City"), shown("Statements", "Stance")[0]) == (["Thiès"], "discussed")
    assert shown("Events", "Agreed areas") == [None]
    (memo,) = BOOK.parent.glob("*.docx")
    said = dump(memo.read_bytes(), memo.name)
    assert "Thiès" in said and "Place: Dakar" not in said
    assert run("build", "first.txt").out.splitlines()[0] == "Nothing new for the workbook."


def rows_of(sheet: str) -> list[dict[str, object]]:
    """The rows of a sheet, by heading; formulas as they stand."""
    headings, *rows = openpyxl.load_workbook(BOOK)[sheet].values
    return [dict(zip(headings, row, strict=True)) for row in rows]  # type: ignore[arg-type]


def test_what_people_corrected_on_statements_arrives_on_the_sheets_that_repeat_it(desk: Path, run: Run) -> None:
    def edit(first: str, second: str) -> Callable[[openpyxl.Workbook], None]:
        def both(book: openpyxl.Workbook) -> None:
            cell(book["Statements"], "Words as reported", 2).value = first
            cell(book["Statements"], "Stance", 3).value = second

        return both

    assert len(rows_of("Commitments")) == 1
    for words in (
        "expand cooperation in deep-sea fisheries",
        "expand cooperation in all fisheries",
    ):  # and once more: it follows every time
        edited(edit(words, "committed"))
        assert run("matrix", "first.txt", "-o", BOOK).code == 0
        assert rows_of("Commitments")[0]["Words as reported"] == rows_of("CoverageDetail")[0]["Words as reported"] == words
    assert [row["Statement"] for row in rows_of("Commitments")] == [row["Statement"] for row in rows_of("Statements")]
    assert [list(row.values())[-1] for row in rows_of("Coverage")] == ["AG", "UC-NO"]
    assert run("matrix", "first.txt", "-o", BOOK).out.splitlines()[0] == "Nothing new for the workbook."
    edited(edit(words, "welcomed"))
    assert run("matrix", "first.txt", "-o", BOOK).code == 0
    assert [list(row.values())[-1] for row in rows_of("Coverage")] == ["AG", "WE-NO"]


def test_what_people_typed_on_the_sheets_that_repeat_statements_stays(desk: Path, run: Run) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        cell(book["Statements"], "Words as reported").value = "expand cooperation in all fisheries"
        cell(book["Statements"], "Stance").value = "proposed"
        cell(book["Commitments"], "Meeting").value = "our own name for it"
        coverage = book["Coverage"]
        row = next(row for row in (2, 3) if "isher" in str(coverage.cell(row, 1).value))
        coverage.cell(row, coverage.max_column).value = "JA"

    edited(edit)
    assert run("matrix", "first.txt", "-o", BOOK).code == 0
    (commitment,) = rows_of("Commitments")
    assert (commitment["Meeting"], commitment["Words as reported"]) == (
        "our own name for it",
        "Both sides agreed to expand cooperation in fisheries.",
    )
    assert "JA" in [list(row.values())[-1] for row in rows_of("Coverage")]
    assert rows_of("CoverageDetail")[0]["Words as reported"] == "expand cooperation in all fisheries"


def test_a_row_that_was_deleted_from_commitments_stays_deleted(desk: Path, run: Run) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["Commitments"]
        for at in range(1, sheet.max_column + 1):
            sheet.cell(2, at).value = None

    edited(edit)
    assert run("matrix", "second.txt", "-o", BOOK).code == 0
    assert [row["Meeting"] for row in rows_of("Commitments") if row["Statement"]] == ["Norway-Senegal Energy Dialogue"]


def test_every_cell_that_cannot_be_understood_is_told_at_once_and_becomes_a_check(desk: Path, run: Run) -> None:
    def spoil(book: openpyxl.Workbook) -> None:
        events = book["Events"]
        at = {cell.value: cell.column for cell in events[1]}
        events.cell(2, at["Date"]).value = "03/04/2024"
        events.cell(2, at["Kind"]).value = "visitt"

    BOOK.write_bytes(edited(spoil))
    found = run("matrix", "second.txt", "-o", BOOK)
    assert found.code == 0
    assert "2 cells cannot be understood, and count as empty until corrected; nothing in them was changed:" in found.err
    assert (
        "sheet Events, cell B2 (Date): '03/04/2024' may be 03 Apr 2024 or 04 Mar 2024; write it as 2023-03-30 or 30 Mar 2023" in found.err
    )
    assert "'visitt' is not one of the choices; use one of:" in found.err
    book = openpyxl.load_workbook(BOOK)
    assert (book["Events"]["B2"].value, book["Events"]["A2"].value is not None) == ("03/04/2024", True)
    checks = [[cell.value for cell in row] for row in book["Checks"].iter_rows()]
    what, rule = checks[0].index("What"), checks[0].index("Rule")
    assert sorted(row[what].partition(":")[0] for row in checks[1:] if row[rule] == "CELL") == [
        "Sheet Events, cell B2 (Date)",
        next(row[what].partition(":")[0] for row in checks[1:] if "visitt" in str(row[what])),
    ]
    assert "Nothing new" in run("matrix", "second.txt", "-o", BOOK).out


def test_merged_cells_rows_without_an_id_and_ids_that_stand_twice_are_told_and_become_checks(desk: Path, run: Run) -> None:
    def spoil(book: openpyxl.Workbook) -> None:
        statements, events = book["Statements"], book["Events"]
        book["Participants"].merge_cells("E2:E3")
        statements.merge_cells("H2:I2")
        at = {cell.value: cell.column for cell in events[1]}
        last = events.max_row
        for column, value in (("Meeting", "A talk of ours"), ("City", "Oslo")):
            events.cell(last + 1, at[column]).value = value
            events.cell(last + 3, at[column]).value = value
        for column in range(1, 12):
            events.cell(last + 2, column).value = events.cell(2, column).value if column in (1, at["City"]) else None

    BOOK.write_bytes(edited(spoil))
    rows = openpyxl.load_workbook(BOOK)["Events"].max_row
    found = run("matrix", "second.txt", "-o", BOOK)
    assert found.code == 0
    event = openpyxl.load_workbook(BOOK)["Events"]["A2"].value
    for line in (
        "2 cells cannot be understood, and count as empty until corrected; nothing in them was changed:",
        "sheet Statements, cells H2:I2: are merged, which leaves all but the first empty; unmerge them (Home > Merge & Center) and fill each",
        f"sheet Events, cell A{rows - 1} (Event): {event} stands already in row 2; clear it in the row that was added, and the row gets an id",
        "3 places in the workbook to be put in order; nothing there was changed:",
        "sheet Participants, cells E2:E3: are merged; the value of the first is read for all of their rows; unmerge them",
        f"sheet Events, row {rows - 2}: has no id in the column Event, so that an update compares no text with it; "
        f"write an id of your own into A{rows - 2}, such as EV-own-{rows - 2}",
        f"sheet Events, row {rows}: has no id in the column Event, so that an update compares no text with it; ",
    ):
        assert line in found.err, found.err
    book = openpyxl.load_workbook(BOOK)
    rules = [cell.value for cell in book["Checks"]["I"]]
    assert rules.count("CELL") == 5
    assert [book["Events"].cell(row, 3).value for row in (rows - 2, rows)] == ["A talk of ours"] * 2
    assert "Nothing new" in run("matrix", "second.txt", "-o", BOOK).out


def test_a_row_below_a_gap_is_told_and_left_alone(desk: Path, run: Run) -> None:
    def spoil(book: openpyxl.Workbook) -> None:
        events = book["Events"]
        below = events.max_row + 3
        for column, value in (("A", "EV-own-1"), ("C", "A talk of ours")):
            events[f"{column}{below}"].value = value
        events[f"C{below + 4}"].value = "a remark"

    BOOK.write_bytes(edited(spoil))
    rows = openpyxl.load_workbook(BOOK)["Events"].max_row - 4
    found = run("matrix", "second.txt", "-o", BOOK)
    assert found.code == 0
    told = f"sheet Events, row {rows}: stands below the table Events with an empty row between, so that an update leaves it alone; move it up to"
    assert told in found.err
    assert "a remark" not in found.err
