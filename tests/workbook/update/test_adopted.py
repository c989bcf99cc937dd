"""What an update does besides rows and cells: links of new addresses, protected sheets, a sheet that the workbook never had, names of places."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from briefgen.errors import WorkbookError
from briefgen.merge.names import name_rows
from briefgen.merge.onto import merge_onto
from briefgen.model import BOTH, Area, Event, Matrix, Party, Source, Stance, Statement, Status
from briefgen.workbook.create import write_workbook
from briefgen.workbook.read import examine_workbook, read_workbook
from briefgen.workbook.update.apply import Existing, update_workbook
from tests.workbook.sample import sample_matrix
from tests.workbook.update.books import saved, values
from tests.workbook.update.people_edit import Book, M, put

_SAMPLE = sample_matrix()
FIRST = replace(_SAMPLE, names=name_rows(_SAMPLE.events, _SAMPLE.participants))
ADDRESSES = ("https://example.org/a?b=1&c=2", "https://example.org/second")
MORE = replace(
    FIRST,
    sources=(*FIRST.sources, *(Source(f"S-new-{at}", title="T", url=url) for at, url in enumerate(ADDRESSES)), Source("S-x", url="no url")),
)


def links(data: bytes) -> dict[str, str]:
    sheet = load_workbook(io.BytesIO(data))["Sources"]
    return {cell.value: cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink}


@pytest.mark.parametrize("first", [FIRST, replace(FIRST, sources=tuple(replace(row, url="") for row in FIRST.sources))])
def test_the_address_of_a_new_source_is_a_link(first: Matrix) -> None:
    data = write_workbook(first)
    after = update_workbook(data, replace(MORE, sources=(*first.sources, *MORE.sources[len(first.sources) :]))).data
    assert links(after) == links(data) | {address: address for address in ADDRESSES}
    again = update_workbook(after, replace(MORE, sources=(*first.sources, *MORE.sources[len(first.sources) :]))).data
    assert again is after


@pytest.mark.needs("ooxml-validate")
def test_a_workbook_with_new_links_is_valid(ooxml_errors: Callable[[bytes, str], str]) -> None:
    bare = replace(FIRST, sources=tuple(replace(row, url="") for row in FIRST.sources))
    for first in (FIRST, bare):
        assert ooxml_errors(update_workbook(write_workbook(first), MORE).data, "x.xlsx") == ""


def test_a_protected_sheet_is_written_to_and_stays_protected() -> None:
    book = load_workbook(io.BytesIO(write_workbook(FIRST)))
    book["Events"].protection.sheet = True
    book["Names"].protection.sheet = True
    update = update_workbook(saved(book), replace(FIRST, events=(*FIRST.events, Event("EV-more", name="More"))))
    assert update.notes == (
        "protected against changes, written to all the same, and still protected: Events; unprotect a sheet before you sort or add rows",
    )
    after = load_workbook(io.BytesIO(update.data))
    assert after["Events"].protection.sheet
    assert read_workbook(update.data).events[-1].name == "More"


def without_names(data: bytes) -> bytes:
    """The workbook as one from before there was a sheet Names: Baseline does not know it either."""
    book = load_workbook(io.BytesIO(data))
    del book["Names"]
    baseline = book["Baseline"]
    rows = [row for row in baseline.iter_rows(min_row=2, values_only=True) if row[0] != "Names"]
    baseline.delete_rows(2, baseline.max_row)
    for row in rows:
        baseline.append(row)
    baseline.tables["BriefgenBaseline"].ref = f"A1:C{len(rows) + 1}"
    return saved(book)


def test_a_workbook_from_before_there_was_a_sheet_names_gains_it() -> None:
    data = without_names(write_workbook(FIRST))
    reading = examine_workbook(data)
    assert (reading.problems, reading.matrix.names) == ((), ())
    update = update_workbook(data, FIRST)
    assert {change.place.partition("!")[0] for change in update.changes} == {"Names"}
    assert read_workbook(update.data) == FIRST
    assert update_workbook(update.data, FIRST).data is update.data


def test_a_sheet_names_that_somebody_deleted_stays_deleted() -> None:
    book = load_workbook(io.BytesIO(write_workbook(FIRST)))
    del book["Names"]
    update = update_workbook(saved(book), FIRST)
    assert (update.changes, update.notes) == ((), ("the table Names was not found; what belongs into it is left out",))


def test_a_city_that_a_person_corrected_gets_no_second_row_on_names() -> None:
    told = Event("EV-1", name="Talks", city="Washington", country="US", sources=("S-1",))
    other = Event("EV-2", name="Other talks", city="Hà Nội", country="VN", sources=("S-2",))
    first = Matrix(events=(told,), sources=(Source("S-1", sha256="1"),), names=name_rows((told,), ()))
    fresh = Matrix(events=(other,), sources=(Source("S-2", sha256="2"),), names=name_rows((other,), ()))
    data = write_workbook(first)
    book = load_workbook(io.BytesIO(data))
    city = next(cell for row in book["Events"].iter_rows() for cell in row if cell.value == "Washington")
    city.value = "Washington DC"
    existing = Existing.of(saved(book), "x.xlsx")
    held = existing.matrix()
    assert held.events[0].city == "Washington DC"
    merged = merge_onto(held, fresh, {"S-2": "text"}, (), existing.corrected("Events", ("city",)))
    after = read_workbook(existing.update(merged.rows, only=merged.only, held=held, whole=merged.whole).data)
    assert [row.house_form for row in after.names] == ["Washington", "Hà Nội"]


def test_a_table_with_all_its_headings_in_another_language_is_known_by_its_columns() -> None:
    book = Book(write_workbook(FIRST))
    part, sheet = book.table("Events")
    for number, column in enumerate(book.tree(part).iter(f"{M}tableColumn"), start=1):
        column.set("name", f"Cột {number}")
        put(book, sheet, 1, number, f"Cột {number}")
    new = replace(FIRST.events[0], event_id="EV-new", city="Sa Pa")
    update = update_workbook(book.saved(), Matrix(events=(new,)), "x.xlsx")
    rows = values(update.data, "Events")
    assert rows[0][:2] == ["Cột 1", "Cột 2"]
    assert rows[-1][0] == "EV-new"
    assert "Sa Pa" in rows[-1]


def test_a_table_of_somebody_elses_in_the_place_of_ours_is_not_taken_for_it() -> None:
    book = Book(write_workbook(FIRST))
    part, sheet = book.table("Events")
    for number, column in enumerate(book.tree(part).iter(f"{M}tableColumn"), start=1):
        column.set("name", f"Cột {number}")
        put(book, sheet, 1, number, f"Cột {number}")
    for row in range(2, len(FIRST.events) + 2):
        put(book, sheet, row, 1, f"own {row}")
    with pytest.raises(WorkbookError) as told:
        update_workbook(book.saved(), FIRST, "x.xlsx")
    assert str(told.value) == (
        "x.xlsx: the workbook stays as it is: its sheet Events is gone, or has lost the row of headings (Event, Date, Meeting ...)\n"
        "  fix: switch Table Design > Header Row on, or copy the sheet or its first row back from a backup"
    )


def test_a_workbook_whose_tables_another_program_has_made_plain_cells_is_brought_up_to_date() -> None:
    """As a spreadsheet on the web exports it: no tables, no rules, formulas as their last values. The lists stand side by side on one sheet, and
    CoverageDetail has all headings of the list of areas."""
    book = load_workbook(io.BytesIO(write_workbook(FIRST)), data_only=True)
    for sheet in book:
        for name in list(sheet.tables):
            del sheet.tables[name]
    new = Event("EV-JP-VN-1", name="Talks", status=Status.HELD, date_start=date(2026, 2, 3), parties=("VN", "JP"))
    said = Statement("ST-new", new.event_id, side=BOTH, stance=Stance.AGREED, text="agreed on fish", areas=("fish",))
    whole = replace(
        FIRST,
        events=(*FIRST.events, new),
        statements=(*FIRST.statements, said),
        areas=(*FIRST.areas, Area("fish", "Fisheries", "The sea")),
        parties=(*FIRST.parties, Party("JP", "Japan")),
    )
    data = saved(book)
    existing = Existing.of(data, "x.xlsx")
    held = existing.matrix()
    assert (held.areas, held.parties, existing.problems) == (FIRST.areas, FIRST.parties, [])
    update = existing.update(whole, held=held, whole=whole)
    assert {change.place.partition("!")[0] for change in update.changes} == {
        "Events",
        "Statements",
        "Lists",
        "Commitments",
        "CoverageDetail",
        "Coverage",
        "MeetingsPerYear",
        "AreasByMechanism",
    }
    assert read_workbook(update.data).areas == whole.areas
    assert [row for row in values(update.data, "CoverageDetail") if "fish" in row] == [values(update.data, "CoverageDetail")[-1]]
    assert any("Coverage has no column" in note and "it is no Excel table any more" in note for note in update.notes)
