"""A worksheet as bytes: a whole column read at once gives what its cells give one by one, however the rows are written."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.workbook.cells import FIRST_OF_1900, Book
from briefgen.workbook.update.keyed import said
from briefgen.workbook.update.worksheet import Worksheet

_TEXTS = st.sampled_from(["x", "Đỗ", "a &amp; b", "_x0041_", "A1", "1"])
_INSIDE = st.one_of(
    st.builds(' t="inlineStr"><is><t>{}</t></is></c>'.format, _TEXTS),
    st.builds(' s="1" t="inlineStr"><is><t>{}</t></is></c>'.format, _TEXTS),
    st.builds(' t="inlineStr"><is><t xml:space="preserve"> {} </t></is></c>'.format, _TEXTS),
    st.just(' t="inlineStr"><is><r><t>bold</t></r><r><t>er</t></r></is></c>'),
    st.builds(' t="str"><f>A1&amp;"&lt;"</f><v>{}</v></c>'.format, _TEXTS),
    st.just("><f>1+1</f><v>2</v></c>"),
    st.just("><v>7</v></c>"),
    st.sampled_from(["/>", ' s="1"/>']),
)
_ROWS = st.lists(st.tuples(st.booleans(), st.lists(st.none() | _INSIDE, max_size=4)), max_size=60)


def _sheet(rows: list[tuple[bool, list[str | None]]]) -> Worksheet:
    """Rows that say their places, and leave cells out, and rows that do not, in which every cell stands."""
    lines = []
    for number, (is_placed, cells) in enumerate(rows, start=1):
        at = [f' r="{"ABCD"[place]}{number}"' if is_placed else "" for place in range(len(cells))]
        written = [f"<c{own}{cell or '/>'}" for own, cell in zip(at, cells, strict=True) if cell or not is_placed]
        start = f'<row r="{number}">' if is_placed else '<row ht="30">' if number % 2 else "<row>"
        lines.append(f"{start}{''.join(written)}</row>")
    content = f"<worksheet><sheetData>{''.join(lines)}</sheetData></worksheet>"
    return Worksheet("S", "s.xml", content.encode(), "", book=Book([], {}, FIRST_OF_1900), rich=frozenset())


@settings(deadline=None, max_examples=300)
@given(_ROWS, st.integers(1, 4))
def test_a_column_read_at_once_is_its_cells_one_by_one(rows: list[tuple[bool, list[str | None]]], column: int) -> None:
    numbers = range(1, len(rows) + 1)
    sheet = _sheet(rows)
    one_by_one = {number: said(cell) for number in numbers if (cell := sheet.held(number, column).cell)}
    assert _sheet(rows).texts(column, said) == one_by_one
    under = {number: cells for found in _sheet(rows).cells_under({column}, numbers) for number, cells in found.items()}
    assert {number: said(cells[column]) for number, cells in under.items() if column in cells} == one_by_one


@given(_ROWS)
def test_rows_are_found_from_both_ends_as_from_the_beginning(rows: list[tuple[bool, list[str | None]]]) -> None:
    sheet = _sheet(rows)
    spans = list(sheet.each_row())
    assert [span.number for span in spans] == list(range(1, len(rows) + 1)) == sheet.numbers
    assert [_sheet(rows).row(number) for number in sheet.numbers] == spans
    assert [_sheet(rows).row_at(span.end - 1) for span in spans] == spans
    assert [_sheet(rows).row_from(span.start) for span in spans] == spans
    assert (sheet.row(0), sheet.row(len(rows) + 1), sheet.last_number) == (None, None, len(rows))
