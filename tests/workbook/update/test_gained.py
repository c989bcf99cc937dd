"""A workbook that an older version made gains the sheets and columns that it never had; what people deleted stays away."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.table import Table

from briefgen.merge.agreed import with_areas
from briefgen.model import BOTH, Event, Evidence, Kind, Matrix, Mechanism, Party, Stance, Statement
from briefgen.workbook.baseline import FIELDS, WIDTH
from briefgen.workbook.create import write_workbook
from briefgen.workbook.read import examine_workbook, read_workbook
from briefgen.workbook.update.apply import Existing
from briefgen.workbook.update.changes import Update
from tests.workbook.test_compared import WHOLE
from tests.workbook.update.books import saved, values

_BEFORE = Event(
    "EV-first", date_start=date(2023, 9, 3), name="Ocean dialogue", kind=Kind.DIALOGUE, mechanism_id="M-ocean", parties=("KE", "NO")
)
_SAID = Statement("ST-0", "EV-first", side=BOTH, stance=Stance.AGREED, areas=("trade",), text="Both will trade.", evidence=("E-0",))
_ALL = replace(
    WHOLE,
    events=(_BEFORE, replace(WHOLE.events[0], mechanism_id="M-ocean", kind=Kind.DIALOGUE)),
    parties=(Party("KE", "Kenya"), Party("NO", "Norway")),
    mechanisms=(Mechanism("M-ocean", "Ocean dialogue", parties=("KE", "NO")),),
    statements=(_SAID, *WHOLE.statements),
    evidence=(*WHOLE.evidence, Evidence("E-0", "S-a", quote="Both will trade.")),
)
FULL = replace(_ALL, events=with_areas(_ALL.events, _ALL.statements, _ALL.evidence, _ALL.areas))
MORE = Event("EV-more", date_start=date(2025, 1, 2), name="One more", parties=("KE", "NO"))
DRAWN = ("Commitments", "Asks", "CoverageDetail", "Changes", "ReadoutCompare")
COLUMNS = ("Agreed areas", "Affirmed by both", "Level A", "Level B", "Areas")


def older(sheets: Collection[str] = (), columns: Collection[str] = ()) -> bytes:
    """The workbook of a version that knew neither these sheets nor these columns of Events."""
    book = load_workbook(io.BytesIO(write_workbook(FULL)))
    for name in sheets:
        del book[name]
    for row in book["ReadMe"].iter_rows(max_col=1):
        if row[0].value in sheets:
            row[0].hyperlink = None
            row[0].value = None
    if columns:
        _without_columns(book, columns)
    rows = [list(row) for row in book["Baseline"].iter_rows(values_only=True) if row[0] not in sheets]
    known = next(str(row[2]).split() for row in rows if row[:2] == ["Events", FIELDS])
    lost = {"agreed_areas", "affirmed_areas", "lead_a_level", "lead_b_level", "areas"} if columns else set()
    kept = [at for at, pair in enumerate(known) if pair.partition("=")[0] not in lost]
    for row in rows:
        if row[0] == "Events":
            marks = known if row[1] == FIELDS else [row[2][at : at + WIDTH] for at in range(0, len(row[2]), WIDTH)]
            row[2] = (" " if row[1] == FIELDS else "").join(marks[at] for at in kept)
    _rewritten(book, "Baseline", rows)
    return saved(book)


def _without_columns(book: Workbook, columns: Collection[str]) -> None:
    rows = [list(row) for row in book["Events"].iter_rows(values_only=True)]
    kept = [at for at, heading in enumerate(rows[0]) if heading not in columns]
    _rewritten(book, "Events", [[row[at] for at in kept] for row in rows])


def _rewritten(book: Workbook, name: str, rows: list[list[object]]) -> None:
    sheet = book[name]
    table = next(iter(sheet.tables))
    sheet.delete_rows(1, sheet.max_row)
    del sheet.tables[table]
    for row in rows:
        sheet.append(row)
    sheet.add_table(Table(displayName=table, ref=f"A1:{sheet.cell(1, len(rows[0])).column_letter}{len(rows)}"))


def updated(data: bytes) -> Update:
    existing = Existing.of(data, "x.xlsx")
    held = existing.matrix()
    new = () if MORE.event_id in {event.event_id for event in held.events} else (MORE,)
    whole = replace(held, events=(*with_areas(held.events, held.statements, held.evidence, held.areas), *new))
    given = Matrix(events=tuple(event for event in whole.events if event not in held.events))
    fields = frozenset(("agreed_areas", "affirmed_areas", "areas"))
    return existing.update(given, only={("Events", event.event_id): fields for event in held.events}, held=held, whole=whole)


@pytest.mark.parametrize("name", DRAWN)
def test_a_sheet_that_the_workbook_never_had_is_added(name: str) -> None:
    update = updated(older([name]))
    assert update.notes == ()
    new, expected = values(update.data, name), values(updated(older()).data, name)
    assert new[0] == expected[0]
    assert sorted(row[0] for row in new[1:]) == sorted(row[0] for row in expected[1:])
    assert updated(update.data).data is update.data


@pytest.mark.parametrize("name", DRAWN)
def test_a_sheet_that_somebody_deleted_stays_deleted(name: str) -> None:
    book = load_workbook(io.BytesIO(write_workbook(FULL)))
    del book[name]
    assert name not in load_workbook(io.BytesIO(updated(saved(book)).data)).sheetnames


def test_columns_that_the_workbook_never_had_are_added_at_the_right_with_the_values_of_all_rows() -> None:
    data = older(columns=COLUMNS)
    assert examine_workbook(data).problems == ()
    update = updated(data)
    assert [change.new for change in update.changes if change.place.startswith("Events!") and change.kind == "column added"] == list(
        COLUMNS
    )
    rows = values(update.data, "Events")
    assert rows[0][-5:] == list(COLUMNS)
    assert rows[0][-6] == "✎ Notes"
    assert [row[-5] for row in rows[1:]] == ["Trade", FULL.events[1].agreed_areas, None]
    after = read_workbook(update.data)
    assert after.events[:2] == FULL.events
    assert updated(update.data).data is update.data


def test_a_value_that_a_person_writes_into_a_column_that_was_added_stays() -> None:
    book = load_workbook(io.BytesIO(updated(older(columns=COLUMNS)).data))
    sheet = book["Events"]
    at = [cell.value for cell in sheet[1]].index("Agreed areas") + 1
    sheet.cell(2, at).value = "our words"
    assert read_workbook(updated(saved(book)).data).events[0].agreed_areas == "our words"


def test_a_column_that_somebody_deleted_stays_deleted() -> None:
    book = load_workbook(io.BytesIO(write_workbook(FULL)))
    _without_columns(book, ["Agreed areas"])
    assert "Agreed areas" not in values(updated(saved(book)).data, "Events")[0]


def test_columns_are_not_added_where_something_stands_in_the_way() -> None:
    book = load_workbook(io.BytesIO(older(columns=COLUMNS)))
    sheet = book["Events"]
    sheet.cell(2, sheet.max_column + 1).value = "mine"
    update = updated(saved(book))
    assert update.notes == (
        "Events lacks the columns Agreed areas, Affirmed by both, Level A, Level B, Areas: something stands to the right of its table; move it and run again",
    )
    assert values(update.data, "Events")[1][-1] == "mine"


def test_doctor_knows_what_the_next_update_adds_and_what_it_does_not() -> None:
    lacks = Existing.of(older(["Changes"], COLUMNS), "").lacks()
    assert (lacks.sheets, dict(lacks.columns), lacks.gone) == (("Changes",), {"Events": COLUMNS}, ())
    book = load_workbook(io.BytesIO(write_workbook(FULL)))
    del book["Asks"]
    del book["Changes"]
    _without_columns(book, ["Agreed areas"])
    lacks = Existing.of(saved(book), "").lacks()
    assert (lacks.sheets, dict(lacks.columns), lacks.gone) == ((), {}, ("Asks", "Changes", "Events: Agreed areas"))
    whole = Existing.of(write_workbook(FULL), "").lacks()
    assert (whole.sheets, dict(whole.columns), whole.gone) == ((), {}, ())


@pytest.mark.needs("ooxml-validate")
def test_what_was_added_is_valid(ooxml_errors: Callable[[bytes, str], str]) -> None:
    data = older(DRAWN, COLUMNS)
    assert ooxml_errors(updated(data).data, "x.xlsx") == ooxml_errors(data, "x.xlsx")
