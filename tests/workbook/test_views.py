"""Sheets drawn from the others: undertakings and requests, coverage at length, and the two with a chart."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from briefgen.model import Area, Event, Matrix, Mechanism, Modality, Stance, Statement, Status
from briefgen.workbook.computed import derive, next_by_period
from briefgen.workbook.create import plan_sheets, write_workbook
from briefgen.workbook.plan import Sheet
from briefgen.workbook.views import asks, commitments, touched

from .sample import sample_matrix

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


def _plan(matrix: Matrix, name: str) -> Sheet:
    return next(sheet for sheet in plan_sheets(matrix) if sheet.name == name)


def _values(sheet: Sheet) -> list[list[object]]:
    return [[cell.value for _, cell in row.cells] for row in sheet.all_rows()]


def test_commitments_are_what_a_desk_follows_up() -> None:
    codes = {row.modality for row in commitments(sample_matrix())}
    assert codes <= {Modality.AG, Modality.UC, Modality.UA, Modality.PR, Modality.JA}
    assert all(row.stance is Stance.COMMITTED for row in commitments(sample_matrix()) if row.modality is Modality.JA)
    left_out = {row.modality for row in sample_matrix().statements} - codes
    assert left_out & {Modality.PO, Modality.WE, Modality.DI, Modality.RE}


def test_asks_stand_by_side_and_date() -> None:
    events = (
        Event("EV-1", date_start=date(2024, 5, 1), parties=("VN", "NZ")),
        Event("EV-2", date_start=date(2023, 5, 1), parties=("VN", "NZ")),
    )
    rows = [("ST-1", "EV-1", "NZ"), ("ST-2", "EV-1", "VN"), ("ST-3", "EV-2", "VN"), ("ST-4", "EV-9", "VN")]
    statements = tuple(Statement(own, event, side, Stance.PROPOSED) for own, event, side in rows)
    other = Statement("ST-5", "EV-1", "VN", Stance.WELCOMED)
    assert [row.statement_id for row in asks(Matrix(events=events, statements=(*statements, other)))] == ["ST-3", "ST-2", "ST-4", "ST-1"]


def test_coverage_at_length_has_a_row_for_each_area_of_each_statement() -> None:
    matrix = Matrix(statements=(Statement("ST-1", "EV-1", areas=("a", "b"), areas_named=("c",)), Statement("ST-2", "EV-1")))
    assert [(row.statement_id, row.area, row.named_only) for row in touched(matrix)] == [
        ("ST-1", "a", False),
        ("ST-1", "b", False),
        ("ST-1", "c", True),
    ]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), max_size=12), st.data())
def test_areas_that_are_asked_for_in_part_are_those_of_the_whole(held: list[tuple[int, int]], data: st.DataObject) -> None:
    rows = touched(
        Matrix(
            statements=tuple(
                Statement(f"ST-{number}", "EV-1", areas=tuple("abc"[:own]), areas_named=tuple("xyz"[:named]))
                for number, (own, named) in enumerate(held)
            )
        )
    )
    whole = list(rows)
    part = data.draw(st.slices(len(whole)))
    assert [len(rows), rows[part]] == [len(whole), whole[part]]
    assert [rows[place] for place in range(-len(whole), len(whole))] == [*whole, *whole]
    with pytest.raises(IndexError):
        rows[len(whole)]


def test_years_without_a_meeting_and_meetings_without_a_year_are_counted() -> None:
    events = (
        Event("EV-1", date_start=date(2021, 5, 1)),
        Event("EV-2", date_start=date(2023, 5, 1)),
        Event("EV-3", date_partial="2023-09"),
        Event("EV-4", date_partial="--03-30"),
        Event("EV-5", status=Status.REFERRED, date_start=date(2019, 1, 1)),
    )
    assert _values(_plan(Matrix(events=events), "MeetingsPerYear")) == [
        ["Year", "Meetings held"],
        [2021, 1],
        [2022, 0],
        [2023, 2],
        ["no year", 1],
    ]


def test_a_span_of_centuries_names_only_the_years_with_meetings() -> None:
    events = (Event("EV-1", date_start=date(1623, 5, 1)), Event("EV-2", date_start=date(2023, 5, 1)))
    assert _values(_plan(Matrix(events=events), "MeetingsPerYear"))[1:] == [[1623, 1], [2023, 1]]


def test_areas_by_mechanism_counts_every_mention_once() -> None:
    many = range(1, 12)
    matrix = Matrix(
        areas=(Area("a", "A", "Economy"), Area("b", "B", "Security")),
        events=(*(Event(f"EV-{n}", mechanism_id=f"M-{n}") for n in many), Event("EV-none")),
        mechanisms=(Mechanism("M-1", "Dialogue"), Mechanism("M-2", "dialogue"), Mechanism("M-3", "All")),
        statements=(
            *(Statement(f"ST-{n}", f"EV-{n}", areas=("a",), areas_named=("b",) if n == 3 else ()) for n in many),
            Statement("ST-none", "EV-none", areas=("b", "no such area")),
        ),
    )
    headers, *rows = _values(_plan(matrix, "AreasByMechanism"))
    assert headers[:4] == ["Group", "All (M-3)", "Dialogue", "dialogue (M-2)"]
    assert headers[-3:] == ["Other mechanisms", "No mechanism", "All"]
    assert [(row[0], row[-3:]) for row in rows] == [("Economy", [3, 0, 11]), ("Security", [0, 1, 2]), ("no group", [0, 1, 1])]


@pytest.mark.parametrize(
    ("stated", "last", "following"),
    [
        ("annual", date(2024, 2, 29), date(2025, 2, 28)),
        ("biannual", date(2024, 8, 31), date(2025, 2, 28)),
        ("every two years", date(2024, 8, 31), date(2026, 8, 31)),
        ("regular", date(2024, 8, 31), None),
        ("annual", date(9999, 8, 31), None),
    ],
)
def test_the_next_round_by_the_stated_period(stated: str, last: date, following: date | None) -> None:
    mechanism = Mechanism("M-1", stated_periodicity=stated)
    derived = derive(Matrix(events=(Event("EV-1", date_start=last, mechanism_id="M-1"),), mechanisms=(mechanism,)))
    assert next_by_period(mechanism, derived) == following


def test_each_chart_can_be_read_out_and_shows_what_the_table_holds() -> None:
    data = write_workbook(sample_matrix())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        drawings = [etree.fromstring(archive.read(name)) for name in archive.namelist() if name.startswith("xl/drawings/drawing")]
        charts = [etree.fromstring(archive.read(f"xl/charts/chart{number}.xml")) for number in (1, 2)]
    described = [frame.get("descr", "") for drawing in drawings for frame in drawing.iter(f"{DRAWING}cNvPr")]
    assert sorted(text.partition(":")[0].partition(";")[0] for text in described) == [
        "Column chart of meetings held per year",
        "Stacked bar chart",
    ]
    shown = [int(str(value.text)) for value in charts[0].iterfind(".//{*}numCache/{*}pt/{*}v")]
    assert shown == [row[1] for row in _values(_plan(sample_matrix(), "MeetingsPerYear"))[1:]]
    totals = [sum(int(str(value.text)) for value in charts[1].iterfind(f".//{{*}}numCache/{{*}}pt[@idx='{at}']/{{*}}v")) for at in range(3)]
    assert totals == [row[-1] for row in _values(_plan(sample_matrix(), "AreasByMechanism"))[1:4]]


def test_an_empty_matrix_has_no_chart_to_draw() -> None:
    with zipfile.ZipFile(io.BytesIO(write_workbook(Matrix()))) as archive:
        assert not [name for name in archive.namelist() if name.startswith(("xl/charts", "xl/drawings"))]


def test_what_stands_on_a_drawn_sheet_is_the_statement_as_people_left_it() -> None:
    matrix = sample_matrix()
    first = replace(commitments(matrix)[0], owner_ours="Asia desk", next_step="call Wellington")
    statements = tuple(first if row.statement_id == first.statement_id else row for row in matrix.statements)
    headers, row = _values(_plan(replace(matrix, statements=statements), "Commitments"))[:2]
    shown = dict(zip(headers, row, strict=True))
    assert (shown["Owner on our side"], shown["Next step"]) == ("Asia desk", "call Wellington")
