"""The one table of sheets and columns holds together."""

from __future__ import annotations

from dataclasses import fields

import pytest

from briefgen.workbook.columns import PEN, Holds, Owner, SheetSpec
from briefgen.workbook.create import plan_sheets
from briefgen.workbook.schema import AREAS, BY_NAME, DRAWN, ORDER, PARTIES, SHEETS
from briefgen.workbook.sheets import list_name
from briefgen.workbook.views import DETAIL, VIEWS

from .sample import sample_matrix

ALL = (*SHEETS, PARTIES, AREAS)
SHOWN = (*VIEWS, DETAIL)


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.name)
def test_every_field_of_a_row_has_one_column(spec: SheetSpec) -> None:
    assert sorted(column.field for column in spec.data_columns) == sorted(field.name for field in fields(spec.row_type))
    assert spec.id_column.field == fields(spec.row_type)[0].name


@pytest.mark.parametrize("spec", (*ALL, *SHOWN), ids=lambda spec: spec.name)
def test_headings_are_short_and_no_two_alike(spec: SheetSpec) -> None:
    headers = [column.header for column in spec.columns]
    assert len({header.casefold() for header in headers}) == len(headers)
    # Formulas name columns; anything else in a heading would have to be escaped there.
    assert all(set(header) <= set("✎ -'") | {sign for sign in header if sign.isalnum()} for header in headers)


@pytest.mark.parametrize("spec", SHEETS, ids=lambda spec: spec.name)
def test_human_columns_come_last_and_are_marked(spec: SheetSpec) -> None:
    owners = [column.owner for column in spec.columns]
    assert owners == sorted(owners, key=lambda owner: owner is Owner.HUMAN)
    assert all(column.header.startswith(PEN) == (column.owner is Owner.HUMAN) for column in spec.columns)


@pytest.mark.parametrize("spec", SHEETS, ids=lambda spec: spec.name)
def test_choices_are_enums_and_every_drop_down_has_a_list(spec: SheetSpec) -> None:
    assert all((column.enum is not None) == (column.holds is Holds.CHOICE) for column in spec.columns)
    names = {name for sheet in plan_sheets(sample_matrix()) for name, _ in sheet.names}
    assert {list_name(column.choices) for column in spec.columns if column.choices} <= names


def test_every_choice_is_explained_on_lists() -> None:
    lists = next(sheet for sheet in plan_sheets(sample_matrix()) if sheet.name == "Lists")
    listed = {cell.value for row in lists.rows for _, cell in row.cells}
    for spec in SHEETS:
        for column in spec.columns:
            assert column.enum is None or {member.value for member in column.enum if member.value} <= listed


def test_the_order_of_the_workbook_holds_all_sheets() -> None:
    assert set(ORDER) == set(BY_NAME) | set(DRAWN) | {"ReadMe", "Lists"}
