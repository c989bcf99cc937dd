"""What is written can be read: the same matrix comes back, and the same matrix always gives the same bytes."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, assume, example, given, settings

from briefgen.model import Matrix, Statement
from briefgen.workbook.create import write_workbook
from briefgen.workbook.read import read_workbook

from .sample import sample_matrix
from .strategies import MATRICES


@given(MATRICES)
@example(Matrix())
@example(Matrix(title="", settings=(("Handling mark", "[HANDLING MARK]"), ("Title", "x"), ("As of", "y"))))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_matrix_comes_back(matrix: Matrix) -> None:
    # People may name an event by its whole name where its id belongs: such a name is no id of something else.
    named = {event.name.strip().casefold() for event in matrix.events if " " in event.name.strip()}
    assume(not any(row.event_id.strip().casefold() in named for row in (*matrix.participants, *matrix.statements)))
    assert read_workbook(write_workbook(matrix)) == matrix


def test_the_sample_comes_back() -> None:
    matrix = sample_matrix()
    assert read_workbook(write_workbook(matrix)) == matrix


def test_a_matrix_written_and_read_twice_stays_the_same_file() -> None:
    first = write_workbook(sample_matrix())
    assert write_workbook(read_workbook(first)) == first


def test_days_that_excel_does_not_know() -> None:
    days = (
        date(1, 1, 1),
        date(1899, 12, 31),
        date(1900, 2, 28),
        date(1900, 3, 1),
        date(1905, 3, 14),
        date(1905, 7, 15),
        date(1905, 9, 30),
        date(9999, 12, 31),
    )
    matrix = Matrix(statements=tuple(Statement(f"ST-{day}", "EV-1", due_internal=day) for day in days))
    assert read_workbook(write_workbook(matrix)) == matrix


def test_the_longest_text_that_a_cell_holds() -> None:
    longest = ("a\r\n" * 10_922) + "b"
    assert len(longest) == 32_767
    matrix = Matrix(statements=(Statement("ST-1", "EV-1", text=longest),))
    assert read_workbook(write_workbook(matrix)) == matrix


def test_same_bytes_in_another_process() -> None:
    code = "import sys; from sample import sample_matrix; from briefgen.workbook.create import write_workbook as w;"
    code += "sys.stdout.buffer.write(w(sample_matrix()))"
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=Path(__file__).parent, env={"PYTHONHASHSEED": "7"}, capture_output=True, check=True
    )
    assert run.stdout == write_workbook(sample_matrix())


def test_another_date_gives_other_bytes() -> None:
    matrix = sample_matrix()
    assert write_workbook(replace(matrix, as_of=date(2020, 1, 1))) != write_workbook(matrix)
