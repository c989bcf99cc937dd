"""LibreOffice between two runs: it opens our workbook, a macro edits it there, LibreOffice saves it, and an update brings it up to date."""

from __future__ import annotations

import io
import random
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from openpyxl import load_workbook

from briefgen.model import Event
from briefgen.workbook.read import examine_workbook
from briefgen.workbook.update.apply import update_workbook
from tests.workbook.update.people_edit import EDITS, Book
from tests.workbook.update.test_survival import FIRST, MADE, OURS, check, second_matrix

pytestmark = [pytest.mark.needs("soffice"), pytest.mark.xdist_group("soffice")]
# LibreOffice numbers the columns of tables anew, and by those numbers the check below knows columns that were moved or renamed.
KEPT = [edit for edit in EDITS if edit.__name__ not in ("move_column", "rename_column", "add_column")]
RANDOM = 4  # workbooks that people edited before LibreOffice gets them
_FORMAT = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE {kind} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{file}.dtd">\n'
_MACRO = """
Sub EditAll(folder As String, last As Integer)
  For number = 0 To last
    Edit(folder & "/" & number & ".xlsx", folder & "/saved" & number & ".xlsx", number = 0)
  Next
End Sub

Sub Edit(source As String, target As String, by_hand As Boolean)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  If by_hand Then
    events = book.Sheets.getByName("Events")
    events.getCellRangeByName("F2").String = "Sa Pa"
    events.getCellRangeByName("C3").CellBackColor = RGB(255, 255, 0)
    events.Annotations.insertNew(events.getCellRangeByName("C3").CellAddress, "ask the embassy")
    events.getCellRangeByName("BA4").String = "seen by the desk"
    events.Rows.getByIndex(4).IsVisible = False
    sources = book.Sheets.getByName("Sources")
    sources.Columns.getByIndex(1).Width = 9000
    book.Sheets.insertNewByName("Our desk", 3)
    own = book.Sheets.getByName("Our desk")
    own.getCellRangeByName("B2").Formula = "=COUNTA($Events.$A$2:$A$5)"
    own.getCellRangeByName("B3").String = "=not a formula"
  End If
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName" : how(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL(ConvertToURL(target), how())
  book.close(True)
End Sub
"""


def with_macro(profile: Path, soffice: str) -> list[str]:
    """The command that starts LibreOffice on a profile of its own, which holds the macro."""
    start = [soffice, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"]
    subprocess.run([*start, "--terminate_after_init"], capture_output=True, timeout=120, check=True)
    library = profile / "user" / "basic" / "Standard"
    names = 'xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"'
    listed = f'<library:library {names}><library:element library:name="Desk"/></library:library>'
    (library / "script.xlb").write_text(_FORMAT.format(kind="library:library", file="library") + listed)
    module = 'xmlns:script="http://openoffice.org/2000/script" script:name="Desk" script:language="StarBasic"'
    source = f"<script:module {module}>{escape(_MACRO)}</script:module>"
    (library / "Desk.xba").write_text(_FORMAT.format(kind="script:module", file="module") + source)
    return start


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """What LibreOffice saved: our workbook edited by its macro, then workbooks that people had edited before."""
    from tests.conftest import find_tool

    folder = tmp_path_factory.mktemp("libreoffice")
    (folder / "0.xlsx").write_bytes(MADE)
    for number in range(1, RANDOM + 1):
        chance, book = random.Random(9000 + number), Book(MADE)
        for _ in range(chance.randint(1, 5)):
            chance.choice(KEPT)(book, chance.choice(list(OURS)), chance)
        (folder / f"{number}.xlsx").write_bytes(book.saved())
    start = with_macro(folder / "profile", find_tool("soffice"))
    run = f'macro:///Standard.Desk.EditAll("{folder}",{RANDOM})'
    subprocess.run([*start, run], capture_output=True, timeout=300, check=True)
    return [(folder / f"saved{number}.xlsx").read_bytes() for number in range(RANDOM + 1)]


def test_what_libreoffice_saved_is_understood(saved: list[bytes]) -> None:
    reading = examine_workbook(saved[0], "x.xlsx")
    assert {problem.what for problem in reading.problems if "not on the sheet Lists" not in problem.what} == set()
    corrected = replace(FIRST.events[0], city="Sa Pa")
    noted = replace(FIRST.events[2], notes="seen by the desk")
    assert reading.matrix.events == (corrected, FIRST.events[1], noted, *FIRST.events[3:])
    assert replace(reading.matrix, events=FIRST.events) == FIRST


def test_an_update_of_what_libreoffice_saved_keeps_its_edits(saved: list[bytes]) -> None:
    first, second, *others = FIRST.events
    more = Event("EV-more", name="=A new one", city="Huế", parties=("NZ", "VN"))
    after = replace(FIRST, events=(replace(first, city="Huế"), replace(second, venue="The Beehive"), *others, more))
    update = update_workbook(saved[0], after, "x.xlsx")
    assert [(change.kind, change.place) for change in update.changes] == [
        ("changed", "Events!AL3"),
        ("row added", "Events!A6"),
        ("proposed", "Events!F2"),
    ]
    book = load_workbook(io.BytesIO(update.data))
    events = book["Events"]
    assert (events["F2"].value, events["AL3"].value, events["C6"].value) == ("Sa Pa", "The Beehive", "=A new one")
    assert events["C3"].fill.fgColor.rgb == "FFFFFF00"
    assert events["C3"].comment.text == "ask the embassy"
    assert events["BA4"].value == "seen by the desk"
    assert events.row_dimensions[5].hidden
    assert book["Our desk"]["B2"].value == "=COUNTA(Events!$A$2:$A$6)"  # it covered the table, and still does
    assert book["Our desk"]["B3"].value == "=not a formula"
    assert update_workbook(update.data, after, "x.xlsx").data is update.data


@pytest.mark.parametrize("number", range(1, RANDOM + 1))
def test_nothing_is_lost_that_people_did_before_libreoffice_saved(number: int, saved: list[bytes]) -> None:
    after = second_matrix(random.Random(number))
    check(saved[number], update_workbook(saved[number], after, "x.xlsx").data, FIRST, after)


@pytest.mark.needs("ooxml-validate")
def test_what_libreoffice_saved_is_still_valid_after_an_update(saved: list[bytes], ooxml_errors: Callable[[bytes, str], str]) -> None:
    for number, data in enumerate(saved[:2]):
        update = update_workbook(data, second_matrix(random.Random(number)), "x.xlsx")
        assert ooxml_errors(data, "before.xlsx") == ooxml_errors(update.data, "after.xlsx") == ""
