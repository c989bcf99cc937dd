"""A workbook as text."""

from __future__ import annotations

from briefgen.model import Matrix
from briefgen.workbook.create import write_workbook
from briefgen.workbook.dump import dump_workbook
from briefgen.workbook.schema import ORDER

from .sample import sample_matrix


def test_cells_with_their_types_tables_and_links() -> None:
    lines = dump_workbook(write_workbook(sample_matrix())).splitlines()
    assert [line[1:-1] for line in lines if line.startswith("[")] == list(ORDER)
    for line in (
        "table Events A1:BA8",
        "A2 s EV-NZ-VN-fpd-11",
        "B2 d 2023-03-14",
        "F1 s Stance",
        "AJ2 n 11",
        "C3 f 2023-03-14",  # the formula stands in the row above
        "D2 f AG =IFERROR(CHOOSE(MATCH(Statements[[#This Row],[Stance]],",
        "A66 l 'Events'!A1",
        "Q2 l https://example.org/news/1",
    ):
        assert any(each == line or (line.endswith(",") and each.startswith(line)) for each in lines), line


def test_line_ends_and_backslashes_are_spelled_out() -> None:
    assert "B5 s a\\nb\\\\n" in dump_workbook(write_workbook(Matrix(title="a\nb\\n"))).splitlines()


def test_the_dump_of_a_copy_is_the_same() -> None:
    assert dump_workbook(write_workbook(sample_matrix())) == dump_workbook(write_workbook(sample_matrix()))
