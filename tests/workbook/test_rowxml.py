"""Rows written column by column say what the same rows say that are written cell by cell; and a part that is packed as it comes unpacks to
what it is."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefgen.cli.files import InFile
from briefgen.model import Matrix
from briefgen.workbook.baseline import baseline_sheet
from briefgen.workbook.create import plan_sheets, write_workbook, write_workbook_into
from briefgen.workbook.look import shipped_look
from briefgen.workbook.plan import LARGE, Bulk
from briefgen.workbook.rowtext import lines_of
from briefgen.workbook.rowxml import bulk_xml, row_xml
from briefgen.workbook.update.deflate import PIECE, packed_stream

from .sample import sample_matrix
from .strategies import MATRICES


def _cell_by_cell(bulk: Bulk) -> str:
    formats = shipped_look().formats
    rows = []
    for row in bulk.rows():
        shown = tuple(
            (at, cell)
            for at, cell in row.cells
            if cell.formula or bulk.columns[at - 1].has_ground or bulk.columns[at - 1].formulas or cell.value not in (None, "")
        )
        rows.append(row_xml(row._replace(cells=shown), formats))
    return "".join(rows)


@given(MATRICES)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_column_by_column_is_as_cell_by_cell(matrix: Matrix) -> None:
    for sheet in (*plan_sheets(matrix), baseline_sheet(matrix)):
        if sheet.bulk:
            written = "".join(bulk_xml(sheet.bulk, shipped_look().formats))
            assert re.sub(r'(<row r="\d+") ht="[\d.]+"', r"\1", written) == _cell_by_cell(sheet.bulk)


@pytest.mark.parametrize(("more", "is_numbered"), [(-1, True), (0, False)])
def test_rows_are_numbered_up_to_where_a_table_counts_as_large(more: int, is_numbered: bool) -> None:
    fixed = baseline_sheet(Matrix()).bulk
    assert fixed
    settings = tuple((f"Setting {number}", f"value {number}") for number in range(LARGE + more - len(fixed.records)))
    sheet = baseline_sheet(Matrix(settings=settings))
    assert sheet.bulk and len(sheet.bulk.records) == LARGE + more
    written = "".join(bulk_xml(sheet.bulk, shipped_look().formats))
    numbers = [str(number) for number in range(2, LARGE + more + 2)]
    assert re.findall(r'<row r="(\d+)"', written) == (numbers if is_numbered else [])
    assert written.count("<row") == LARGE + more


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("four", 10, 1),
        ("ten signs.", 10, 1),
        ("eleven sign", 10, 2),
        ("one two three four", 9, 3),
        ("a\nb", 10, 2),
        ("x" * 25, 10, 3),
        ("ab " + "x" * 20, 10, 3),
        ("end  with blanks   ", 10, 2),
    ],
)
def test_lines_that_a_text_takes(text: str, width: float, lines: int) -> None:
    assert lines_of(text, width) == lines


@given(st.lists(st.text(alphabet="aé\U0001f600 ", max_size=50), max_size=5), st.integers(0, 3))
@example(["behind a large part"], 9)
@settings(deadline=None, max_examples=20)
def test_a_part_packed_as_it_comes(texts: list[str], large: int) -> None:
    pieces = [*texts, *("long " * (PIECE // 4) for _ in range(large))]
    packed, whole = packed_stream(pieces), "".join(pieces).encode()
    assert zlib.decompressobj(-15).decompress(packed.raw) == whole
    assert (packed.size, packed.crc) == (len(whole), zlib.crc32(whole))


def test_the_same_bytes_wherever_the_sheets_are_written() -> None:
    matrix = sample_matrix()
    backwards = write_workbook(matrix, lambda work, sizes: reversed([work(number) for number in reversed(range(len(sizes)))]))
    assert backwards == write_workbook(matrix)


def test_the_same_bytes_where_the_sheets_lie_in_files_meanwhile(tmp_path: Path) -> None:
    matrix, target = sample_matrix(), tmp_path / "m.xlsx"
    with target.open("xb") as out:
        write_workbook_into(out, matrix, places=lambda number: InFile(tmp_path / f"{number}.tmp"))
    assert target.read_bytes() == write_workbook(matrix)
    assert list(tmp_path.iterdir()) == [target]
