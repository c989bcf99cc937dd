"""Workbooks edited as people do: accepted where the meaning is clear, else every problem at once, with sheet, cell and fix."""

from __future__ import annotations

import io
import random
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from briefgen.cli.app import main
from briefgen.errors import WorkbookError
from briefgen.workbook.read import examine_workbook, read_workbook

from .conftest import READOUT, Ran

Run = Callable[..., Ran]
Edit = Callable[[Workbook], None]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[bytes]:
    """The workbook of two meetings of one pair."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "a.txt").write_text(READOUT, encoding="utf-8")
    later = READOUT.replace("second", "third").replace("Dakar on 14 May 2024", "Oslo on 3 June 2025").replace("2024-05-15", "2025-06-04")
    (folder / "b.txt").write_text(later.replace("fisheries", "ports").replace("maritime security", "health"), encoding="utf-8")
    assert main(["matrix", str(folder / "a.txt"), str(folder / "b.txt"), "-o", str(folder / "x.xlsx"), "-q"]) == 0
    yield (folder / "x.xlsx").read_bytes()


def edited(data: bytes, edit: Edit) -> bytes:
    book = load_workbook(io.BytesIO(data))
    edit(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def at(sheet: Worksheet, row: int, header: str) -> Any:
    return sheet.cell(row, next(cell.column for cell in sheet[1] if cell.value == header))


def events(edit: Callable[[Worksheet], None]) -> Edit:
    return lambda book: edit(book["Events"])


def put(header: str, *values: object) -> Edit:
    """Types `values` into the first rows of a column of Events."""

    def edit(book: Workbook) -> None:
        for row, value in enumerate(values, start=2):
            at(book["Events"], row, header).value = value

    return edit


def problems(data: bytes) -> list[str]:
    with pytest.raises(WorkbookError) as caught:
        read_workbook(data, "x.xlsx")
    assert caught.value.exit_code == 6
    return [line.strip() for line in caught.value.what.split("\n")[1:]]


def test_two_meetings_of_one_pair_are_there_to_be_edited(built: bytes) -> None:
    matrix = read_workbook(built)
    assert [event.parties for event in matrix.events] == [("NO", "SN")] * 2
    assert len(matrix.statements) >= 4


@pytest.mark.parametrize("typed", ["no; sn", "Norway, Senegal", "NO and SN", "norwegian; senegalese", "NO-SN", "NO / SN", "no sn"])
def test_parties_by_name_and_in_small_letters(typed: str, built: bytes) -> None:
    assert read_workbook(edited(built, put("Parties", typed))) == read_workbook(built)


def test_sides_and_areas_by_name(built: bytes) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Statements"]
        for row in range(2, sheet.max_row + 1):
            side, areas = at(sheet, row, "Side"), at(sheet, row, "Areas")
            side.value = {"NO": "norway", "SN": "Senegal", "both": "Both sides"}.get(side.value, side.value)
            names = {area.area_id: area.name.upper() for area in read_workbook(built).areas}
            areas.value = "; ".join(names.get(area, area) for area in areas.value.split("; ")) if areas.value else None

    assert read_workbook(edited(built, edit)) == read_workbook(built)


def test_a_party_of_ones_own_stays_as_it_is_typed(built: bytes) -> None:
    assert read_workbook(edited(built, put("Parties", "NO; Ruritania"))).events[0].parties == ("NO", "Ruritania")


def test_rows_sorted_by_another_column(built: bytes) -> None:
    def shuffle(sheet: Worksheet) -> None:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        random.Random(3).shuffle(rows)
        for number, row in enumerate(reversed(rows), start=2):
            for column, value in enumerate(row, start=1):
                sheet.cell(number, column).value = value

    def edit(book: Workbook) -> None:
        for name in ("Events", "Statements", "Participants"):
            shuffle(book[name])

    found, before = read_workbook(edited(built, edit)), read_workbook(built)
    assert set(found.events) == set(before.events)
    assert set(found.statements) == set(before.statements)


def test_a_row_typed_at_the_bottom_with_few_words(built: bytes, tmp_path: Path, run: Run) -> None:
    def edit(sheet: Worksheet) -> None:
        row = sheet.max_row + 1
        for header, value in (("Meeting", "Breakfast"), ("Date", "ngày 1/6/2024"), ("Parties", "sn, no"), ("Status", " HELD ")):
            at(sheet, row, header).value = value

    path = tmp_path / "x.xlsx"
    path.write_bytes(edited(built, events(edit)))
    with pytest.raises(WorkbookError):  # 1/6 may be two days
        read_workbook(path.read_bytes())
    path.write_bytes(edited(path.read_bytes(), put("Date", None)))
    data = load_workbook(path)
    at(data["Events"], data["Events"].max_row, "Date").value = "ngày 1 tháng 6 năm 2024"
    data.save(path)
    added = read_workbook(path.read_bytes()).events[-1]
    assert (added.event_id, added.date_start, added.parties, added.status) == ("EV-new-1", date(2024, 6, 1), ("SN", "NO"), "held")
    assert run("memo", path, "-o", tmp_path / "m.docx").code == 0


@pytest.mark.parametrize(("cells", "what"), [("A2:B3", "A2:B3"), ("A2:A3", "A2:A3"), ("B2:C2", "B2:C2")])
def test_merged_cells_are_named(cells: str, what: str, built: bytes) -> None:
    found = problems(edited(built, events(lambda sheet: sheet.merge_cells(cells))))
    fix = "are merged, which leaves all but the first empty; unmerge them (Home > Merge & Center) and fill each"
    assert f"sheet Events, cells {what}: {fix}" in found


def test_a_title_merged_above_the_table_is_no_matter(built: bytes) -> None:
    def edit(sheet: Worksheet) -> None:
        sheet.insert_rows(1)
        sheet["A1"] = "Our meetings"
        sheet.merge_cells("A1:H1")

    assert read_workbook(edited(built, events(edit))).statements == read_workbook(built).statements


def test_an_id_that_was_cleared_is_told_but_deleted_and_added_rows_are_not(built: bytes) -> None:
    lost = read_workbook(built).events[0].event_id
    found = problems(edited(built, put("Event", None)))
    fix = "put the id back where one was cleared, or delete the rows that name it"
    assert found == [f"sheet Events: 1 row has no id in the column Event, and other sheets name {lost}, which no row has; {fix}"]

    def replace(sheet: Worksheet) -> None:
        sheet.delete_rows(2)
        at(sheet, sheet.max_row + 1, "Meeting").value = "Breakfast"

    assert len(read_workbook(edited(built, events(replace))).events) == 2


def test_a_missing_sheet_is_named_once(built: bytes) -> None:
    assert problems(edited(built, lambda book: book.remove(book["Lists"]))) == [
        "the sheet Lists is missing; put it back from a copy of the workbook"
    ]


def test_every_problem_at_once_and_as_json(built: bytes, tmp_path: Path, run: Run) -> None:
    def edit(book: Workbook) -> None:
        put("Date", "soon", "03/04/2024")(book)
        put("Status", "cancelled")(book)
        put("City", '=UPPER("oslo")')(book)
        book.remove(book["Checks"])

    path = tmp_path / "x.xlsx"
    path.write_bytes(edited(built, edit))
    ran = run("memo", path, "-o", tmp_path / "m.docx", "--json")
    told = ran.json["not_understood"]
    assert (ran.code, len(told)) == (0, 5)
    for place in ("cell B2 (Date)", "cell B3 (Date)", "cell D2 (Status)", "cell F2 (City)", "sheet Checks is missing"):
        assert sum(place in line for line in told) == 1
    assert examine_workbook(path.read_bytes()).matrix.events[0].status == "referred"  # not held, whatever "cancelled" is to mean
    assert run("memo", path, "-o", tmp_path / "m.docx", "--replace").err.count("warning: x.xlsx: ") == 5


def test_statements_whose_evidence_was_thrown_away_are_told(built: bytes, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(edited(built, lambda book: book["Evidence"].delete_rows(2, 500)))
    ran = run("memo", path, "-o", tmp_path / "m.docx")
    number = len(read_workbook(built).statements)
    text = f"warning: x.xlsx: {number} statements without evidence in the sheet Evidence; the memo cites no source for them\n"
    assert (ran.code, ran.err) == (0, text)
    assert run("memo", path, "-o", tmp_path / "m.docx", "--json").json["without_evidence"] == number


@pytest.mark.needs("soffice")
@pytest.mark.parametrize("by_way_of", ["xlsx", "ods", "xls"])
def test_another_program_saves_it_and_nothing_changes(by_way_of: str, built: bytes, tmp_path: Path, tool: Callable[[str], str]) -> None:
    def saved(source: Path, kind: str) -> Path:
        out = tmp_path / f"{source.stem}-{kind}"
        profile = (tmp_path / "profile").as_uri()
        command = [
            tool("soffice"),
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(out),
            str(source),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return out / f"{source.stem}.{kind}"

    (tmp_path / "x.xlsx").write_bytes(built)
    path = saved(tmp_path / "x.xlsx", by_way_of)
    final = path if by_way_of == "xlsx" else saved(path, "xlsx")
    assert final.read_bytes() != built
    assert read_workbook(final.read_bytes()) == read_workbook(built)
