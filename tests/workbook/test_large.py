"""Tables of many rows, which say nothing of their place: read as all others are, and written again only where something in them changed."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from unittest.mock import patch

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.model import Matrix
from briefgen.model.grouped import grouped_by
from briefgen.workbook import plan, rowxml
from briefgen.workbook.baseline import baseline_sheet
from briefgen.workbook.cells import Book
from briefgen.workbook.create import write_workbook, write_workbook_into
from briefgen.workbook.look import shipped_look
from briefgen.workbook.parts import sheet_part
from briefgen.workbook.read import read_workbook
from briefgen.workbook.rowxml import stretches
from briefgen.workbook.update.deflate import Cut, Piece, joined_checksum
from briefgen.workbook.update.worksheet import Worksheet

from .sample import sample_matrix
from .strategies import MATRICES


@contextmanager
def all_large() -> Iterator[None]:
    """Every table counts as a large one, in runs of a few rows."""
    with patch.object(plan, "LARGE", 1), patch.multiple(rowxml, _LEAST_IN_RUN=2, _ENDS_ONE_IN=3, _MOST_IN_RUN=7):
        yield


class Held:
    """The pieces of a workbook, and how many of them were asked for."""

    def __init__(self, data: bytes, cuts: dict[str, tuple[Cut, ...]]) -> None:
        self.pieces: dict[bytes, Piece] = {}
        self.found = 0
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part, own in cuts.items():
                begin = archive.getinfo(part).header_offset + 30 + len(part)
                self.pieces |= {cut.key: Piece(data[begin + cut.begin :][: cut.length], cut.size, cut.crc, cut.own) for cut in own}

    def __contains__(self, key: bytes) -> bool:
        return key in self.pieces

    def __call__(self, key: bytes) -> Piece | None:
        self.found += key in self.pieces
        return self.pieces.get(key)


def written(matrix: Matrix) -> tuple[bytes, Held]:
    out = io.BytesIO()
    cuts = write_workbook_into(out, matrix)
    return out.getvalue(), Held(out.getvalue(), cuts)


def without(matrix: Matrix, number: int) -> Matrix:
    """The matrix as if one of its events had never been reported."""
    gone = matrix.events[number % len(matrix.events)].event_id
    return replace(
        matrix,
        events=tuple(row for row in matrix.events if row.event_id != gone),
        statements=tuple(row for row in matrix.statements if row.event_id != gone),
        participants=tuple(row for row in matrix.participants if row.event_id != gone),
    )


@given(MATRICES)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_rows_without_places_are_read_back(matrix: Matrix) -> None:
    with all_large():
        data = write_workbook(matrix)
    assert read_workbook(data, "x.xlsx") == read_workbook(write_workbook(matrix), "x.xlsx")


def test_they_say_to_others_what_numbered_rows_say() -> None:
    matrix = sample_matrix()
    with all_large():
        loose = write_workbook(matrix)
    with zipfile.ZipFile(io.BytesIO(loose)) as archive:
        assert b'r="B2"' not in archive.read("xl/worksheets/sheet2.xml")
    books = [openpyxl.load_workbook(io.BytesIO(data)) for data in (loose, write_workbook(matrix))]
    for one, other in zip(*books, strict=True):
        assert [[cell.value for cell in row] for row in one] == [[cell.value for cell in row] for row in other]


@given(MATRICES.filter(lambda matrix: bool(matrix.events)), st.integers(0, 50))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_with_pieces_kept_the_bytes_are_those_of_a_new_workbook(matrix: Matrix, number: int) -> None:
    with all_large():
        for first, second in ((without(matrix, number), matrix), (matrix, without(matrix, number)), (matrix, matrix)):
            _, held = written(first)
            out = io.BytesIO()
            write_workbook_into(out, second, kept=held)
            assert out.getvalue() == write_workbook(second)


def test_an_update_finds_the_rows_of_a_long_table() -> None:
    matrix = Matrix(settings=tuple((f"Setting {number}", f"value {number}") for number in range(1500)))
    sheet = baseline_sheet(matrix)
    with all_large():
        content = sheet_part(sheet, shipped_look().formats, "").encode()
    long = Worksheet("Baseline", "part", content, "x.xlsx", book=Book([], {}, date(1899, 12, 30)), rich=frozenset())
    wanted = [2, 700, sheet.bulk.last if sheet.bulk else 0]
    found = {number: cells for rows in long.cells_under({2}, wanted) for number, cells in rows.items()}
    assert found == {number: {2: held} for number in wanted if (held := long.held(number, 2).cell)}
    assert long.texts(2, lambda cell: str(cell.value) if cell else "")[wanted[-1]] == "Setting 1499"


def test_what_no_change_touches_is_taken_over() -> None:
    matrix = sample_matrix()
    with all_large():
        _, held = written(matrix)
        write_workbook_into(io.BytesIO(), matrix, kept=held)
    assert held.found >= len(held.pieces) > 20  # pieces that are alike are asked for more than once


@given(st.lists(st.integers(0, 10_000), unique=True, min_size=800, max_size=1_500), st.integers(0, 1_499), st.integers(10_001, 20_000))
@settings(max_examples=30, deadline=None)
def test_a_row_that_comes_in_changes_few_runs(ids: list[int], place: int, new: int) -> None:
    def cut(records: list[int]) -> list[tuple[int, ...]]:
        return [tuple(records[one.start : one.stop]) for one in stretches(grouped_by(records, lambda one: f"E-{one}"))]

    before, after = cut(ids), cut([*ids[:place], new, *ids[place:]])
    assert [one for run in after for one in run] == [*ids[:place], new, *ids[place:]]
    assert all(len(run) <= rowxml._MOST_IN_RUN for run in after)
    own = next(number for number, run in enumerate(after) if new in run)
    assert after[:own] == before[:own]  # nothing before it is cut otherwise


@given(st.binary(max_size=300), st.binary(max_size=3_000))
def test_the_checksum_of_two_texts_follows_from_theirs(first: bytes, second: bytes) -> None:
    assert joined_checksum(zlib.crc32(first), zlib.crc32(second), len(second)) == zlib.crc32(first + second)


@pytest.mark.parametrize("length", [2**31 - 1, 2**32])
def test_nor_does_it_end_with_long_texts(length: int) -> None:
    """A text of so many noughts is what the polynomial makes of a checksum: taken in two halves, it is the same."""
    half = joined_checksum(joined_checksum(12345, 0, length // 2), 0, length - length // 2)
    assert joined_checksum(12345, 0, length) == half
